package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;

/** Polygons as records, from the job file to the tables. */
class PolygonsTest {

  private static final String MAP =
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"code":"W","name":"West"},
       "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
      {"type":"Feature","properties":{"code":"E","name":"East"},
       "geometry":{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,1],[1,1],[1,0]]]}}]}
      """;

  private static final String JOB =
      """
      minetally: 1
      gazetteer:
        file: map.geojson
        levels: [{level: district, code: code, name: name}]
        boundaries: true
      sources:
        - id: areas
          dataset: detections
          files: [%s]
          profile:
            date: {column: date, form: yyyy-MM-dd}
            coordinates: {geometry: %s}
            measures: {counts: {area_cleared_m2: {geometry: area}}}
      thresholds: {rejected_records: 1}
      periods: [year]
      levels: [district]
      summaries: false
      output: {path: out}
      """;

  @TempDir Path dir;

  @BeforeEach
  void writeMap() throws IOException {
    Files.writeString(dir.resolve("map.geojson"), MAP);
  }

  private Command run(String file, String text, String column) throws IOException {
    Files.writeString(dir.resolve(file), text);
    Files.writeString(dir.resolve("job.yaml"), JOB.formatted(file, column));
    return Command.good("run", dir.resolve("job.yaml"));
  }

  private Map<String, Long> notes() {
    Manifest manifest = Manifest.current(new OutputLayout(dir.resolve("out"))).orElseThrow();
    return new TreeMap<>(manifest.sources().get(0).counts().get().notes());
  }

  private List<List<String>> areas() throws SQLException {
    try (DuckDb tables =
        new DuckDb().open(dir.resolve("out/current"), List.of("detections_by_year_district"))) {
      return tables.rows(
          "SELECT region_code, records, area_cleared_m2 FROM detections_by_year_district"
              + " ORDER BY region_code");
    }
  }

  /** Kinds of geometries are not outcomes of a comparison. */
  private List<List<String>> checks() throws SQLException {
    try (DuckDb tables =
        new DuckDb().open(dir.resolve("out/current"), List.of("coordinate_checks"))) {
      return tables.rows(
          "SELECT outcome, sum(records) FROM coordinate_checks GROUP BY outcome ORDER BY outcome");
    }
  }

  private static String feature(String geometry) {
    return "{\"type\":\"Feature\",\"properties\":{\"date\":\"2020-05-01\"},\"geometry\":%s}"
        .formatted(geometry);
  }

  private static String polygon(String west, String east) {
    return "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,0.5],[%2$s,0.5],[%2$s,0.501],[%1$s,0.501],[%1$s,0.5]]]}"
        .formatted(west, east);
  }

  private static String collection(String... geometries) {
    return "{\"type\":\"FeatureCollection\",\"features\":["
        + String.join(",", List.of(geometries).stream().map(PolygonsTest::feature).toList())
        + "]}";
  }

  @Test
  void countsNullEmptyPointLineAndPolygonSeparately() throws Exception {
    Command run =
        run(
            "null-empty-and-polygons.geojson",
            collection(
                polygon("0.5", "0.501"),
                polygon("1.5", "1.501"),
                polygon("1.7", "1.701"),
                "null",
                "null",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"Point\",\"coordinates\":[0.1,0.1]}",
                "{\"type\":\"LineString\",\"coordinates\":[[0.1,0.1],[0.2,0.1]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}"),
            "geometry");
    assertThat(
        notes(),
        is(
            Map.of(
                "GEOMETRY_EMPTY", 1L,
                "GEOMETRY_LINE", 1L,
                "GEOMETRY_MISSING", 2L,
                "GEOMETRY_POINT", 1L,
                "GEOMETRY_POLYGON", 3L,
                "POINT_FILLED", 5L,
                "POINT_MISSING", 3L,
                "POSSIBLE_DUPLICATE", 1L)));
    assertThat(checks().toString(), is("[[POINT_FILLED, 5], [POINT_MISSING, 3]]"));
    assertThat(run.out(), containsString("areas: 2 without a geometry"));
    assertThat(run.out(), containsString("areas: 1 with an empty geometry"));
    assertThat(run.out(), containsString("areas: 3 with a polygon as geometry"));
    assertThat(run.out(), containsString("areas: 1 rejected as CROSSING_RINGS"));
    assertThat(
        areas().toString(), is("[[E, 2, 24617.2300], [W, 3, 12308.6150], [unknown, 3, null]]"));
  }

  @Test
  void readsWellKnownTextInAColumn() throws Exception {
    run(
        "wkt-column.csv",
        """
        date,shape
        2020-05-01,"POLYGON((0.5 0.5,0.501 0.5,0.501 0.501,0.5 0.501,0.5 0.5))"
        2020-05-01,
        2020-05-01,POLYGON EMPTY
        2020-05-01,"SRID=4326;POLYGON Z((1.5 0.5 9,1.501 0.5 9,1.501 0.501 9,1.5 0.501 9,1.5 0.5 9))"
        """,
        "shape");
    assertThat(
        areas().toString(), is("[[E, 1, 12308.6150], [W, 1, 12308.6150], [unknown, 2, null]]"));
    assertThat(notes().get("GEOMETRY_EMPTY"), is(1L));
    assertThat(notes().get("GEOMETRY_MISSING"), is(1L));
  }

  /** Two records of one area are two areas. */
  @Test
  void doesNotMergeOverlappingPolygonsOfTwoRecords() throws Exception {
    run(
        "overlapping-areas.geojson",
        collection(polygon("0.5", "0.501"), polygon("0.5", "0.501")),
        "geometry");
    assertThat(areas().toString(), is("[[W, 2, 24617.2300]]"));
  }

  /** The job in the how-to page runs as it is, on constructed files with its names. */
  @Test
  void jobOfHowToPageRuns() throws Exception {
    String page =
        Files.readString(Path.of(System.getProperty("minetally.root"), "docs/how-to/polygons.md"));
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    Files.writeString(dir.resolve("job.yaml"), page.substring(begin, page.indexOf("```", begin)));
    Files.writeString(
        dir.resolve("districts.geojson"),
        MAP.replace("\"code\"", "\"DIST_CODE\"").replace("\"name\"", "\"DIST_NAME\""));
    Files.writeString(
        dir.resolve("cleared_areas.geojson"),
        collection(polygon("1.5", "1.501"), "null").replace("\"date\"", "\"completed\""));
    Command.good("run", dir.resolve("job.yaml"));
    assertThat(areas().toString(), is("[[E, 1, 12308.6150], [unknown, 1, null]]"));
  }
}
