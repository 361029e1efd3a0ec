package org.minetally.format;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The rows of a sheet that hold any value, as texts. */
final class XlsxRows implements Closeable {

  /** Picks the sheet that is read. */
  interface SheetChoice {
    Sheet of(ReadableWorkbook workbook) throws FormatException;
  }

  private final ReadableWorkbook workbook;
  private final CellText cells;
  private final String sheet;
  private final Iterator<Row> rows;
  private final List<String> texts = new ArrayList<>();
  private int number;

  XlsxRows(ReadableWorkbook workbook, SheetChoice choice) throws IOException {
    this.workbook = workbook;
    try {
      this.cells = new CellText(workbook.isDate1904());
      Sheet chosen = choice.of(workbook);
      this.sheet = chosen.getName();
      this.rows = chosen.openStream().iterator();
    } catch (IOException | RuntimeException e) {
      workbook.close();
      throw e instanceof FormatException refused ? refused : damaged(e);
    }
  }

  /**
   * Moves to the next row with a value.
   *
   * @return false if there is none
   */
  boolean next() throws FormatException {
    try {
      do {
        if (!rows.hasNext()) {
          return false;
        }
        Row row = rows.next();
        if (row.getRowNum() <= number) {
          throw new FormatException(
              "row %d of the sheet \"%s\" stands after row %d: the workbook is damaged. Open and save it again, or fetch it again"
                  .formatted(row.getRowNum(), sheet, number),
              null);
        }
        number = row.getRowNum();
        read(row);
      } while (texts.isEmpty());
      return true;
    } catch (RuntimeException e) {
      // The library wraps whatever goes wrong inside the archive and its XML.
      throw damaged(e);
    }
  }

  private void read(Row row) {
    texts.clear();
    int filled = 0;
    for (int i = 0; i < row.getCellCount(); i++) {
      Cell cell = row.getCell(i);
      String text = cell == null ? "" : cells.of(cell);
      texts.add(text);
      if (!text.isBlank()) {
        filled = i + 1;
      }
    }
    texts.subList(filled, texts.size()).clear();
  }

  private FormatException damaged(Exception e) {
    return new FormatException(
        "the workbook is damaged after row "
            + number
            + ". Open and save it again, or fetch it again",
        e);
  }

  /** The row's number in the sheet, counted from 1. */
  int number() {
    return number;
  }

  /** The row's texts, up to the last that is not empty. */
  List<String> texts() {
    return texts;
  }

  String sheet() {
    return sheet;
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
