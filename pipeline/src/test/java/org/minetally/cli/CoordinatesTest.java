package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;
import org.minetally.reconcile.RecordCounts;

/** The constructed points of testdata/coordinates, from the job file to the tables. */
class CoordinatesTest {

  private static final String AUDIT =
      "SELECT outcome, declared_region_code, located_region_code, records FROM coordinate_checks"
          + " WHERE source_id = '%s'";

  @TempDir private static Path shared;
  private static Path job;
  private static DuckDb tables;

  @TempDir private Path temp;

  @BeforeAll
  static void runTheJob() throws IOException, SQLException {
    job = copy(shared);
    Command.good("run", job);
    tables = open(job);
  }

  @AfterAll
  static void close() throws SQLException {
    tables.close();
  }

  /** Copies the job and its data. */
  private static Path copy(Path folder) {
    Path from = Path.of(System.getProperty("minetally.root"), "testdata/coordinates");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve("testdata/coordinates").resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder.resolve("testdata/coordinates/job.yaml");
  }

  private static Path current(Path job) {
    return job.resolve("../../../out/coordinates/current").normalize();
  }

  private static Manifest manifest(Path job) {
    return Manifest.current(new OutputLayout(current(job).getParent())).orElseThrow();
  }

  private static DuckDb open(Path job) throws SQLException {
    return new DuckDb()
        .open(
            current(job),
            List.of(
                "casualties_by_year_district",
                "casualties_by_month_district",
                "coordinate_checks",
                "rejects",
                "unmatched_names"));
  }

  private static void replace(Path file, String piece, String other) throws IOException {
    String text = Files.readString(file);
    assertThat(text, containsString(piece));
    Files.writeString(file, text.replace(piece, other));
  }

  private static List<List<String>> audit(String source) throws SQLException {
    return tables.rows(AUDIT.formatted(source));
  }

  private static List<String> row(String... values) {
    return Arrays.asList(values);
  }

  @Test
  void countsPointsThatAgree() throws SQLException {
    assertThat(
        audit("agrees"),
        contains(
            row("POINT_AGREES", "1001", "1001", "1"),
            row("POINT_AGREES", "1002", "1002", "1"),
            row("POINT_AGREES", "2001", "2001", "1")));
  }

  @Test
  void fillsMissingPlaceIfPointIsInDeclaredParent() throws SQLException {
    assertThat(
        audit("missing"),
        contains(
            row("POINT_FILLED", null, "1001", "1"),
            row("POINT_FILLED", "10", "1001", "1"),
            row("POINT_FILLED", "10", "1002", "1"),
            row("POINT_ELSEWHERE", "20", "1001", "1")));
    // The last record keeps its declared place, and the unmatched name is still listed.
    assertThat(
        tables.numbers(
            "SELECT region_code, sum(records) FROM casualties_by_month_district"
                + " WHERE period_key = '2021-03' GROUP BY 1"),
        is(Map.of("1001", 3L, "1002", 2L, "2001", 1L, "20/unknown", 1L)));
    assertThat(
        tables.rows("SELECT source_id, parent_code, name, problem, records FROM unmatched_names"),
        contains(
            row("missing", "10", "Aldermoor", "not_found", "1"),
            row("one_name", null, "Dale", "ambiguous", "2")));
  }

  @Test
  void keepsDeclaredPlaceIfPointDisagrees() throws SQLException {
    assertThat(
        audit("elsewhere"),
        contains(
            row("POINT_ELSEWHERE", "1001", "1002", "1"),
            row("POINT_ELSEWHERE", "1001", "2001", "1")));
    assertThat(
        tables.rows(
            "SELECT region_code, records FROM casualties_by_month_district"
                + " WHERE period_key = '2021-04'"),
        contains(row("1001", "2")));
  }

  @Test
  void assignsBorderToLowestDistrictCode() throws SQLException {
    assertThat(
        audit("border"),
        contains(
            row("POINT_FILLED", null, "1001", "2"),
            row("POINT_FILLED", null, "1002", "1"),
            row("POINT_FILLED", null, "2002", "1"),
            row("POINT_ELSEWHERE", "1002", "1001", "1")));
  }

