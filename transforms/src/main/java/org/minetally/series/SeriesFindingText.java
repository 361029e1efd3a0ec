package org.minetally.series;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minetally.internal.text.FieldText;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.profile.internal.WideMeasures;

/** Describes findings about figures in plain sentences. */
final class SeriesFindingText {

  private final WideMeasures measures;

  SeriesFindingText(WideMeasures measures) {
    this.measures = measures;
  }

  String restated(PublishedFigure older, PublishedFigure newer) {
    String of = interval(older.startDay(), older.endDay());
    String by =
        newer.published() == Integer.MIN_VALUE
            ? "a later record"
            : "the publication of " + interval(newer.published(), newer.published());
    return Arrays.equals(older.values(), newer.values())
        ? "%s: %s; repeated by %s, which counts instead".formatted(of, figures(older), by)
        : "%s: %s; restated by %s as %s, which counts"
            .formatted(of, figures(older), by, figures(newer));
  }

  String gap(PublishedFigure before, PublishedFigure next) {
    int days = next.startDay() - before.endDay() - 1;
    return "no figure covers the %s between %s and %s"
        .formatted(days(days), interval(before), interval(next));
  }

  String overlap(PublishedFigure before, PublishedFigure next) {
    int days = Math.min(before.endDay(), next.endDay()) - next.startDay() + 1;
    return "%s and %s have %s in common; both count"
        .formatted(interval(before), interval(next), days(days));
  }

  String otherStart(PublishedFigure figure, PublishedFigure reaching) {
    int beyond = figure.endDay() - reaching.endDay();
    return "%s: %s; not counted, because it starts within the cumulative figure for %s"
            .formatted(interval(figure), figures(figure), interval(reaching))
        + (beyond > 0 ? "; its last %s are in no counted figure".formatted(days(beyond)) : "");
  }

  String fall(int position, long before, long now) {
    return "%s %s after %s"
        .formatted(measures.name(position), value(position, now), value(position, before));
  }

  String falls(List<String> falls, PublishedFigure figure) {
    return "%s: %s; the negative difference counts as a correction"
        .formatted(interval(figure), String.join(", ", falls));
  }

  private String figures(PublishedFigure figure) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < figure.values().length; i++) {
      if (figure.values()[i] != Measure.NOT_REPORTED) {
        parts.add(measures.name(i) + " " + value(i, figure.values()[i]));
      }
    }
    return parts.isEmpty() ? "nothing reported" : String.join(", ", parts);
  }

  private String value(int position, long value) {
    Measure measure = measures.measure(position);
    boolean area = measure.isArea();
    return FieldText.number(BigDecimal.valueOf(value, area ? Measure.AREA_SCALE : 0));
  }

  private static String days(int days) {
    return days == 1 ? "1 day" : days + " days";
  }

  private static String interval(PublishedFigure figure) {
    return interval(figure.startDay(), figure.endDay());
  }

  private static String interval(int startDay, int endDay) {
    return new DateInterval(startDay, endDay).edtf();
  }
}
