package org.minetally.reconcile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minetally.reconcile.Reconciliation.SourceCounts;
import org.minetally.reconcile.Reconciliation.TableTotals;

/** Every way in which the counts of a run can disagree is reported. */
class ReconciliationCheckTest {

  /** 10 read = 7 accepted + 2 rejected + 1 filtered; 7 accepted = 5 counted + 2 duplicates. */
  private static final SourceCounts POLICE = source("police", 10, 7, 2, 1, 2, 5, killed(4));

  private static final SourceCounts HOSPITAL = source("hospital", 3, 3, 0, 0, 0, 3, killed(1));

  private static final TableTotals BY_MONTH = table("by_month", sums(8, 5));

  @Test
  void acceptsARunThatAddsUp() {
    assertThat(violations(List.of(POLICE, HOSPITAL), List.of(BY_MONTH)), is(empty()));
  }

  @Test
  void acceptsARunWithoutRecords() {
    SourceCounts none = source("police", 0, 0, 0, 0, 0, 0, Map.of());
    assertThat(violations(List.of(none), List.of(table("by_month", Map.of()))), is(empty()));
  }

  @Test
  void reportsARecordLostAfterReading() {
    assertThat(
        violations(List.of(source("police", 11, 7, 2, 1, 2, 5, killed(4))), List.of()),
        contains("source police: 11 records read, but 10 accounted for"));
  }

  @Test
  void reportsARecordThatWasNotRead() {
    assertThat(
        violations(List.of(source("police", 9, 7, 2, 1, 2, 5, killed(4))), List.of()),
        contains("source police: 9 records read, but 10 accounted for"));
  }

  @Test
  void reportsARecordLostBeforeSumming() {
    assertThat(
        violations(List.of(source("police", 10, 7, 2, 1, 2, 4, killed(4))), List.of()),
        contains(
            "source police: 7 records accepted minus 2 duplicates, 0 superseded and 0"
                + " deleted, but 4 counted"));
  }

  @Test
  void reportsARecordSummedTwice() {
    assertThat(
        violations(List.of(source("police", 10, 7, 2, 1, 2, 6, killed(4))), List.of()),
        contains(
            "source police: 7 records accepted minus 2 duplicates, 0 superseded and 0"
                + " deleted, but 6 counted"));
  }

  @Test
  void reportsADuplicateThatWasCounted() {
    assertThat(
        violations(List.of(source("police", 10, 7, 2, 1, 1, 5, killed(4))), List.of()),
        contains(
            "source police: 7 records accepted minus 1 duplicates, 0 superseded and 0"
                + " deleted, but 5 counted"));
  }

  @Test
  void surplusOfOneSourceDoesNotHideALossOfAnother() {
    List<String> violations =
        violations(
            List.of(
                source("police", 11, 7, 2, 1, 2, 5, killed(4)),
                source("hospital", 2, 3, 0, 0, 0, 3, killed(1))),
            List.of(BY_MONTH));
    assertThat(
        violations, contains(containsString("source police"), containsString("source hospital")));
  }

  @Test
  void reportsATableThatLacksARecord() {
    assertThat(
        violations(List.of(POLICE, HOSPITAL), List.of(table("by_month", sums(7, 5)))),
        contains(
            "table by_month: its rows add up to {killed=5, records=7}, its records to {killed=5, records=8}"));
  }

  @Test
  void reportsATableWithAMeasureOffByOne() {
    assertThat(
        violations(List.of(POLICE, HOSPITAL), List.of(BY_MONTH, table("by_year", sums(8, 6)))),
        contains(containsString("table by_year")));
  }

  @Test
  void reportsAZeroForAnUnreportedMeasure() {
    Map<String, Long> zero = new TreeMap<>(sums(8, 5));
    zero.put("injured", 0L);
    assertThat(violations(List.of(POLICE, HOSPITAL), List.of(table("by_month", zero))), hasSize(1));
  }

  @Test
  void reportsATableThatLosesAReportedZero() {
    SourceCounts zero = source("police", 1, 1, 0, 0, 0, 1, Map.of("killed", 0L));
    assertThat(
        violations(List.of(zero), List.of(table("by_month", Map.of("records", 1L)))), hasSize(1));
  }

