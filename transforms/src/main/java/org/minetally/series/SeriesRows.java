package org.minetally.series;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Layout;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Split;
import org.minetally.profile.internal.WideMeasures;
import org.minetally.region.Gazetteer;

/** Writes the rows into which the records of one source are split. */
final class SeriesRows {

  /**
   * Columns that are no longer needed once a series is resolved. The day of publication remains: it
   * marks figures of an interval, whose reporting lag starts with the interval's last day.
   */
  private static final Set<Extra> RESOLVED = EnumSet.of(Extra.SERIES_HIGH, Extra.SERIES_LOW);

  private final Gazetteer gazetteer;
  private final Split split;
  private final int splitDimension;
  private final WideMeasures wide;
  private final MemberFigures spread;
  private final boolean hasOrigins;

  SeriesRows(SeriesSources sources, int source) {
    Layout layout = sources.layout(source);
    MeasureMapping mapping = sources.profile(source).measures();
    this.gazetteer = sources.gazetteer();
    this.hasOrigins = sources.hasOrigins();
    this.split = split(mapping);
    this.splitDimension = split.any() ? layout.dimensions().indexOf(split.dimension()) : -1;
    this.wide = WideMeasures.of(layout, mapping);
    this.spread = new MemberFigures(wide);
  }

  static Split split(MeasureMapping mapping) {
    return mapping instanceof MeasureMapping.Counts counted ? counted.split() : Split.NONE;
  }

  /** Returns the layout of a record's figures in a row. */
  WideMeasures wide() {
    return wide;
  }

  /** Returns a record's figures. */
  long[] values(Batch batch, int row) {
    long[] values = new long[wide.width()];
    for (int i = 0; i < values.length; i++) {
      values[i] = batch.measure(i, row);
    }
    return values;
  }

  /** Splits records that are not part of a series. */
  Batch spread(Batch batch) {
    Writing writing = new Writing(batch);
    for (int row = 0; row < batch.size(); row++) {
      writing.write(row, batch.interval(row), null, spread.rows(values(batch, row)));
    }
    return writing.done();
  }

  /**
   * Returns the rows of records of a series.
   *
   * @param increments the increments of each of the batch's records; none for a record that does
   *     not count
   */
  Batch resolved(Batch batch, List<List<OriginatedIncrement>> increments) {
    Writing writing = new Writing(batch);
    for (int row = 0; row < batch.size(); row++) {
      for (OriginatedIncrement of : increments.get(row)) {
        writing.write(row, of.increment().interval(), of.origin(), spread.rows(of.increment()));
      }
    }
    return writing.done();
  }

  /** The rows of one batch. */
  private final class Writing {
    private final Batch batch;
    private final Set<Extra> carried = EnumSet.noneOf(Extra.class);
    private final List<List<String>> labels = new ArrayList<>();
    private final BatchBuilder builder;
    private final boolean writesOrigins;

    Writing(Batch batch) {
      this.batch = batch;
      for (Extra extra : Extra.values()) {
        if (batch.has(extra) && !RESOLVED.contains(extra)) {
          carried.add(extra);
        }
      }
      for (int dimension = 0; dimension < batch.dimensions(); dimension++) {
        labels.add(new ArrayList<>(batch.labels(dimension)));
      }
      if (splitDimension >= 0) {
        List<String> known = labels.get(splitDimension);
        split.members().stream()
            .map(Split.Member::label)
            .filter(label -> !known.contains(label))
            .forEach(known::add);
      }
      // The record's number identifies the rows of one record.
      Set<Extra> extras = EnumSet.of(Extra.WEIGHT, Extra.RECORD);
      extras.addAll(carried);
      this.writesOrigins = hasOrigins && batch.has(Extra.SERIES_HIGH);
      if (writesOrigins) {
        extras.addAll(FigureOrigin.EXTRAS);
      }
      this.builder = new BatchBuilder(extras, batch.dimensions(), wide.measures().size());
    }

    /**
     * Writes the rows of a record.
     *
     * @param origin the figures that they were computed from; null outside a series
     */
    void write(int from, long interval, FigureOrigin origin, List<MemberFigures.Row> rows) {
      for (MemberFigures.Row row : rows) {
        // An increment may lie within one state of the region hierarchy although its total crosses
        // two.
        int region = gazetteer.at(batch.region(from), interval);
        builder.next(interval, region, batch.unmatched(from));
        carried.forEach(extra -> builder.extra(extra, batch.extra(extra, from)));
        builder.extra(Extra.WEIGHT, row.weight());
        builder.extra(
            Extra.RECORD, batch.has(Extra.RECORD) ? batch.extra(Extra.RECORD, from) : from);
        if (writesOrigins) {
          origin.write(builder);
        }
        for (int dimension = 0; dimension < batch.dimensions(); dimension++) {
          boolean member = dimension == splitDimension && row.member() != MemberFigures.REST;
          builder.code(
              dimension,
              member
                  ? labels.get(dimension).indexOf(split.members().get(row.member()).label())
                  : batch.code(dimension, from));
        }
        for (int measure = 0; measure < wide.measures().size(); measure++) {
          builder.measure(measure, row.value(measure));
        }
      }
    }

    Batch done() {
      return builder.build(batch.source(), batch.order(), labels, batch.unmatchedNames());
    }
  }
}
