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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;
import org.minetally.storage.MemoryStore;

/** The table of changes from the previous snapshot. */
@ResourceLock(MemoryStore.RESOURCE)
class ChangesTest {

  private static final String HEADER = "day,region,district,killed,injured\n";

  @TempDir private Path dir;
  private JobFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = JobFolder.in(dir);
  }

  /** Returns the rows of the table of changes in file order, without the run. */
  static List<List<String>> changes(Path snapshot) throws Exception {
    try (DuckDb sql = new DuckDb().open(snapshot, List.of("changes"))) {
      return sql.rows("SELECT * EXCLUDE (previous_run_id) FROM changes");
    }
  }

  private List<List<String>> changesOf(String table) throws Exception {
    return changes(folder.current()).stream()
        .filter(row -> row.get(0).equals(table))
        .map(row -> row.subList(1, row.size()))
        .toList();
  }

  private Manifest manifest() throws IOException {
    return Manifest.read(folder.current());
  }

  /**
   * Asserts that every listed change is true and that together they turn one snapshot into the
   * other.
   */
  static int assertApplied(Cells before, Cells after, List<List<String>> changes) {
    Map<List<String>, BigDecimal> cells = new HashMap<>(before.byKey());
    Set<String> rowsBefore = before.rows();
    Set<String> rowsAfter = after.rows();
    for (List<String> row : changes) {
      List<String> key =
          List.of(row.get(0), row.get(2), row.get(3), "" + row.get(4), row.get(5), row.get(10));
      String of = key.subList(0, key.size() - 1).toString();
      BigDecimal old = Cells.number(row.get(11));
      BigDecimal now = Cells.number(row.get(12));
      assertThat("differs: " + row, String.valueOf(old), is(not(String.valueOf(now))));
      assertThat("before: " + row, cells.remove(key), is(old));
      String kind =
          rowsBefore.contains(of) ? rowsAfter.contains(of) ? "changed" : "removed" : "added";
      assertThat("kind: " + row, row.get(1), is(kind));
      if (now != null) {
        cells.put(key, now);
      }
    }
    assertThat(cells, is(after.byKey()));
    return changes.size();
  }

  @ParameterizedTest
  @ValueSource(ints = {41, 42})
  void listsChangesThatTurnOldSnapshotIntoNew(int seed) throws Exception {
    Command.good("run", new RandomFiles(folder, seed).write());
    Path first = folder.current().toRealPath();
    Cells before = Cells.of(first);
    assertThat(changes(first).size(), is(0));
    assertThat(Manifest.read(first).changes() == null, is(true));

    Command.good("run", new RandomFiles(folder, seed + 3).write());
    Cells after = Cells.of(folder.current());
    List<List<String>> changes = changes(folder.current());
    assertThat(assertApplied(before, after, changes), is(greaterThan(1024)));
    assertThat(manifest().changes().cells(), is((long) changes.size()));
    assertThat(manifest().changes().previousRunId(), is(first.getFileName().toString()));
  }

  @Test
  void listsChangedAddedRemovedAndNoLongerReportedFigures() throws Exception {
    folder.write(
        "a.csv",
        HEADER
            + "2021-03-01,North,Alder,1,0\n"
            + "2021-03-02,North,Birch,2,1\n"
            + "2021-04-01,South,Cedar,5,0\n");
    Path job = folder.job("a.csv");
    Command first = Command.good("run", job);
    assertThat(first.out(), not(containsString("changes:")));
    folder.write(
        "a.csv",
        HEADER
            + "2021-03-01,North,Alder,3,0\n"
            + "2021-03-02,North,Birch,2,\n"
            + "2021-05-01,South,Cedar,5,0\n");
    Command second = Command.good("run", job);
    assertThat(
        changesOf("casualties_by_month_district").stream()
            .map(row -> String.join(" ", row.stream().map(String::valueOf).toList()))
            .toList(),
        is(
            List.of(
                "changed month:2021-03 district:N1 N  2021-03 2021-03-01 N1 Alder victims 1.0000"
                    + " 3.0000",
                "changed month:2021-03 district:N1 N  2021-03 2021-03-01 N1 Alder killed 1.0000"
                    + " 3.0000",
                "changed month:2021-03 district:N2 N  2021-03 2021-03-01 N2 Birch victims 3.0000"
                    + " 2.0000",
                "changed month:2021-03 district:N2 N  2021-03 2021-03-01 N2 Birch injured 1.0000"
                    + " null",
                "removed month:2021-04 district:S1 S  2021-04 2021-04-01 S1 Cedar records 1.0000"
                    + " null",
                "removed month:2021-04 district:S1 S  2021-04 2021-04-01 S1 Cedar victims 5.0000"
                    + " null",
                "removed month:2021-04 district:S1 S  2021-04 2021-04-01 S1 Cedar killed 5.0000"
                    + " null",
                "removed month:2021-04 district:S1 S  2021-04 2021-04-01 S1 Cedar injured 0.0000"
                    + " null",
                "added month:2021-05 district:S1 S  2021-05 2021-05-01 S1 Cedar records null"
                    + " 1.0000",
                "added month:2021-05 district:S1 S  2021-05 2021-05-01 S1 Cedar victims null"
                    + " 5.0000",
                "added month:2021-05 district:S1 S  2021-05 2021-05-01 S1 Cedar killed null 5.0000",
                "added month:2021-05 district:S1 S  2021-05 2021-05-01 S1 Cedar injured null"
                    + " 0.0000")));
    Path metrics = dir.resolve("m.prom");
    Command.good("run", job, "--metrics", metrics);
    assertThat(
        Files.readString(metrics),
        containsString("kind=\"removed\"} " + manifest().changes().removed() + "\n"));
    assertThat(
        second.out(),
        allOf(
            containsString("\nchanges: "),
            containsString(" cells in 4 tables since run " + manifest().changes().previousRunId()),
            containsString("\n  casualties_by_month_district, 2021-03, Alder: victims 1 -> 3\n")));
  }

  @Test
  void keepsPublishedChangesIfUnchanged() throws Exception {
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,1,0\n");
    Path job = folder.job("a.csv");
    Command.good("run", job);
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,2,0\n");
    Command.good("run", job);
    Path shown = folder.current().toRealPath();
    List<List<String>> changes = changes(shown);
    Command again = Command.good("run", job);
    assertThat(
        again.out(), allOf(containsString("unchanged since"), not(containsString("changes:"))));
    assertThat(folder.current().toRealPath(), is(shown));
    assertThat(changes(shown), is(changes));
    assertThat(changes.size(), is(8));
  }

  @Test
  void listsNoChangesForEqualFigures() throws Exception {
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,1,0\n2021-03-02,North,Alder,0,1\n");
    Path job = folder.job("a.csv");
    Command.good("run", job);
    folder.write("a.csv", HEADER + "2021-03-02,North,Alder,0,1\n2021-03-01,North,Alder,1,0\n");
    Command again = Command.good("run", job);
    assertThat(again.out(), containsString("changes: 0 cells in 0 tables since run "));
    assertThat(changes(folder.current()), is(List.of()));
  }

  @Test
  void reportsNewAndRemovedTablesAndDimensionsWithoutListingCells() throws Exception {
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,1,0\n");
    String job = Files.readString(folder.job("a.csv"));
    Command.good("run", folder.write("job.yaml", job));
    Command second =
        Command.good(
            "run",
            folder.write(
                "job.yaml", job.replace("periods: [month, year]", "periods: [month, quarter]")));
    assertThat(changes(folder.current()), is(List.of()));
    assertThat(
        second.out(),
        allOf(
            containsString("casualties_by_quarter_region: new table"),
            containsString("casualties_by_year_region: the table has been removed")));
    Command third =
        Command.good(
            "run",
            folder.write(
                "job.yaml",
                job.replace(
                    "periods: [month, year]",
                    "periods: [month, quarter]\ndimensions: {casualties: [sex]}")));
    assertThat(changes(folder.current()), is(List.of()));
    assertThat(
        third.out(),
        containsString(
            "casualties_by_month_region: not compared, because its dimension columns have"
                + " changed"));
  }

  @Test
  void skipsComparisonWithDamagedSnapshot() throws Exception {
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,1,0\n");
    Path job = folder.job("a.csv");
    Command.good("run", job);
    Files.delete(OutputLayout.part(folder.current(), "casualties_by_year_region"));
    Files.writeString(OutputLayout.part(folder.current(), "casualties_by_month_region"), "PAR1");
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,2,0\n");
    Command second = Command.good("run", job);
    assertThat(
        second.out(),
        allOf(
            containsString("changes: 4 cells in 2 tables"),
            containsString("casualties_by_year_region: not compared"),
            containsString("casualties_by_month_region: not compared")));
  }

  /** A change of a published count is not listed, because it may be small. */
  @Test
  void listsNoChangesOrSingleDaysIfSmallCountsAreSuppressed() throws Exception {
    String rows = HEADER + "2021-03-01,North,Alder,1,0\n".repeat(40);
    String suppression = "suppression: {minimum_count: 5}\nthresholds: {freshness_days: 100000}";
    String april = "2021-04-17,North,Alder,1,0\n";
    folder.write("a.csv", rows + april.repeat(7));
    Command.good("run", folder.job("a.csv", suppression));
    assertThat(Cells.of(folder.current()).byKey().toString(), containsString("killed]=7.0000"));
    folder.write("a.csv", rows + april.repeat(8));
    Command second = Command.good("run", folder.job("a.csv", suppression));
    assertThat(changes(folder.current()), is(List.of()));
    assertThat(
        second.out(),
        containsString(
            "casualties_by_month_district: not compared, because the job suppresses small counts"));
    for (String file : List.of("quality.json", "manifest.json")) {
      assertThat(
          Files.readString(folder.current().resolve(file)), not(containsString("2021-04-17")));
    }
    for (JsonNode check :
        JsonMapper.builder()
            .build()
            .readTree(folder.current().resolve("quality.json").toFile())
            .get("checks")) {
      if (check.get("name").asText().equals("freshness_days")) {
        assertThat(check.get("outcome").asText(), is("passed"));
        assertThat(check.has("observed"), is(false));
      }
    }
    assertThat(manifest().sources().get(0).counts().value().isEmpty(), is(true));
  }

  @Test
  void reportsFigureTooLargeForTableOfChanges() throws Exception {
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,200000000000000,0\n");
    Path job = folder.job("a.csv");
    Command.good("run", job);
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,2,0\n");
    Command second = Command.good("run", job);
    assertThat(second.out(), containsString("Alder: killed 200000000000000 -> 2"));
    assertThat(manifest().changes().structure().get(0).what(), is("too_large"));
    assertThat(
        changesOf("casualties_by_year_district").get(1).subList(9, 12).toString(),
        is("[killed, null, 2.0000]"));
  }

  @Test
  void comparesWithSnapshotInStore() throws Exception {
    MemoryStore.clear();
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,1,0\n2021-04-01,South,Cedar,1,0\n");
    String text = Files.readString(folder.job("a.csv"));
    Path job =
        folder.write("stored.yaml", text.replace("path: out", "path: \"memory://bucket/out\""));
    Command.good("run", job);
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,4,0\n2021-04-01,South,Cedar,1,0\n");
    Command second = Command.good("run", job);
    assertThat(second.out(), containsString("changes: 8 cells in 4 tables since run "));
    String snapshot =
        new String(MemoryStore.get("memory://bucket/out/current.json"), StandardCharsets.UTF_8)
            .replaceAll("(?s).*\"snapshot\" *: *\"([^\"]*)\".*", "$1");
    Path copy = OutputLayout.part(dir.resolve("copy"), "changes");
    Files.createDirectories(copy.getParent());
    Files.write(
        copy,
        MemoryStore.get(
            "memory://bucket/out/" + snapshot + "/changes/part-00000-of-00001.parquet"));
    assertThat(changes(dir.resolve("copy")).size(), is(8));
  }
}
