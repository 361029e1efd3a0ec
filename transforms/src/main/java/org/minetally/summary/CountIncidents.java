package org.minetally.summary;

import java.util.ArrayList;
import java.util.List;
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
import org.minetally.model.Batch.Extra;
import org.minetally.model.Dataset;
import org.minetally.model.internal.BatchCoder;
import org.minetally.model.internal.Shards;
import org.minetally.period.internal.PeriodGrain;
import org.minetally.profile.IncidentId;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.MessageCoder;
import org.minetally.summary.internal.CellTable;
import org.minetally.summary.internal.CellTableCoder;
import org.minetally.table.FactTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.TableRowsCoder;

/**
 * Counts the different incidents in each cell of period, region and device category, exactly.
 * Records are grouped by the incident's id, which is unique within a source. An incident reported
 * in two cells counts in both, so numbers of incidents must not be added up.
 *
 * <p>Output: {@link #TABLES}, one table for each of {@link TableSet#incidentGrains}; {@link
 * #MESSAGES}, the totals of these tables.
 *
 * <pre>{@code
 * if (!plan.incidentGrains().isEmpty()) {
 *   PCollectionTuple incidents =
 *       batches.apply(CountIncidents.of(plan.tableSet(), plan.incidents(), 8));
 * }
 * }</pre>
 */
