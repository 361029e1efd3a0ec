package org.minetally.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.internal.BatchOrder;
import org.minetally.profile.Series;
import org.minetally.reconcile.internal.Finding;
import org.minetally.reconcile.internal.RangeId;

/** All series of one source, resolved. */
final class SourceSeries {

  private record Key(long high, long low) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparingLong(Key::high).thenComparingLong(Key::low);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * A batch with the increments of each of its records, and the first day on which the interval of
   * each was published; without days if the batch does not carry them.
   */
  @SuppressWarnings("ArrayRecordComponent") // Batches are never compared.
  private record BatchIncrements(
      Batch batch, List<List<OriginatedIncrement>> increments, long[] days) {

    Batch published() {
      return days.length == 0 ? batch : batch.with(Extra.REPORTED, days);
    }
  }

  /** A record, by its position in the batches. */
  @SuppressWarnings("ArrayRecordComponent") // Records are never compared.
  private record At(Batch batch, int row, List<OriginatedIncrement> increments, long[] days) {

    /** Returns a number of the range it was read from. */
    long range() {
      return BatchOrder.range(batch.order());
    }

    long record() {
      return batch.extra(Extra.RECORD, row);
    }

    long line() {
      return batch.extra(Extra.LINE, row);
    }

    int published() {
      return (int) batch.extra(Extra.PUBLISHED, row);
    }
  }

  private final int source;
  private final SeriesRows rows;
  private final List<Batch> resolved = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private long superseded;

  /** Resolves all records of a source, in any order. */
  SourceSeries(SeriesSources sources, int source, Iterable<Batch> batches) {
    this.source = source;
    this.rows = new SeriesRows(sources, source);
    Series.Nature nature = sources.profile(source).series().nature();
    SeriesResolver resolver = new SeriesResolver(nature, rows.wide());
    Map<Key, List<At>> series = new TreeMap<>();
    List<BatchIncrements> all = new ArrayList<>();
    for (Batch batch : batches) {
      all.add(register(batch, series));
    }
    series.values().forEach(records -> resolve(records, resolver));
    all.sort(Comparator.comparingLong(read -> read.batch.order()));
    for (BatchIncrements read : all) {
      Batch counting = rows.resolved(read.published(), read.increments);
      if (counting.size() > 0) {
        resolved.add(counting);
      }
    }
  }

  /** Returns the records that count. */
  List<Batch> batches() {
    return resolved;
  }

  /** Returns the findings for a person to review. */
  List<Finding> findings() {
    return findings;
  }

  /** Returns the number of records that do not count because others replace them. */
  long superseded() {
    return superseded;
  }

  private static BatchIncrements register(Batch batch, Map<Key, List<At>> series) {
    List<List<OriginatedIncrement>> increments = new ArrayList<>();
    long[] days = new long[batch.has(Extra.REPORTED) ? batch.size() : 0];
    if (days.length > 0) {
      batch.extras(Extra.REPORTED, 0, days.length, days);
    }
    for (int row = 0; row < batch.size(); row++) {
      At at = new At(batch, row, new ArrayList<>(1), days);
      increments.add(at.increments);
      Key key = new Key(batch.extra(Extra.SERIES_HIGH, row), batch.extra(Extra.SERIES_LOW, row));
      series.computeIfAbsent(key, k -> new ArrayList<>()).add(at);
    }
    return new BatchIncrements(batch, increments, days);
  }

  /**
   * Gives all figures of an interval the first day on which one of them was published: a
   * restatement is not a first report.
   */
  private static void setFirstDays(List<At> records) {
    Map<Long, Long> first = new HashMap<>();
    for (At at : records) {
      if (at.days.length > 0 && at.days[at.row] != Extra.NO_DAY) {
        first.merge(at.batch.interval(at.row), at.days[at.row], Math::min);
      }
    }
    for (At at : records) {
      if (at.days.length > 0) {
        at.days[at.row] = first.getOrDefault(at.batch.interval(at.row), Extra.NO_DAY);
      }
    }
  }

  private void resolve(List<At> records, SeriesResolver resolver) {
    setFirstDays(records);
    records.sort(Comparator.comparingLong(At::range).thenComparingLong(At::record));
    List<PublishedFigure> figures = new ArrayList<>();
    for (At at : records) {
      figures.add(
          new PublishedFigure(
              at.batch.startDay(at.row),
              at.batch.endDay(at.row),
              at.published(),
              rows.values(at.batch, at.row)));
    }
    Resolution resolution = resolver.resolve(figures);
    resolution
        .increments()
        .forEach(
            increment ->
                records
                    .get(increment.figure())
                    .increments
                    .add(new OriginatedIncrement(increment, origin(increment, records))));
    resolution.remarks().forEach(remark -> findings.add(finding(remark, records)));
    superseded += resolution.superseded();
  }

  private static FigureOrigin origin(Increment increment, List<At> records) {
    At figure = records.get(increment.figure());
    int start = figure.batch.startDay(figure.row);
    if (increment.previous() == Increment.NONE) {
      return new FigureOrigin(start, figure.published(), -1, 0, Integer.MIN_VALUE);
    }
    At previous = records.get(increment.previous());
    return new FigureOrigin(
        start, figure.published(), previous.range(), previous.line(), previous.published());
  }

  private Finding finding(SeriesFinding remark, List<At> records) {
    At at = records.get(remark.figure());
    BatchOrder order = BatchOrder.unpack(at.batch.order());
    return new Finding(
        remark.kind(),
        new RangeId(source, order.file(), order.range()),
        at.record(),
        at.line(),
        remark.detail());
  }
}
