package org.minetally.init;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.minetally.format.internal.FirstRow;
import org.minetally.format.internal.Headings;

/**
 * The row with the column names, among the first rows of a table that may have titles above.
 *
 * @param row the row; null if there is none
 * @param known the number of its names that the lexicon knows
 * @param doubt what a person must check; empty if nothing
 */
record HeaderRow(FirstRow row, int known, String doubt) {

  /** The number of rows that are examined. */
  static final int MOST_ROWS = 60;

  /** The number of rows that may be above the header. */
  private static final int MOST_TITLES = 30;

  private static final double WIDE = 0.6;

  /** Fewer may be dates of a record. */
  private static final int FEWEST_MONTHS = 4;

  private static final Comparator<String> BY_TIME =
      Comparator.comparingInt(String::length).thenComparing(label -> label);

  /** Finds the header. */
  static HeaderRow of(List<FirstRow> rows, Lexicon lexicon) {
    if (rows.isEmpty()) {
      return new HeaderRow(null, 0, "");
    }
    for (int i = 0; i < Math.min(rows.size(), Headings.MOST_ROWS_TO_TAGS); i++) {
      if (Headings.isTagRow(rows.get(i).texts())) {
        FirstRow header = rows.get(Math.max(0, i - 1));
        return new HeaderRow(header, known(header, lexicon), "");
      }
    }
    double width = typicalWidth(rows);
    FirstRow best = rows.get(0);
    double most = -1;
    boolean close = false;
    for (int i = 0; i < Math.min(rows.size(), MOST_TITLES); i++) {
      double score = score(rows, i, width, lexicon);
      if (score > most) {
        close = most > 0 && score - most < 1;
        best = rows.get(i);
        most = score;
      } else if (most - score < 1) {
        close = true;
      }
    }
    int known = known(best, lexicon);
    boolean first = best.equals(rows.get(0));
    boolean certain = first ? !close || known > 0 : known >= 2 && !close;
    return new HeaderRow(best, known, certain ? "" : doubt(best));
  }

  private static String doubt(FirstRow best) {
    return String.format(Locale.ROOT, "row %d is taken for the column names", best.number());
  }

  /** Returns the usual number of filled fields in the rows of data. */
  private static double typicalWidth(List<FirstRow> rows) {
    List<Long> widths =
        rows.subList(rows.size() / 2, rows.size()).stream()
            .map(HeaderRow::filled)
            .sorted()
            .toList();
    return widths.get(widths.size() / 2);
  }

  private static long filled(FirstRow row) {
    return row.texts().stream().filter(text -> !text.isEmpty()).count();
  }

  /** Names are many, differ, are not numbers, are known, and have data below. */
  private static double score(List<FirstRow> rows, int at, double width, Lexicon lexicon) {
    FirstRow row = rows.get(at);
    long filled = filled(row);
    if (filled < Math.min(2, width) || filled < WIDE * width) {
      return -1;
    }
    long numbers =
        arePeriods(row, lexicon) ? 0 : row.texts().stream().filter(HeaderRow::isData).count();
    long distinct = new HashSet<>(row.texts()).size();
    double share = Math.min(1, filled / Math.max(1, width));
    double score = 2 * share + (double) distinct / row.texts().size() - 4.0 * numbers / filled;
    score += 6.0 * known(row, lexicon) / filled;
    return score - 0.01 * at;
  }

  /** Returns the number of fields that are names of columns in the lexicon. */
  static int known(FirstRow row, Lexicon lexicon) {
    return (int) row.texts().stream().filter(text -> isKnown(text, lexicon)).count();
  }

  private static boolean isKnown(String text, Lexicon lexicon) {
    if (text.isEmpty() || text.length() > 80 || isData(text)) {
      return false;
    }
    for (Role role : Role.values()) {
      if (lexicon.score(text, role) >= HeaderWords.NEAR) {
        return true;
      }
    }
    return Lexicon.LEVELS.stream()
        .anyMatch(level -> lexicon.placeScore(text, level) >= HeaderWords.NEAR);
  }

  /** Returns whether several names are months, such as 2020-01 and 2020-02, or 1 to 12. */
  private static boolean arePeriods(FirstRow row, Lexicon lexicon) {
    List<String> labels =
        row.texts().stream()
            .filter(HeaderRow::isData)
            .flatMap(text -> PeriodLabel.of(text, Months.NONE, lexicon).stream())
            .map(PeriodLabel::text)
            .toList();
    return labels.size() >= FEWEST_MONTHS
        && labels.size() == row.texts().stream().filter(HeaderRow::isData).count()
        && new HashSet<>(labels).size() == labels.size()
        && labels.stream().sorted(BY_TIME).toList().equals(labels);
  }

  /** Returns whether a text is a number or a date, but not a year, which may name a column. */
  private static boolean isData(String text) {
    return !text.isEmpty()
        && text.matches("[-+]?[\\p{Nd}.,/: -]+")
        && !text.matches("(19|20)\\d\\d");
  }
}
