package org.minetally.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
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
import org.minetally.internal.InputCheck;
import org.minetally.internal.Shared;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
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
  private static final TupleTag<KV<Integer, CellTable>> RECORDS = new TupleTag<>("records") {};

  private final IncidentGrains grains;
  private final Shards shards;

  private CountIncidents(IncidentGrains grains, Shards shards) {
    this.grains = grains;
    this.shards = shards;
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
    return new CountIncidents(grains, new Shards(shards));
  }

  @Override
  public PCollectionTuple expand(PCollection<Batch> batches) {
    InputCheck.requireWhole(batches, "CountIncidents");
    KvCoder<Integer, CellTable> cells = KvCoder.of(VarIntCoder.of(), CellTableCoder.of());
    PCollectionTuple distributed =
        batches.apply(
            "Distribute by incident",
            ParDo.of(new DistributeFn(grains, shards))
                .withOutputTags(KNOWN, TupleTagList.of(RECORDS)));
    PCollection<KV<Integer, CellTable>> first =
        distributed
            .get(KNOWN)
            .setCoder(KvCoder.of(VarIntCoder.of(), BatchCoder.of()))
            .apply("Group by shard", GroupByKey.create())
            .apply("Count each once", ParDo.of(new FirstFn(grains)))
            .setCoder(cells);
    PCollectionTuple tables =
        PCollectionList.of(first)
            .and(distributed.get(RECORDS).setCoder(cells))
            .and(
                batches
                    .getPipeline()
                    .apply("Empty tables", Create.of(emptyTables()).withCoder(cells)))
            .apply("Incidents and records", Flatten.pCollections())
            .apply("Group by table", GroupByKey.create())
            .apply(
                "Merge tables",
                ParDo.of(new MergeFn(grains)).withOutputTags(TABLES, TupleTagList.of(MESSAGES)));
    tables.get(TABLES).setCoder(TableRowsCoder.of());
    tables.get(MESSAGES).setCoder(MessageCoder.of());
    return tables;
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(
        DisplayData.item(
                "tables",
                String.join(
                    ", ",
                    grains.grains().stream()
                        .map(grain -> TableSchema.incidents(grain).name())
                        .toList()))
            .withLabel("Tables"));
    builder.add(DisplayData.item("shards", shards.number()).withLabel("Shards"));
  }

  private List<KV<Integer, CellTable>> emptyTables() {
    List<KV<Integer, CellTable>> tables = new ArrayList<>();
    for (int grain = 0; grain < grains.size(); grain++) {
      tables.add(KV.of(grain, grains.empty(grain)));
    }
    return tables;
  }

  /** Counts a bundle's records, and sends records with a known incident to their shards. */
  private static final class DistributeFn extends DoFn<Batch, KV<Integer, Batch>> {
    private static final long serialVersionUID = 1L;

    private final Shared<IncidentGrains> grains;
    private final Shards shards;
    private transient Incidents incidents;
    private transient PeriodGrain periods;
    private transient CellTable records;
    private transient BatchCheck check;

    DistributeFn(IncidentGrains grains, Shards shards) {
      this.grains = Shared.of(grains);
      this.shards = shards;
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
        context.output(
            RECORDS,
            KV.of(grain, grains.get().of(grain, records)),
            GlobalWindow.INSTANCE.maxTimestamp(),
            GlobalWindow.INSTANCE);
      }
      records = null;
    }
  }

  /** Counts, in each cell, the first record of each incident of a shard. */
  private static final class FirstFn
      extends DoFn<KV<Integer, Iterable<Batch>>, KV<Integer, CellTable>> {
    private static final long serialVersionUID = 1L;

    private static final int TUPLE = 6;

    private final Shared<IncidentGrains> shared;

    FirstFn(IncidentGrains grains) {
      this.shared = Shared.of(grains);
    }

    @ProcessElement
    public void count(
        @Element KV<Integer, Iterable<Batch>> shard, OutputReceiver<KV<Integer, CellTable>> out) {
      IncidentGrains grains = shared.get();
      List<Batch> batches = new ArrayList<>();
      shard.getValue().forEach(batches::add);
      for (int grain = 0; grain < grains.size(); grain++) {
        out.output(KV.of(grain, grains.of(grain, firsts(grains, batches, grain))));
      }
    }

    private static CellTable firsts(IncidentGrains grains, List<Batch> batches, int grain) {
      FactTable table = grains.grains().get(grain);
      Incidents incidents = grains.reduction();
      PeriodGrain periods = grains.periods();
      CellTable.PeriodMap period = new Rollup.Periods(table.period());
      CellTable.PlaceMap place = grains.places(grain);
      boolean byDevice = !table.dimensions().isEmpty();
      CellTable finest = grains.finest();
      List<String> devices = new ArrayList<>();
      TupleSet seen = new TupleSet(TUPLE);
      for (Batch batch : batches) {
        int[] rows = new int[batch.size()];
        int count = 0;
        for (int row = 0; row < batch.size(); row++) {
          boolean first =
              seen.add(
                  batch.source(),
                  batch.extra(Extra.INCIDENT_HIGH, row),
                  batch.extra(Extra.INCIDENT_LOW, row),
                  period.apply(batch.interval(row)),
                  place.apply(batch.region(row)),
                  byDevice ? code(devices, batch.labels(0).get(batch.code(0, row))) : 0);
          if (first) {
            rows[count++] = row;
          }
        }
        finest.add(
            incidents.firsts(batch, rows, count, grains.incidents().get(batch.source())), periods);
      }
      return finest;
    }

    /** Returns a number for a label, the same for all batches; there are about ten labels. */
    private static int code(List<String> labels, String label) {
      int known = labels.indexOf(label);
      if (known >= 0) {
        return known;
      }
      labels.add(label);
      return labels.size() - 1;
    }
  }

  /** Merges the parts of a table and sorts its rows. */
  private static final class MergeFn extends DoFn<KV<Integer, Iterable<CellTable>>, TableRows> {
    private static final long serialVersionUID = 1L;

    private final Shared<IncidentGrains> shared;

    MergeFn(IncidentGrains grains) {
      this.shared = Shared.of(grains);
    }

    @ProcessElement
    public void merge(@Element KV<Integer, Iterable<CellTable>> parts, MultiOutputReceiver out) {
      IncidentGrains grains = shared.get();
      CellTable cells = grains.empty(parts.getKey());
      parts.getValue().forEach(cells::add);
      FactTable grain = grains.grains().get(parts.getKey());
      TableSchema schema = TableSchema.incidents(grain);
      TableRows rows = new FactRows(schema, grain, cells, grains.tableSet().gazetteer()).rows();
      out.get(TABLES).output(rows);
      out.get(MESSAGES)
          .output(
              new Message.IncidentTableTotals(schema.name(), rows.size(), totals(cells, schema)));
    }

    private static SortedMap<String, Long> totals(CellTable cells, TableSchema schema) {
      int first = schema.position(Measure.RECORDS.column());
      SortedMap<String, Long> totals = new TreeMap<>();
      for (int cell = 0; cell < cells.size(); cell++) {
        totals.merge(Measure.RECORDS.column(), cells.records(cell), Math::addExact);
        for (int i = 0; i < cells.measures(); i++) {
          if (cells.sum(i, cell) != Measure.NOT_REPORTED) {
            String column = schema.columns().get(first + 1 + i).name();
            totals.merge(column, cells.sum(i, cell), Math::addExact);
          }
        }
      }
      return totals;
    }
  }
}
