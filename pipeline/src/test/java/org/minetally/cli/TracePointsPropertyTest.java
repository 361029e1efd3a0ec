package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;

/**
 * On random points: the records behind the rows of {@code coordinate_checks} are all that were
 * accepted, each once, also those that do not count, and each has the declared name of its row.
 */
final class TracePointsPropertyTest {

  private static final List<String> DISTRICTS = List.of("Alder", "Birch", "Cedar", "Elsewhere", "");

  @TempDir private Path temporary;
  private JobFolder folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void tracesEveryAcceptedPointOnce(int seed) throws Exception {
    Random random = new Random(seed);
    folder = JobFolder.in(temporary);
    Path job = write(random, seed % 2 == 0);
    Command.good("run", job, "--range-size=" + (300 + random.nextInt(2000)));
    // A deletion has no point.
    long deletions =
        Files.readAllLines(temporary.resolve("points.csv")).stream()
            .filter(line -> seed % 2 == 0 && line.contains(",void,"))
            .count();
    long accepted =
        Manifest.current(new OutputLayout(folder.output()))
                .orElseThrow()
                .sources()
                .get(0)
                .counts()
                .get()
                .accepted()
            - deletions;
    Path csv = temporary.resolve("traced.csv");
    Command traced = trace("--csv", csv.toString());
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(traced.out(), containsString("exactly"));
    String records = "read_csv('%s', header = true, all_varchar = true)".formatted(csv);
    try (DuckDb sql = new DuckDb().open(folder.current(), List.of("coordinate_checks"))) {
      assertThat(sql.number("SELECT count(DISTINCT line_number) FROM " + records), is(accepted));
      assertThat(sql.number("SELECT count(*) FROM " + records), is(accepted));
      String columns = "outcome, declared_region_code, located_region_code";
      assertThat(
          sql.rows(
              "SELECT %1$s, count(*) FROM %2$s GROUP BY ALL ORDER BY ALL"
                  .formatted(columns, records)),
          is(
              sql.rows(
                  "SELECT %s, sum(records) FROM coordinate_checks GROUP BY ALL ORDER BY ALL"
                      .formatted(columns))));
      declaredNamesAreThoseOfTheLines(sql, records);
      List<List<String>> rows = sql.rows("FROM coordinate_checks");
      List<String> row = rows.get(random.nextInt(rows.size()));
      Command one =
          trace(
              "--where",
              "outcome=" + row.get(1),
              "--where",
              "declared_region_code=" + (row.get(2) == null ? "" : row.get(2)),
              "--where",
              "located_region_code=" + (row.get(4) == null ? "" : row.get(4)));
      assertThat(one.out(), containsString("They add up to: records " + row.get(6) + "\n"));
      assertThat(one.out(), containsString("This equals the published row exactly."));
    }
  }

  private void declaredNamesAreThoseOfTheLines(DuckDb sql, String records) throws Exception {
    List<String> lines = Files.readAllLines(temporary.resolve("points.csv"));
    for (List<String> record :
        sql.rows("SELECT line_number, declared_region_name, outcome FROM " + records)) {
      String[] fields = lines.get(Integer.parseInt(record.get(0)) - 1).split(",", -1);
      String declared = fields[3];
      if (DISTRICTS.indexOf(declared) < 3) {
        assertThat(record.get(1), is(declared));
      }
      assertThat(record.get(2).equals("POINT_MISSING"), is(fields[4].isEmpty()));
    }
  }

  private Command trace(String... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("trace", folder.output(), "--table", "coordinate_checks"));
    arguments.addAll(List.of(more));
    return Command.of(arguments.toArray());
  }

  private Path write(Random random, boolean keyed) throws IOException {
    List<String> lines = new ArrayList<>(List.of("id,state,day,district,lon,lat,killed"));
    for (int i = 0; i < 150; i++) {
      boolean located = random.nextInt(6) > 0;
      lines.add(
          "%s,%s,2021-0%d-11,%s,%s,%s,%s"
              .formatted(
                  "K" + random.nextInt(80),
                  random.nextInt(9) == 0 ? "void" : "open",
                  1 + random.nextInt(9),
                  DISTRICTS.get(random.nextInt(5)),
                  located ? degrees(random) : "",
                  located ? degrees(random) : "",
                  random.nextInt(12) == 0 ? "x" : "1"));
    }
    Files.write(temporary.resolve("points.csv"), lines);
    folder.write(
        "gazetteer.csv",
        """
        code,name,level,parent,aliases
        N,North,region,,
        S,South,region,,
        N1,Alder,district,N,
        N2,Birch,district,N,
        S1,Cedar,district,S,
        """);
    folder.write(
        "squares.geojson",
        "{\"type\": \"FeatureCollection\", \"features\": [%s, %s, %s]}"
            .formatted(square("N1", 0), square("N2", 1), square("S1", 2)));
    return folder.write(
        "job.yaml",
        """
        minetally: 1
        gazetteer:
          file: gazetteer.csv
          levels: [region, district]
          boundaries: {file: squares.geojson, level: district, code: CODE}
        coordinates: {outside_box: keep}
        periods: [month]
        levels: [district]
        thresholds: {rejected_share: 1}
        output: {path: out}
        sources:
          - id: points
            dataset: casualties
            files: [points.csv]
            profile:
              %s
              date: {column: day, form: yyyy-MM-dd}
              region: [{level: district, name: district}]
              coordinates: {longitude: lon, latitude: lat}
              measures: {counts: {killed: {column: killed}}}
        """
            .formatted(
                keyed
                    ? "record_key: [id]\n      deleted: {column: state, words: [void]}"
                    : "record_key: []"));
  }

  /** Returns a number between -0.5 and 3.5: some points are in no square. */
  private static String degrees(Random random) {
    return String.valueOf(random.nextInt(400) / 100.0 - 0.5);
  }

  /** Returns a square of three degrees of latitude and one of longitude. */
  private static String square(String code, int west) {
    return """
        {"type": "Feature", "properties": {"CODE": "%1$s"}, "geometry": {"type": "Polygon",
          "coordinates": [[[%2$d, 0], [%3$d, 0], [%3$d, 3], [%2$d, 3], [%2$d, 0]]]}}\
        """
        .formatted(code, west, west + 1);
  }
}
