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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that write some of the tables of a job. */
final class SelectedTablesTest {

  private static final Set<String> ALWAYS =
      Set.of(
          "changes",
          "dim_period",
          "dim_region",
          "field_completeness",
          "findings",
          "rejects",
          "unmatched_names");

  @TempDir private Path temporary;
  private JobFolder folder;
  private Path job;

  @BeforeEach
  void write() throws IOException {
    folder = JobFolder.in(temporary);
    folder.write(
        "data.csv",
        """
        day,region,district,killed,injured
        2021-03-01,North,Alder,1,2
        2021-03-02,South,Cedar,0,1
        2021-04-02,South,Birch,2,
        2022-04-03,South,Nowhere,0,0
        """);
    job = folder.job("data.csv", "      incident: {estimate_by: [day, district]}", "report: true");
  }

  private JsonNode manifest() throws IOException {
    return new JsonMapper().readTree(folder.current().resolve("manifest.json").toFile());
  }

  /** Returns the tables of figures that are published, with their rows and totals. */
  private Map<String, String> published() throws IOException {
    Map<String, String> tables = new TreeMap<>();
    for (JsonNode table : manifest().path("tables")) {
      tables.put(
          table.path("name").asText(), table.path("rows") + " rows, " + table.path("totals"));
    }
    Set<String> folders = new TreeSet<>();
    try (Stream<Path> entries = Files.list(folder.current())) {
      entries.filter(Files::isDirectory).forEach(e -> folders.add(e.getFileName().toString()));
    }
    assertThat(folders, is(tables.keySet()));
    assertThat(tables.keySet().containsAll(ALWAYS), is(true));
    tables.keySet().removeAll(ALWAYS);
    return tables;
  }

  private Map<String, String> run(String... options) throws IOException {
    List<Object> words = new ArrayList<>(List.of("run", job));
    words.addAll(List.of(options));
    Command.good(words.toArray());
    return published();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--tables=casualties_by_month_district | casualties_by_month_district",
        "--tables=*_month_region | casualties_by_month_region incidents_by_month_region summary_by_month_region",
        "--tables=summary* | summary_by_month_district summary_by_month_region summary_by_year_district summary_by_year_region",
        "--tables=summary_by_year_region,casualties_by_year_region | casualties_by_year_region summary_by_year_region",
        "--tables=*incidents*year_r* --tables casualties_by_year_region | casualties_by_year_region incidents_by_year_region"
      })
  void writesOnlyTablesThatMatch(String options, String names) throws IOException {
    Map<String, String> all = run();
    assertThat(all.size(), is(12));
    Map<String, String> some = run(options.split(" ", -1));
    assertThat(some.keySet(), is(new TreeSet<>(List.of(names.split(" ", -1)))));
    all.keySet().retainAll(some.keySet());
    assertThat("the figures are those of a run with all tables", some, is(all));
    String views = Files.readString(folder.current().resolve("views.duckdb.sql"));
    assertThat(views, containsString(names.split(" ", -1)[0]));
    assertThat(Files.exists(folder.current().resolve("report.html")), is(true));
  }

  @Test
  void starMatchesEverything() throws IOException {
    assertThat(run("--tables=*"), is(run()));
  }

  @Test
  void otherTablesAreSnapshotOfTheirOwn() throws IOException {
    run();
    String full = manifest().path("run_id").asText();
    run("--tables=casualties_by_year_*");
    assertThat(
        manifest().path("overrides").toString(), is("{\"tables\":[\"casualties_by_year_*\"]}"));
    assertThat(manifest().path("changes").path("previous_run_id").asText(), is(full));
    assertThat(
        manifest().path("changes").path("structure").toString(),
        allOf(
            containsString("casualties_by_month_region: the table has been removed"),
            not(containsString("casualties_by_year"))));
    assertThat(
        Command.good("run", job, "--tables=casualties_by_year_*").out(),
        containsString("unchanged since run"));
    assertThat(Command.good("run", job).out(), containsString("Published as run"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "casualities_by_month_district | no table matches; the closest are casualties_by_month_district, casualties_by_year_district, | Did you mean \"casualties_by_month_district\"?",
        "detections* | no table matches; the closest are | .",
        "rejects | every run writes what matches; expected a table of figures, such as | .",
        "dim_* | every run writes what matches; expected a table of figures, such as | .",
        "'' | --tables : the pattern is empty; expected the name of a table | .",
        "incidents_by_year_region | incidents_by_year_region is written with casualties_by_year_region only; add --tables casualties_by_year_region | ."
      })
  void patternWithoutTablesIsAnError(String pattern, String message, String end) {
    for (String name : List.of("run", "validate", "explain")) {
      Command command = Command.of(name, job, "--tables", pattern);
      assertThat(command.toString(), command.code(), is(ExitCode.USAGE));
      assertThat(command.err(), allOf(containsString(message), containsString(end + "\n")));
    }
    assertThat(Files.exists(folder.output()), is(false));
  }

  @Test
  void suppressionRefusesSelection() throws IOException {
    Files.writeString(job, Files.readString(job) + "suppression: {minimum_count: 3}\n");
    Command command = Command.of("run", job, "--tables=summary*");
    assertThat(command.code(), is(ExitCode.USAGE));
    assertThat(
        command.err(), containsString("--tables summary*: cannot be combined with suppression"));
  }

  @Test
  void explainListsSelectedTables() {
    String out = Command.good("explain", job, "--tables=*_by_month_district").out();
    assertThat(
        out,
        containsString(
            """
            tables
              casualties_by_month_district by []
              summary_by_month_district
              incidents_by_month_district
            """));
    assertThat(out, containsString("--tables *_by_month_district\n"));
  }
}
