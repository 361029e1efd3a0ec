package org.minetally.claim;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.table.Column;
import org.minetally.table.TableRows;

/** The rows of the table of claims. */
final class ClaimsTableTest {

  private static Claim claim(String id, String partOf, Measure measure, long figure) {
    return Claim.builder(id)
        .statement("so many")
        .counting(Dataset.DETECTIONS, measure)
        .figure(Comparison.EXACTLY, figure)
        .source("constructed")
        .partOf(partOf)
        .build();
  }

  private static Tally tally(long certain, long more, long records, long possible) {
    TreeMap<String, Long> doubts = new TreeMap<>();
    if (possible > 0) {
      doubts.put(Tally.TIME, possible);
    }
    return new Tally(
        new Tally.Sums(certain, more, 0),
        new Tally.Records(records, possible, 0, records + possible),
        doubts);
  }

  private static ClaimsTable table(Claim... claims) {
    return table(Tally.NOTHING, claims);
  }

  private static ClaimsTable table(Tally tally, Claim... claims) {
    List<Assessment> assessments = new ArrayList<>();
    for (Claim claim : claims) {
      assessments.add(Assessment.of(claim, tally));
    }
    return new ClaimsTable(assessments, WrittenRecord.GAZETTEER);
  }

  /** Returns a row by column: strings, numbers and days as text, null for NULL. */
  private static Map<String, String> row(TableRows rows, int row) {
    Map<String, String> values = new TreeMap<>();
    List<Column> columns = rows.schema().columns();
    for (int i = 0; i < columns.size(); i++) {
      String value =
          switch (columns.get(i).type()) {
            case STRING -> rows.text(i, row);
            case DATE -> rows.date(i, row) == TableRows.NO_DATE ? null : "day " + rows.date(i, row);
            default ->
                rows.number(i, row) == TableRows.NO_NUMBER
                    ? null
                    : Long.toString(rows.number(i, row));
          };
      values.put(columns.get(i).name(), value);
    }
    return values;
  }

  private static List<String> parts(long... figures) {
    List<Claim> claims = new ArrayList<>();
    claims.add(claim("whole", "", Measure.ITEMS, 10));
    for (long figure : figures) {
      claims.add(claim("part" + claims.size(), "whole", Measure.ITEMS, figure));
    }
    Map<String, String> row = row(table(claims.toArray(Claim[]::new)).rows(), 0);
    List<String> found = new ArrayList<>();
    found.add(row.get("parts_total"));
    found.add(row.get("parts_verdict"));
    return found;
  }

  @Test
  void comparesThePartsOfAClaimWithTheWhole() {
    assertThat(parts(4, 6), contains("100000", "equal"));
    assertThat(parts(4, 5), contains("90000", "less"));
    assertThat(parts(4, 6, 1), contains("110000", "more"));
    assertThat("a claim of zero is still a part", parts(0), contains("0", "less"));
    assertThat(parts(), contains(nullValue(), nullValue()));
  }

  @Test
  void doesNotAddPartsOfPartsAgain() {
    ClaimsTable table =
        table(
            claim("e", "", Measure.ITEMS, 280),
            claim("f", "e", Measure.ITEMS, 46),
            claim("g", "f", Measure.ITEMS, 35));
    assertThat(row(table.rows(), 0).get("parts_total"), is("460000"));
    assertThat(row(table.rows(), 1).get("parts_total"), is("350000"));
    assertThat(row(table.rows(), 2).get("parts_total"), is(nullValue()));
  }

  @Test
  void writesEveryFigureWithFourDecimalPlaces() {
    TableRows rows =
        table(
                tally(25, 10, 2, 1),
                claim("items", "", Measure.ITEMS, 30),
                claim("area", "", Measure.AREA_CLEARED_M2, 30))
            .rows();
    assertThat(row(rows, 0).get("claimed_value"), is("300000"));
    assertThat(row(rows, 0).get("lowest"), is("250000"));
    assertThat(row(rows, 0).get("highest"), is("350000"));
    assertThat(row(rows, 1).get("claimed_value"), is("30"));
    assertThat(row(rows, 1).get("lowest"), is("25"));
    assertThat(row(rows, 1).get("highest"), is("35"));
    assertThat(row(rows, 0).get("verdict"), is("supported"));
    assertThat(row(rows, 0).get("certainty"), is("possible"));
    assertThat(row(rows, 0).get("records"), is("2"));
    assertThat(row(rows, 0).get("possible_records"), is("1"));
  }

  @Test
  void writesNoSupportedRangeWithoutRecordsInTheWindow() {
    Map<String, String> row = row(table(claim("a", "", Measure.ITEMS, 1)).rows(), 0);
    assertThat(row.get("verdict"), is("undecidable"));
    assertThat(row.get("certainty"), is(nullValue()));
    assertThat(row.get("lowest"), is(nullValue()));
    assertThat(row.get("highest"), is(nullValue()));
    assertThat(row.get("records"), is("0"));
  }

