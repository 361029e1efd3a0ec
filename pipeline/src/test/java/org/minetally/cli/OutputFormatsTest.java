package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.conformance.PublishedStandards;
import org.minetally.publish.Manifest;

/** Runs with tables in other formats than Parquet. */
class OutputFormatsTest {

  @TempDir Path dir;

  /** DuckDB reads each CSV file as its data package describes it, and finds the Parquet table. */
  @Test
  void csvContainsTheSameTablesAsParquet() throws Exception {
    JobFolder folder = JobFolder.in(dir);
    folder.write(
        "a.csv",
        """
        day,region,district,killed,injured
        2021-03-01,North,Alder,1,
        2021-XX,North,"Nowhere, ""x\""",2,1
        someday,South,Cedar,5,0
        """);
    Path job = folder.job("a.csv");
    Files.writeString(
        job,
        Files.readString(job)
                .replace("form: yyyy-MM-dd", "form: edtf")
                .replaceFirst("path: out", "formats: [parquet, csv], xlsx: true, path: out")
            + "thresholds: {rejected_records: 1}\n");
    Command.good("run", job);
    Path snapshot = folder.current().toRealPath();
    JsonNode resources =
        new JsonMapper().readTree(snapshot.resolve("datapackage.json").toFile()).get("resources");
    int tables = 0;
    try (DuckDb sql = new DuckDb()) {
      for (JsonNode resource : resources) {
        if (!resource.get("format").asText().equals("csv")) {
          continue;
        }
        tables++;
        String table = resource.get("name").asText().replace("-csv", "");
        String parquet = "read_parquet('%s/%s/*.parquet')".formatted(snapshot, table);
        StringBuilder columns = new StringBuilder();
        sql.rows("SELECT column_name, column_type FROM (DESCRIBE FROM " + parquet + ")")
            .forEach(
                column ->
                    columns.append(
                        ", \"%s\"::%s AS \"%s\""
                            .formatted(column.get(0), column.get(1), column.get(0))));
        String csv =
            "(SELECT %s FROM read_csv('%s/%s', header = true, all_varchar = true, nullstr = '', allow_quoted_nulls = false))"
                .formatted(columns.substring(2), snapshot, resource.get("path").asText());
        assertThat(table, sql.rows("FROM " + csv + " EXCEPT ALL FROM " + parquet), is(empty()));
        assertThat(table, sql.rows("FROM " + parquet + " EXCEPT ALL FROM " + csv), is(empty()));
      }
    }
    assertThat(tables, is(Manifest.read(snapshot).tables().size()));
    assertThat(Files.size(snapshot.resolve("tables.xlsx")), is(greaterThan(1_000L)));
    assertThat(Manifest.read(snapshot).isWhole(snapshot), is(true));
    PublishedStandards.assertFollowed(snapshot);
    assertThat(
        Manifest.read(snapshot).files().stream()
            .filter(f -> f.path().equals("tables.xlsx"))
            .count(),
        is(1L));
  }

  @Test
  void rejectsFormatsThatHaveNoEffect() throws Exception {
    JobFolder folder = JobFolder.in(dir);
    folder.write("a.csv", "day,region,district,killed,injured\n");
    Path job = folder.job("a.csv");
    Files.writeString(
        job,
        Files.readString(job)
            .replaceFirst("path: out", "formats: [csv], formula_safe: true, path: out"));
    Command run = Command.of("run", job);
    assertThat(run.err(), containsString("formats must contain parquet"));
    Files.writeString(job, Files.readString(job).replace("formats: [csv]", "formats: [parquet]"));
    assertThat(
        Command.of("run", job).err(),
        containsString("formula_safe has no effect without the format csv"));
  }
}
