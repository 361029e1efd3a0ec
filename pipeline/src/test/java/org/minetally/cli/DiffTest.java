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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.minetally.publish.OutputLayout;
import org.minetally.storage.MemoryStore;

/** The comparison of any two snapshots. */
@ResourceLock(MemoryStore.RESOURCE)
class DiffTest {

  private static final String HEADER = "day,region,district,killed,injured\n";

  @TempDir private Path dir;
  private JobFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    MemoryStore.clear();
    folder = JobFolder.in(dir);
  }

  /** Compares two snapshots of the local output and returns the folder of the Parquet file. */
  private Path diff(String one, String other) throws IOException {
    Path work = Files.createTempDirectory(dir, "diff");
    Path file = OutputLayout.part(work, "changes");
    Files.createDirectories(file.getParent());
    Command.good("diff", folder.output(), one, other, "--parquet", file);
    return work;
  }

  @Test
  void turnsAnySnapshotIntoAnyOther() throws Exception {
    List<String> runs = new ArrayList<>();
    for (int seed : new int[] {51, 54, 57}) {
      Command.good("run", new RandomFiles(folder, seed).write());
      runs.add(folder.current().toRealPath().getFileName().toString());
    }
    Path snapshots = folder.output().resolve("snapshots");
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        List<List<String>> changes = ChangesTest.changes(diff(runs.get(a), runs.get(b)));
        int cells =
            ChangesTest.assertApplied(
                Cells.of(snapshots.resolve(runs.get(a))),
                Cells.of(snapshots.resolve(runs.get(b))),
                changes);
        assertThat(cells > 0, is(a != b));
        if (b == a + 1) {
          assertThat(changes, is(ChangesTest.changes(snapshots.resolve(runs.get(b)))));
        }
      }
    }
  }

  @Test
  void printsFirstChangesAndWritesAll() throws Exception {
    StringBuilder rows = new StringBuilder(HEADER);
    folder.write("a.csv", rows.toString() + "2021-03-01,North,Alder,1,0\n");
    Path job = folder.job("a.csv");
    Command.good("run", job);
    for (int month = 1; month <= 12; month++) {
      rows.append("2021-%02d-01,North,Alder,2,0\n".formatted(month));
    }
    folder.write("a.csv", rows.toString());
    Command.good("run", job);
    Path csv = dir.resolve("c.csv");
    Path json = dir.resolve("c.json");
    List<String> lines =
        Command.good("diff", folder.output(), "previous", "current", "--csv", csv, "--json", json)
            .out()
            .lines()
            .toList();
    assertThat(lines.get(0), containsString("From run "));
    assertThat(
        lines.get(1),
        is(
            "table_name                    kind     period_key  region_code  region_name "
                + " dimensions  measure  old_value  new_value"));
    assertThat(lines.size(), is(1 + 1 + 50 + 1 + 2));
    assertThat(lines.get(52), allOf(containsString("The first 50 of "), containsString(" added")));
    List<String> written = Files.readAllLines(csv);
    assertThat(written.get(0), containsString("table_name,kind,period_id,region_id"));
    JsonNode changes = JsonMapper.builder().build().readTree(json.toFile()).get("changes");
    assertThat(changes.size(), is(written.size() - 1));
    assertThat(changes.size(), is(greaterThan(50)));
    assertThat(changes.get(0).get("new_value").isNumber(), is(true));
    assertThat(
        Command.good("diff", folder.output(), "current", "current").out(),
        containsString("\n0 changes.\n"));
  }

  /** Joins the published tables with DuckDB, without any code of the program. */
  @Test
  void comparesOnlyPublishedFiguresOfSuppressedSnapshots() throws Exception {
    String suppression = "suppression: {minimum_count: 5}";
    String north = "2020-01-05,North,Alder,1,0\n".repeat(40) + "2020-02-05,North,Birch,0,1\n";
    folder.write("a.csv", HEADER + north.repeat(2) + "2020-03-05,South,Cedar,0,1\n".repeat(30));
    Command.good("run", folder.job("a.csv", suppression));
    Path first = folder.current().toRealPath();
    folder.write(
        "a.csv",
        HEADER
            + north.repeat(2)
            + "2020-02-05,North,Birch,0,1\n".repeat(20)
            + "2020-03-05,South,Cedar,0,1\n".repeat(43)
            + "2020-04-05,South,Cedar,0,1\n".repeat(2));
    Command.good("run", folder.job("a.csv", suppression));
    Path second = folder.current().toRealPath();

    Set<List<String>> expected = new TreeSet<>(Comparator.comparing(Object::toString));
    List<String> unpublished = new ArrayList<>();
    for (String table : List.of("casualties_by_month_district", "casualties_by_year_region")) {
      long values = 0;
      for (String measure : List.of("records", "victims", "killed", "injured", "outcome_unknown")) {
        values += join(first, second, table, measure, expected);
      }
      String figures = values == 1 ? "1 figure is" : values + " figures are";
      unpublished.add("\n%s: %s in neither snapshot, because ".formatted(table, figures));
    }
    Set<List<String>> listed = new TreeSet<>(Comparator.comparing(Object::toString));
    try (DuckDb sql = new DuckDb().open(diff("previous", "current"), List.of("changes"))) {
      listed.addAll(
          sql.rows(
              "SELECT table_name, period_key, region_code, measure, old_value, new_value,"
                  + " kind = 'suppressed' FROM changes WHERE table_name IN"
                  + " ('casualties_by_month_district', 'casualties_by_year_region')"));
    }
    assertThat(listed, is(expected));
    for (String kind : List.of("true", "false")) {
      assertThat(listed.stream().filter(row -> row.get(6).equals(kind)).count() > 0, is(true));
    }
    String shown = Command.good("diff", folder.output(), "previous", "current").out();
    assertThat(shown, containsString(" suppressed in one snapshot."));
    unpublished.forEach(sentence -> assertThat(shown, containsString(sentence)));
    // The published table compares nothing.
    assertThat(ChangesTest.changes(second), is(List.of()));
  }

  /**
   * Adds the published values of a measure that differ, and whether one is suppressed.
   *
   * @return how many values neither snapshot publishes in rows with suppressed ones
   */
  private static long join(
      Path first, Path second, String table, String measure, Set<List<String>> different)
      throws Exception {
    String joined =
        """
        (SELECT coalesce(a.period_key, b.period_key) AS period,
                coalesce(a.region_code, b.region_code) AS region,
                a.%1$s AS old, b.%1$s AS new,
                (coalesce(a.is_suppressed, false) AND a.%1$s IS NULL)
                  OR (coalesce(b.is_suppressed, false) AND b.%1$s IS NULL) AS hidden
         FROM read_parquet('%2$s/%4$s/*') a FULL JOIN read_parquet('%3$s/%4$s/*') b
           ON a.period_id = b.period_id AND a.region_id = b.region_id
             AND a.parent_code IS NOT DISTINCT FROM b.parent_code)
        """
            .formatted(measure, first, second, table);
    try (DuckDb sql = new DuckDb()) {
      different.addAll(
          sql.rows(
              "SELECT '%s', period, region, '%s', old::DECIMAL(18, 4), new::DECIMAL(18, 4), hidden"
                      .formatted(table, measure)
                  + " FROM %s WHERE old IS DISTINCT FROM new".formatted(joined)));
      return sql.number(
          "SELECT count(*) FROM %s WHERE coalesce(old, new) IS NULL AND hidden".formatted(joined));
    }
  }

  @Test
  void namesTablesThatAreDamagedOrOnlyInOneSnapshot() throws Exception {
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,1,0\n");
    Path job = folder.job("a.csv");
    Command.good("run", job);
    String text = Files.readString(job);
    Files.writeString(job, text.replace("periods: [month, year]", "periods: [month, quarter]"));
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,2,0\n");
    Command.good("run", job);
    Files.writeString(OutputLayout.part(folder.current(), "casualties_by_month_region"), "PAR1");
    assertThat(
        Command.good("diff", folder.output(), "previous", "current").out(),
        allOf(
            containsString("casualties_by_month_region: not compared, because the table of run "),
            containsString("casualties_by_quarter_district: new table\n"),
            containsString("casualties_by_year_district: the table has been removed\n"),
            not(containsString("casualties_by_month_region: the table has been removed"))));
  }

  @Test
  void refusesUnknownSnapshotAndComparesInStore() throws Exception {
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,1,0\n");
    Path job = folder.job("a.csv");
    String text = Files.readString(job);
    Files.writeString(job, text.replace("path: out", "path: \"memory://bucket/out\""));
    Command.good("run", job);
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,4,0\n");
    Command.good("run", job);
    assertThat(
        Command.good("diff", "memory://bucket/out", "previous", "current").out(),
        containsString("\n8 changes: 8 changed, 0 added, 0 removed.\n"));
    Command unknown = Command.of("diff", "memory://bucket/out", "2019", "current");
    assertThat(unknown.code(), is(ExitCode.USAGE));
    assertThat(unknown.err(), containsString("has no snapshot \"2019\""));
  }
}
