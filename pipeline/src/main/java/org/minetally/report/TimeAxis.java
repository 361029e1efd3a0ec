package org.minetally.report;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.report.DatasetSection.Trend;

/**
 * The exact periods of one type that every chart of the page shares, so that datasets can be
 * compared by eye.
 *
 * @param keys all periods from the first to the last with a record of any dataset, in order; only
 *     those with a record if there would be more than {@value #MOST}
 * @param partial the periods that end after the newest date in the data
 * @param provisional the other periods to which more records may be added
 */
record TimeAxis(List<String> keys, List<String> partial, List<String> provisional) {

  private static final int MOST = 4_000;
  private static final String TABLE = "dim_period";

  TimeAxis {
    keys = List.copyOf(keys);
    partial = List.copyOf(partial);
    provisional = List.copyOf(provisional);
  }

  /** Returns the axis of each period type that any dataset has, by type. */
  static Map<String, TimeAxis> of(Snapshot snapshot, List<DatasetSection> datasets)
      throws IOException {
    Map<String, TreeSet<String>> keys = new TreeMap<>();
    for (DatasetSection dataset : datasets) {
      for (Trend trend : dataset.figures().trends()) {
        Set<String> some =
            keys.computeIfAbsent(trend.period(), any -> new TreeSet<>(Period::compareKeys));
        trend.exact().forEach(entry -> some.add(entry.key()));
      }
    }
    Marks marks = Marks.in(snapshot);
    Map<String, TimeAxis> axes = new TreeMap<>();
    keys.forEach(
        (type, some) -> {
          List<String> all = filled(type, some);
          List<String> partial = marks.of(type, "is_partial", all);
          List<String> provisional = new ArrayList<>(marks.of(type, "is_provisional", all));
          provisional.removeAll(partial);
          axes.put(type, new TimeAxis(all, partial, provisional));
        });
    return axes;
  }

  /**
   * Returns all keys of a period type from the first to the last of some; only these if there would
   * be more than {@value #MOST}.
   *
   * @param label the label of the period type
   * @param some keys of exact periods, in the order of {@link Period#compareKeys}
   */
  static List<String> filled(String label, TreeSet<String> some) {
    if (some.isEmpty()) {
      return List.of();
    }
    PeriodType type =
        Arrays.stream(PeriodType.values())
            .filter(any -> any.label().equals(label))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown period type " + label));
    int year = Integer.parseInt(Periods.yearOf(some.first()));
    int day = (int) LocalDate.of(year, 1, 1).toEpochDay();
    List<String> all = new ArrayList<>();
    Period period;
    do {
      period = type.periodOf(DateInterval.pack(day, day));
      // 1 January may be in the last week of the previous year.
      if (Period.compareKeys(period.key(), some.first()) >= 0) {
        all.add(period.key());
      }
      day = period.endDay() + 1;
    } while (all.size() <= MOST && Period.compareKeys(period.key(), some.last()) < 0);
    return all.size() <= MOST && all.containsAll(some) ? all : List.copyOf(some);
  }

  /** The keys of marked periods, by column, then by type. */
  private record Marks(Map<String, Map<String, TreeSet<String>>> keys) {

    private static final List<String> COLUMNS = List.of("is_partial", "is_provisional");

    static Marks in(Snapshot snapshot) throws IOException {
      Map<String, Map<String, TreeSet<String>>> keys = new TreeMap<>();
      // The formats before 3 have neither column.
      if (SnapshotTable.columns(snapshot.folder(), TABLE).containsAll(COLUMNS)) {
        SnapshotTable periods = SnapshotTable.read(snapshot.folder(), TABLE);
        for (int row = 0; row < periods.rows(); row++) {
          String key = periods.text("period_key", row);
          for (String column : COLUMNS) {
            if (Periods.isExact(key) && periods.isSet(column, row)) {
              keys.computeIfAbsent(column, any -> new TreeMap<>())
                  .computeIfAbsent(periods.text("period_type", row), any -> new TreeSet<>())
                  .add(key);
            }
          }
        }
      }
      return new Marks(keys);
    }

    /**
     * Returns the marked keys of a type; a year without tables of its own is marked if a part is.
     */
    List<String> of(String type, String column, Collection<String> all) {
      Map<String, TreeSet<String>> marked = keys.getOrDefault(column, Map.of());
      TreeSet<String> own = new TreeSet<>(marked.getOrDefault(type, new TreeSet<>()));
      if (type.equals("year")) {
        marked.values().forEach(some -> some.forEach(key -> own.add(Periods.yearOf(key))));
      }
      own.retainAll(all);
      return List.copyOf(own);
    }
  }
}
