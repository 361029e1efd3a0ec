package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.run.Preparation;
import org.minetally.run.Run;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;

/** The result of a run as reported to programs. */
final class OutcomeTest {

  @TempDir private Path temporary;
  private JobFolder folder;
  private Path job;
  private Path metrics;

  @BeforeEach
  void writeJobWithThreeRecords() throws Exception {
    folder = JobFolder.in(temporary);
    folder.write(
        "deaths.csv",
        """
        day,region,district,killed,injured
        2020-05-01,North,Alder,1,0
        2020-05-02,North,Nowhere,2,0
        2020-13-01,North,Alder,4,0
        """);
    job = folder.job("deaths.csv", "thresholds: {rejected_records: 1}");
    metrics = temporary.resolve("metrics.prom");
  }

  @Test
  void printsOnlyJsonToStandardOutput() throws Exception {
    Command run = Command.good("run", job, "--json");
    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(json.get("outcome").asText(), is("published"));
    assertThat(json.get("exit_code").asInt(), is(0));
    assertThat(json.at("/sources/0/read").asInt(), is(3));
    assertThat(json.at("/sources/0/rejected/INVALID_DATE").asInt(), is(1));
    assertThat(json.at("/sources/0/unmatched").asInt(), is(1));
    assertThat(json.at("/tables").findValuesAsText("name"), hasItem("casualties_by_year_region"));
    assertThat(
        folder.output().resolve("snapshots").resolve(json.get("run_id").asText()).toFile().exists(),
        is(true));

    JsonNode again =
        JsonMapper.builder().build().readTree(Command.good("run", job, "--json").out());
    assertThat(again.get("outcome").asText(), is("unchanged"));
    assertThat(again.get("run_id"), is(json.get("run_id")));
    assertThat(again.at("/sources/0/counted").asInt(), is(2));
  }

  @Test
  void writesValuesOfClaimsAsPlainNumbers() throws Exception {
    Path counting =
        Path.of(System.getProperty("minetally.root", "..")).resolve("testdata/counting");
    Path work = Files.createDirectory(temporary.resolve("counting"));
    for (String file : List.of("gazetteer.csv", "claims.csv", "claims.yaml")) {
      Files.copy(counting.resolve(file), work.resolve(file));
    }
    Path claims = work.resolve("claims.yaml");
    Files.writeString(
        claims,
        Files.readString(claims)
            .replace("value: 200", "value: 1500")
            .replaceFirst("(?m)^output:.*$", "output: {path: claims}"));
    String out = Command.good("run", claims, "--json").out();
    assertThat(out, containsString("\"claimed_value\" : 1500,"));
    JsonNode claim = JsonMapper.builder().build().readTree(out).at("/claims/1");
    assertThat(claim.get("id").asText(), is("too-many"));
    assertThat(claim.get("comparator").asText(), is("more_than"));
    for (String value : List.of("claimed_value", "lowest", "highest")) {
      assertThat(value, claim.get(value).isNumber(), is(true));
    }
  }

  @Test
  void reportsFailureToProgramsAndPeople() throws Exception {
    Files.delete(temporary.resolve("deaths.csv"));
    Command run = Command.of("run", job, "--json", "--metrics", metrics);
    assertThat(run.code(), is(ExitCode.USAGE));
    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(json.get("outcome").asText(), is("failed"));
    assertThat(json.get("exit_code").asInt(), is(2));
    assertThat(json.at("/problems/0").asText(), containsString("deaths.csv"));
    assertThat(run.err(), startsWith("The job cannot be run:"));
    assertThat(
        Files.readAllLines(metrics), hasItem("minetally_run_exit_code{job=\"" + job + "\"} 2"));
  }

  @Test
  void writesMetricsInPrometheusFormat() throws Exception {
    Command.good("run", job, "--metrics", metrics);
    String label = "job=\"" + job + "\"";
    List<String> lines = Files.readAllLines(metrics);
    for (String line : lines) {
      assertThat(
          line,
          matchesPattern(
              "# (HELP|TYPE) minetally_[a-z_]+ .+|minetally_[a-z_]+\\{([a-z]+=\"[^\"]*\",?)+}"
                  + " [0-9.]+"));
    }
    assertThat(
        lines,
        allOf(
            hasItem("minetally_run_exit_code{" + label + "} 0"),
            hasItem("minetally_records{" + label + ",source=\"reports\",outcome=\"read\"} 3"),
            hasItem("minetally_records{" + label + ",source=\"reports\",outcome=\"rejected\"} 1"),
            hasItem("minetally_records{" + label + ",source=\"reports\",outcome=\"counted\"} 2"),
            hasItem("minetally_table_rows{" + label + ",table=\"rejects\"} 1")));
  }

  @Test
  void publishesEvenIfMetricsCannotBeWritten() {
    Command run = Command.good("run", job, "--metrics", temporary.resolve("no/such/folder.prom"));
    assertThat(run.err(), containsString("Warning: cannot write the metrics to"));
    assertThat(run.out(), containsString("Published as run"));
  }

  @Test
  void reportsRecordsAndBytesToWatcher() {
    StringWriter printed = new StringWriter();
    Progress progress =
        new Progress(Terminal.of(new PrintWriter(printed, true)), false, Duration.ofMillis(5), 80);
    EngineOptions engine = new EngineOptions(List.of());
    new Run(Preparation.of(job), engine, Tuning.of(engine), progress).execute(true);
    List<String> lines = printed.toString().lines().toList();
    assertThat(
        lines.get(lines.size() - 1),
        matchesPattern("after \\d+ s: all 3 records read; summing and writing"));
    assertThat(printed.toString(), not(containsString("\r")));
  }

  @Test
  void erasesProgressLineAtEnd() {
    StringWriter printed = new StringWriter();
    Progress progress =
        new Progress(Terminal.of(new PrintWriter(printed, true)), true, Duration.ofMillis(5), 80);
    EngineOptions engine = new EngineOptions(List.of());
    new Run(Preparation.of(job), engine, Tuning.of(engine), progress).execute(true);
    assertThat(printed.toString(), not(containsString("\n")));
    assertThat(printed.toString().endsWith("\r\u001b[K"), is(true));
  }

  @Test
  void explainsStagesFromReadingToWriting() {
    assertThat(
        Command.good("explain", job, "--graph").out(),
        allOf(
            containsString("graph\n  Read\n  Deduplicate <- Read\n"),
            containsString("  Summarise <- Deduplicate\n"),
            containsString("  Write <- Tables\n")));
  }

  @Test
  void completesEveryCommand() {
    String script = Command.good("completion").out();
    for (String command :
        List.of(
            "run",
            "validate",
            "explain",
            "report",
            "aliases",
            "snapshots",
            "diff",
            "rollback",
            "pin",
            "unpin",
            "completion")) {
      assertThat(script, containsString(command));
    }
    assertThat(script, containsString("--metrics"));
  }
}
