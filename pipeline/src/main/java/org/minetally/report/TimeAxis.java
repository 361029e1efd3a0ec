package org.minetally.report;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.minetally.report.DatasetSection.Entry;
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
        trend.exact().stream()
            .map(Entry::key)
            .forEach(keys.computeIfAbsent(trend.period(), any -> new TreeSet<>())::add);
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

  /** Returns all keys of a period type from the first to the last. */
  private static List<String> filled(String type, TreeSet<String> some) {
    List<String> all = new ArrayList<>();
    try {
      UnaryOperator<String> next = next(type);
      for (String key = some.isEmpty() ? null : some.first(); key != null; ) {
        all.add(key);
        if (all.size() > MOST) {
          return List.copyOf(some);
        }
        key = key.compareTo(some.last()) < 0 ? next.apply(key) : null;
      }
    } catch (DateTimeException | NumberFormatException e) {
      // Years before 1 or after 9999 have other forms; then gaps are not drawn.
      return List.copyOf(some);
    }
    return all.containsAll(some) ? all : List.copyOf(some);
  }

  private static UnaryOperator<String> next(String type) {
    return switch (type) {
      case "year" -> key -> "%04d".formatted(Integer.parseInt(key) + 1);
      case "quarter" ->
          key -> {
            int quarter = Integer.parseInt(key.substring(0, 4)) * 4 + key.charAt(6) - '0';
            return "%04d-Q%d".formatted(quarter / 4, quarter % 4 + 1);
          };
      case "month" -> key -> YearMonth.parse(key).plusMonths(1).toString();
      case "week" ->
          key -> {
            LocalDate monday =
                LocalDate.of(Integer.parseInt(key.substring(0, 4)), 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(key.substring(6)))
                    .plusWeeks(1);
            return "%04d-W%02d"
                .formatted(
                    monday.get(IsoFields.WEEK_BASED_YEAR),
                    monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
          };
      case "day" -> key -> LocalDate.parse(key).plusDays(1).toString();
      default ->
          throw new IllegalArgumentException(
              String.format(Locale.ROOT, "unknown period type %s", type));
    };
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