  @Test
  void excludesHoleButIncludesItsBorder() throws SQLException {
    assertThat(
        audit("hole"),
        contains(
            row("POINT_FILLED", null, "1003", "1"),
            row("POINT_NOWHERE", null, null, "1"),
            row("POINT_NOWHERE", "1003", null, "1")));
  }

  @Test
  void distinguishesPlacesOfSameNameByPoint() throws SQLException {
    assertThat(
        audit("one_name"),
        contains(
            row("POINT_FILLED", null, "1003", "1"),
            row("POINT_FILLED", null, "2002", "1"),
            row("POINT_ELSEWHERE", "2002", "1003", "1")));
  }

  @Test
  void keepsDeclaredPlaceIfPointIsOutsideBox() throws SQLException {
    assertThat(
        audit("sign"),
        contains(
            row("POINT_AGREES", "1001", "1001", "1"), row("POINT_OUTSIDE", "1001", null, "2")));
    assertThat(
        tables.rows(
            "SELECT region_code, records FROM casualties_by_month_district"
                + " WHERE period_key = '2021-08'"),
        contains(row("1001", "3")));
  }

  @Test
  void assignsPointOffCoastToNearestPlaceAndFlagsIt() throws SQLException {
    assertThat(
        audit("coast"),
        contains(
            row("POINT_NEAREST", null, "2001", "1"),
            row("POINT_NEAREST", "10", "2001", "1"),
            row("POINT_NEAREST", "2001", "2001", "1"),
            row("POINT_NOWHERE", "20", null, "1")));
    assertThat(
        tables.numbers(
            "SELECT region_code, sum(records) FROM casualties_by_month_district"
                + " WHERE period_key = '2021-09' GROUP BY 1"),
        is(Map.of("2001", 2L, "10/unknown", 1L, "20/unknown", 1L)));
  }

  @Test
  void rejectsImpossiblePointAndIgnoresHalfPoint() throws SQLException {
    assertThat(
        tables.rows("SELECT line_number, column_name, reason_code, reason FROM rejects"),
        contains(
            row("5", "lon", "INVALID_COORDINATE", sentence("\"190,5\": ")),
            row("6", "lat", "INVALID_COORDINATE", sentence("")),
            row("7", "lon", "INVALID_COORDINATE", sentence("\"10.5\": ")),
            row("8", "lon", "INVALID_COORDINATE", sentence("\"10°30'E\": "))));
    assertThat(
        audit("impossible"),
        contains(
            row("POINT_AGREES", "1001", "1001", "1"), row("POINT_MISSING", "1001", null, "2")));
  }

  private static String sentence(String value) {
    return value + "not a longitude or latitude in decimal degrees.";
  }

  @Test
  void givesEveryAcceptedRecordOneOutcome() throws SQLException {
    for (Manifest.SourceEntry source : manifest(job).sources()) {
      RecordCounts counts = source.counts().get();
      long noted = counts.notes().values().stream().mapToLong(n -> n).sum();
      assertThat(source.id(), noted, is(counts.accepted()));
      assertThat(
          counts.notes(),
          is(
              tables.numbers(
                  "SELECT outcome, sum(records) FROM coordinate_checks WHERE source_id = '%s' GROUP BY 1"
                      .formatted(source.id()))));
    }
  }

  @Test
  void rejectsPointOutsideBoxIfRequested() throws IOException, SQLException {
    Path other = copy(temp);
    replace(other, "outside_box: keep", "outside_box: reject");
    Command.good("run", other);
    try (DuckDb rejected = open(other)) {
      assertThat(
          rejected.rows(
              "SELECT source_id, line_number, column_name, reason FROM rejects"
                  + " WHERE reason_code = 'OUTSIDE_BOX'"),
          contains(
              row("sign", "2", "lon", outside("-10.5")), row("sign", "3", "lon", outside("0"))));
    }
  }

  private static String outside(String value) {
    return "\"" + value + "\": the point is outside the box that the job allows for points.";
  }

