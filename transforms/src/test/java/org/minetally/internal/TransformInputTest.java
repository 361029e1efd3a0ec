package org.minetally.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.claim.CheckClaims;
import org.minetally.claim.Claim;
import org.minetally.claim.Comparison;
import org.minetally.dedup.Deduplicate;
import org.minetally.format.Dialect;
import org.minetally.model.Batch;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Coders;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Layouts;
import org.minetally.model.Measure;
import org.minetally.parquet.WriteTables;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;
import org.minetally.plan.Plan;
import org.minetally.profile.DateMapping;
import org.minetally.profile.IncidentId;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.Reconcile;
import org.minetally.reconcile.Reconciliation;
import org.minetally.reconcile.internal.Finding;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.RangeId;
import org.minetally.reconcile.internal.RecordNote;
import org.minetally.reconcile.internal.json.WriteReconciliation;
import org.minetally.region.Gazetteer;
import org.minetally.series.ResolveSeries;
import org.minetally.source.ReadRecords;
import org.minetally.source.RecordsFromRows;
import org.minetally.summary.CountIncidents;
import org.minetally.summary.Summarise;
import org.minetally.summary.TableSet;
import org.minetally.table.FactTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;
import org.minetally.table.TablesToRows;

/** Every public transform rejects arguments and input that it cannot use. */
class TransformInputTest {

  private static final Plan NO_CLAIMS =
      Plan.builder(
              Gazetteer.of(
                  List.of("country"),
                  List.of(Gazetteer.Entry.of("country", "C", "Country").from("test"))))
          .sources(
              List.of(
                  new SourceSpec(
                      "police",
                      List.of(),
                      Dialect.CSV,
                      Profile.builder(Dataset.CASUALTIES)
                          .date(new DateMapping.OneColumn("day", List.of("yyyy-MM-dd")))
                          .measures(new MeasureMapping.Counts(Map.of()))
                          .build())))
          .tables(List.of(new FactTable(Dataset.CASUALTIES, PeriodType.YEAR, "country", List.of())))
          .build();

  private static final Plan PLAN =
      NO_CLAIMS.toBuilder()
          .claims(
              List.of(
                  Claim.builder("a")
                      .statement("statement")
                      .counting(Dataset.CASUALTIES, Measure.KILLED)
                      .window(new DateInterval(0, 99))
                      .figure(Comparison.EXACTLY, 3)
                      .source("constructed")
                      .build()))
          .build();

  private static final List<IncidentId> INCIDENTS =
      List.of(new IncidentId(List.of("incident"), false));

  private static final Map<String, PTransform<PCollection<Batch>, ?>> OF_BATCHES =
      Map.of(
          "Deduplicate", Deduplicate.intoShards(2),
          "ResolveSeries", ResolveSeries.of(PLAN.sources(), PLAN.gazetteer(), PLAN.layouts()),
          "Summarise", Summarise.into(PLAN.tableSet()),
          "CountIncidents", incidents(),
          "CheckClaims", CheckClaims.of(PLAN.claims(), PLAN.gazetteer(), PLAN.layouts()));

  private static CountIncidents incidents() {
    return CountIncidents.of(PLAN.tableSet(), INCIDENTS, 2);
  }

  private static ReadRecords read() {
    return ReadRecords.of(PLAN.sources(), PLAN.gazetteer(), PLAN.layouts());
  }

  private static RecordsFromRows rows() {
    return RecordsFromRows.of(PLAN.sources(), "police", PLAN.gazetteer(), PLAN.layouts());
  }

  private static PCollection<Row> row(UnaryOperator<PCollection<Row>> as) {
    return as.apply(
        Pipeline.create().apply(Create.empty(Schema.builder().addStringField("day").build())));
  }

  private static void rejects(String message, Executable use) {
    assertThat(
        assertThrows(IllegalArgumentException.class, use).getMessage(), containsString(message));
  }

  @Test
  void readRecordsRejectsEmptyRangesAndZeroGroups() {
    for (int number : new int[] {0, -1, Integer.MIN_VALUE}) {
      rejects("at least 1", () -> read().withRangeSize(number));
      rejects("at least 1", () -> read().withGroups(number));
    }
    assertThrows(NullPointerException.class, () -> read().withMeter(null));
  }

