package org.minetally.reconcile.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the filtered records of one source by {@code column=value}, up to a limit.
 *
 * <p>Up to {@value #MOST} different values are counted individually. If there are more, only the
 * number of all records is kept: which values come first depends on how an engine splits the work,
 * but whether there are more than the limit does not. So the result is the same on every engine.
 *
 * <p>Not safe for use by several threads.
 */
public final class FilteredValues {

  /** The maximum number of different values of one source that are counted individually. */
  public static final int MOST = 100_000;

  private static final String TOO_MANY =
      String.format(Locale.ROOT, "more than %,d different values", MOST);

  /** The maximum number of values listed by {@link #named}. */
  private static final int NAMED = 20;

  private final Map<String, Long> records = new HashMap<>();

  /** Adds records with a value; the value is {@code column=value} or a key of {@link #all}. */
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

  /** Returns all counts, to be added to others. */
  public Map<String, Long> all() {
    return Map.copyOf(records);
  }

  /**
   * Returns the most frequent values, in alphabetical order among equals, and one entry for the
   * records of all others. The counts add up to all records.
   */
  public SortedMap<String, Long> named() {
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

  /** Returns whether an entry is a single value rather than all the others. */
  public static boolean isOne(String entry) {
    return entry.indexOf('=') >= 0;
  }
}
