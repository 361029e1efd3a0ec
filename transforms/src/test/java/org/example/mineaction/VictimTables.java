package org.example.mineaction;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.logicaltypes.SqlTypes;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.Row;
import org.minetally.dedup.Deduplicate;
import org.minetally.format.Dialect;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.parquet.WriteTables;
import org.minetally.period.PeriodType;
import org.minetally.plan.Plan;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.SourceSpec;
import org.minetally.profile.Unit;
import org.minetally.reconcile.Reconcile;
import org.minetally.reconcile.Reconciliation;
import org.minetally.reconcile.RejectsToBadRecords;
import org.minetally.region.Gazetteer;
import org.minetally.source.ReadRecords;
import org.minetally.source.RecordsFromRows;
import org.minetally.summary.Summarise;
import org.minetally.table.FactTable;
import org.minetally.table.TablesToRows;

/** Counts the victims in a registry and the items in clearance files, by month and province. */
final class VictimTables {

  /** The rows of the registry. */
  static final Schema REGISTRY =
      Schema.builder()
          .addStringField("victim")
          .addLogicalTypeField("day", SqlTypes.DATE)
          .addStringField("province")
          .addNullableStringField("outcome")
          .build();

  private static final FactTable VICTIMS =
      new FactTable(Dataset.CASUALTIES, PeriodType.MONTH, "province", List.of());

  private static final FactTable ITEMS =
      new FactTable(Dataset.DETECTIONS, PeriodType.MONTH, "province", List.of());

  private VictimTables() {}

  /** The output for the rest of the pipeline: table rows, and the rejected records. */
  record Output(PCollection<Row> victims, PCollection<BadRecord> rejected) {}

  /** Returns the plan: the sources, the meaning of their columns, and the tables. */
  static Plan plan(Path clearanceFile) {
    Gazetteer gazetteer =
        Gazetteer.of(
            List.of("province"),
            List.of(province("P1", "North", "Nord"), province("P2", "South", "Sud")));
    SourceSpec registry =
        SourceSpec.ofRows(
            "registry",
            profile(
                Dataset.CASUALTIES,
                List.of("victim"),
                new MeasureMapping.OneVictimPerRecord(
                    new LabelMapping(
                        new Input.Column("outcome"),
                        Map.of("killed", "killed", "injured", "injured"),
                        new LabelMapping.Otherwise.Reject()))));
    SourceSpec clearance =
        new SourceSpec(
            "clearance",
            List.of(clearanceFile.toString()),
            Dialect.CSV,
            profile(
                Dataset.DETECTIONS,
                List.of(),
                new MeasureMapping.Counts(
                    Map.of(
                        Measure.ITEMS,
                        new MeasureMapping.Quantity(new Input.Column("items"), Unit.ONE)))));
    return Plan.builder(gazetteer)
        .sources(List.of(registry, clearance))
        .tables(List.of(VICTIMS, ITEMS))
        .build();
  }

  private static Gazetteer.Entry province(String code, String name, String alias) {
    return Gazetteer.Entry.of("province", code, name).withAliases(List.of(alias));
  }

  private static Profile profile(Dataset dataset, List<String> key, MeasureMapping measures) {
    return Profile.builder(dataset)
        .recordKey(key)
        .date(new DateMapping.OneColumn("day", List.of("yyyy-MM-dd")))
        .regions(List.of(new RegionColumns("province", "", 0, "province")))
        .measures(measures)
        .personal(Set.copyOf(key))
        .build();
  }

  /** Adds the steps from the sources to the tables. */
  static Output addTo(Pipeline pipeline, PCollection<Row> registry, Plan plan, String folder) {
    PCollectionTuple files =
        pipeline.apply(
            "Read files", ReadRecords.of(plan.sources(), plan.gazetteer(), plan.layouts()));
    PCollectionTuple rows =
        registry.apply(
            "Map registry",
            RecordsFromRows.of(plan.sources(), "registry", plan.gazetteer(), plan.layouts()));
    PCollectionTuple distinct =
        PCollectionList.of(files.get(ReadRecords.BATCHES))
            .and(rows.get(ReadRecords.BATCHES))
            .apply("Records", Flatten.pCollections())
            .apply("Deduplicate", Deduplicate.intoShards(16));
    PCollectionTuple summed =
        distinct.get(Deduplicate.BATCHES).apply("Summarise", Summarise.into(plan.tableSet()));
    PCollectionTuple reconciled =
        PCollectionList.of(files.get(ReadRecords.MESSAGES))
            .and(rows.get(ReadRecords.MESSAGES))
            .and(distinct.get(Deduplicate.MESSAGES))
            .and(summed.get(Summarise.MESSAGES))
            .apply("Messages", Flatten.pCollections())
            .apply("Reconcile", Reconcile.against(plan.scope()));

    reconciled.get(Reconcile.RECONCILIATION).apply("Check", ParDo.of(new CheckFn()));
    PCollectionList.of(summed.get(Summarise.TABLES))
        .and(reconciled.get(Reconcile.TABLES))
        .apply("Tables", Flatten.pCollections())
        .apply("Write", WriteTables.under(folder));
    return new Output(
        summed
            .get(Summarise.TABLES)
            .apply("Victims", TablesToRows.of(plan.tableSet().schema(VICTIMS))),
        reconciled.get(Reconcile.TABLES).apply("Rejected", RejectsToBadRecords.create()));
  }

  /** Fails the run if a record was lost or counted twice. */
  private static final class CheckFn extends DoFn<Reconciliation, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void check(@Element Reconciliation reconciliation) {
      List<String> violations = reconciliation.violations();
      if (!violations.isEmpty()) {
        throw new IllegalStateException(String.join("; ", violations));
      }
    }
  }
}