  @Test
  void summariseRejectsZeroGroups() {
    for (int number : new int[] {0, -1, Integer.MIN_VALUE}) {
      rejects("at least 1 group", () -> Summarise.into(PLAN.tableSet()).inGroups(number));
    }
  }

  @Test
  void countIncidentsRejectsInvalidNumbersOfShardsAndGroups() {
    for (int number : new int[] {0, -1, 3, 1 << 17, Integer.MIN_VALUE}) {
      rejects("power of two", () -> CountIncidents.of(PLAN.tableSet(), INCIDENTS, number));
    }
    for (int number : new int[] {0, -1, Integer.MIN_VALUE}) {
      rejects("at least 1 group", () -> incidents().inGroups(number));
    }
  }

  @Test
  void countIncidentsRejectsTablesThatItDoesNotHave() {
    rejects("there is no table of incidents to write", () -> incidents().only(List.of()));
    rejects(
        "there is no table of incidents incidents_by_day_country; choose some of"
            + " incidents_by_year_country",
        () ->
            incidents()
                .only(
                    List.of(
                        new FactTable(Dataset.CASUALTIES, PeriodType.DAY, "country", List.of()))));
  }

  @Test
  void readRecordsRejectsLookupShardsThatAreNotAPowerOfTwo() {
    for (int number : new int[] {0, -1, 3, 1 << 17, Integer.MIN_VALUE}) {
      rejects("power of two", () -> read().withLookupShards(number));
    }
  }

  @Test
  void transformsRejectLayoutsOfOtherSources() {
    Layouts none = new Layouts(List.of(), PLAN.layouts().layouts());
    Layouts detections = new Layouts(List.of(Dataset.DETECTIONS), PLAN.layouts().layouts());
    for (Layouts others : List.of(none, detections)) {
      rejects(
          "the layouts are not those of the sources",
          () -> ReadRecords.of(PLAN.sources(), PLAN.gazetteer(), others));
      rejects(
          "the layouts are not those of the sources",
          () -> RecordsFromRows.of(PLAN.sources(), "police", PLAN.gazetteer(), others));
      rejects(
          "the layouts are not those of the sources",
          () -> ResolveSeries.of(PLAN.sources(), PLAN.gazetteer(), others));
    }
  }

  @Test
  void layoutsRejectSourceWithoutLayout() {
    rejects("no layout for casualties", () -> new Layouts(List.of(Dataset.CASUALTIES), List.of()));
  }

  @Test
  void tableSetRejectsTableOfUnknownLevel() {
    rejects(
        "casualties_by_year_parish: unknown level parish; the gazetteer has the levels country",
        () ->
            TableSet.of(
                List.of(Dataset.CASUALTIES),
                PLAN.gazetteer(),
                List.of(new FactTable(Dataset.CASUALTIES, PeriodType.YEAR, "parish", List.of()))));
  }

  @Test
  void checkClaimsRejectsClaimsThatTheRecordsCannotAnswer() {
    Claim claim = PLAN.claims().get(0);
    rejects(
        "claim a: unknown region number 7; the gazetteer has 1 regions",
        () -> check(claim.toBuilder().regions(List.of(7)).build()));
    rejects(
        "claim a: the records do not carry the dimension sex",
        () -> check(claim.toBuilder().filters(Map.of(Dimension.SEX, List.of("male"))).build()));
    rejects(
        "claim a: unknown whole z; add that claim",
        () -> check(claim.toBuilder().partOf("z").build()));
  }

  private static CheckClaims check(Claim claim) {
    return CheckClaims.of(List.of(claim), PLAN.gazetteer(), PLAN.layouts());
  }

  @Test
  void deduplicateRejectsShardsThatAreNotAPowerOfTwoUpTo65536() {
    for (int number : new int[] {0, -1, 3, 1 << 17, Integer.MIN_VALUE}) {
      rejects("power of two", () -> Deduplicate.intoShards(number));
    }
  }

