package org.minetally.plan;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.minetally.claim.Claim;
import org.minetally.claim.Comparison;
import org.minetally.format.Dialect;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;
import org.minetally.profile.DateMapping;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.region.Gazetteer;
import org.minetally.source.ReadRecords;
import org.minetally.summary.Summaries;
import org.minetally.summary.Summarise;
import org.minetally.summary.Suppression;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;

/** Plans are checked when they are built. */
class PlanTest {

  private final Gazetteer gazetteer =
      Gazetteer.of(
          List.of("country", "district"),
          List.of(Gazetteer.Entry.of("country", "C", "Country").from("test")));

  private static SourceSpec source(String id, String level) {
    return new SourceSpec(
        id,
        List.of(),
        Dialect.CSV,
        Profile.builder(Dataset.CASUALTIES)
            .date(new DateMapping.OneColumn("day", List.of("yyyy-MM-dd")))
            .regions(List.of(new RegionColumns(level, "", 0, "place")))
            .measures(new MeasureMapping.Counts(Map.of()))
            .build());
  }

  private static Claim claim(String id, int region, String partOf) {
    return Claim.builder(id)
        .statement("statement")
        .counting(Dataset.CASUALTIES, Measure.KILLED)
        .window(new DateInterval(0, 99))
        .regions(List.of(region))
        .figure(Comparison.EXACTLY, 3)
        .source("constructed")
        .partOf(partOf)
        .build();
  }

  private static FactTable table(String level) {
    return new FactTable(Dataset.CASUALTIES, PeriodType.MONTH, level, List.of());
  }

  private Plan.Builder builder() {
    return Plan.builder(gazetteer).sources(List.of(source("police", "district")));
  }

  private static void rejects(String message, Plan.Builder builder) {
    assertThat(
        assertThrows(IllegalArgumentException.class, builder::build).getMessage(), is(message));
  }

  @Test
  void snippetOfTheDocumentationCompiles() {
    SourceSpec police = source("police", "district");
    SourceSpec clinics = source("clinics", "district");
    Pipeline pipeline = Pipeline.create();

    Plan plan =
        Plan.builder(gazetteer)
            .sources(List.of(police, clinics))
            .tables(
                List.of(new FactTable(Dataset.CASUALTIES, PeriodType.MONTH, "district", List.of())))
            .suppression(new Suppression(5))
            .build();
    PCollectionTuple read =
        pipeline.apply(ReadRecords.of(plan.sources(), plan.gazetteer(), plan.layouts()));
    PCollectionTuple tables = read.get(ReadRecords.BATCHES).apply(Summarise.into(plan.tableSet()));

    assertThat(tables.has(Summarise.TABLES), is(true));
  }

  @Test
  void rejectsPlanWithoutSources() {
    rejects("the plan has no source; add at least one", Plan.builder(gazetteer));
  }

  @Test
  void rejectsUnknownLevels() {
    String unknown = ": unknown level village; the gazetteer has the levels country, district";
    rejects("source police" + unknown, builder().sources(List.of(source("police", "village"))));
    rejects(
        "table casualties_by_month_village" + unknown, builder().tables(List.of(table("village"))));
    rejects(
        "table summary_by_year_village" + unknown,
        builder()
            .summaries(new Summaries(List.of(new SummaryTable(PeriodType.YEAR, "village")), 0)));
  }

  @Test
  void rejectsDuplicateNames() {
    rejects(
        "the plan has two sources named police; give each a unique name",
        builder().sources(List.of(source("police", "district"), source("police", "country"))));
    rejects(
        "the plan has two tables named casualties_by_month_district; give each a unique name",
        builder().tables(List.of(table("district"), table("district"))));
    rejects(
        "the plan has two claims named a; give each a unique name",
        builder().claims(List.of(claim("a", 0, ""), claim("a", 0, ""))));
  }

  @Test
  void rejectsClaimsAboutUnknownRegionsAndClaims() {
    rejects(
        "claim a: unknown region number 1; the gazetteer has 1 regions",
        builder().claims(List.of(claim("a", 1, ""))));
    rejects(
        "claim a: part of an unknown claim, b; add that claim to the plan",
        builder().claims(List.of(claim("a", 0, "b"))));
    rejects(
        "claim a: subset of an unknown claim, b; add that claim to the plan",
        builder().claims(List.of(claim("a", 0, "").toBuilder().subsetOf("b").build())));
  }

  @Test
  void rejectsClaimsThatTheirWholeCannotContain() {
    rejects(
        "claim a: its whole, b, is within it: b, a; remove one of these relations",
        builder().claims(List.of(claim("a", 0, "b"), claim("b", 0, "a"))));
    Claim subset = claim("a", 0, "").toBuilder().subsetOf("b").build();
    rejects(
        "claim a: \"b\" ends on 1970-02-20, but this claim ends later; set to in its window to that"
            + " day or an earlier one",
        builder()
            .claims(
                List.of(
                    subset,
                    claim("b", 0, "").toBuilder().window(new DateInterval(0, 50)).build())));
    rejects(
        "claim a: \"b\" counts only some regions, but this claim counts all; set its regions",
        builder()
            .claims(List.of(subset.toBuilder().regions(List.of()).build(), claim("b", 0, ""))));
  }

  @Test
  void rejectsTablesOfRecordsTogetherWithSuppression() {
    rejects(
        "the plan suppresses small counts, which its tables of records would show; write only one of"
            + " them",
        builder().records(true).suppression(new Suppression(5)));
  }

  @Test
  void rejectsClaimsTogetherWithSuppression() {
    rejects(
        "the plan has claims and suppresses small counts, which the supported range of a claim"
            + " would reveal; check the claims in a separate plan and do not publish the result",
        builder().claims(List.of(claim("a", 0, ""))).suppression(new Suppression(5)));
  }

  @Test
  void changesOnlyWhatIsSet() {
    Plan plan = builder().tables(List.of(table("district"))).build();
    Plan changed = plan.toBuilder().suppression(new Suppression(5)).build();
    assertThat(changed.sources(), is(plan.sources()));
    assertThat(changed.tables(), is(plan.tables()));
    assertThat(changed.suppression(), is(new Suppression(5)));
  }

  /**
   * The rows of two sources may be the same, so a reject of one could show a victim of the other.
   */
  @Test
  void suppressionHidesTheRecordsOfAllSourcesOfRows() {
    Profile victims = source("registry", "district").profile();
    Profile items =
        Profile.builder(Dataset.DETECTIONS)
            .date(victims.date())
            .measures(victims.measures())
            .build();
    Plan open =
        Plan.builder(gazetteer)
            .sources(
                List.of(
                    SourceSpec.ofRows("registry", victims),
                    SourceSpec.ofRows("clearance", items),
                    new SourceSpec("survey", List.of("survey.csv"), Dialect.CSV, items)))
            .build();
    Plan suppressed = open.toBuilder().suppression(new Suppression(5)).build();
    assertThat(hidden(open), is(List.of(false, false, false)));
    assertThat(hidden(suppressed), is(List.of(true, true, false)));
    assertThat(
        open.scope().sources().stream().map(ReconciliationScope.Source::files).toList(),
        is(List.of(List.of("rows"), List.of("rows"), List.of("survey.csv"))));
  }

  private static List<Boolean> hidden(Plan plan) {
    return plan.scope().sources().stream().map(ReconciliationScope.Source::hidden).toList();
  }
}
