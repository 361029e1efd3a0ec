package org.minetally.summary.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;

/**
 * Sums the finest cells of one dataset into the cells of a summary table, which has no dimensions.
 */
public final class SummaryCells {

  private static final String CIVILIAN = "civilian";
  private static final String CHILD = "child";

  private final Layout layout;
  private final CellTable finest;
  private final long[] values = new long[SummaryMeasure.count()];
  private final List<Part> parts = new ArrayList<>();
  private final int[] positions;

  /** The victims of a cell that have one member of a dimension. */
  private record Part(int dimension, int member, int unknown, int position, int known) {}

  /**
   * Creates sums of these cells.
   *
   * @param layout the layout of the cells; for casualties it includes status and age
   */
  public SummaryCells(Layout layout, CellTable finest) {
    this.layout = layout;
    this.finest = finest;
    this.positions = new int[layout.measures().size()];
    Arrays.fill(positions, -1);
    for (SummaryMeasure of : SummaryMeasure.values()) {
      int measure = of.measure().map(layout.measures()::indexOf).orElse(-1);
      if (measure >= 0) {
        positions[measure] = of.position();
      }
    }
    if (layout.dataset() == Dataset.CASUALTIES) {
      part(
          Dimension.VICTIM_STATUS, CIVILIAN, SummaryMeasure.CIVILIANS, SummaryMeasure.STATUS_KNOWN);
      part(Dimension.AGE_GROUP, CHILD, SummaryMeasure.CHILDREN, SummaryMeasure.AGE_KNOWN);
    }
  }

  private void part(Dimension of, String member, SummaryMeasure some, SummaryMeasure known) {
    int dimension = layout.dimensions().indexOf(of);
    List<String> labels = finest.labels(dimension);
    parts.add(
        new Part(
            dimension,
            labels.indexOf(member),
            labels.indexOf(of.unknown()),
            some.position(),
            known.position()));
  }

  /** Returns an empty table for a summary's cells. */
  public static CellTable empty() {
    return new CellTable(0, SummaryMeasure.count());
  }

  /**
   * Returns the summary's cells.
   *
   * @param layout the layout of the finest cells; for casualties it includes status and age
   */
  public static CellTable of(
      Layout layout, CellTable finest, CellTable.PeriodMap period, CellTable.PlaceMap place) {
    SummaryCells from = new SummaryCells(layout, finest);
    CellTable cells = empty();
    from.add(period, place, cells);
    return cells;
  }

  /**
   * Adds the summary's cells to a table, and returns the cell to which each finest cell was added.
   */
  public int[] add(CellTable.PeriodMap period, CellTable.PlaceMap place, CellTable cells) {
    int[] added = new int[finest.size()];
    for (int cell = 0; cell < added.length; cell++) {
      added[cell] =
          cells.add(
              period.apply(finest.interval(cell)),
              place.apply(finest.region(cell)),
              finest.records(cell),
              values(cell));
    }
    return added;
  }

  /** Returns whether the victims of a cell at the finest grain count towards a measure. */
  public boolean isCounted(SummaryMeasure measure, int cell) {
    for (Part part : parts) {
      int code = finest.code(part.dimension, cell);
      if (measure.position() == part.position) {
        return code == part.member;
      }
      if (measure.position() == part.known) {
        return code != part.unknown;
      }
    }
    return true;
  }

  private long[] values(int cell) {
    Arrays.fill(values, Measure.NOT_REPORTED);
    boolean casualties = layout.dataset() == Dataset.CASUALTIES;
    SummaryMeasure records =
        casualties ? SummaryMeasure.CASUALTY_RECORDS : SummaryMeasure.DETECTION_RECORDS;
    values[records.position()] = finest.records(cell);
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] >= 0) {
        values[positions[i]] = finest.sum(i, cell);
      }
    }
    long victims = values[SummaryMeasure.VICTIMS.position()];
    if (victims != Measure.NOT_REPORTED) {
      for (Part part : parts) {
        int code = finest.code(part.dimension, cell);
        boolean known = code != part.unknown;
        values[part.known] = known ? victims : 0;
        if (known) {
          values[part.position] = code == part.member ? victims : 0;
        }
      }
    }
    return values;
  }
}
