package org.minetally.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.minetally.profile.Series;
import org.minetally.profile.internal.WideMeasures;
import org.minetally.reconcile.internal.Finding;

/**
 * Decides which figures of a series count, and for which days.
 *
 * <ul>
 *   <li>Of several figures for one interval, the one published last counts; of those published on
 *       one day, the one read last.
 *   <li>Increments all count. Days that no increment covers, and days that two increments cover,
 *       become findings.
 *   <li>Cumulative figures with a common start form a run and are differenced in the order of their
 *       ends. A figure with a later start within a run is contained in it and does not count; one
 *       that starts after the run begins a new run, for example a figure since the start of the
 *       year.
 * </ul>
 *
 * <p>The result does not depend on the order of the figures, except for figures with the same
 * interval and the same day of publication.
 */
final class SeriesResolver {

  private static final int NONE = -1;

  private final Series.Nature nature;
  private final WideMeasures measures;

  /** Creates a resolver for series of this nature. */
  public SeriesResolver(Series.Nature nature, WideMeasures measures) {
    this.nature = nature;
    this.measures = measures;
  }

  /**
   * Resolves one series.
   *
   * @param figures all of its figures, in the order in which they were read
   * @throws ArithmeticException if a sum or a difference overflows
   */
  public Resolution resolve(List<PublishedFigure> figures) {
    Resolving resolving = new Resolving(figures);
    List<Integer> newest = resolving.newest();
    if (nature == Series.Nature.CUMULATIVE) {
      resolving.difference(newest);
    } else {
      resolving.increments(newest);
    }
    return new Resolution(resolving.increments, resolving.remarks, resolving.superseded);
  }

  /** The resolution of one series. */
  private final class Resolving {
    private final List<PublishedFigure> figures;
    private final SeriesFindingText sentences;
    private final List<Increment> increments = new ArrayList<>();
    private final List<SeriesFinding> remarks = new ArrayList<>();
    private int superseded;

    Resolving(List<PublishedFigure> figures) {
      this.figures = figures;
      this.sentences = new SeriesFindingText(measures);
    }

    /** Returns the figures that no later publication replaces, sorted by start, then by end. */
    List<Integer> newest() {
      List<Integer> ordered =
          IntStream.range(0, figures.size())
              .boxed()
              .sorted(
                  Comparator.comparingInt((Integer i) -> figures.get(i).startDay())
                      .thenComparingInt(i -> figures.get(i).endDay())
                      .thenComparingInt(i -> figures.get(i).published())
                      .thenComparingInt(i -> i))
              .toList();
      List<Integer> newest = new ArrayList<>();
      for (int from = 0; from < ordered.size(); ) {
        PublishedFigure first = figures.get(ordered.get(from));
        int to = from + 1;
        while (to < ordered.size() && isSameInterval(first, figures.get(ordered.get(to)))) {
          to++;
        }
        int last = ordered.get(to - 1);
        newest.add(last);
        for (int older : ordered.subList(from, to - 1)) {
          supersede(
              older,
              Finding.Kind.RESTATED,
              sentences.restated(figures.get(older), figures.get(last)));
        }
        from = to;
      }
      return newest;
    }

    private static boolean isSameInterval(PublishedFigure a, PublishedFigure b) {
      return a.startDay() == b.startDay() && a.endDay() == b.endDay();
    }

    void increments(List<Integer> newest) {
      int reaching = NONE;
      for (int figure : newest) {
        PublishedFigure next = figures.get(figure);
        increments.add(
            new Increment(
                figure,
                Increment.NONE,
                next.startDay(),
                next.endDay(),
                true,
                CompletedTotals.completed(measures, next)));
        if (reaching != NONE) {
          remarkNeighbour(figure, figures.get(reaching), next);
        }
        if (reaching == NONE || next.endDay() > figures.get(reaching).endDay()) {
          reaching = figure;
        }
      }
    }

    /** Reports a gap or an overlap between a figure and the earlier one that reaches furthest. */
    private void remarkNeighbour(int figure, PublishedFigure before, PublishedFigure next) {
      if (next.startDay() > before.endDay() + 1) {
        remarks.add(new SeriesFinding(figure, Finding.Kind.GAP, sentences.gap(before, next)));
      } else if (next.startDay() <= before.endDay()) {
        remarks.add(
            new SeriesFinding(figure, Finding.Kind.OVERLAP, sentences.overlap(before, next)));
      }
    }

    void difference(List<Integer> newest) {
      int last = NONE;
      for (int from = 0; from < newest.size(); ) {
        PublishedFigure first = figures.get(newest.get(from));
        int to = from + 1;
        while (to < newest.size() && figures.get(newest.get(to)).startDay() == first.startDay()) {
          to++;
        }
        List<Integer> run = newest.subList(from, to);
        if (last != NONE && first.startDay() <= figures.get(last).endDay()) {
          PublishedFigure reaching = figures.get(last);
          run.forEach(
              figure ->
                  supersede(
                      figure,
                      Finding.Kind.OTHER_START,
                      sentences.otherStart(figures.get(figure), reaching)));
        } else {
          if (last != NONE) {
            remarkNeighbour(run.get(0), figures.get(last), first);
          }
          differenceRun(run);
          last = run.get(run.size() - 1);
        }
        from = to;
      }
    }

    private void differenceRun(List<Integer> run) {
      Differences differences =
          new Differences(measures, figures.get(run.get(0)).startDay(), sentences);
      for (int figure : run) {
        increments.addAll(differences.next(figure, figures.get(figure)));
        differences
            .fall()
            .ifPresent(
                fall ->
                    remarks.add(new SeriesFinding(figure, Finding.Kind.NEGATIVE_DIFFERENCE, fall)));
      }
    }

    private void supersede(int figure, Finding.Kind kind, String detail) {
      superseded++;
      remarks.add(new SeriesFinding(figure, kind, detail));
    }
  }
}
