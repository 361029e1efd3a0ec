package org.minetally.series;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.profile.Input;
import org.minetally.profile.MeasureMapping.Counts;
import org.minetally.profile.MeasureMapping.Quantity;
import org.minetally.profile.Split;
import org.minetally.profile.Unit;
import org.minetally.profile.internal.WideMeasures;

/** Rows and figures as tests write them. */
final class Wide {

  /** A value that is not reported. */
  static final long NR = Measure.NOT_REPORTED;

  private Wide() {}

  /**
   * Returns casualties: victims, killed, injured, outcome_unknown; {@code whole} lists the measures
   * with a total.
   */
  static WideMeasures casualties(List<Measure> whole, Split.Member... members) {
    return of(Dataset.CASUALTIES, whole, new Split(Dimension.VICTIM_STATUS, List.of(members)));
  }

  /** Returns detections: items, then the three areas. */
  static WideMeasures detections(List<Measure> whole, Split.Member... members) {
    return of(Dataset.DETECTIONS, whole, new Split(Dimension.DEVICE_CATEGORY, List.of(members)));
  }

  private static WideMeasures of(Dataset dataset, List<Measure> whole, Split split) {
    return WideMeasures.of(
        Layout.of(dataset, List.of()), new Counts(columns(whole), split, List.of()));
  }

  static Split.Member member(String label, Measure... measures) {
    return new Split.Member(label, columns(List.of(measures)));
  }

  private static Map<Measure, Quantity> columns(List<Measure> measures) {
    Map<Measure, Quantity> columns = new EnumMap<>(Measure.class);
    measures.forEach(
        measure ->
            columns.put(measure, new Quantity(new Input.Column(measure.column()), Unit.ONE)));
    return columns;
  }

  static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  static PublishedFigure figure(String start, String end, String published, long... values) {
    return new PublishedFigure(
        day(start), day(end), published.isEmpty() ? Integer.MIN_VALUE : day(published), values);
  }

  /** Returns an increment as text: interval, values with - if not reported, * if it counts. */
  static String text(Increment increment) {
    return interval(increment)
        + " "
        + values(increment.values())
        + (increment.counts() ? " *" : "");
  }

  static String interval(Increment increment) {
    return LocalDate.ofEpochDay(increment.startDay())
        + ".."
        + LocalDate.ofEpochDay(increment.endDay());
  }

  static String values(long... values) {
    return java.util.Arrays.stream(values)
        .mapToObj(value -> value == NR ? "-" : "" + value)
        .collect(java.util.stream.Collectors.joining(" "));
  }

  static List<String> texts(Resolution resolution) {
    return resolution.increments().stream().map(Wide::text).toList();
  }

  static List<String> remarks(Resolution resolution) {
    return resolution.remarks().stream()
        .flatMap(r -> Stream.of(r.figure() + " " + r.kind() + " " + r.detail()))
        .toList();
  }
}