  @Test
  void acceptsNarrowerBoxWithoutNearestPlace() throws IOException {
    Path other = copy(temp);
    replace(other, "  nearest_within_m: 500\n", "  box: [10, 50, 12, 52]\n");
    Command.good("run", other);
    var notes =
        manifest(other).sources().stream().map(source -> source.counts().get().notes()).toList();
    assertThat(notes.get(2).toString(), is("{POINT_ELSEWHERE=1, POINT_OUTSIDE=1}"));
    assertThat(notes.get(7).toString(), is("{POINT_OUTSIDE=4}"));
  }

  @Test
  void producesSameTablesForAnyFeatureOrderAndRangeSize() throws IOException, SQLException {
    Path other = copy(temp);
    Path map = other.resolveSibling("boundaries.geojson");
    ObjectNode root = (ObjectNode) new JsonMapper().readTree(map.toFile());
    ArrayNode turned = root.arrayNode();
    for (JsonNode feature : root.get("features")) {
      turned.insert(0, feature);
    }
    root.set("features", turned);
    Files.writeString(map, root.toString());
    Command.good("run", "--range-size=64", other);
    for (Manifest.TableEntry table : manifest(other).tables()) {
      if (!table.name().equals("rejects")) { // It names the files, whose paths differ.
        Manifest.TableEntry first =
            manifest(job).tables().stream()
                .filter(t -> t.name().equals(table.name()))
                .findFirst()
                .orElseThrow();
        assertThat(table.name(), table.sha256(), is(first.sha256()));
      }
    }
  }

  @Test
  void runsAgainAfterBoundariesChange() throws IOException {
    Path other = copy(temp);
    Command.good("run", other);
    assertThat(Command.good("run", other).out(), containsString("unchanged"));
    assertThat(manifest(other).references().get(0).path(), containsString("boundaries.geojson"));
    replace(other.resolveSibling("boundaries.geojson"), "[13.6, 50.6]", "[13.6, 50.7]");
    assertThat(Command.good("run", other).out(), not(containsString("unchanged")));
  }

  @Test
  void rejectsTwoFeaturesWithSameName() throws IOException {
    Path other = copy(temp);
    replace(other, "code: DIST", "name: NAME");
    Command refused = Command.of("run", other);
    assertThat(refused.code(), is(ExitCode.USAGE));
    assertThat(
        refused.err(),
        containsString(
            "2 of 6 features have a name that is ambiguous at the level district;"
                + " identify them by code: feature 3 \"Dale\", 5 \"Dale\""));
  }

  @Test
  void usesBoundariesOnlyAsPolygonsWithoutCoordinates() throws IOException {
    Path other = copy(temp);
    String point = "coordinates: {longitude: lon, latitude: lat}\n";
    replace(other, point, "\n");
    replace(other.resolveSibling("profile.yaml"), point, "");
    replace(other, "coordinates:\n  outside_box: keep\n", "");
    replace(other, "  nearest_within_m: 500\n", "");
    Command.good("run", other);
    assertThat(Files.exists(current(other).resolve("coordinate_checks")), is(false));
    assertThat(Files.exists(current(other).resolve("rejects")), is(true));
    assertThat(Files.exists(current(other).resolve("regions.geojson")), is(true));
    assertThat(manifest(other).sources().get(0).counts().get().notes().isEmpty(), is(true));
    assertThat(manifest(other).references().size(), is(1));
    Files.writeString(other.resolveSibling("boundaries.geojson"), "no map at all");
    assertThat(Command.of("run", other).code(), is(ExitCode.USAGE));
  }

  @Test
  void explainsTreatmentOfPoints() {
    String text = Command.good("explain", job).out();
    assertThat(
        text,
        containsString(
            "boundaries.geojson: 7 polygons of the level district, the nearest within 500.0 m;"
                + " points outside 10.0 50.0 13.6 52.0 are kept in their declared place"));
    assertThat(
        text, containsString("point: longitude in column \"lon\", latitude in column \"lat\""));
  }
}
