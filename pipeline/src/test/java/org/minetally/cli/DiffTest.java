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
import java.util.List;
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
            "table_name                    kind     period_key  region_code  region_name  dimensions"
                + "  measure  old_value  new_value"));
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
