package org.minetally.init;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.FirstRow;
import org.minetally.source.internal.FirstRows;

/** Detects the separator and the quote of delimited text. */
final class Separators {

  /** The number of rows that are examined. */
  private static final int MOST_ROWS = 300;

  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  private Separators() {}

  /**
   * Returns the separator and quote that split the most rows into equally many fields.
   *
   * @param charset the charset to read the text in; of single bytes, any one will do
   * @throws UnreadableInputException if the file is not text
   */
  static Dialect of(String path, String charset) {
    Dialect best = Dialect.CSV;
    double bestScore = -1;
    for (char quote : new char[] {'"', 0}) {
      for (char separator : SEPARATORS) {
        Dialect dialect = new Dialect(separator, quote, charset);
        double score = score(path, dialect);
        if (score > bestScore) {
          best = dialect;
          bestScore = score;
        }
      }
    }
    return best;
  }

  /** Returns the share of rows with the usual number of fields, plus a little for each field. */
  private static double score(String path, Dialect dialect) {
    List<FirstRow> rows;
    try {
      rows = FirstRows.of(path, FileFormat.of(dialect), MOST_ROWS).rows();
    } catch (UnreadableInputException e) {
      if (dialect.separator() == ',' && dialect.quote() == 0) {
        throw e;
      }
      return -1; // A quoted field does not end, so the quote is wrong.
    }
    if (rows.isEmpty()) {
      throw new UnreadableInputException(
          path + ": the file is empty; expected a header line with the column names");
    }
    if (rows.get(0).texts().stream().anyMatch(text -> text.indexOf('\0') >= 0)) {
      throw new UnreadableInputException(
          path + ": not text in UTF-8 or a single-byte charset. Save it as CSV in UTF-8.");
    }
    Map<Integer, Integer> widths = new HashMap<>();
    rows.forEach(row -> widths.merge(row.texts().size(), 1, Integer::sum));
    int usual = 1;
    int most = 0;
    for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
      // Titles and footnotes have one field, whatever the separator.
      if (width.getKey() > 1 && width.getValue() > most) {
        usual = width.getKey();
        most = width.getValue();
      }
    }
    double share = (double) most / rows.size();
    return usual == 1 ? 0 : share + Math.min(usual, 99) / 1000.0;
  }
}
