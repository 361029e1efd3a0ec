package org.minetally.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.minetally.record.Headings;

/**
 * One sheet of an Office Open XML workbook. Rows without any value are skipped, and so is a row of
 * hashtags after the header. A formula is what it gave when the workbook was saved.
 */
public final class XlsxFormat implements TableFormat {

  private static final int MOST_COLUMNS = 4096;
  private static final int MAGIC = 8;

  private final String sheet;
  private final int headerRow;

  /**
   * The format.
   *
   * @param sheet the sheet's name; empty: the first
   * @param headerRow the row that holds the column names, counted from 1
   */
  public XlsxFormat(String sheet, int headerRow) {
    this.sheet = sheet;
    this.headerRow = headerRow;
  }

  @Override
  public Headings headings(Content content) throws IOException {
    try (XlsxRows rows = rows(content)) {
      checkArchive(content);
      List<String> names = headerOf(rows);
      List<String> next = rows.next() ? rows.texts() : List.of();
      return Headings.of(names).withTags(composed(next));
    }
  }

  @Override
  public Table open(Content content, Headings headings) throws IOException {
    XlsxRows rows = rows(content);
    try {
      headerOf(rows);
      boolean tagsFollow = !headings.tags().isEmpty() && !headings.tags().equals(headings.names());
      if (tagsFollow) {
        rows.next();
      }
      return new XlsxTable(rows, headings.names().size());
    } catch (IOException e) {
      rows.close();
      throw e;
    }
  }

  private List<String> headerOf(XlsxRows rows) throws IOException {
    while (rows.next()) {
      if (rows.number() == headerRow) {
        if (rows.texts().size() > MOST_COLUMNS) {
          throw new FormatException(
              "the header has more than " + MOST_COLUMNS + " columns", headerRow, null);
        }
        return composed(rows.texts());
      }
      if (rows.number() > headerRow) {
        break;
      }
    }
    throw new FormatException(
        "row %d of the sheet \"%s\" is empty; expected the column names. If they stand in another row, name it with format.header_row"
            .formatted(headerRow, rows.sheet()),
        null);
  }

  private static List<String> composed(List<String> texts) {
    return texts.stream().map(JsonTableFormat::composed).toList();
  }

  private XlsxRows rows(Content content) throws IOException {
    try (InputStream in = new BufferedInputStream(content.stream())) {
      in.mark(MAGIC);
      byte[] first = in.readNBytes(MAGIC);
      in.reset();
      if (first.length == 0) {
        throw new FormatException("the file is empty; expected a workbook", null);
      }
      if (first.length == MAGIC && ReadableWorkbook.isOLE2Header(first)) {
        throw new FormatException(
            "this is an old workbook (.xls), or one with a password; save it as .xlsx without one",
            null);
      }
      return new XlsxRows(workbook(in), this::sheetOf);
    }
  }

  private static void checkArchive(Content content) throws FormatException {
    try {
      ArchiveCheck.check(content.channel());
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private static FormatException damaged(Exception e) {
    return new FormatException(
        "this is no XLSX workbook, or it is damaged. Open and save it again, or fetch it again", e);
  }

  private static ReadableWorkbook workbook(InputStream in) throws FormatException {
    try {
      return new ReadableWorkbook(in, new ReadingOptions(true, true));
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private Sheet sheetOf(ReadableWorkbook workbook) throws FormatException {
    List<Sheet> sheets = new ArrayList<>(workbook.getSheets().toList());
    if (sheets.isEmpty()) {
      throw new FormatException("the workbook has no sheet", null);
    }
    if (sheets.stream().anyMatch(one -> one.getName() == null)) {
      throw new FormatException(
          "a sheet of the workbook has no name. Open and save it again, or fetch it again", null);
    }
    if (sheet.isEmpty()) {
      return sheets.get(0);
    }
    return sheets.stream()
        .filter(one -> one.getName().equals(sheet))
        .findFirst()
        .orElseThrow(
            () ->
                new FormatException(
                    "the workbook has no sheet \"%s\"; it has %s"
                        .formatted(
                            sheet,
                            sheets.stream()
                                .map(one -> "\"" + one.getName() + "\"")
                                .collect(Collectors.joining(", "))),
                    null));
  }
}
