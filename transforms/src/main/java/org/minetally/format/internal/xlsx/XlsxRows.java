package org.minetally.format.internal.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.TextRows;

/** Reads the non-empty rows of a sheet as strings. Formulas are skipped. */
final class XlsxRows implements TextRows, Closeable {

  /** The last row that the format allows. */
  private static final int LAST_ROW = 1 << 20;

  private static final int LAST_COLUMN = 1 << 14;

  /** Chooses the sheet to read. */
  interface SheetChoice {
    XlsxBook.Sheet of(XlsxBook workbook) throws FormatException;
  }

  private final XlsxBook workbook;
  private final CellText cells;
  private final String sheet;
  private final XmlPart xml;
  private final List<String> texts = new ArrayList<>();
  private int number;
  private boolean ended;

  XlsxRows(XlsxBook workbook, SheetChoice choice) throws IOException {
    this.workbook = workbook;
    try {
      this.cells = new CellText(workbook.since1904());
      XlsxBook.Sheet chosen = choice.of(workbook);
      this.sheet = chosen.name();
      this.xml = workbook.open(chosen);
    } catch (IOException | RuntimeException e) {
      workbook.close();
      throw e instanceof FormatException rejected ? rejected : damaged(e);
    }
  }

  @Override
  public boolean next() throws FormatException {
    try {
      do {
        if (!toNextRow()) {
          return false;
        }
        readRow();
      } while (texts.isEmpty());
      return true;
    } catch (FormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private boolean toNextRow() throws IOException {
    while (!ended) {
      boolean more = xml.next();
      if (more && xml.isStart("row")) {
        return true;
      }
      if (!more || xml.isEnd("sheetData")) {
        xml.drain();
        ended = true;
      }
    }
    return false;
  }

  private void readRow() throws IOException {
    String given = xml.attribute("r");
    int row = given == null ? number + 1 : Integer.parseInt(given);
    if (row <= number) {
      throw new FormatException(
          String.format(
              Locale.ROOT,
              "row %d of the sheet \"%s\" follows row %d: the workbook is damaged. Open and save it again, or download it again",
              row,
              sheet,
              number),
          null);
    }
    if (row > LAST_ROW) {
      throw new FormatException(
          String.format(
              Locale.ROOT,
              "the sheet \"%s\" has a row %d; the format allows at most %d rows",
              sheet,
              row,
              LAST_ROW),
          null);
    }
    number = row;
    texts.clear();
    int column = 0;
    int filled = 0;
    while (xml.next() && !xml.isEnd("row")) {
      if (xml.isStart("c")) {
        column = column(column);
        while (texts.size() < column - 1) {
          texts.add("");
        }
        String text = readCell();
        texts.add(text);
        filled = text.isBlank() ? filled : column;
      }
    }
    texts.subList(filled, texts.size()).clear();
  }

  /** Returns the column of the cell that has begun, counted from 1. */
  private int column(int before) throws FormatException {
    String place = xml.attribute("r");
    int column = place == null ? before + 1 : 0;
    for (int i = 0; place != null && i < place.length() && isLetter(place.charAt(i)); i++) {
      column = Math.min(LAST_COLUMN + 1, column * 26 + (place.charAt(i) | 0x20) - 'a' + 1);
    }
    if (column <= before || column > LAST_COLUMN) {
      throw new FormatException(
          String.format(
              Locale.ROOT,
              "row %d of the sheet \"%s\" has a misplaced cell \"%s\": the workbook is damaged. Open and save it again, or download it again",
              number,
              sheet,
              place == null ? "" : place.substring(0, Math.min(10, place.length()))),
          number,
          null);
    }
    return column;
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private String readCell() throws IOException {
    String type = xml.attribute("t");
    String style = xml.attribute("s");
    String value = "";
    while (xml.next() && !xml.isEnd("c")) {
      if (xml.isStart("v") || xml.isStart("is")) {
        value = xml.text();
      } else {
        xml.skip();
      }
    }
    if (value.isEmpty()) {
      return "";
    }
    return switch (type == null ? "n" : type) {
      case "s" -> shared(value);
      case "b" -> CellText.truth(value);
      case "n" -> cells.number(value, workbook.shows(style));
      default -> value;
    };
  }

  private String shared(String value) throws IOException {
    String text = workbook.string(Integer.parseInt(value));
    if (text == null) {
      throw new IOException("no shared string has this number");
    }
    return text;
  }

  private FormatException damaged(Exception e) {
    return new FormatException(
        "the workbook is damaged after row "
            + number
            + ". Open and save it again, or download it again",
        e);
  }

  @Override
  public int number() {
    return number;
  }

  /** Returns the row's strings, up to the last non-empty one. */
  @Override
  public List<String> texts() {
    return texts;
  }

  String sheet() {
    return sheet;
  }

  @Override
  public void close() throws IOException {
    try (workbook) {
      xml.close();
    }
  }
}