  @Test
  void writesTheSupportedRangeIfRecordsOnlyMayFit() {
    Map<String, String> row =
        row(table(tally(0, 7, 0, 1), claim("a", "", Measure.ITEMS, 1)).rows(), 0);
    assertThat(row.get("verdict"), is("undecidable"));
    assertThat(row.get("lowest"), is("0"));
    assertThat(row.get("highest"), is("70000"));
  }

  @Test
  void writesTheConditionsOfAClaim() {
    TreeMap<Dimension, List<String>> filters = new TreeMap<>();
    filters.put(Dimension.PRODUCTION_YEAR, List.of("2021"));
    filters.put(Dimension.DEVICE_MODEL, List.of("PMN", "TM"));
    Claim claim =
        WrittenRecord.claim(
            new DateInterval(5, Integer.MAX_VALUE),
            List.of("N", "S1"),
            filters,
            Measure.ITEMS,
            Comparison.MORE_THAN,
            1);
    Map<String, String> row = row(table(claim).rows(), 0);
    assertThat(row.get("region_codes"), is("N|S1"));
    assertThat(row.get("filters"), is("device_model=PMN|TM; production_year=2021"));
    assertThat(row.get("window_start"), is("day 5"));
    assertThat(row.get("window_end"), is(nullValue()));
    assertThat(row.get("comparator"), is("more_than"));
    assertThat(row.get("part_of"), is(nullValue()));
    Map<String, String> bare = row(table(claim("a", "b", Measure.ITEMS, 1)).rows(), 0);
    assertThat(bare.get("region_codes"), is(nullValue()));
    assertThat(bare.get("filters"), is(nullValue()));
    assertThat(bare.get("published_on"), is(nullValue()));
    assertThat(bare.get("part_of"), is("b"));
  }

  private static Map<String, String> subset(Tally part, long figure, Tally all, Claim whole) {
    Claim claim = claim("part", "", Measure.ITEMS, figure).toBuilder().subsetOf(whole.id()).build();
    ClaimsTable table =
        new ClaimsTable(
            List.of(Assessment.of(claim, part), Assessment.of(whole, all)),
            WrittenRecord.GAZETTEER);
    assertThat(row(table.rows(), 1).get("subset_verdict"), is(nullValue()));
    return row(table.rows(), 0);
  }

  @Test
  void subsetLargerThanItsWholeIsContradictedByThePublishedFigures() {
    Claim whole = claim("whole", "", Measure.ITEMS, 280);
    Map<String, String> larger = subset(Tally.NOTHING, 1281, Tally.NOTHING, whole);
    assertThat(larger.get("subset_of"), is("whole"));
    assertThat(larger.get("subset_verdict"), is("contradicted"));
    assertThat(
        larger.get("subset_reason"),
        is("Its figure is at least 1,281, but the figure of its whole, whole, is at most 280."));
    assertThat("there are no records", larger.get("verdict"), is("undecidable"));
    Map<String, String> equal = subset(Tally.NOTHING, 280, Tally.NOTHING, whole);
    assertThat(equal.get("subset_verdict"), is("consistent"));
    assertThat(equal.get("subset_reason"), is(nullValue()));
    assertThat("a subset is not a part", equal.get("parts_total"), is(nullValue()));
  }

  @Test
  void subsetLargerThanItsWholeIsContradictedByTheRecords() {
    Claim whole = claim("whole", "", Measure.ITEMS, 280);
    assertThat(
        subset(tally(30, 0, 1, 0), 40, tally(25, 4, 1, 1), whole).get("subset_reason"),
        is("The records support at least 30, but for its whole, whole, at most 29."));
    assertThat(
        "the claim alone is undecidable, because no record certainly fits it",
        subset(tally(0, 9, 0, 1), 40, tally(25, 4, 1, 1), whole).get("subset_reason"),
        is("Its figure is at least 40, but for its whole, whole, the records support at most 29."));
    assertThat(
        subset(tally(300, 0, 1, 0), 40, tally(300, 0, 1, 0), whole).get("subset_reason"),
        is(
            "The records support at least 300, but the figure of its whole, whole, is at most"
                + " 280."));
    assertThat(
        subset(tally(25, 10, 1, 1), 40, tally(25, 15, 1, 1), whole).get("subset_verdict"),
        is("consistent"));
  }

  @Test
  void wholeWithARecordThatDoesNotReportTheMeasureHasNoHighestValue() {
    Tally silent =
        new Tally(new Tally.Sums(5, 0, 0), new Tally.Records(2, 0, 1, 2), new TreeMap<>());
    assertThat(
        subset(tally(30, 0, 1, 0), 40, silent, claim("whole", "", Measure.ITEMS, 280))
            .get("subset_verdict"),
        is("consistent"));
  }

  @Test
  void wholeWithoutUpperLimitNeverContradictsSubset() {
    Claim whole =
        claim("whole", "", Measure.ITEMS, 1).toBuilder().figure(Comparison.AT_LEAST, 1).build();
    assertThat(
        subset(Tally.NOTHING, 40, Tally.NOTHING, whole).get("subset_verdict"), is("consistent"));
  }
}
