package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * On two random snapshots: the records of each add up to the old and the new value of every changed
 * figure. DuckDB adds up.
 */
final class TraceChangesPropertyTest {

  @TempDir private Path temporary;
  private JobFolder folder;

  @ParameterizedTest
  @CsvSource({
    "51, casualties_by_month_district, 'victim_status=' || victim_status",
    "52, detections_by_quarter_region, 'device_category=' || device_category || ';device_model=' ||"
        + " device_model",
  })
  void recordsOfBothSnapshotsAddUp(int seed, String table, String dimensions) throws Exception {
    folder = JobFolder.in(temporary);
    RandomFiles before = new RandomFiles(folder, seed);
    Command.good("run", before.write(), "--range-size=" + before.rangeSize());
    Path archive = archive();
    RandomFiles after = new RandomFiles(folder, seed + 3);
    Command.good("run", after.write(), "--range-size=" + after.rangeSize());
    Path csv = temporary.resolve("traced.csv");
    Command traced =
        Command.good(
            "trace",
            folder.output(),
            "--table",
            "changes",
            "--where",
            "table_name=" + table,
            "--inputs",
            archive,
            "--csv",
            csv);
    assertThat(traced.out(), containsString("exactly."));
    try (DuckDb sql = new DuckDb().open(folder.current(), List.of("changes"))) {
      sql.run(
          "CREATE TABLE traced AS SELECT *, %s AS dimensions FROM read_csv('%s', header = true, all_varchar = true)"
              .formatted(dimensions, csv));
      String changed = " FROM changes c WHERE table_name = '%s'".formatted(table);
      assertThat(sql.number("SELECT count(*)" + changed), is(greaterThan(20L)));
      assertThat(
          sql.rows(
              "SELECT count(*) FILTER (snapshot = 'previous') = count(*) FILTER (snapshot = 'current')"
                  + " FROM traced WHERE change = 'same'"),
          is(List.of(List.of("true"))));
      for (List<String> measure : sql.rows("SELECT DISTINCT measure" + changed)) {
        assertThat(
            measure.get(0),
            sql.rows(
                "SELECT *%s AND measure = '%s' AND (old_value IS DISTINCT FROM %s OR new_value IS DISTINCT FROM %s)"
                    .formatted(
                        changed,
                        measure.get(0),
                        sum(measure.get(0), "previous"),
                        sum(measure.get(0), "current"))),
            is(List.of()));
      }
    }
  }

  /** Returns the sum of the records of the cell of a change in a snapshot. */
  private static String sum(String measure, String snapshot) {
    return """
        (SELECT sum(t.%s::DECIMAL(18, 4)) FROM traced t
         WHERE t.snapshot = '%s' AND t.period_id = c.period_id AND t.region_id = c.region_id
           AND t.parent_code IS NOT DISTINCT FROM c.parent_code AND t.dimensions = c.dimensions)"""
        .formatted(measure, snapshot);
  }

  private Path archive() throws IOException {
    Path archive = Files.createDirectories(temporary.resolve("archive"));
    try (Stream<Path> files = Files.list(temporary)) {
      for (Path file : files.filter(path -> path.toString().contains(".csv")).toList()) {
        if (!file.endsWith("gazetteer.csv")) {
          Files.move(file, archive.resolve(file.getFileName()));
        }
      }
    }
    return archive;
  }
}
