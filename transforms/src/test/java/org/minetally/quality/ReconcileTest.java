package org.minetally.quality;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.mapping.Reason;
import org.minetally.mapping.Rejection;
import org.minetally.plan.Plan;
import org.minetally.quality.SmallRun.Result;
import org.minetally.table.TableRows;

/** The tables beside the figures: what was rejected, what was not found, what occurs. */
class ReconcileTest {

  private static final String GOOD = "k1,accident,2019-03-01,,North,Alpha,f,1,0,x";
  private static final String SECRET = "Jane-Doe-4711";

  @TempDir Path folder;

  @Test
  void aRejectStandsAtItsRecordAndLineInItsFileWhateverTheRanges() throws IOException {
    Path first =
        file(
            GOOD,
            "k2,accident,2019-03-01,,North,Alpha,f,1,0,\"two\nlines\"",
            "",
            "k3,accident,yesterday,,North,Alpha,f,1,0,x",
            "k4,accident,2019-03-01,,North,Alpha,f,-1,0,\"\n\n\"",
            "too,few");
    Path second = file("k5,accident,2019-03-01,,North,Alpha,f,1,many,x", GOOD);
    Path third = file(GOOD, "k6,accident,2019-03-01,,North,Alpha,both,1,0,x");
    Plan plan =
        SmallPlans.of(
            List.of(
                SmallPlans.casualties("police", false, List.of(first, second)),
                SmallPlans.casualties("hospital", false, List.of(third))));
    for (long rangeSize : new long[] {1, 7, 64, SmallRun.WHOLE}) {
      Result result = new SmallRun(rangeSize, 2).run(plan, folder);
      assertThat(
          "ranges of " + rangeSize,
          result.table("rejects").stream().map(row -> row.values().toString()).toList(),
          contains(
              reject("police", first, 3, 6, "start", "INVALID_DATE", "yesterday"),
              reject("police", first, 4, 7, "a", "NEGATIVE", "-1"),
              reject("police", first, 5, 10, null, "FIELD_COUNT", "2 fields, the header has 10"),
              reject("police", second, 1, 2, "b", "INVALID_NUMBER", "many"),
              reject("hospital", third, 2, 3, "word", "UNKNOWN_WORD", "both")));
      assertThat(result.account().rejects(), is(5L));
      assertThat(
          result.account().sources().get(0).examples().get(0),
          startsWith(first + ":6: column start: \"yesterday\": "));
      assertThat(Conservation.violations(result.account()).isEmpty(), is(true));
    }
  }

  @Test
  void linesOfAHeaderAreCountedToo() throws IOException {
    Path file = Files.createTempFile(folder, "in", ".csv");
    Files.writeString(
        file,
        "\n\n"
            + SmallPlans.HEADER.replace(",word,", ",\"word\",").replace("note", "\"no\nte\"")
            + "\r\nk3,accident,yesterday,,North,Alpha,f,1,0,x\r\n");
    Plan plan = SmallPlans.of(List.of(SmallPlans.casualties("police", false, List.of(file))));
    for (long rangeSize : new long[] {1, SmallRun.WHOLE}) {
      Map<String, Object> reject =
          new SmallRun(rangeSize, 1).run(plan, folder).table("rejects").get(0);
      assertThat(reject.get("record_number"), is(1L));
      assertThat(reject.get("line_number"), is(5L));
    }
  }

  @Test
  void aNameNotFoundIsCountedOnceForEachRecordThatCounts() throws IOException {
    Path file =
        file(
            "k1,accident,2019-03-01,,North,Alfa,f,1,0,x",
            "k1,accident,2019-03-01,,North,Alfa,f,1,0,a duplicate",
            "k2,accident,2019-03-01,,North,Alfa,f,1,0,x",
            "k3,accident,never,,North,Alfa,f,1,0,rejected",
            "k4,training,2019-03-01,,North,Alfa,f,1,0,left out",
            "k5,accident,2019-03-01,,South,Alfa,f,1,0,elsewhere",
            "k6,accident,2019-03-01,,Qqqq,,f,1,0,x",
            "k7,accident,2019-03-01,,,Alpha,f,1,0,x");
    Plan plan = SmallPlans.of(List.of(SmallPlans.casualties("police", true, List.of(file))));
    Result result = SmallRun.of(plan, folder);
    assertThat(
        result.table("unmatched_names").stream().map(row -> row.values().toString()).toList(),
        contains(
            "[police, region, null, null, Qqqq, not_found, 1, null, null, null]",
            "[police, district, null, null, Alpha, ambiguous, 1, Alpha (D1), Alpha (D4), null]",
            "[police, district, R1, North, Alfa, not_found, 2, Alpha (D1), null, null]",
            "[police, district, R2, South, Alfa, not_found, 1, Alpha (D4), null, null]"));
    assertThat(result.account().unmatchedNames(), is(4L));
    assertThat(result.account().sources().get(0).unmatched(), is(5L));
  }

