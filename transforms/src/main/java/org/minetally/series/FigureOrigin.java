package org.minetally.series;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;

/**
 * The published figures from which an increment was computed.
 *
 * @param startDay the first day that the figure covers, an epoch day
 * @param published the first day on which it may have been published, an epoch day; {@link
 *     Integer#MIN_VALUE} if unknown
 * @param previousRange the range of the figure that was subtracted; -1 if there is none
 * @param previousLine the first line of that figure in its range, from 0
 * @param previousPublished the first day on which it may have been published; {@link
 *     Integer#MIN_VALUE} if unknown
 */
record FigureOrigin(
    int startDay, int published, long previousRange, long previousLine, int previousPublished) {

  /** The columns that {@link #write} fills. */
  static final Set<Extra> EXTRAS =
      Collections.unmodifiableSet(
          EnumSet.of(
              Extra.PUBLISHED,
              Extra.FIGURE_START,
              Extra.PREVIOUS_RANGE,
              Extra.PREVIOUS_LINE,
              Extra.PREVIOUS_PUBLISHED));

  /** Writes the figures into the current row. */
  void write(BatchBuilder row) {
    row.extra(Extra.PUBLISHED, published);
    row.extra(Extra.FIGURE_START, startDay);
    row.extra(Extra.PREVIOUS_RANGE, previousRange);
    row.extra(Extra.PREVIOUS_LINE, previousLine);
    row.extra(Extra.PREVIOUS_PUBLISHED, previousPublished);
  }
}
