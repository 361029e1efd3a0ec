package org.minetally.summary;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.minetally.internal.Shared;
import org.minetally.summary.internal.CellTable;
import org.minetally.summary.internal.SummaryCells;
import org.minetally.table.FactTable;
import org.minetally.table.TableRows;

/** Merges the parts of each table of a group and sorts its rows. */
final class MergeTablesFn
    extends DoFn<KV<TablePartId, Iterable<KV<TablePartId, TablePart>>>, TableRows> {

  private static final long serialVersionUID = 1L;

  private final Shared<TableSet> shared;

  MergeTablesFn(TableSet tableSet) {
    this.shared = Shared.of(tableSet);
  }

  @ProcessElement
  public void merge(
      @Element KV<TablePartId, Iterable<KV<TablePartId, TablePart>>> group,
      MultiOutputReceiver out) {
    SortedMap<TablePartId, Merged> tables = new TreeMap<>(TablePartId.ORDER);
    for (KV<TablePartId, TablePart> part : group.getValue()) {
      tables.computeIfAbsent(part.getKey(), this::nothing).add(part.getValue());
    }
    tables.values().forEach(table -> table.give(out));
  }

  private Merged nothing(TablePartId id) {
    TableSet tableSet = shared.get();
    return id.table() < tableSet.facts().size()
        ? new Facts(tableSet, id)
        : new Summary(tableSet, id.table() - tableSet.facts().size());
  }

  /** The parts of a table that have been merged so far. */
  private interface Merged {
    void add(TablePart part);

    void give(MultiOutputReceiver out);
  }

  private static final class Facts implements Merged {
    private final TableSet tableSet;
    private final TablePartId id;
    private final FactTable table;
    private final CellTable cells;

    Facts(TableSet tableSet, TablePartId id) {
      this.tableSet = tableSet;
      this.id = id;
      this.table = tableSet.facts().get(id.table());
      this.cells = new Rollup(tableSet).empty(table);
    }

    @Override
    public void add(TablePart part) {
      if (!(part instanceof TablePart.Figures figures)) {
        throw new IllegalStateException("a fact table consists of figures only, not of " + part);
      }
      cells.add(figures.cells());
    }

    @Override
    public void give(MultiOutputReceiver out) {
      FactRows rows = new FactRows(tableSet.schema(table), table, cells, tableSet.gazetteer());
      out.get(Summarise.TABLES).output(rows.rows(id.part()));
      out.get(Summarise.AFTER).output(rows.message(id.table()));
    }
  }

  private static final class Summary implements Merged {
    private final TableSet tableSet;
    private final int number;
    private final CellTable cells = SummaryCells.empty();
    private final SuppressedRows suppressed = SuppressedRows.none();
    private final SuppressedWindows windows = SuppressedWindows.none();
    private final NewestDate dataEnd = new NewestDate();

    Summary(TableSet tableSet, int number) {
      this.tableSet = tableSet;
      this.number = number;
    }

    @Override
    public void add(TablePart part) {
      if (part instanceof TablePart.Figures figures) {
        cells.add(figures.cells());
      } else if (part instanceof SuppressedRows rows) {
        suppressed.add(rows);
      } else if (part instanceof SuppressedWindows sums) {
        windows.add(sums);
      } else {
        dataEnd.add(((TablePart.NewestDates) part).end());
      }
    }

    @Override
    public void give(MultiOutputReceiver out) {
      SummaryRows rows =
          new SummaryRows(
              tableSet,
              tableSet.summaries().tables().get(number),
              cells,
              suppressed,
              windows,
              SummaryFrame.of(dataEnd.end()));
      out.get(Summarise.TABLES).output(rows.rows());
      out.get(Summarise.AFTER).output(rows.message(number));
    }
  }
}
