package org.minetally.reconcile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Filtered records of one source by {@code column=value}, within a bound.
 *
 * <p>Up to {@value #MOST} different values are counted one by one. With more there is only the
 * number of all records: which values were met first depends on how an engine cut the work, but
 * whether there are more than that does not. So the result is the same on every engine.
 *
 * <p>Not safe for use by several threads.
 */
public final class FilteredValues {

  /** Different values of one source that are counted one by one. */
  public static final int MOST = 100_000;

  private static final String TOO_MANY =
      String.format(Locale.ROOT, "more than %,d different values", MOST);

  /** Values that a reconciliation names. */
  private static final int NAMED = 20;

  private final Map<String, Long> records = new HashMap<>();

  /** Counts records with a value; the value is {@code column=value}, or what {@link #all} gave. */
  public void add(String value, long count) {
    if (records.containsKey(TOO_MANY)) {
      records.merge(TOO_MANY, count, Math::addExact);
      return;
    }
    records.merge(value, count, Math::addExact);
    if (value.equals(TOO_MANY) || records.size() > MOST) {
      long all = total(records);
      records.clear();
      records.put(TOO_MANY, all);
    }
  }

  /** Returns everything counted, to be added to other counts. */
  public Map<String, Long> all() {
    return Map.copyOf(records);
  }

  /**
   * Returns the most frequent values, those first in the alphabet among equals, and one entry for
   * the records of all others. The counts add up to all records.
   */
  SortedMap<String, Long> named() {
    List<Map.Entry<String, Long>> byCount =
        records.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    SortedMap<String, Long> named = new TreeMap<>();
    byCount.stream().limit(NAMED).forEach(entry -> named.put(entry.getKey(), entry.getValue()));
    int others = records.size() - named.size();
    if (others > 0) {
      named.put(
          String.format(Locale.ROOT, "%,d other values", others), total(records) - total(named));
    }
    return named;
  }

  private static long total(Map<String, Long> records) {
    return records.values().stream().reduce(0L, Math::addExact);
  }

  /** Whether an entry names a single value, not all the others. */
  public static boolean isOne(String entry) {
    return entry.indexOf('=') >= 0;
  }
}
