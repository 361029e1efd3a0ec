package org.minetally.trace;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.minetally.table.TableSchema;
import org.minetally.trace.internal.CellConditions;

/**
 * The rows of a published table that are traced, compared with the sums of the records behind them.
 *
 * <p>Not safe for use by several threads.
 */
public final class RowComparison {

  private static final int MOST_DIFFERENCES = 10;

  /** The mark of a row with suppressed numbers; earlier versions wrote a text. */
  private static final Set<Object> SUPPRESSED = Set.of(true, "yes");

  /** What is compared. */
  public enum Kind {
    /** Sums of what records contribute. */
    SUMS,
    /** Such sums, for a claim: zero equals the sum of no records. */
    CLAIM,
    /** The rows themselves: a published one equals one that was found again. */
    LIST,
    /** Figures of several measures, which cannot be added up. */
    FIGURES
  }

  private final List<String> keys;
  private final List<String> numbers;
  private final Kind kind;
  private final Map<List<Object>, BigDecimal[]> published = new LinkedHashMap<>();
  private final Map<List<Object>, BigDecimal[]> sums = new HashMap<>();
  private final BigDecimal[] publishedTotal;
  private final BigDecimal[] total;
  private long suppressed;

  /**
   * Creates a comparison without rows.
   *
   * @param kind what is compared
   * @param keys the columns that identify a row
   * @param numbers the columns that are compared; of a {@link Kind#LIST}, what a row is
   */
  public RowComparison(Kind kind, List<String> keys, List<String> numbers) {
    this.kind = kind;
    this.keys = List.copyOf(keys);
    this.numbers = List.copyOf(numbers);
    publishedTotal = new BigDecimal[numbers.size()];
    total = new BigDecimal[numbers.size()];
  }

  /**
   * Reads the published rows that meet the conditions. Rows with suppressed numbers are counted and
   * not compared.
   *
   * @param folder the folder of the table
   * @throws IOException if it cannot be read
   */
  public void readPublished(Path folder, CellConditions conditions) throws IOException {
    boolean mayBeSuppressed = StoredRows.columns(folder).contains(TableSchema.IS_SUPPRESSED);
    List<String> wanted = new ArrayList<>(keys);
    if (kind != Kind.LIST) {
      wanted.addAll(numbers);
    }
    if (mayBeSuppressed) {
      wanted.add(TableSchema.IS_SUPPRESSED);
    }
    StoredRows.read(
        folder,
        conditions,
        wanted,
        row -> {
          boolean hidden = mayBeSuppressed && SUPPRESSED.contains(row.get(row.size() - 1));
          add(row, hidden);
        });
  }

  private void add(List<Object> row, boolean hidden) {
    List<Object> key = key(row.subList(0, keys.size()));
    if (hidden) {
      suppressed++;
      published.put(key, null);
      return;
    }
    List<Object> values =
        kind == Kind.LIST
            ? List.of(BigDecimal.ONE)
            : row.subList(keys.size(), keys.size() + numbers.size());
    add(publishedTotal, values);
    // Regions with several states have rows with the same codes and names.
    add(published.computeIfAbsent(key, k -> new BigDecimal[numbers.size()]), values);
  }

  /** Forgets the records, not the published rows. */
  public void restart() {
    sums.clear();
    Arrays.fill(total, null);
  }

  /** Adds what a record contributes to a row. */
  public void add(List<Object> key, List<Object> contributions) {
    add(total, contributions);
    add(sums.computeIfAbsent(key(key), k -> new BigDecimal[numbers.size()]), contributions);
  }

  private static List<Object> key(List<Object> values) {
    // A key may contain null, which List.of does not allow.
    return Arrays.asList(values.toArray());
  }

  private static void add(BigDecimal[] to, List<Object> values) {
    for (int i = 0; i < to.length; i++) {
      BigDecimal value = (BigDecimal) values.get(i);
      if (value != null) {
        to[i] = to[i] == null ? value : to[i].add(value);
      }
    }
  }

  /** Returns what is compared. */
  public Kind kind() {
    return kind;
  }

  /** Returns the number of published rows that are traced. */
  public long rows() {
    return published.size();
  }

  /** Returns the number of those rows with suppressed numbers, which cannot be compared. */
  public long suppressed() {
    return suppressed;
  }

  /** Returns the columns that are compared. */
  public List<String> numbers() {
    return numbers;
  }

  /** Returns the sum over all records, by column; null if no record has the number. */
  public List<BigDecimal> sums() {
    return Arrays.asList(total.clone());
  }

  /** Returns the sum over the published rows, by column; null if no row has the number. */
  public List<BigDecimal> published() {
    return Arrays.asList(publishedTotal.clone());
  }

  /** Returns the differences between rows and records, one sentence each; none if all are equal. */
  public List<String> differences() {
    List<String> differences = new ArrayList<>();
    published.forEach(
        (key, row) -> {
          if (row != null) {
            compare(key, row, sums.getOrDefault(key, new BigDecimal[row.length]), differences);
          }
        });
    sums.keySet().stream()
        .filter(key -> !published.containsKey(key))
        .forEach(
            key ->
                differences.add(
                    (kind == Kind.LIST
                            ? "%s: found, but not published"
                            : "%s: records, but no published row")
                        .formatted(name(key))));
    if (differences.size() > MOST_DIFFERENCES) {
      int more = differences.size() - MOST_DIFFERENCES;
      differences.subList(MOST_DIFFERENCES, differences.size()).clear();
      differences.add(String.format(Locale.ROOT, "and %d more", more));
    }
    return differences;
  }

  private void compare(
      List<Object> key, BigDecimal[] row, BigDecimal[] sum, List<String> differences) {
    if (kind == Kind.LIST && sum[0] == null) {
      differences.add("%s: published, but not found again".formatted(name(key)));
      return;
    }
    for (int i = 0; i < row.length; i++) {
      if (!isEqual(row[i], sum[i])) {
        differences.add(
            "%s: %s is %s in the published table, but the records add up to %s"
                .formatted(name(key), numbers.get(i), shown(row[i]), shown(sum[i])));
      }
    }
  }

  private boolean isEqual(BigDecimal published, BigDecimal sum) {
    if (published == null || sum == null) {
      boolean zero = kind == Kind.CLAIM && published != null && published.signum() == 0;
      return (published == null && sum == null) || zero;
    }
    return published.compareTo(sum) == 0;
  }

  private static String shown(BigDecimal number) {
    return number == null ? "NULL" : number.toPlainString();
  }

  private static String name(List<Object> key) {
    return String.join(", ", key.stream().map(part -> Objects.toString(part, "-")).toList());
  }
}
