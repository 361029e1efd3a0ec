package org.minetally.summary;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.internal.BatchCheck;
import org.minetally.internal.FewElements;
import org.minetally.internal.InputCheck;
import org.minetally.internal.Shared;
import org.minetally.model.Batch;
import org.minetally.model.Dataset;
import org.minetally.period.PeriodType;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.MessageCoder;
import org.minetally.summary.internal.CellTable;
import org.minetally.summary.internal.CellTableCoder;
import org.minetally.summary.internal.SummaryCells;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableRows;
import org.minetally.table.internal.TableRowsCoder;

/**
 * Sums records into fact tables and summary tables. A bundle's records are summed at once into one
 * table of the finest cells; only these few tables are grouped, never records.
 *
 * <p>Output: {@link #TABLES}, each table's sorted rows, also for an empty table; {@link #MESSAGES},
 * the totals of the records before summing and of the tables after it.
 *
 * <pre>{@code
 * PCollectionTuple summed = batches.apply(Summarise.into(plan.tableSet()));
 * }</pre>
 */
public final class Summarise extends PTransform<PCollection<Batch>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  /** The tables' rows. */
  public static final TupleTag<TableRows> TABLES = new TupleTag<>("tables") {};

  /** The totals before and after summing. */
  public static final TupleTag<Message> MESSAGES = new TupleTag<>("totals") {};

  /** The number of cells that are not yet assigned to tables. */
  static final int ALL_TABLES = -1;

  static final KvCoder<Integer, CellTable> CELL_CODER =
      KvCoder.of(VarIntCoder.of(), CellTableCoder.of());
  static final KvCoder<TablePartId, KV<TablePartId, TablePart>> PART_CODER =
      KvCoder.of(TablePartIdCoder.of(), KvCoder.of(TablePartIdCoder.of(), TablePartCoder.of()));
  static final MessageCoder MESSAGE_CODER = MessageCoder.of();
  static final TableRowsCoder ROW_CODER = TableRowsCoder.of();

  private static final TupleTag<KV<TablePartId, KV<TablePartId, TablePart>>> PARTS =
      new TupleTag<>("cells") {};
  private static final TupleTag<KV<Integer, CellTable>> UNDIVIDED = new TupleTag<>("undivided") {};
  private static final TupleTag<Message> BEFORE = new TupleTag<>("before") {};
  static final TupleTag<Message> AFTER = new TupleTag<>("after") {};

  private final TableSet tableSet;
  private final TableParts tableParts;

  private Summarise(TableSet tableSet, TableParts tableParts) {
    this.tableSet = tableSet;
    this.tableParts = tableParts;
  }

  /** Returns a transform that sums into all tables of a set. Each table is one element. */
  public static Summarise into(TableSet tableSet) {
    return new Summarise(Objects.requireNonNull(tableSet, "tableSet"), TableParts.WHOLE);
  }

  /**
   * Returns this transform with each table divided into parts: a table by day into months, and
   * other tables into years. Each part is an element, and different workers merge them, so a table
   * may be larger than the memory of one worker. Tables whose small counts may be suppressed are
   * not divided, because one count may depend on any other; with suppression, summary tables are
   * not divided either.
   *
   * @see TableRows#part
   */
  public Summarise inParts() {
    return new Summarise(tableSet, TableParts.DIVIDED);
  }

  /**
   * Returns this transform with the tables of all levels but the lowest distributed over a few
   * groups, each merged by one worker, instead of each table by itself. For a small input this
   * takes less time than having a bundle for each table. Tables are then not divided into parts.
   *
   * @param groups the number of groups
   * @throws IllegalArgumentException if it is not positive
   */
  public Summarise inGroups(int groups) {
    List<Integer> levels =
        Stream.concat(
                tableSet.facts().stream().map(FactTable::level),
                tableSet.summaries().tables().stream().map(SummaryTable::level))
            .map(tableSet.gazetteer()::levelIndex)
            .toList();
    return new Summarise(tableSet, TableParts.inGroups(levels, groups));
  }

  @Override
  public PCollectionTuple expand(PCollection<Batch> batches) {
    InputCheck.requireWhole(batches, "Summarise");
    boolean dividesSummaries = tableParts.dividesSummaries(tableSet);
    TupleTagList tags = TupleTagList.of(BEFORE).and(UNDIVIDED);
    if (dividesSummaries) {
      tags = tags.and(MergeSummaries.CELLS).and(MergeSummaries.FRAMES);
    }
    PCollectionTuple summed =
        batches.apply(
            "Sum records", ParDo.of(new SumFn(tableSet, tableParts)).withOutputTags(PARTS, tags));
    PCollectionList<KV<TablePartId, KV<TablePartId, TablePart>>> parts =
        PCollectionList.of(summed.get(PARTS).setCoder(PART_CODER))
            .and(
                batches
                    .getPipeline()
                    .apply("Empty tables", FewElements.of(emptyTables(), PART_CODER)));
    PCollection<KV<Integer, CellTable>> undivided = summed.get(UNDIVIDED).setCoder(CELL_CODER);
    PCollectionList<TableRows> rows = PCollectionList.empty(batches.getPipeline());
    PCollectionList<Message> messages =
        PCollectionList.of(summed.get(BEFORE).setCoder(MESSAGE_CODER));
    if (tableSet.suppression().isEnabled()) {
      PCollectionTuple safe =
          undivided.apply("Suppress small counts", SuppressSmallCounts.by(tableSet, tableParts));
      parts = parts.and(safe.get(SuppressSmallCounts.SUMMARIES));
      rows = rows.and(safe.get(SuppressSmallCounts.TABLES));
      messages = messages.and(safe.get(SuppressSmallCounts.MESSAGES));
    }
    if (dividesSummaries) {
      PCollectionTuple summaries =
          MergeSummaries.inputOf(summed).apply("Summary tables", new MergeSummaries(tableSet));
      rows = rows.and(summaries.get(TABLES));
      messages = messages.and(summaries.get(AFTER));
    }
    PCollectionTuple tables =
        parts
            .apply("All tables", Flatten.pCollections())
            .apply("Group by table", GroupByKey.create())
            .apply(
                "Merge tables",
                ParDo.of(new MergeTablesFn(tableSet))
                    .withOutputTags(TABLES, TupleTagList.of(AFTER)));
    rows = rows.and(tables.get(TABLES).setCoder(ROW_CODER));
    messages = messages.and(tables.get(AFTER).setCoder(MESSAGE_CODER));
    return PCollectionTuple.of(
            TABLES, rows.size() == 1 ? rows.get(0) : rows.apply("Rows", Flatten.pCollections()))
        .and(MESSAGES, messages.apply("Totals", Flatten.pCollections()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(
        DisplayData.item(
                "tables",
                String.join(", ", tableSet.facts().stream().map(FactTable::name).toList()))
            .withLabel("Fact tables"));
    builder.addIfNotDefault(
        DisplayData.item(
                "summaries",
                String.join(
                    ", ", tableSet.summaries().tables().stream().map(SummaryTable::name).toList()))
            .withLabel("Summary tables"),
        "");
    builder.addIfNotDefault(
        DisplayData.item("minimumCount", tableSet.suppression().minimumCount())
            .withLabel("Smallest count that is shown"),
        0L);
  }

  /** Returns a part of a table with its id, keyed by its group. */
  static KV<TablePartId, KV<TablePartId, TablePart>> part(
      TableParts parts, TablePartId id, TablePart part) {
    return KV.of(parts.group(id), KV.of(id, part));
  }

  private List<KV<TablePartId, KV<TablePartId, TablePart>>> emptyTables() {
    Rollup rollup = new Rollup(tableSet);
    List<KV<TablePartId, KV<TablePartId, TablePart>>> tables = new ArrayList<>();
    for (int i = 0; i < tableSet.facts().size(); i++) {
      if (!tableSet.suppresses(tableSet.facts().get(i).dataset())) {
        tables.add(
            part(
                tableParts,
                TablePartId.whole(i),
                new TablePart.Figures(rollup.empty(tableSet.facts().get(i)))));
      }
    }
    if (tableParts.dividesSummaries(tableSet)) {
      return tables; // MergeSummaries adds the others.
    }
    for (int i = 0; i < tableSet.summaries().tables().size(); i++) {
      tables.add(
          part(
              tableParts,
              TablePartId.whole(tableSet.facts().size() + i),
              new TablePart.Figures(SummaryCells.empty())));
    }
    return tables;
  }

  /** Sums a bundle's records at the finest grain, and passes each table its share. */
  private static final class SumFn
      extends DoFn<Batch, KV<TablePartId, KV<TablePartId, TablePart>>> {
    private static final long serialVersionUID = 1L;

    /**
     * The number of cells at which they are passed on: some runners have one bundle for a worker's
     * entire share.
     */
    private static final int MOST_CELLS = 1 << 20;

    private final Shared<TableSet> tableSet;
    private final TableParts parts;
    private transient Map<Dataset, RecordSums> sums;
    private transient BatchCheck check;

    SumFn(TableSet tableSet, TableParts parts) {
      this.tableSet = Shared.of(tableSet);
      this.parts = parts;
    }

    @StartBundle
    public void start() {
      check = BatchCheck.resolved("Summarise", tableSet.get().layouts());
      sums = new EnumMap<>(Dataset.class);
    }

    @ProcessElement
    public void sum(@Element Batch batch, MultiOutputReceiver out) {
      check.check(batch);
      Dataset dataset = tableSet.get().layouts().dataset(batch.source());
      RecordSums of =
          sums.computeIfAbsent(
              dataset, d -> new RecordSums(tableSet.get(), parts, tableSet.get().layouts().of(d)));
      of.add(batch);
      if (of.size() > MOST_CELLS) {
        of.give(
            new Sums() {
              @Override
              <T> void output(TupleTag<T> tag, T value) {
                out.get(tag).output(value);
              }
            });
        sums.remove(dataset);
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      for (RecordSums of : new TreeMap<>(sums).values()) {
        of.give(
            new Sums() {
              @Override
              <T> void output(TupleTag<T> tag, T value) {
                context.output(
                    tag, value, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
              }
            });
      }
      sums = null;
    }

    /** Passes on sums by the tag of their kind. */
    private abstract class Sums implements RecordSums.Receiver {

      abstract <T> void output(TupleTag<T> tag, T value);

      @Override
      public void table(TablePartId id, TablePart part) {
        output(PARTS, part(parts, id, part));
      }

      @Override
      public void summary(TablePartId id, CellTable cells) {
        output(MergeSummaries.CELLS, KV.of(id, cells));
      }

      @Override
      public void frame(PeriodType period, SummaryFrame frame) {
        output(MergeSummaries.FRAMES, KV.of(period.name(), frame));
      }

      @Override
      public void undivided(CellTable cells) {
        output(UNDIVIDED, KV.of(ALL_TABLES, cells));
      }

      @Override
      public void message(Message message) {
        output(BEFORE, message);
      }
    }
  }
}
