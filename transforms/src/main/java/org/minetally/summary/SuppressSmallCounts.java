package org.minetally.summary;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.internal.FewElements;
import org.minetally.internal.Shared;
import org.minetally.model.Dataset;
import org.minetally.reconcile.internal.Message;
import org.minetally.summary.internal.CellTable;
import org.minetally.summary.internal.HistoryFile;
import org.minetally.summary.internal.suppression.SuppressionHistory;
import org.minetally.table.TableRows;

/**
 * Makes the casualty tables of a plan with suppression. What one table may show depends on all
 * others, so one worker receives the finest cells of the entire run, but never records.
 *
 * <p>Input: parts of the finest cells. Output: {@link #TABLES}, the rows of each casualty fact
 * table; {@link #SUMMARIES}, cells by the number of the summary table, with their suppressed
 * figures; {@link #MESSAGES}, the totals of the tables, shown and suppressed.
 */
final class SuppressSmallCounts
    extends PTransform<PCollection<KV<Integer, CellTable>>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  static final TupleTag<TableRows> TABLES = new TupleTag<>("safe tables") {};
  static final TupleTag<KV<TablePartId, KV<TablePartId, TablePart>>> SUMMARIES =
      new TupleTag<>("safe summaries") {};
  static final TupleTag<Message> MESSAGES = new TupleTag<>("safe totals") {};

  private final TableSet tableSet;
  private final TableParts tableParts;

  private SuppressSmallCounts(TableSet tableSet, TableParts tableParts) {
    this.tableSet = tableSet;
    this.tableParts = tableParts;
  }

  static SuppressSmallCounts by(TableSet tableSet, TableParts tableParts) {
    return new SuppressSmallCounts(tableSet, tableParts);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, CellTable>> parts) {
    CellTable none = Rollup.finest(tableSet.layouts().of(Dataset.CASUALTIES));
    PCollectionTuple made =
        PCollectionList.of(parts)
            .and(
                parts
                    .getPipeline()
                    .apply(
                        "No cells",
                        FewElements.of(
                            List.of(KV.of(Summarise.ALL_TABLES, none)), Summarise.CELL_CODER)))
            .apply("All cells", Flatten.pCollections())
            .apply("Group cells", GroupByKey.create())
            .apply(
                "Make tables",
                ParDo.of(new TablesFn(tableSet, tableParts))
                    .withOutputTags(TABLES, TupleTagList.of(List.of(SUMMARIES, MESSAGES))));
    made.get(TABLES).setCoder(Summarise.ROW_CODER);
    made.get(SUMMARIES).setCoder(Summarise.PART_CODER);
    made.get(MESSAGES).setCoder(Summarise.MESSAGE_CODER);
    return made;
  }

  private static final class TablesFn extends DoFn<KV<Integer, Iterable<CellTable>>, TableRows> {
    private static final long serialVersionUID = 1L;

    private final Shared<TableSet> shared;
    private final TableParts tableParts;

    TablesFn(TableSet tableSet, TableParts tableParts) {
      this.shared = Shared.of(tableSet);
      this.tableParts = tableParts;
    }

    @ProcessElement
    public void make(@Element KV<Integer, Iterable<CellTable>> parts, MultiOutputReceiver out)
        throws IOException {
      TableSet tableSet = shared.get();
      CellTable finest = Rollup.finest(tableSet.layouts().of(Dataset.CASUALTIES));
      parts.getValue().forEach(finest::add);
      TableSuppression suppression =
          new TableSuppression(tableSet, finest, history(tableSet.suppression()));
      for (PeopleTables.Facts table : suppression.tables().facts()) {
        FactRows rows = facts(tableSet, table, suppression);
        out.get(TABLES).output(rows.rows());
        out.get(MESSAGES).output(rows.message(table.number()));
      }
      int number = tableSet.facts().size();
      for (PeopleTables.Summary table : suppression.tables().summaries()) {
        TablePartId id = TablePartId.whole(number++);
        out.get(SUMMARIES)
            .output(Summarise.part(tableParts, id, new TablePart.Figures(table.cells())));
        out.get(SUMMARIES).output(Summarise.part(tableParts, id, suppression.rowsOf(table)));
        out.get(SUMMARIES).output(Summarise.part(tableParts, id, suppression.windowsOf(table)));
      }
      keep(tableSet, suppression);
    }

    private static SuppressionHistory history(Suppression suppression) throws IOException {
      String file = suppression.historyBefore();
      return file.isEmpty() ? SuppressionHistory.NONE : HistoryFile.read(file).history();
    }

    private static void keep(TableSet tableSet, TableSuppression suppression) throws IOException {
      String file = tableSet.suppression().historyAfter();
      if (!file.isEmpty()) {
        new HistoryFile(tableSet.suppressionGrain(), suppression.added(), suppression.history())
            .write(file);
      }
    }
  }

  /** Returns the rows of a fact table. */
  static FactRows facts(TableSet tableSet, PeopleTables.Facts table, TableSuppression suppression) {
    return new FactRows(
        tableSet.schema(table.table()),
        table.table(),
        table.cells(),
        suppression.of(table),
        tableSet.gazetteer());
  }
}