  @Test
  void transformsRejectNullArguments() {
    for (Executable use :
        List.<Executable>of(
            () -> ReadRecords.of(null, PLAN.gazetteer(), PLAN.layouts()),
            () -> ReadRecords.of(PLAN.sources(), null, PLAN.layouts()),
            () -> ReadRecords.of(PLAN.sources(), PLAN.gazetteer(), null),
            () -> read().withPoints(null),
            () -> read().only(null),
            () -> RecordsFromRows.of(null, "police", PLAN.gazetteer(), PLAN.layouts()),
            () -> RecordsFromRows.of(PLAN.sources(), null, PLAN.gazetteer(), PLAN.layouts()),
            () -> RecordsFromRows.of(PLAN.sources(), "police", null, PLAN.layouts()),
            () -> RecordsFromRows.of(PLAN.sources(), "police", PLAN.gazetteer(), null),
            () -> rows().withPoints(null),
            () -> TablesToRows.of(null),
            () -> ResolveSeries.of(null, PLAN.gazetteer(), PLAN.layouts()),
            () -> ResolveSeries.of(PLAN.sources(), null, PLAN.layouts()),
            () -> ResolveSeries.of(PLAN.sources(), PLAN.gazetteer(), null),
            () -> Summarise.into(null),
            () -> CountIncidents.of(null, List.of(), 2),
            () -> CountIncidents.of(PLAN.tableSet(), null, 2),
            () -> incidents().withIncidents(null),
            () -> WriteTables.under("out").andFiles(null),
            () -> CheckClaims.of(null, PLAN.gazetteer(), PLAN.layouts()),
            () -> CheckClaims.of(PLAN.claims(), null, PLAN.layouts()),
            () -> CheckClaims.of(PLAN.claims(), PLAN.gazetteer(), null),
            () -> Reconcile.against(null))) {
      assertThrows(NullPointerException.class, use);
    }
  }

  @Test
  void transformsRejectPlansThatGiveThemNothingToDo() {
    rejects(
        "there are no claims", () -> CheckClaims.of(List.of(), PLAN.gazetteer(), PLAN.layouts()));
    rejects(
        "there is no table of incidents",
        () -> CountIncidents.of(PLAN.tableSet(), PLAN.incidents(), 2));
  }

  @Test
  void writersRejectEmptyNames() {
    rejects("the folder is empty", () -> WriteTables.under(" "));
    rejects("the file is empty", () -> WriteReconciliation.to(""));
  }

  @Test
  void transformsRejectUnboundedInput() {
    OF_BATCHES.forEach(
        (name, transform) ->
            rejects(
                name + ": the input",
                () -> create(Batch.class, TransformInputTest::unbounded).apply(transform)));
    rejects("RecordsFromRows: the input", () -> row(TransformInputTest::unbounded).apply(rows()));
    rejects(
        "Reconcile: the input",
        () ->
            create(Message.class, TransformInputTest::unbounded)
                .apply(Reconcile.against(PLAN.scope())));
    rejects(
        "is unbounded",
        () ->
            create(TableRows.class, TransformInputTest::unbounded).apply(WriteTables.under("out")));
    rejects(
        "is unbounded",
        () ->
            create(Reconciliation.class, TransformInputTest::unbounded)
                .apply(WriteReconciliation.to("out")));
  }

  @Test
  void transformsRejectWindowedInput() {
    OF_BATCHES.forEach(
        (name, transform) ->
            rejects(
                name + ": the input",
                () -> create(Batch.class, TransformInputTest::windowed).apply(transform)));
    rejects("RecordsFromRows: the input", () -> row(TransformInputTest::windowed).apply(rows()));
    rejects(
        "Reconcile: the input",
        () ->
            create(Message.class, TransformInputTest::windowed)
                .apply(Reconcile.against(PLAN.scope())));
    rejects(
        "is divided into windows",
        () ->
            create(TableRows.class, TransformInputTest::windowed).apply(WriteTables.under("out")));
    rejects(
        "is divided into windows",
        () ->
            create(Reconciliation.class, TransformInputTest::windowed)
                .apply(WriteReconciliation.to("out")));
  }

  @Test
  void transformsRejectBatchOfUnknownSource() {
    List<String> names = new ArrayList<>(OF_BATCHES.keySet());
    names.remove("Deduplicate");
    for (String name : names) {
      assertThat(
          failure(OF_BATCHES.get(name), batch(1, 0, measures())),
          is(
              name
                  + ": a batch belongs to source number 1, but the plan has 1 sources, numbered"
                  + " from 0; "
                  + advice(name)));
    }
  }

