package org.minetally.summary;

import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.summary.internal.CellTable;

/** The figures of a region in a period of a summary table. */
final class SummaryRow {

  private static final SummaryRow NONE = new SummaryRow(null);

  private final SummaryRegion place;
  private final long[] sums;
  private final long[] suppressed;

  SummaryRow(SummaryRegion place) {
    this(place, RegionHistory.nothing(), new long[SummaryMeasure.count()]);
  }

  private SummaryRow(SummaryRegion place, long[] sums, long[] suppressed) {
    this.place = place;
    this.sums = sums;
    this.suppressed = suppressed;
  }

  /** Returns a row without records. All such rows share their figures, to save memory. */
  static SummaryRow carried(SummaryRegion place) {
    return new SummaryRow(place, NONE.sums, NONE.suppressed);
  }

  /** Returns the place. */
  SummaryRegion place() {
    return place;
  }

  /** Returns the sums by position of their measure. */
  long[] sums() {
    return sums;
  }

  /** Returns a number above 0 for each suppressed sum. */
  long[] suppressed() {
    return suppressed;
  }

  void add(CellTable cells, int cell) {
    place.add(cells.region(cell));
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Measure.add(sums[i], cells.sum(i, cell));
    }
  }

  void hide(FigureSet figures) {
    long[] hidden = figures.flags();
    for (int i = 0; i < suppressed.length; i++) {
      suppressed[i] |= hidden[i];
    }
  }
}
