package org.minetally.format.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds the header of a sheet when the job does not name it: the row above the hashtags. */
public final class HeaderSearch {

  /** The maximum number of columns in a header; more are treated as a mistake. */
  static final int MOST_COLUMNS = 4096;

  private HeaderSearch() {}

  /**
   * Returns the row above the hashtags if the first rows have any, else the first row.
   *
   * @return empty if the first row has no value and there are no hashtags
   */
  public static Optional<Headings> search(TextRows rows) throws IOException {
    Optional<Headings> first = Optional.empty();
    List<String> above = List.of();
    while (rows.next() && rows.number() <= Headings.MOST_ROWS_TO_TAGS) {
      if (rows.number() == 1) {
        requireColumns(rows);
      }
      List<String> row = composed(rows.texts());
      if (Headings.isTagRow(row)) {
        requireColumns(rows);
        return Optional.of(Headings.tagged(above, row));
      }
      if (rows.number() == 1) {
        first = Optional.of(Headings.of(row));
      }
      above = row;
    }
    return first;
  }

  /** Advances to the row of hashtags that {@link #search} found. */
  public static void skipToTags(TextRows rows) throws IOException {
    boolean found = false;
    while (!found && rows.next()) {
      found = Headings.isTagRow(composed(rows.texts()));
    }
  }

  public static void requireColumns(TextRows rows) throws FormatException {
    if (rows.texts().size() > MOST_COLUMNS) {
      throw new FormatException(
          "the header has more than " + MOST_COLUMNS + " columns", rows.number(), null);
    }
  }

  public static List<String> composed(List<String> texts) {
    return texts.stream().map(Headings::normalized).toList();
  }
}