  @Test
  void transformsRejectBatchWithDifferentLayout() {
    List<String> names = new ArrayList<>(OF_BATCHES.keySet());
    names.remove("Deduplicate");
    for (String name : names) {
      assertThat(
          failure(OF_BATCHES.get(name), batch(0, 1, 2)),
          is(
              name
                  + ": a batch of source number 0 has 1 dimensions and 2 measures, but the plan has"
                  + " 0 and %d; ".formatted(measures())
                  + advice(name)));
    }
  }

  @Test
  void deduplicateRejectsSourceWithKeysInOnlySomeBatches() {
    BatchBuilder keyed = new BatchBuilder(true, 0, 0);
    keyed.next(DateInterval.pack(0, 0), 0, Batch.MATCHED);
    keyed.key(1, 2);
    BatchBuilder unkeyed =
        new BatchBuilder(Set.of(Batch.Extra.FINGERPRINT_HIGH, Batch.Extra.FINGERPRINT_LOW), 0, 0);
    unkeyed.next(DateInterval.pack(0, 0), 0, Batch.MATCHED);
    unkeyed.extra(Batch.Extra.FINGERPRINT_HIGH, 3);
    unkeyed.extra(Batch.Extra.FINGERPRINT_LOW, 4);
    assertThat(
        failure(
            Deduplicate.intoShards(1),
            keyed.build(0, 0, List.of(), List.of()),
            unkeyed.build(0, 1, List.of(), List.of())),
        is(
            "Deduplicate: only some batches of source number 0 carry KEY_HIGH;"
                + " read all with one plan"));
  }

  @Test
  void reconcileRejectsMessagesOfAnotherPlan() {
    for (Message message :
        List.of(
            new Message.NotedRecords(1, RecordNote.POINT_MISSING, 1),
            new Message.FindingRaised(
                new Finding(Finding.Kind.GAP, new RangeId(-1, 0, 0), 0, 0, "a gap")),
            new Message.FactTableTotals(
                1, 0, new TreeMap<>(), new TreeMap<>(), Set.of(), Set.of()))) {
      Pipeline pipeline = Pipeline.create();
      pipeline
          .apply(Create.of(List.of(message)).withCoder(Coders.of(Message.class)))
          .apply(Reconcile.against(PLAN.scope()));
      assertThat(
          assertThrows(Pipeline.PipelineExecutionException.class, pipeline::run)
              .getCause()
              .getMessage(),
          containsString("reconcile it with the plan that produced it"));
    }
  }

  @Test
  void writeTablesRejectsDuplicateTable(@TempDir Path out) {
    TableRows none = new TableRows.Builder(TableSchema.REJECTS, 0).build();
    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(Create.of(none, none).withCoder(Coders.of(TableRows.class)))
        .apply(WriteTables.under(out.toString()));
    assertThat(
        assertThrows(Pipeline.PipelineExecutionException.class, pipeline::run)
            .getCause()
            .getMessage(),
        is(
            "WriteTables: the table rejects occurs twice; pass it as one element, or use inParts()"));
  }

  private static String advice(String transform) {
    String same = "read the records with the same plan";
    return transform.equals("ResolveSeries")
        ? same
        : same + ", and apply ResolveSeries if the plan needs it";
  }

  private static int measures() {
    return PLAN.layouts().of(0).measures().size();
  }

  private static Batch batch(int source, int dimensions, int measures) {
    return new BatchBuilder(false, dimensions, measures)
        .build(source, 0, Collections.nCopies(dimensions, List.of()), List.of());
  }

  private static String failure(PTransform<PCollection<Batch>, ?> transform, Batch... batches) {
    Pipeline pipeline = Pipeline.create();
    pipeline.apply(Create.of(List.of(batches)).withCoder(Coders.of(Batch.class))).apply(transform);
    return assertThrows(Pipeline.PipelineExecutionException.class, pipeline::run)
        .getCause()
        .getMessage();
  }

  private static <T> PCollection<T> create(Class<T> type, UnaryOperator<PCollection<T>> as) {
    Coder<T> coder = Coders.of(type);
    return as.apply(Pipeline.create().apply(Create.empty(coder)));
  }

  private static <T> PCollection<T> unbounded(PCollection<T> input) {
    return input.setIsBoundedInternal(PCollection.IsBounded.UNBOUNDED);
  }

  private static <T> PCollection<T> windowed(PCollection<T> input) {
    return input.apply(Window.into(FixedWindows.of(Duration.standardDays(1))));
  }
}
