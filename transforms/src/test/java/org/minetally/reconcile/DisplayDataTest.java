package org.minetally.reconcile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.display.HasDisplayData;
import org.junit.jupiter.api.Test;
import org.minetally.claim.CheckClaims;
import org.minetally.claim.Claim;
import org.minetally.claim.Comparison;
import org.minetally.dedup.Deduplicate;
import org.minetally.format.Dialect;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.parquet.WriteTables;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;
import org.minetally.plan.Plan;
import org.minetally.profile.IncidentId;
import org.minetally.profile.Series;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.internal.json.WriteReconciliation;
import org.minetally.series.ResolveSeries;
import org.minetally.source.ReadRecords;
import org.minetally.source.RecordsFromRows;
import org.minetally.summary.CountIncidents;
import org.minetally.summary.Summaries;
import org.minetally.summary.Summarise;
import org.minetally.summary.Suppression;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableSchema;
import org.minetally.table.TablesToRows;

/** An engine shows the settings of each transform, and nothing else: no value of any record. */
class DisplayDataTest {

  private static final SourceSpec VICTIMS =
      new SourceSpec(
          "victims",
          List.of("a.csv", "b.csv"),
          Dialect.CSV,
          SmallPlans.casualties("victims", true, List.of()).profile().toBuilder()
              .incident(new IncidentId(List.of("id"), false))
              .build());

  private static final SourceSpec REGISTRY =
      SourceSpec.ofRows("registry", SmallPlans.detections("registry", true, List.of()).profile());

  private static final Plan PLAN =
      Plan.builder(SmallPlans.gazetteer())
          .sources(List.of(VICTIMS, REGISTRY))
          .tables(
              List.of(
                  new FactTable(Dataset.CASUALTIES, PeriodType.MONTH, "region", List.of()),
                  new FactTable(Dataset.DETECTIONS, PeriodType.YEAR, "district", List.of())))
          .build();

  private static final Plan WITH_SUMMARIES =
      PLAN.toBuilder()
          .summaries(new Summaries(List.of(new SummaryTable(PeriodType.WEEK, "region")), 0))
          .suppression(new Suppression(5))
          .build();

  private static final List<Claim> CLAIMS =
      List.of(
          Claim.builder("monitor-2019")
              .statement("statement")
              .counting(Dataset.CASUALTIES, Measure.KILLED)
              .window(new DateInterval(0, 99))
              .figure(Comparison.EXACTLY, 3)
              .source("constructed")
              .build());

  @Test
  void readersShowTheirSourcesAndHowTheWorkIsDivided() {
    ReadRecords read = ReadRecords.of(PLAN.sources(), PLAN.gazetteer(), PLAN.layouts());
    assertShows(
        read.withRangeSize(1000),
        Map.of("sources", "victims, registry", "files", 2L, "rangeSize", 1000L));
    assertShows(
        read.withGroups(8),
        Map.of(
            "sources",
            "victims, registry",
            "files",
            2L,
            "rangeSize",
            ReadRecords.DEFAULT_RANGE_SIZE,
            "groups",
            8L));
    assertShows(
        RecordsFromRows.of(PLAN.sources(), "registry", PLAN.gazetteer(), PLAN.layouts())
            .withShards(16),
        Map.of("source", "registry", "shards", 16L));
  }

  @Test
  void stagesShowTheirSourcesTablesAndShards() {
    assertShows(Deduplicate.intoShards(4), Map.of("shards", 4L));
    assertShows(
        ResolveSeries.of(PLAN.sources(), PLAN.gazetteer(), PLAN.layouts()), Map.of("sources", ""));
    assertShows(
        ResolveSeries.of(series(), PLAN.gazetteer(), PLAN.layouts()), Map.of("sources", "victims"));
    assertShows(
        Summarise.into(PLAN.tableSet()),
        Map.of("tables", "casualties_by_month_region, detections_by_year_district"));
    assertShows(
        Summarise.into(WITH_SUMMARIES.tableSet()),
        Map.of(
            "tables",
            "casualties_by_month_region, detections_by_year_district",
            "summaries",
            "summary_by_week_region",
            "minimumCount",
            5L));
    assertShows(
        CountIncidents.of(PLAN.tableSet(), PLAN.incidents(), 2),
        Map.of("tables", "incidents_by_month_region", "shards", 2L));
    assertShows(
        CheckClaims.of(CLAIMS, PLAN.gazetteer(), PLAN.layouts()), Map.of("claims", "monitor-2019"));
  }

  @Test
  void reconciliationShowsItsSourcesAndTables() {
    assertShows(
        Reconcile.against(PLAN.toBuilder().claims(CLAIMS).build().scope()),
        Map.of(
            "sources",
            "victims, registry",
            "tables",
            "casualties_by_month_region, detections_by_year_district",
            "claims",
            1L));
  }

  @Test
  void writersShowWhereTheyWrite() {
    assertShows(WriteTables.under("/data/out"), Map.of("folder", "/data/out"));
    assertShows(WriteReconciliation.to("/data/out/r.json"), Map.of("file", "/data/out/r.json"));
    assertShows(TablesToRows.of(TableSchema.REJECTS), Map.of("table", "rejects"));
    assertShows(RejectsToBadRecords.create(), Map.of());
  }

  private static List<SourceSpec> series() {
    return List.of(
        new SourceSpec(
            "victims",
            List.of("a.csv"),
            Dialect.CSV,
            VICTIMS.profile().toBuilder()
                .series(
                    new Series(
                        Series.Nature.INCREMENT, Series.Kind.ANY, Series.Publication.NOWHERE))
                .build()),
        REGISTRY);
  }

  private static void assertShows(HasDisplayData transform, Map<String, Object> expected) {
    Map<String, Object> shown = new TreeMap<>();
    DisplayData.from(transform).items().forEach(item -> shown.put(item.getKey(), item.getValue()));
    assertThat(transform.getClass().getSimpleName(), shown, is(new TreeMap<>(expected)));
  }
}
