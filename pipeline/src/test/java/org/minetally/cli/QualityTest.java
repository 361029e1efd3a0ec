package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.publish.Manifest;

/** The content of quality.json, and the checks that stop a run. */
class QualityTest {

  private static final String HEADER = "day,region,district,killed,injured\n";
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @TempDir private Path dir;
  private JobFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = JobFolder.in(dir);
  }

  private void records(int n, LocalDate newest) throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < n; i++) {
      text.append(newest.minusDays(i)).append(",North,Alder,1,0\n");
    }
    folder.write("a.csv", text.toString());
  }

  private JsonNode quality() throws IOException {
    return JsonMapper.builder().build().readTree(folder.current().resolve("quality.json").toFile());
  }

  /** Returns a check of the only source. */
  private JsonNode check(String name) throws IOException {
    for (JsonNode check : quality().get("checks")) {
      if (check.get("name").asText().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check " + name);
  }

  private String outcome(String name) throws IOException {
    return check(name).get("outcome").asText();
  }

  @Test
  void checksEveryTableAndSkipsUnsetThresholds() throws IOException {
    records(3, LocalDate.of(2021, 3, 3));
    Command.good("run", folder.job("a.csv"));
    Map<String, Integer> passed = new TreeMap<>();
    Map<String, Integer> skipped = new TreeMap<>();
    for (JsonNode check : quality().get("checks")) {
      (check.get("outcome").asText().equals("passed") ? passed : skipped)
          .merge(check.get("name").asText(), 1, Integer::sum);
    }
    assertThat(
        passed,
        is(
            Map.of(
                "not_null",
                14,
                "unique",
                11,
                "accepted_values",
                3,
                "relationships",
                9,
                "rejected_records",
                1)));
    assertThat(
        skipped,
        is(
            Map.of(
                "rejected_share",
                1,
                "unmatched_share",
                1,
                "freshness_days",
                1,
                "volume_change_share",
                1)));
    assertThat(quality().get("passed").asInt(), is(38));
    assertThat(quality().get("failed").asInt(), is(0));
    assertThat(quality().get("skipped").asInt(), is(4));
    assertThat(
        check("freshness_days").get("why").asText(),
        is("the job sets no thresholds.freshness_days"));
    assertThat(
        Manifest.read(folder.current()).files().stream()
            .anyMatch(file -> file.path().equals("quality.json")),
        is(true));
  }

  @Test
  void publishesNothingIfSourceIsTooOld() throws IOException {
    Path job = folder.job("a.csv", "thresholds: {freshness_days: 30}");
    records(3, today.minusDays(30));
    Command.good("run", job);
    assertThat(outcome("freshness_days"), is("passed"));
    assertThat(check("freshness_days").get("observed").asInt(), is(30));
    Path shown = folder.current().toRealPath();
    records(3, today.minusDays(31));
    Command old = Command.of("run", job);
    assertThat(old.code(), is(ExitCode.QUALITY_GATE));
    assertThat(
        old.err(),
        allOf(
            containsString("Nothing was published:"),
            containsString(
                "source reports: the newest record is dated %s, 31 days before %s; the job allows 30. Get newer files, or raise thresholds.freshness_days"
                    .formatted(today.minusDays(31), today)),
            not(containsString("\tat "))));
    assertThat(folder.current().toRealPath(), is(shown));
    assertThat(Command.of("validate", job).code(), is(ExitCode.QUALITY_GATE));
  }

  @Test
  void failsUnchangedRunIfDeliveriesStop() throws IOException {
    Path job = folder.job("a.csv", "thresholds: {freshness_days: 30}");
    records(3, today.minusDays(3));
    Command.good("run", job);
    Path manifest = folder.current().resolve("manifest.json");
    // Pretend that four weeks have passed.
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace(
                "\"newest_date\" : \"" + today.minusDays(3) + "\"",
                "\"newest_date\" : \"" + today.minusDays(31) + "\""));
    Path shown = folder.current().toRealPath();
    Command old = Command.of("run", job);
    assertThat(old.code(), is(ExitCode.QUALITY_GATE));
    assertThat(old.err(), containsString("31 days before " + today));
    assertThat(folder.current().toRealPath(), is(shown));
  }

  @Test
  void ignoresEndOfImpreciseDatesForNewestDate() throws IOException {
    folder.write(
        "a.csv",
        "from,to,region,district,killed,injured\n2020-01-01,2020-12-31,North,Alder,1,0\n2020-03-05,2020-03-05,North,Alder,1,0\n");
    String job =
        Files.readString(folder.job("a.csv", "thresholds: {freshness_days: 100000}"))
            .replace("{column: day, form: yyyy-MM-dd}", "{start: from, end: to, form: yyyy-MM-dd}");
    Command.good("run", folder.write("job.yaml", job));
    assertThat(
        Manifest.read(folder.current()).sources().get(0).counts().get().newestDate(),
        is("2020-03-05"));
  }

  @Test
  void publishesNothingIfVolumeChangesTooMuch() throws IOException {
    Path job = folder.job("a.csv", "thresholds: {volume_change_share: 0.2}");
    records(10, today);
    Command.good("run", job);
    assertThat(outcome("volume_change_share"), is("skipped"));
    assertThat(
        check("volume_change_share").get("why").asText(), is("there is no previous snapshot"));
    records(12, today);
    Command.good("run", job);
    assertThat(outcome("volume_change_share"), is("passed"));
    assertThat(check("volume_change_share").get("observed").asDouble(), is(0.2));
    Path shown = folder.current().toRealPath();
    String before = shown.getFileName().toString();
    records(9, today);
    Command less = Command.of("run", job);
    assertThat(less.code(), is(ExitCode.QUALITY_GATE));
    assertThat(
        less.err(),
        containsString(
            "source reports: 9 records counted, 25.00 %% fewer than the 12 in run %s; the job allows 20.00 %%."
                .formatted(before)));
    records(15, today);
    Command more = Command.of("run", job);
    assertThat(more.code(), is(ExitCode.QUALITY_GATE));
    assertThat(more.err(), containsString("25.00 % more"));
    assertThat(folder.current().toRealPath(), is(shown));
  }

  @Test
  void publishesWithWarningIfThresholdOnlyWarns() throws IOException {
    Path job =
        folder.job(
            "a.csv",
            "thresholds: {freshness_days: 30, rejected_records: 0, unmatched_share: 0,"
                + " warn_only: [freshness_days, rejected_records, unmatched_share]}");
    folder.write(
        "a.csv",
        HEADER + "2021-03-01,North,Alder,1,0\n2021-03-02,North,Elsewhere,1,0\nx,North,Alder,1,0\n");
    Command run = Command.good("run", job);
    assertThat(
        run.out(),
        allOf(
            containsString("\nWarning: source reports: the newest record is dated 2021-03-02"),
            containsString("\nWarning: source reports: 1 of 3 records were rejected"),
            containsString("\nWarning: source reports: 1 of 2 records (50.00 %) have a place")));
    for (String name : new String[] {"freshness_days", "rejected_records", "unmatched_share"}) {
      assertThat(name, outcome(name), is("failed"));
      assertThat(name, check(name).get("stops").asBoolean(), is(false));
    }
    Command again = Command.good("run", job, "--json");
    assertThat(
        again.out(), allOf(containsString("\"unchanged\""), containsString("\"warnings\" : [")));
  }

  @Test
  void skipsFreshnessWithoutDates() throws IOException {
    folder.write("a.csv", HEADER + ",North,Alder,1,0\n");
    Command.good("run", folder.job("a.csv", "thresholds: {freshness_days: 30}"));
    assertThat(outcome("freshness_days"), is("skipped"));
    assertThat(check("freshness_days").get("why").asText(), is("no record has a known date"));
  }
}
