package org.minetally.format.internal.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.FirstRow;

/** The first rows of a sheet as they are, before anything is known about its header. */
public final class SheetPreview {

  private SheetPreview() {}

  /** Returns the names of a workbook's sheets, in its order. */
  public static List<String> sheets(Content content) throws IOException {
    try (XlsxBook book = XlsxFormat.workbook(content)) {
      return book.sheets().stream().map(XlsxBook.Sheet::name).toList();
    }
  }

  /**
   * Returns the first rows with a value.
   *
   * @param sheet the sheet's name; empty for the first
   * @param most the maximum number of rows
   */
  public static List<FirstRow> rows(Content content, String sheet, int most) throws IOException {
    List<FirstRow> first = new ArrayList<>();
    try (XlsxRows rows = new XlsxFormat(sheet, 0).rows(content)) {
      while (first.size() < most && rows.next()) {
        first.add(FirstRow.of(rows.number(), rows.texts()));
      }
    }
    return first;
  }
}
