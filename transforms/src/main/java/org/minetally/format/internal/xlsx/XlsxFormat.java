package org.minetally.format.internal.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.HeaderRows;
import org.minetally.format.internal.HeaderSearch;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.RowsTable;
import org.minetally.format.internal.SourceTable;
import org.minetally.format.internal.TableFormat;

/**
 * Reads one sheet of an Office Open XML workbook. Rows without values are skipped, and so are the
 * row of hashtags and all rows before it. A formula has the value it had when the workbook was
 * saved.
 */
public final class XlsxFormat implements TableFormat {

  /** The first bytes of the older format, and of every workbook with a password. */
  private static final byte[] OLE2 = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };

  private final String sheet;
  private final int headerRow;
  private final int headerRows;

  /**
   * Creates the format.
   *
   * @param sheet the sheet's name; empty for the first
   * @param headerRow the row with the column names, counted from 1; 0 for the row above the
   *     hashtags, or the first row if there are none
   * @param headerRows the number of rows that together contain the column names
   */
  public XlsxFormat(String sheet, int headerRow, int headerRows) {
    this.sheet = sheet;
    this.headerRow = headerRow;
    this.headerRows = headerRows;
  }

  /** Creates the format for a sheet with one header row. */
  public XlsxFormat(String sheet, int headerRow) {
    this(sheet, headerRow, 1);
  }

  @Override
  public Headings headings(Content content) throws IOException {
    try (XlsxRows rows = rows(content)) {
      if (headerRow == 0 && headerRows == 1) {
        return HeaderSearch.search(rows).orElseThrow(() -> noHeader(rows, 1));
      }
      List<String> names = headerOf(rows);
      List<String> next = rows.next() ? rows.texts() : List.of();
      return Headings.of(names).withTags(HeaderSearch.composed(next));
    }
  }

  @Override
  public SourceTable open(Content content, Headings headings) throws IOException {
    XlsxRows rows = rows(content);
    try {
      if (headings.tags().isEmpty()) {
        headerOf(rows);
      } else {
        skipToTags(rows);
      }
      return new RowsTable<>(rows, headings.names().size());
    } catch (IOException e) {
      rows.close();
      throw e;
    }
  }

  private void skipToTags(XlsxRows rows) throws IOException {
    if ((headerRow > 0 || headerRows > 1) && Headings.isTagRow(headerOf(rows))) {
      return;
    }
    HeaderSearch.skipToTags(rows);
  }

  private List<String> headerOf(XlsxRows rows) throws IOException {
    int expected = Math.max(1, headerRow);
    while (rows.next()) {
      if (rows.number() == expected) {
        HeaderSearch.requireColumns(rows);
        List<String> first = HeaderSearch.composed(rows.texts());
        return headerRows == 1 ? first : joined(first, rows);
      }
      if (rows.number() > expected) {
        break;
      }
    }
    throw noHeader(rows, expected);
  }

  /** Reads the header rows after the first one. */
  private List<String> joined(List<String> first, XlsxRows rows) throws IOException {
    int line = rows.number();
    List<List<String>> all = new ArrayList<>(List.of(first));
    while (all.size() < headerRows) {
      int expected = line + all.size();
      if (!rows.next() || rows.number() != expected) {
        throw new FormatException(
            String.format(
                Locale.ROOT,
                "row %d of the sheet \"%s\" is empty; expected column names. Correct format.header_row and format.header_rows",
                expected,
                rows.sheet()),
            null);
      }
      HeaderSearch.requireColumns(rows);
      all.add(HeaderSearch.composed(rows.texts()));
    }
    HeaderRows header = new HeaderRows(all);
    if (header.duplicate().isPresent()) {
      throw new FormatException(
          String.format(
              Locale.ROOT,
              "the %d header rows give the name \"%s\" to several columns; correct format.header_rows, or rename one",
              headerRows,
              header.duplicate().get()),
          line,
          null);
    }
    return header.names();
  }

  private static FormatException noHeader(XlsxRows rows, int expected) {
    return new FormatException(
        String.format(
            Locale.ROOT,
            "row %d of the sheet \"%s\" is empty; expected the column names. If they are in another row, set format.header_row to that row",
            expected,
            rows.sheet()),
        null);
  }

  XlsxRows rows(Content content) throws IOException {
    try (InputStream in = content.stream()) {
      byte[] first = in.readNBytes(OLE2.length);
      if (first.length == 0) {
        throw new FormatException("the file is empty; expected a workbook", null);
      }
      if (Arrays.equals(first, OLE2)) {
        throw new FormatException(
            "not an XLSX workbook but an old one (.xls) or one with a password; save it as .xlsx"
                + " without a password",
            null);
      }
    }
    return new XlsxRows(workbook(content), this::sheetOf);
  }

  private static FormatException damaged(Exception e) {
    return new FormatException(
        "not an XLSX workbook, or a damaged one. Open and save it again, or download it again", e);
  }

  static XlsxBook workbook(Content content) throws IOException {
    try {
      return new XlsxBook(content.channel());
    } catch (FormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private XlsxBook.Sheet sheetOf(XlsxBook workbook) throws FormatException {
    List<XlsxBook.Sheet> sheets = workbook.sheets();
    if (sheets.isEmpty()) {
      throw new FormatException("the workbook has no sheets", null);
    }
    if (sheets.stream().anyMatch(one -> one.name() == null)) {
      throw new FormatException(
          "a sheet of the workbook has no name. Open and save it again, or download it again",
          null);
    }
    if (sheet.isEmpty()) {
      return sheets.get(0);
    }
    return sheets.stream()
        .filter(one -> one.name().equals(sheet))
        .findFirst()
        .orElseThrow(
            () ->
                new FormatException(
                    "the workbook has no sheet \"%s\"; it has %s"
                        .formatted(
                            sheet,
                            sheets.stream()
                                .map(one -> "\"" + one.name() + "\"")
                                .collect(Collectors.joining(", "))),
                    null));
  }
}