public final class CountIncidents extends PTransform<PCollection<Batch>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  /** The tables of incidents. */
  public static final TupleTag<TableRows> TABLES = new TupleTag<>("incident tables") {};

  /** The totals of the tables. */
  public static final TupleTag<Message> MESSAGES = new TupleTag<>("incident messages") {};

  private static final TupleTag<KV<Integer, Batch>> KNOWN = new TupleTag<>("known incidents") {};
  private static final TupleTag<KV<TablePartId, KV<TablePartId, CellTable>>> RECORDS =
      new TupleTag<>("records") {};

  private final IncidentGrains grains;
  private final Shards shards;
  private final TableParts parts;

  /** Null if every incident has records. */
  private final transient PCollection<Batch> incidents;

  private CountIncidents(
      IncidentGrains grains, Shards shards, TableParts parts, PCollection<Batch> incidents) {
    this.grains = grains;
    this.shards = shards;
    this.parts = parts;
    this.incidents = incidents;
  }

  /**
   * Returns a transform that counts the incidents of casualties.
   *
   * @param tableSet the tables whose grains the tables of incidents have
   * @param incidents the columns that identify the incidents of each source
   * @param shards the number of shards over which ids are distributed, a power of two up to 65,536
   * @throws IllegalArgumentException if there is no table of incidents
   */
  public static CountIncidents of(TableSet tableSet, List<IncidentId> incidents, int shards) {
    IncidentGrains grains = new IncidentGrains(tableSet, incidents);
    if (grains.size() == 0) {
      throw new IllegalArgumentException(
          "CountIncidents: there is no table of incidents;"
              + " apply it only if TableSet.incidentGrains is not empty");
    }
    return new CountIncidents(grains, new Shards(shards), TableParts.WHOLE, null);
  }

  /**
   * Returns this transform with some of its tables.
   *
   * @param written the grains of the tables to write, some of {@link TableSet#incidentGrains}
   * @throws IllegalArgumentException if there are none, or if this transform does not have one
   */
  public CountIncidents only(List<FactTable> written) {
    if (written.isEmpty()) {
      throw new IllegalArgumentException("CountIncidents: there is no table of incidents to write");
    }
    for (FactTable table : written) {
      if (!grains.grains().contains(table)) {
        throw new IllegalArgumentException(
            "CountIncidents: there is no table of incidents %s; choose some of %s"
                .formatted(TableSchema.incidents(table).name(), String.join(", ", tables(grains))));
      }
    }
    return new CountIncidents(
        new IncidentGrains(grains.tableSet(), grains.incidents(), List.copyOf(written)),
        shards,
        parts,
        incidents);
  }

  /**
   * Returns this transform with each table divided into parts.
   *
   * @see Summarise#inParts
   */
  public CountIncidents inParts() {
    return new CountIncidents(grains, shards, TableParts.DIVIDED, incidents);
  }

  /**
   * Returns this transform with the tables of all levels but the lowest distributed over a few
   * groups, each merged by one worker.
   *
   * @param groups the number of groups
   * @throws IllegalArgumentException if it is not positive
   * @see Summarise#inGroups
   */
  public CountIncidents inGroups(int groups) {
    List<Integer> levels =
        grains.grains().stream()
            .map(FactTable::level)
            .map(grains.tableSet().gazetteer()::levelIndex)
            .toList();
    return new CountIncidents(grains, shards, TableParts.inGroups(levels, groups), incidents);
  }

  /**
   * Returns this transform with incidents from a table of incidents. They count as incidents, with
   * or without records, and not as records.
   *
   * @param incidents the incidents, such as those of {@code ReadRecords.INCIDENTS}
   */
  public CountIncidents withIncidents(PCollection<Batch> incidents) {
    InputCheck.requireWhole(incidents, "CountIncidents");
    return new CountIncidents(grains, shards, parts, incidents);
  }

  @Override
  public PCollectionTuple expand(PCollection<Batch> batches) {
    InputCheck.requireWhole(batches, "CountIncidents");
    KvCoder<TablePartId, KV<TablePartId, CellTable>> cells =
        KvCoder.of(TablePartIdCoder.of(), KvCoder.of(TablePartIdCoder.of(), CellTableCoder.of()));
    PCollectionTuple distributed =
        batches.apply(
            "Distribute by incident",
            ParDo.of(new DistributeFn(grains, shards, parts))
                .withOutputTags(KNOWN, TupleTagList.of(RECORDS)));
    PCollection<KV<TablePartId, KV<TablePartId, CellTable>>> first =
        known(distributed.get(KNOWN).setCoder(KvCoder.of(VarIntCoder.of(), BatchCoder.of())))
            .apply("Group by shard", GroupByKey.create())
            .apply("Count each once", ParDo.of(new CountFirstsFn(grains, parts)))
            .setCoder(cells);
    PCollectionTuple tables =
        PCollectionList.of(first)
            .and(distributed.get(RECORDS).setCoder(cells))
            .and(batches.getPipeline().apply("Empty tables", FewElements.of(emptyTables(), cells)))
            .apply("Incidents and records", Flatten.pCollections())
            .apply("Group by table", GroupByKey.create())
            .apply(
                "Merge tables",
                ParDo.of(new MergeIncidentsFn(grains))
                    .withOutputTags(TABLES, TupleTagList.of(MESSAGES)));
    tables.get(TABLES).setCoder(TableRowsCoder.of());
    tables.get(MESSAGES).setCoder(MessageCoder.of());
    return tables;
  }

  private PCollection<KV<Integer, Batch>> known(PCollection<KV<Integer, Batch>> ofRecords) {
    return incidents == null
        ? ofRecords
        : PCollectionList.of(ofRecords)
            .and(
                incidents
                    .apply(
                        "Distribute incidents", ParDo.of(new DistributeIncidentsFn(grains, shards)))
                    .setCoder(KvCoder.of(VarIntCoder.of(), BatchCoder.of())))
            .apply("Add incidents without records", Flatten.pCollections());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(DisplayData.item("tables", String.join(", ", tables(grains))).withLabel("Tables"));
    builder.add(DisplayData.item("shards", shards.number()).withLabel("Shards"));
  }

  private static List<String> tables(IncidentGrains grains) {
    return grains.grains().stream().map(grain -> TableSchema.incidents(grain).name()).toList();
  }

  private List<KV<TablePartId, KV<TablePartId, CellTable>>> emptyTables() {
    List<KV<TablePartId, KV<TablePartId, CellTable>>> tables = new ArrayList<>();
    for (int grain = 0; grain < grains.size(); grain++) {
      TablePartId id = TablePartId.whole(grain);
      tables.add(KV.of(parts.group(id), KV.of(id, grains.empty(grain))));
    }
    return tables;
  }

  /** Counts a bundle's records, and sends records with a known incident to their shards. */
  private static final class DistributeFn extends DoFn<Batch, KV<Integer, Batch>> {
    private static final long serialVersionUID = 1L;

    private final Shared<IncidentGrains> grains;
    private final Shards shards;
    private final TableParts parts;
    private transient Incidents incidents;
    private transient PeriodGrain periods;
    private transient CellTable records;
    private transient BatchCheck check;

    DistributeFn(IncidentGrains grains, Shards shards, TableParts parts) {
      this.grains = Shared.of(grains);
      this.shards = shards;
      this.parts = parts;
    }

    @StartBundle
    public void start() {
      check = BatchCheck.resolved("CountIncidents", grains.get().tableSet().layouts());
      incidents = grains.get().reduction();
      periods = grains.get().periods();
      records = grains.get().finest();
    }

    @ProcessElement
    public void distribute(@Element Batch batch, MultiOutputReceiver out) {
      check.check(batch);
      if (grains.get().tableSet().layouts().dataset(batch.source()) != Dataset.CASUALTIES) {
        return;
      }
      Batch reduced = incidents.reduce(batch);
      records.add(reduced, periods);
      if (!batch.has(Extra.INCIDENT_HIGH)) {
        return;
      }
      shards.deal(
          Incidents.known(reduced),
          Extra.INCIDENT_HIGH,
          Extra.INCIDENT_LOW,
          (rows, shard) -> out.get(KNOWN).output(KV.of(shard, rows)));
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      for (int grain = 0; grain < grains.get().size(); grain++) {
        parts.give(
            grain,
            grains.get().grains().get(grain).period(),
            grains.get().of(grain, records),
            (id, cells) ->
                context.output(
                    RECORDS,
                    KV.of(parts.group(id), KV.of(id, cells)),
                    GlobalWindow.INSTANCE.maxTimestamp(),
                    GlobalWindow.INSTANCE));
      }
      records = null;
    }
  }

  /** Sends the incidents of a table of incidents to their shards. */
  private static final class DistributeIncidentsFn extends DoFn<Batch, KV<Integer, Batch>> {
    private static final long serialVersionUID = 1L;

    private final Shared<IncidentGrains> grains;
    private final Shards shards;
    private transient BatchCheck check;

    DistributeIncidentsFn(IncidentGrains grains, Shards shards) {
      this.grains = Shared.of(grains);
      this.shards = shards;
    }

    @ProcessElement
    public void distribute(@Element Batch batch, OutputReceiver<KV<Integer, Batch>> out) {
      if (check == null) {
        check = BatchCheck.resolved("CountIncidents", grains.get().tableSet().layouts());
      }
      check.check(batch);
      shards.deal(
          Incidents.known(grains.get().reduction().reduce(batch)),
          Extra.INCIDENT_HIGH,
          Extra.INCIDENT_LOW,
          (rows, shard) -> out.output(KV.of(shard, rows)));
    }
  }
}
