package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits on changes since earlier snapshots, and on missing periods and regions. */
class ChangeLimitsTest {

  private static final String HEADER = "day,region,district,killed,injured\n";

  /** The newest record, which makes the months before December settled. */
  private static final String NEWEST = "2021-12-31,South,Cedar,1,0\n";

  @TempDir private Path dir;
  private JobFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = JobFolder.in(dir);
  }

  private Path job(String thresholds) throws IOException {
    return folder.job("a.csv", "thresholds: {" + thresholds + "}");
  }

  private void records(String rows) throws IOException {
    folder.write("a.csv", HEADER + rows + NEWEST);
  }

  private Path heldBack() {
    return folder.output().resolve("_private/held_back.csv");
  }

  /** Returns the lines of a list of cells without those of other tables, after the table's name. */
  private static List<String> cells(Path list, String table) throws IOException {
    return Files.readAllLines(list).stream()
        .filter(line -> line.contains("," + table + ","))
        .map(line -> line.substring(line.indexOf(table) + table.length() + 1))
        .toList();
  }

  private List<JsonNode> checks(String name) throws IOException {
    List<JsonNode> checks = new ArrayList<>();
    JsonMapper.builder()
        .build()
        .readTree(folder.current().resolve("quality.json").toFile())
        .get("checks")
        .forEach(checks::add);
    checks.removeIf(check -> !check.get("name").asText().equals(name));
    return checks;
  }

  @Test
  void holdsBackSnapshotAndListsCells() throws IOException {
    Path job =
        job(
            "changes: [{tables: [casualties_by_month_district], increase_share: 1,"
                + " decrease_share: 0.1, ignore_below: 5}]");
    records("2021-03-01,North,Alder,40,3\n2021-03-02,North,Birch,100,0\n");
    Command.good("run", job);
    String shown = folder.current().toRealPath().toString();
    records("2021-03-01,North,Alder,4,1\n2021-03-02,North,Birch,91,0\n");
    for (String command : List.of("run", "validate")) {
      Command held = Command.of(command, job);
      assertThat(held.code(), is(ExitCode.QUALITY_GATE));
      assertThat(
          held.err(),
          allOf(
              containsString(
                  "Nothing was published:\n  table casualties_by_month_district: 2 figures changed"
                      + " by more than the job allows since run "),
              containsString(
                  " (per cell: 100.00 % more, 10.00 % less). Check the sources, or change"
                      + " thresholds.changes\n"
                      + "    2021-03, Alder (N1): victims 43 -> 5\n"
                      + "    2021-03, Alder (N1): killed 40 -> 4\n"
                      + "  %s lists all 2 cells that failed\n".formatted(heldBack()))));
      assertThat(held.err(), not(containsString("Birch")));
    }
    assertThat(folder.current().toRealPath().toString(), is(shown));

    records("2021-03-01,North,Alder,40,3\n2021-03-02,North,Birch,200,0\n");
    Command.good("run", job);
    assertThat(checks("changes").get(0).get("outcome").asText(), is("passed"));
  }

  @Test
  void warnsAndListsLargestCellsFirst() throws IOException {
    Path job =
        job(
            "changes: [{tables: [casualties_by_month_district], decrease_share: 0, measures:"
                + " [killed]}], warn_only: [changes]");
    StringBuilder rows = new StringBuilder();
    for (int day = 1; day <= 12; day++) {
      rows.append("2020-%02d-01,North,Alder,%d,0\n".formatted(day, 100 + day));
    }
    records(rows.toString());
    Command.good("run", job);
    records(rows.toString().replaceAll("Alder,10", "Alder,9").replaceAll("Alder,1", "Alder,"));
    Command warned = Command.good("run", job);
    assertThat(
        warned.out(),
        allOf(
            containsString("\nWarning: table casualties_by_month_district: 12 figures changed by"),
            containsString("thresholds.changes.\n  2020-10, Alder (N1): killed 110 -> 10\n"),
            containsString("\n  and 2 more\n")));
    JsonNode check = checks("changes").get(0);
    assertThat(check.get("outcome").asText(), is("failed"));
    assertThat(check.get("stops").asBoolean(), is(false));
    assertThat(check.get("observed").asInt(), is(12));
    assertThat(check.get("cells").size(), is(12));
    assertThat(check.get("cells").get(0).get("previous").asInt(), is(110));
  }

  @Test
  void listsEveryCellOfSnapshotThatIsHeldBack() throws IOException {
    Path job =
        job(
            "changes: [{tables: [casualties_by_month_district], decrease_share: 0, measures:"
                + " [killed]}], completeness: {missing_share: 0.1}");
    StringBuilder rows = new StringBuilder();
    for (int month = 0; month < 150; month++) {
      rows.append(
          "%d-%02d-01,North,Alder,%d,0\n".formatted(2000 + month / 12, month % 12 + 1, 9 + month));
    }
    records(rows.toString());
    Command.good("run", job);
    String first = folder.current().toRealPath().getFileName().toString();
    records("");
    Command held = Command.of("run", job);
    assertThat(held.code(), is(ExitCode.QUALITY_GATE));
    assertThat(held.err(), containsString("    and 144 more\n"));
    // 150 figures, and pairs of months or years and regions or districts that are missing.
    assertThat(held.err(), containsString("  %s lists all ".formatted(heldBack())));

    String threshold = "per cell: 0.00 % less," + first + ",";
    List<String> listed = cells(heldBack(), "casualties_by_month_district");
    assertThat(
        listed.subList(0, 2),
        is(
            List.of(
                threshold + "2000-01,Alder (N1),,killed,9,",
                threshold + "2000-02,Alder (N1),,killed,10,")));
    assertThat(listed.stream().filter(line -> line.contains(",killed,")).count(), is(150L));
    assertThat(listed.get(150), is("10.00 %," + first + ",2000-01,Alder (N1),,,,"));
    assertThat(listed.size(), is(300));
    assertThat(
        Files.readAllLines(heldBack()).get(0),
        is(
            "check,table_name,threshold,previous_run_id,period_key,region,dimensions,measure,"
                + "old_value,new_value"));
    assertThat(
        PosixFilePermissions.toString(Files.getPosixFilePermissions(heldBack())), is("rw-------"));
    assertThat(
        folder.published().keySet().stream().filter(p -> p.contains("_work")).count(), is(0L));

    // The list stays until another run is held back.
    Files.writeString(
        job, Files.readString(job).replace("decrease_share: 0,", "decrease_share: 1,"));
    records(rows.toString().replace("2000-03-01,North,Alder,11", "2000-03-01,North,Birch,11"));
    Command.good("run", job);
    assertThat(cells(heldBack(), "casualties_by_month_district"), is(listed));
  }

  @Test
  void listsEveryCellOfWarningWithTheSnapshot() throws IOException {
    Path job =
        job(
            "changes: [{tables: [casualties_by_month_district], per: region, decrease_share: 0}],"
                + " warn_only: [changes]");
    records("2021-03-01,North,Alder,4,0\n2021-03-01,North,Birch,2,1\n");
    Command.good("run", job);
    records("2021-03-01,North,Alder,3,0\n2021-03-01,North,Birch,2,0\n");
    assertThat(Command.good("validate", job).out(), not(containsString("failed_cells.csv")));
    Command warned = Command.good("run", job);
    Path list =
        folder
            .output()
            .resolve("_private")
            .resolve(folder.current().toRealPath().getFileName())
            .resolve("failed_cells.csv");
    assertThat(warned.out(), containsString("\n  Alder (N1): killed 4 -> 3\n"));
    assertThat(
        warned.out(), containsString("\n  %s lists all 4 cells that failed\n".formatted(list)));
    assertThat(cells(list, "casualties_by_month_district").size(), is(4));
    assertThat(Files.exists(heldBack()), is(false));
  }

  @Test
  void givesReasonForEveryTable() throws IOException {
    Path job =
        job(
            "changes: [{decrease_share: 0}, {per: region, decrease_share: 0}, {per: table,"
                + " decrease_share: 0}], completeness: {missing_share: 0}");
    StringBuilder rows = new StringBuilder();
    for (int month = 1; month <= 12; month++) {
      rows.append(
          """
          2020-%02d-01,North,Alder,10,9
          2020-%02d-01,North,Birch,5,3
          """
              .formatted(month, month));
    }
    records(rows.toString());
    Command.good("run", job);
    records("");
    List<String> lines = Command.of("run", job).err().lines().toList();
    List<String> reasons = lines.stream().filter(line -> line.startsWith("  table ")).toList();
    // Four tables, and four checks of each.
    assertThat(reasons.size(), is(16));
    assertThat(lines.stream().filter(line -> line.startsWith("    ")).count(), is(16L));
  }

  @Test
  void expectsGrowthOfNewAndProvisionalPeriodsOnly() throws IOException {
    Path job = job("changes: [{increase_share: 0}, {per: table, increase_share: 0}]");
    records("2021-03-01,North,Alder,1,0\n");
    Command.good("run", job);
    // December and the year 2021 were provisional; January is new.
    records("2021-03-01,North,Alder,1,0\n2021-12-05,North,Alder,9,0\n2022-01-05,North,Birch,1,0\n");
    Command.good("run", job);
    records("2021-03-01,North,Alder,2,0\n2021-12-05,North,Alder,9,0\n2022-01-05,North,Birch,1,0\n");
    assertThat(Command.of("run", job).code(), is(ExitCode.QUALITY_GATE));
    // A new row of a settled period is an increase from nothing.
    records(
        """
        2021-03-01,North,Alder,1,0
        2021-03-01,North,Birch,2,0
        2021-12-05,North,Alder,9,0
        2022-01-05,North,Birch,1,0
        """);
    assertThat(
        Command.of("run", job).err(),
        containsString("    2021-03, Birch (N2): killed not reported -> 2\n"));
  }

  @Test
  void comparesSumsOfRegionsAndTables() throws IOException {
    Path job =
        job(
            "changes: [{tables: [casualties_by_month_district], per: region, regions: [\"N*\"],"
                + " measures: [killed], decrease_share: 0.2},"
                + " {tables: [casualties_by_month_region], per: table, measures: [injured],"
                + " increase_share: 0.5}]");
    records(
        "2021-03-01,North,Alder,10,2\n2021-04-01,North,Alder,10,2\n2021-05-01,South,Cedar,9,0\n");
    Command.good("run", job);
    // The figures of months move, but the sum of the region does not.
    records(
        "2021-03-01,North,Alder,1,2\n2021-04-01,North,Alder,19,2\n2021-05-01,South,Cedar,1,2\n");
    Command.good("run", job);
    records(
        "2021-03-01,North,Alder,1,6\n2021-04-01,North,Alder,14,2\n2021-05-01,South,Cedar,1,2\n");
    assertThat(
        Command.of("run", job).err(),
        allOf(
            containsString(
                "  table casualties_by_month_district: 1 figure changed by more than the job"),
            containsString("(per region: 20.00 % less)"),
            containsString("    Alder (N1): killed 20 -> 15\n"),
            containsString("(per table: 50.00 % more)"),
            containsString("    all: injured 6 -> 10\n")));
  }

  @Test
  void comparesSourcesInOneDirection() throws IOException {
    Path job = job("changes: [{sources: [reports], decrease_share: 0.2}]");
    String row = "2021-03-01,North,Alder,1,0\n";
    records(row.repeat(9));
    Command.good("run", job);
    records(row.repeat(99));
    Command.good("run", job);
    records(row.repeat(70));
    assertThat(
        Command.of("run", job).err(),
        containsString(
            "  source reports: 71 records counted, 100 in run %s; the job allows 20.00 %% less."
                .formatted(folder.current().toRealPath().getFileName())));
  }

  @Test
  void comparesPeriodsAndRegionsWithSeveralSnapshots() throws IOException {
    Path job = job("completeness: {missing_share: 0.1, snapshots: 2}, warn_only: [completeness]");
    String march = "2021-03-01,North,Alder,1,0\n2021-03-02,North,Birch,1,0\n";
    records(march);
    Command.good("run", job);
    records("2021-03-01,North,Alder,1,0\n");
    Command second = Command.good("run", job);
    assertThat(
        second.out(),
        allOf(
            containsString(
                "\nWarning: table casualties_by_month_district: 1 of 3 periods x regions that had"
                    + " records in run "),
            containsString(
                " have none now (33.33 %); the job allows 10.00 %. Check that the files are"
                    + " complete, or raise thresholds.completeness.\n  2021-03, Birch (N2)\n")));
    // The next run is as complete as the last, but not as the one before.
    records("2021-03-01,North,Alder,2,0\n");
    assertThat(Command.good("run", job).out(), containsString("\n  2021-03, Birch (N2)\n"));
    records(march);
    assertThat(Command.good("run", job).out(), not(containsString("Warning")));
    JsonNode check = checks("completeness").get(0);
    assertThat(check.get("observed").asInt(), is(0));
    assertThat(check.get("threshold").decimalValue(), is(new BigDecimal("0.1")));

    records("");
    assertThat(
        Command.of("run", job("completeness: {missing_share: 0}")).code(),
        is(ExitCode.QUALITY_GATE));
  }

  @Test
  void acceptsChangeForOneRunWithParameter() throws IOException {
    Path job =
        folder.job(
            "a.csv",
            "parameters: [{name: decrease, type: number, default: 0}]",
            "thresholds: {changes: [{decrease_share: \"${decrease}\"}]}");
    records("2021-03-01,North,Alder,9,0\n");
    Command.good("run", job);
    records("2021-03-01,North,Alder,1,0\n");
    assertThat(Command.of("run", job).code(), is(ExitCode.QUALITY_GATE));
    Command.good("run", job, "--set", "decrease=1");
    Command.good("run", job);
  }

  @Test
  void skipsFiguresOfSuppressedTables() throws IOException {
    Path job =
        folder.job(
            "a.csv",
            "suppression: {minimum_count: 5}",
            "thresholds: {changes: [{decrease_share: 0}], completeness: {missing_share: 0}}");
    records("2021-03-01,North,Alder,1,0\n".repeat(40));
    Command.good("run", job);
    records("2021-03-01,North,Alder,1,0\n".repeat(30));
    Command.good("run", job);
    for (JsonNode check : checks("changes")) {
      assertThat(check.get("why").asText(), is("the job suppresses small counts"));
    }
    assertThat(checks("completeness").get(0).get("outcome").asText(), is("passed"));
  }

  @Test
  void namesMistakes() throws IOException {
    records("");
    assertThat(
        Command.of(
                "validate",
                job(
                    "changes: [{tables: [casualties_by_week_*], decrease_share: 0}, {sources:"
                        + " [report], increase_share: 1, per: table}, {measures: [killed]}]"))
            .err(),
        allOf(
            containsString(
                "no table of casualties, detections or incidents matches"
                    + " \"casualties_by_week_*\""),
            containsString("unknown source \"report\". Did you mean \"reports\"?"),
            containsString("\"per\" does not apply to sources; write a limit of its own"),
            containsString("expected increase_share, decrease_share or both")));
  }

  /** Counts the cells and the pairs with DuckDB and maps, without any code of the program. */
  @ParameterizedTest
  @ValueSource(ints = {61, 62})
  void findsTheSameCellsAsAnOracle(int seed) throws Exception {
    Command.good("run", new RandomFiles(folder, seed).write());
    Path first = folder.current().toRealPath();
    Path job = new RandomFiles(folder, seed + 3).write();
    Files.writeString(
        job,
        Files.readString(job)
            .replace(
                "thresholds: {rejected_share: 1}",
                "thresholds: {rejected_share: 1, changes: [{increase_share: 0.5, decrease_share:"
                    + " 0.25, ignore_below: 2}], completeness: {missing_share: 0}, warn_only:"
                    + " [changes, completeness]}"));
    Command.good("run", job);
    Cells before = Cells.of(first);
    Cells after = Cells.of(folder.current());
    Map<String, Long> expected = expected(before, after, settled(first, before));
    Map<String, Long> found = new TreeMap<>();
    for (JsonNode check : checks("changes")) {
      if (check.get("observed").asLong() > 0) {
        found.put(check.get("table").asText(), check.get("observed").asLong());
      }
    }
    assertThat(found, is(expected));
    assertThat(expected.size(), is(greaterThan(4)));

    for (JsonNode check : checks("completeness")) {
      String table = check.get("table").asText();
      Set<List<String>> old = pairs(before, table);
      int all = old.size();
      old.removeAll(pairs(after, table));
      assertThat(table, check.get("outcome").asText(), is(old.isEmpty() ? "passed" : "failed"));
      assertThat(
          table, check.get("observed").asDouble(), is(Math.round(1e6 * old.size() / all) / 1e6));
    }
  }

  private static Map<String, Long> expected(Cells before, Cells after, Set<List<String>> settled) {
    Set<List<String>> keys = new HashSet<>(before.byKey().keySet());
    keys.addAll(after.byKey().keySet());
    Map<String, Long> expected = new TreeMap<>();
    Set<String> tables = new HashSet<>();
    before.byKey().keySet().forEach(key -> tables.add(key.get(0)));
    for (List<String> key : keys) {
      double was = before.byKey().getOrDefault(key, BigDecimal.ZERO).doubleValue();
      double is = after.byKey().getOrDefault(key, BigDecimal.ZERO).doubleValue();
      boolean up = is - was > 0.5 * was && settled.contains(List.of(key.get(0), key.get(1)));
      boolean down = was - is > 0.25 * was;
      if (tables.contains(key.get(0)) && Math.abs(is - was) >= 2 && (up || down)) {
        expected.merge(key.get(0), 1L, Long::sum);
      }
    }
    return expected;
  }

  /** Returns the tables and periods of a snapshot whose figures were not expected to grow. */
  private static Set<List<String>> settled(Path snapshot, Cells cells) throws Exception {
    Map<String, String> provisional = new HashMap<>();
    try (DuckDb sql = new DuckDb().open(snapshot, List.of("dim_period"))) {
      sql.rows("SELECT period_id, is_provisional FROM dim_period")
          .forEach(row -> provisional.put(row.get(0), row.get(1)));
    }
    Set<List<String>> settled = new HashSet<>();
    for (List<String> key : cells.byKey().keySet()) {
      if (!"true".equals(provisional.get(key.get(1)))) {
        settled.add(List.of(key.get(0), key.get(1)));
      }
    }
    return settled;
  }

  private static Set<List<String>> pairs(Cells cells, String table) {
    Set<List<String>> pairs = new HashSet<>();
    for (List<String> key : cells.byKey().keySet()) {
      if (key.get(0).equals(table)) {
        pairs.add(key.subList(1, 3));
      }
    }
    return pairs;
  }
}
