package org.minetally.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minetally.model.Measure;
import org.minetally.profile.internal.WideMeasures;

/**
 * Turns cumulative figures with a common start, in the order of their ends, into increments.
 *
 * <p>Each value is compared with the last figure that reports it. If that is not the previous
 * figure, the difference arose at some time since that older figure, and becomes a separate
 * increment over the longer time. So the increments of each value always add up to its newest
 * figure, and none is placed more precisely than its source allows.
 *
 * <p>Not safe for use by several threads.
 */
final class Differences {

  private final WideMeasures measures;
  private final SeriesFindingText sentences;
  private final long[] latest;
  private final int[] latestDay;

  /** The figures so far, by their last day. */
  private final Map<Integer, Integer> figures = new HashMap<>();

  private int lastDay;
  private String fall;

  Differences(WideMeasures measures, int startDay, SeriesFindingText sentences) {
    this.measures = measures;
    this.sentences = sentences;
    this.latest = new long[measures.width()];
    this.latestDay = new int[measures.width()];
    Arrays.fill(latest, Measure.NOT_REPORTED);
    Arrays.fill(latestDay, startDay - 1);
    this.lastDay = startDay - 1;
  }

  /**
   * Returns what a figure adds to the earlier ones; the increment that counts its record comes
   * first.
   */
  List<Increment> next(int number, PublishedFigure figure) {
    long[] values = CompletedTotals.completed(measures, figure.values(), latest);
    List<String> falls = new ArrayList<>();
    Map<Integer, long[]> since = new TreeMap<>(Comparator.reverseOrder());
    since.put(lastDay, nothing());
    for (int i = 0; i < values.length; i++) {
      if (values[i] == Measure.NOT_REPORTED) {
        continue;
      }
      long before = latest[i];
      long more =
          before == Measure.NOT_REPORTED ? values[i] : Math.subtractExact(values[i], before);
      since.computeIfAbsent(latestDay[i], day -> nothing())[i] = more;
      if (more < 0) {
        falls.add(sentences.fall(i, before, values[i]));
      }
      latest[i] = values[i];
      latestDay[i] = figure.endDay();
    }
    fall = falls.isEmpty() ? null : sentences.falls(falls, figure);
    List<Increment> increments = new ArrayList<>();
    since.forEach(
        (day, more) ->
            increments.add(
                new Increment(
                    number,
                    figures.getOrDefault(day, Increment.NONE),
                    day + 1,
                    figure.endDay(),
                    day == lastDay,
                    more)));
    lastDay = figure.endDay();
    figures.put(lastDay, number);
    return increments;
  }

  /** Describes how the last figure is lower than earlier ones; empty if it is not. */
  Optional<String> fall() {
    return Optional.ofNullable(fall);
  }

  private long[] nothing() {
    long[] nothing = new long[measures.width()];
    Arrays.fill(nothing, Measure.NOT_REPORTED);
    return nothing;
  }
}
