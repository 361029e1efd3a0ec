package org.minetally.summary;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.internal.FewElements;
import org.minetally.internal.Shared;
import org.minetally.period.PeriodType;
import org.minetally.reconcile.internal.Message;
import org.minetally.summary.internal.CellTable;
import org.minetally.summary.internal.CellTableCoder;
import org.minetally.summary.internal.SummaryCells;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableRows;
import org.minetally.table.internal.TableRowsCoder;

/**
 * Makes the rows of summary tables on several workers. First, each makes all rows of some regions.
 * Then each sorts the rows of all regions in a span of time, which are a part of the table.
 *
 * <p>Input: {@link #CELLS} and {@link #FRAMES}. Output: {@link Summarise#TABLES}, {@link
 * Summarise#AFTER}.
 */
final class MergeSummaries extends PTransform<PCollectionTuple, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  /** The cells of the tables, by their part. */
  static final TupleTag<KV<TablePartId, CellTable>> CELLS = new TupleTag<>("summary cells") {};

  /** When the records begin and end, by the name of the type of period. */
  static final TupleTag<KV<String, SummaryFrame>> FRAMES = new TupleTag<>("summary frames") {};

  private static final KvCoder<TablePartId, CellTable> CELL_CODER =
      KvCoder.of(TablePartIdCoder.of(), CellTableCoder.of());
  private static final KvCoder<String, SummaryFrame> FRAME_CODER =
      KvCoder.of(StringUtf8Coder.of(), SummaryFrameCoder.of());
  private static final KvCoder<TablePartId, TableRows> ROW_CODER =
      KvCoder.of(TablePartIdCoder.of(), TableRowsCoder.of());

  private static final TupleTag<KV<TablePartId, TableRows>> ROWS = new TupleTag<>("rows") {};

  private final TableSet tableSet;

  MergeSummaries(TableSet tableSet) {
    this.tableSet = tableSet;
  }

  /** Returns the input among the outputs of summing. */
  static PCollectionTuple inputOf(PCollectionTuple sums) {
    return PCollectionTuple.of(CELLS, sums.get(CELLS).setCoder(CELL_CODER))
        .and(FRAMES, sums.get(FRAMES).setCoder(FRAME_CODER));
  }

  @Override
  public PCollectionTuple expand(PCollectionTuple sums) {
    PCollectionView<Iterable<KV<String, SummaryFrame>>> frames =
        sums.get(FRAMES).apply("First and last days", View.asIterable());
    PCollectionTuple made =
        sums.get(CELLS)
            .apply("Group by regions", GroupByKey.create())
            .apply(
                "Make rows",
                ParDo.of(new RowsFn(tableSet, frames))
                    .withSideInputs(frames)
                    .withOutputTags(ROWS, TupleTagList.of(Summarise.AFTER)));
    PCollection<TableRows> tables =
        PCollectionList.of(made.get(ROWS).setCoder(ROW_CODER))
            .and(sums.getPipeline().apply("Empty tables", FewElements.of(empty(), ROW_CODER)))
            .apply("All tables", Flatten.pCollections())
            .apply("Group by time", GroupByKey.create())
            .apply("Sort rows", ParDo.of(new SortFn()))
            .setCoder(TableRowsCoder.of());
    PCollection<Message> totals =
        PCollectionList.of(made.get(Summarise.AFTER).setCoder(Summarise.MESSAGE_CODER))
            .and(
                sums.getPipeline()
                    .apply("Empty totals", FewElements.of(noTotals(), Summarise.MESSAGE_CODER)))
            .apply("Totals", Flatten.pCollections());
    return PCollectionTuple.of(Summarise.TABLES, tables).and(Summarise.AFTER, totals);
  }

  private List<KV<TablePartId, TableRows>> empty() {
    List<KV<TablePartId, TableRows>> empty = new ArrayList<>();
    int number = tableSet.facts().size();
    for (SummaryTable table : tableSet.summaries().tables()) {
      empty.add(
          KV.of(
              TablePartId.whole(number++),
              new TableRows.Builder(tableSet.schema(table), 0).build()));
    }
    return empty;
  }

  private List<Message> noTotals() {
    List<Message> totals = new ArrayList<>();
    for (int summary = 0; summary < tableSet.summaries().tables().size(); summary++) {
      totals.add(
          new Message.SummaryTableTotals(
              summary, 0, new TreeMap<>(), new TreeMap<>(), Set.of(), Set.of()));
    }
    return totals;
  }

  /** Makes the rows of a part's regions, and passes them on by span of time. */
  private static final class RowsFn
      extends DoFn<KV<TablePartId, Iterable<CellTable>>, KV<TablePartId, TableRows>> {
    private static final long serialVersionUID = 1L;

    private final Shared<TableSet> tableSet;
    private final PCollectionView<Iterable<KV<String, SummaryFrame>>> frames;

    /** Null until a bundle needs them. */
    private transient Map<PeriodType, SummaryFrame> framesByPeriod;

    RowsFn(TableSet tableSet, PCollectionView<Iterable<KV<String, SummaryFrame>>> frames) {
      this.tableSet = Shared.of(tableSet);
      this.frames = frames;
    }

    @StartBundle
    public void start() {
      framesByPeriod = null;
    }

    @ProcessElement
    public void make(ProcessContext context) {
      if (framesByPeriod == null) {
        framesByPeriod = new EnumMap<>(PeriodType.class);
        for (KV<String, SummaryFrame> frame : context.sideInput(frames)) {
          framesByPeriod.merge(
              PeriodType.valueOf(frame.getKey()), frame.getValue(), SummaryFrame::and);
        }
      }
      int id = context.element().getKey().table();
      int number = id - tableSet.get().facts().size();
      SummaryTable table = tableSet.get().summaries().tables().get(number);
      CellTable cells = SummaryCells.empty();
      context.element().getValue().forEach(cells::add);
      SummaryRows rows =
          new SummaryRows(
              tableSet.get(),
              table,
              cells,
              SuppressedRows.none(),
              SuppressedWindows.none(),
              framesByPeriod.get(table.period()));
      rows.giveParts(part -> context.output(KV.of(new TablePartId(id, part.part()), part)));
      context.output(Summarise.AFTER, rows.message(number));
    }
  }

  /** Sorts the rows of a part of a table. */
  private static final class SortFn extends DoFn<KV<TablePartId, Iterable<TableRows>>, TableRows> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void sort(
        @Element KV<TablePartId, Iterable<TableRows>> part, OutputReceiver<TableRows> out) {
      List<TableRows> pieces = new ArrayList<>();
      part.getValue().forEach(pieces::add);
      out.output(SummaryOrder.merge(pieces, part.getKey().part()));
    }
  }
}
