package org.minetally.mapping.internal;

import java.util.Set;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;

/**
 * Writes what records carry about themselves: their positions, the results for their points, and
 * which fields they do not report.
 *
 * <p>Not safe for use by several threads.
 */
final class RecordExtras {

  private final boolean positions;

  /** Null if records do not carry the results for their points. */
  private final PointReader points;

  /** Null if records do not carry their gaps. */
  private final GapReader gaps;

  /** Null if records carry no day of their first report. */
  private final ReportedReader reported;

  private long position;
  private long line;

  /**
   * Creates a writer.
   *
   * @param points the reader of points; null if the source has none
   * @param gaps the reader of gaps; null if records do not carry them
   * @param reported the reader of the day of the first report; null if the source does not say
   */
  RecordExtras(
      MappingOptions options, PointReader points, GapReader gaps, ReportedReader reported) {
    this.positions = options.positions();
    this.points = options.points() ? points : null;
    this.gaps = gaps;
    this.reported = gaps == null ? null : reported;
  }

  /** Adds the columns that a batch needs. */
  void addTo(Set<Extra> extras) {
    if (positions) {
      extras.addAll(Set.of(Extra.RECORD, Extra.LINE));
    }
    if (points != null) {
      extras.addAll(PointReader.EXTRAS);
    }
    if (gaps != null) {
      extras.add(Extra.GAPS);
    }
    if (reported != null) {
      extras.add(Extra.REPORTED);
    }
  }

  /** Sets the position of the next record. */
  void at(long record, long firstLine) {
    position = record;
    line = firstLine;
  }

  /**
   * Writes what the record that was just added to a batch carries.
   *
   * @param hasPoint whether its point was compared
   */
  void write(boolean hasPoint, BatchBuilder batch) {
    if (positions) {
      batch.extra(Extra.RECORD, position);
      batch.extra(Extra.LINE, line);
    }
    if (points != null) {
      points.write(hasPoint, batch);
    }
    if (gaps != null) {
      batch.extra(Extra.GAPS, gaps.gaps());
    }
    if (reported != null) {
      batch.extra(Extra.REPORTED, gaps.isAccepted() ? reported.day() : Extra.NO_DAY);
    }
  }
}
