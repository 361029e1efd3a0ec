package org.minetally.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minetally.region.internal.NameFolding;

/**
 * Rows of a table that are not records: totals of others, and notes below.
 *
 * @param totals the totals, if there are any
 * @param notes the notes below the records, if there are any
 * @param blank a column that only rows without any value leave empty, if there are such rows
 */
record Leftovers(Optional<Rows> totals, Optional<Rows> notes, Optional<SampledColumn> blank) {

  /**
   * Rows that a column marks.
   *
   * @param column the column
   * @param words its values in these rows
   * @param doubt what a person must check; empty if nothing
   */
  record Rows(SampledColumn column, List<String> words, String doubt) {
    Rows {
      words = List.copyOf(words);
    }
  }

  private static final int MOST_WORDS = 100;
  private static final int FEWEST_COLUMNS = 3;
  private static final int FEWEST_ROWS = 3;
  private static final String SUMS = "its numbers are the sums of the other rows";

  /** Returns whether every row is a record. */
  boolean isEmpty() {
    return totals.isEmpty() && notes.isEmpty() && blank.isEmpty();
  }

  static Leftovers of(Sample sample, Lexicon lexicon) {
    Optional<Rows> totals = totals(sample, lexicon).or(() -> sums(sample));
    return new Leftovers(totals, notes(sample, lexicon), blank(sample));
  }

  /** Returns a column that is empty in blank rows only. */
  private static Optional<SampledColumn> blank(Sample sample) {
    long blank = sample.table().stream().filter(row -> filled(row).isEmpty()).count();
    return blank == 0
        ? Optional.empty()
        : sample.columns().stream()
            .filter(sample::isReachable)
            .filter(column -> column.empty() == blank && sample.whole())
            .findFirst();
  }

  private static Optional<Rows> totals(Sample sample, Lexicon lexicon) {
    return sample.columns().stream()
        .filter(sample::isReachable)
        .map(column -> totals(column, lexicon))
        .filter(rows -> !rows.words().isEmpty() && rows.words().size() <= MOST_WORDS)
        .filter(rows -> rows.column().count(Set.copyOf(rows.words())) * 2 < sample.rows())
        .max(Comparator.comparingLong(rows -> rows.column().count(Set.copyOf(rows.words()))));
  }

  private static Rows totals(SampledColumn column, Lexicon lexicon) {
    List<String> words = new ArrayList<>();
    boolean exact = true;
    for (String value : column.values()) {
      if (lexicon.isTotal(value)) {
        words.add(value);
      } else if (isTotalOf(value, column, lexicon)) {
        words.add(value);
        exact = false;
      }
    }
    return new Rows(column, words, exact ? "" : "some of these may be names, not totals");
  }

  /**
   * Returns the last row of numbers, if it has the sums of all rows above and a text of its own.
   */
  private static Optional<Rows> sums(Sample sample) {
    List<List<String>> rows =
        sample.table().stream().filter(row -> filled(row).size() > 1).toList();
    if (!sample.hasRows() || rows.size() != sample.rows() || rows.size() <= FEWEST_ROWS) {
      return Optional.empty();
    }
    List<String> last = rows.get(rows.size() - 1);
    List<List<String>> above = rows.subList(0, rows.size() - 1);
    List<Integer> numbers =
        filled(last).stream().filter(at -> last.get(at).matches("\\d{1,9}")).toList();
    boolean sums =
        numbers.size() > 1 && numbers.stream().allMatch(at -> isSum(above, at, last.get(at)));
    return !sums
        ? Optional.empty()
        : filled(last).stream()
            .filter(at -> at < sample.columns().size() && !numbers.contains(at))
            .map(at -> sample.columns().get(at))
            .filter(sample::isReachable)
            .filter(c -> c.count(Set.of(sample.value(last, c))) == 1)
            .findFirst()
            .map(c -> new Rows(c, List.of(sample.value(last, c)), SUMS));
  }

  private static boolean isSum(List<List<String>> rows, int at, String total) {
    long sum = 0;
    for (List<String> row : rows) {
      String text = at < row.size() ? row.get(at) : "";
      sum += text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }
    return sum > 0 && sum == Long.parseLong(total);
  }

  /** Returns whether a value is a word for a total and another value: "Total North". */
  private static boolean isTotalOf(String value, SampledColumn column, Lexicon lexicon) {
    String folded = NameFolding.fold(value);
    int first = folded.indexOf(' ');
    int last = folded.lastIndexOf(' ');
    if (first < 0 || value.length() > 80) {
      return false;
    }
    String rest = "";
    if (lexicon.isTotal(folded.substring(0, first))) {
      rest = folded.substring(first + 1);
    } else if (lexicon.isTotal(folded.substring(last + 1))) {
      rest = folded.substring(0, last);
    }
    String other = rest;
    return !rest.isEmpty()
        && column.values().stream().anyMatch(name -> NameFolding.fold(name).equals(other));
  }

  /** Returns the notes: the last rows, if they have a single field. */
  private static Optional<Rows> notes(Sample sample, Lexicon lexicon) {
    if (sample.columns().size() < FEWEST_COLUMNS || !sample.whole() || !sample.hasRows()) {
      return Optional.empty();
    }
    Set<String> texts = new LinkedHashSet<>();
    SampledColumn column = null;
    int taken = 0;
    List<List<String>> tail = sample.tail();
    for (int i = tail.size() - 1; i >= 0; i--) {
      List<Integer> filled = filled(tail.get(i));
      if (filled.size() != 1 || lexicon.isTotal(tail.get(i).get(filled.get(0)))) {
        break;
      }
      SampledColumn own = sample.columns().get(filled.get(0));
      if ((column != null && own != column) || !sample.isReachable(own)) {
        break;
      }
      column = own;
      taken++;
      texts.add(tail.get(i).get(filled.get(0)));
    }
    return column == null || taken == tail.size()
        ? Optional.empty()
        : Optional.of(new Rows(column, List.copyOf(texts), ""));
  }

  private static List<Integer> filled(List<String> record) {
    List<Integer> filled = new ArrayList<>();
    for (int i = 0; i < record.size(); i++) {
      if (!record.get(i).isEmpty()) {
        filled.add(i);
      }
    }
    return filled;
  }
}