  @Test
  void reportsAnEmptyTableIfThereAreRecords() {
    assertThat(violations(List.of(POLICE), List.of(table("by_month", Map.of()))), hasSize(1));
  }

  @Test
  void comparesATableOnlyWithSourcesOfItsDataset() {
    SourceCounts clearance =
        new SourceCounts(
            "clearance",
            "detections",
            new RecordCounts.Builder().read(2).accepted(2).counted(2).build(),
            new TreeMap<>(Map.of("items", 9L)),
            List.of());
    TableTotals found =
        new TableTotals(
            "found", "detections", 1, new TreeMap<>(Map.of("records", 2L, "items", 9L)));
    assertThat(
        violations(List.of(POLICE, clearance, HOSPITAL), List.of(BY_MONTH, found)), is(empty()));
  }

  @Test
  void reportsAllViolationsAtOnce() {
    assertThat(
        violations(
            List.of(source("police", 11, 7, 2, 1, 2, 6, killed(4)), HOSPITAL),
            List.of(BY_MONTH, table("by_year", sums(1, 1)))),
        hasSize(4));
  }

  @Test
  void comparesASummaryWithTheRecordsOfEachDataset() {
    assertThat(
        violations(
            List.of(POLICE, HOSPITAL),
            List.of(BY_MONTH, summary("by_year", Map.of("casualty_records", 8L, "killed", 5L)))),
        is(empty()));
    assertThat(
        violations(
            List.of(POLICE, HOSPITAL),
            List.of(summary("by_year", Map.of("casualty_records", 8L, "killed", 4L)))),
        contains(
            "table by_year: its rows add up to {casualty_records=8, killed=4},"
                + " its records to {casualty_records=8, killed=5}"));
    assertThat(
        violations(
            List.of(POLICE),
            List.of(
                summary(
                    "by_year",
                    Map.of("casualty_records", 5L, "killed", 4L, "detection_records", 1L)))),
        hasSize(1));
  }

  @Test
  void reportsSummariesThatDivideVictimsDifferently() {
    Map<String, Long> sums = Map.of("casualty_records", 5L, "killed", 4L);
    Map<String, Long> three = new TreeMap<>(sums);
    three.put("civilians", 3L);
    Map<String, Long> two = new TreeMap<>(sums);
    two.put("civilians", 2L);
    assertThat(
        violations(List.of(POLICE), List.of(summary("by_year", three), summary("by_month", three))),
        is(empty()));
    assertThat(
        violations(List.of(POLICE), List.of(summary("by_year", three), summary("by_month", two))),
        contains(
            "table by_month: the parts of its victims are {civilians=2}, but in table"
                + " by_year they are {civilians=3}"));
  }

  private static TableTotals summary(String name, Map<String, Long> totals) {
    return new TableTotals(name, "summary", 1, new TreeMap<>(totals));
  }

  private static List<String> violations(List<SourceCounts> sources, List<TableTotals> tables) {
    return new Reconciliation(sources, tables, new TreeMap<>(), List.of()).violations();
  }

  /** Distributes several rejections over two reasons, to check that all are counted. */
  private static SourceCounts source(
      String id,
      long read,
      long accepted,
      long rejected,
      long filtered,
      long duplicates,
      long counted,
      Map<String, Long> totals) {
    Map<String, Long> reasons =
        rejected == 2 ? Map.of("NEGATIVE", 1L, "INVALID_DATE", 1L) : Map.of("NEGATIVE", rejected);
    return new SourceCounts(
        id,
        "casualties",
        new RecordCounts.Builder()
            .read(read)
            .accepted(accepted)
            .rejected(new TreeMap<>(reasons))
            .filtered(new TreeMap<>(Map.of("kind=training", filtered)))
            .duplicates(duplicates)
            .counted(counted)
            .build(),
        new TreeMap<>(totals),
        List.of());
  }

  private static TableTotals table(String name, Map<String, Long> totals) {
    return new TableTotals(name, "casualties", 1, new TreeMap<>(totals));
  }

  private static Map<String, Long> killed(long people) {
    return Map.of("killed", people);
  }

  private static Map<String, Long> sums(long records, long killed) {
    return Map.of("records", records, "killed", killed);
  }
}
