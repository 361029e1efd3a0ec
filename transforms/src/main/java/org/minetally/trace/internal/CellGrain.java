package org.minetally.trace.internal;

import java.io.Serializable;
import java.util.List;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.model.Batch;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.region.internal.RegionCell;
import org.minetally.summary.TableSet;
import org.minetally.table.TableRows;

/**
 * The grain of a table of cells, and the cells that are traced.
 *
 * @param tableSet the tables of the run
 * @param period the period type
 * @param level the gazetteer level
 * @param dimensions the dimensions
 * @param conditions the values that the cells have
 */
record CellGrain(
    TableSet tableSet,
    PeriodType period,
    String level,
    List<Dimension> dimensions,
    CellConditions conditions)
    implements Serializable {

  CellGrain {
    dimensions = List.copyOf(dimensions);
  }

  private CellKeys keys() {
    return new CellKeys(period, level, tableSet.gazetteer(), conditions);
  }

  /**
   * Returns the records that may be in the cells.
   *
   * @param dataset the dataset of the cells; null for all
   */
  RecordSelection candidates(Dataset dataset) {
    return source -> {
      boolean counts = dataset == null || tableSet.layouts().dataset(source) == dataset;
      CellKeys keys = keys();
      return new RecordSelection.Test() {
        @Override
        public boolean mayHave(long interval) {
          return counts && keys.acceptInterval(interval);
        }

        @Override
        public boolean mayBeIn(int region) {
          return keys.acceptRegion(region);
        }
      };
    };
  }

  /** The cells of the records of a batch. Not safe for use by several threads. */
  final class Cells {
    private final CellKeys keys = keys();
    private final int[] positions = new int[dimensions.size()];

    /** By dimension and code, whether the member meets the conditions. */
    private final boolean[][] wanted = new boolean[dimensions.size()][];

    private Batch batch;

    /** Begins a batch. */
    void begin(Batch next) {
      batch = next;
      List<Dimension> carried =
          tableSet.layouts().of(tableSet.layouts().dataset(batch.source())).dimensions();
      for (int i = 0; i < positions.length; i++) {
        positions[i] = carried.indexOf(dimensions.get(i));
        String column = dimensions.get(i).column();
        List<String> labels = batch.labels(positions[i]);
        wanted[i] = new boolean[labels.size()];
        for (int code = 0; code < wanted[i].length; code++) {
          wanted[i][code] = conditions.accepts(column, labels.get(code));
        }
      }
    }

    /** Returns whether the cell of a record is traced. */
    boolean accept(int row) {
      if (!keys.acceptInterval(batch.interval(row)) || !keys.acceptRegion(batch.region(row))) {
        return false;
      }
      for (int i = 0; i < positions.length; i++) {
        if (!wanted[i][batch.code(positions[i], row)]) {
          return false;
        }
      }
      return true;
    }

    Period period(int row) {
      return keys.period(batch.interval(row));
    }

    RegionCell region(int row) {
      return keys.region(batch.region(row));
    }

    /** Writes the precision of a record, and the columns that identify its cell. */
    void write(int row, TableRows.Builder to) {
      RegionCell region = region(row);
      to.text(Precision.of(period(row), region))
          .text(period(row).id())
          .text(region.id(level))
          .text(region.parentCode());
      for (int position : positions) {
        to.text(batch.labels(position).get(batch.code(position, row)));
      }
    }
  }
}