  @Test
  void personalValuesAppearNowhere() throws IOException {
    Path file =
        file(
            GOOD,
            "k1,accident," + SECRET + ",,North,Alpha,f,1,0,date",
            "k2,accident,2019-03-01,,North,Alpha," + SECRET + ",1,0,word",
            "k3,accident,2019-03-01,,North,Alpha,f," + SECRET + ",0,number",
            "k4,accident,2019-03-01,," + SECRET + ",Alpha,f,1,0,region",
            "k5,accident,2019-03-01,,North," + SECRET + ",f,1,0,district",
            "k6,accident,2019-03-01,,North,Alpha,f,1,0," + SECRET,
            SECRET + ",accident,never,,North,Alpha,f,1,0,x");
    Set<String> personal = Set.of("id", "start", "word", "a", "region", "district", "note");
    Plan plan = SmallPlans.of(List.of(SmallPlans.personal("hospital", personal, List.of(file))));
    Result result = SmallRun.of(plan, folder);

    assertThat(result.account().sources().get(0).accepted(), is(4L));
    assertThat(result.toString(), not(containsString(SECRET)));
    assertThat(result.toString(), not(containsString("never")));
    Map<String, Object> reject = result.table("rejects").get(0);
    assertThat(reject.get("column_name"), is("start"));
    assertThat(reject.get("reason"), is("this is no date in the form that the profile names."));
    assertThat(
        result.table("unmatched_names").stream().map(row -> row.get("name")).toList(),
        contains("", ""));
  }

  @Test
  void thePersonalValuesOfAFilterAppearNowhere() throws IOException {
    Path file = file("k1,training,2019-03-01,,North,Alpha,f,1,0,x");
    Plan plan =
        SmallPlans.of(List.of(SmallPlans.personal("hospital", Set.of("kind"), List.of(file))));
    assertThat(
        SmallRun.of(plan, folder).account().sources().get(0).leftOut(),
        is(new TreeMap<>(Map.of("kind=", 1L))));
  }

  @Test
  void theDimensionsHoldEveryPeriodAndRegionOfTheFactTables() throws IOException {
    Path file =
        file(
            GOOD,
            "k2,accident,2019,,North,,f,1,0,x",
            "k3,accident,,,,,f,1,0,x",
            "k4,accident,2019-03,,South,Gamma,f,1,0,x");
    Result result =
        SmallRun.of(
            SmallPlans.of(List.of(SmallPlans.casualties("police", true, List.of(file)))), folder);
    assertThat(
        result.table("dim_period").stream().map(row -> row.values().toString()).toList(),
        contains(
            "[month, 2019-03, 2019-03-01, 2019-03-31, exact]",
            "[month, 2019-XX, 2019-01-01, 2019-12-31, unknown]",
            "[month, XXXX, null, null, unknown]",
            "[year, 2019, 2019-01-01, 2019-12-31, exact]",
            "[year, XXXX, null, null, unknown]"));
    assertThat(
        result.table("dim_region").stream()
            .map(row -> row.get("region_level") + " " + row.get("region_code"))
            .toList(),
        contains(
            "region R1",
            "region R2",
            "region unknown",
            "district D1",
            "district D2",
            "district D3",
            "district D4",
            "district R1/unknown",
            "district unknown"));
    assertThat(result.account().periods(), is(5L));
    assertThat(result.account().regions(), is(9L));
  }

  @Test
  void tablesWithoutAnyRecordAreThereAndEmpty() throws IOException {
    Result result =
        SmallRun.of(
            SmallPlans.of(List.of(SmallPlans.casualties("police", true, List.of(file("", ""))))),
            folder);
    assertThat(
        List.copyOf(result.tables().keySet()),
        contains(
            "casualties_by_month_district",
            "casualties_by_month_region",
            "casualties_by_year_district",
            "casualties_by_year_region",
            "detections_by_month_district",
            "detections_by_month_region",
            "detections_by_year_district",
            "detections_by_year_region",
            "dim_period",
            "dim_region",
            "rejects",
            "unmatched_names"));
    result.tables().remove("dim_region");
    result.tables().forEach((name, rows) -> assertThat(name, rows.isEmpty(), is(true)));
    assertThat(result.account().sources().get(0).read(), is(0L));
    assertThat(result.account().tables().size(), is(8));
    assertThat(Conservation.violations(result.account()).isEmpty(), is(true));
  }

  @Test
  void reportsInAnyOrderGiveTheSame() throws IOException {
    Plan plan =
        SmallPlans.of(
            List.of(SmallPlans.casualties("police", false, List.of(file(GOOD), file(GOOD)))));
    List<Report> reports = new ArrayList<>();
    for (int file = 0; file < 2; file++) {
      for (int range = 0; range < 12; range++) {
        reports.add(
            new Report.RangeRead(
                0,
                file,
                range,
                10,
                11,
                9,
                List.of(new Report.RejectedRecord(3, 4, new Rejection(Reason.NEGATIVE, "a", "-1"))),
                Map.of()));
      }
    }
    TableRows rows = new QualityTables(plan, new Reports(plan, reports)).rejects();
    Collections.reverse(reports);
    TableRows again = new QualityTables(plan, new Reports(plan, reports)).rejects();
    assertThat(SmallRun.maps(again), is(SmallRun.maps(rows)));
    assertThat(
        SmallRun.maps(rows).stream().map(row -> row.get("line_number")).limit(12).toList(),
        is(LongStream.range(0, 12).mapToObj(i -> 11 * i + 5).toList()));
  }

  private Path file(String... lines) throws IOException {
    return SmallPlans.file(folder, lines);
  }

  private static String reject(
      String source,
      Path file,
      long record,
      long line,
      String column,
      String reason,
      String value) {
    String sentence = "\"%s\": %s.".formatted(value, Reason.valueOf(reason).sentence());
    return Arrays.asList(source, file, record, line, column, reason, sentence).toString();
  }
}
