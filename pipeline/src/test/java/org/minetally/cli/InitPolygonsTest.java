package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Polygons that are records, and polygons that are regions. */
final class InitPolygonsTest {

  @TempDir private Path folder;

  private static String features(String... properties) {
    StringBuilder text = new StringBuilder("{\"type\": \"FeatureCollection\", \"features\": [");
    for (int i = 0; i < properties.length; i++) {
      text.append(i == 0 ? "" : ",")
          .append(
              """
              {"type": "Feature", "properties": {%s}, "geometry":
                {"type": "Polygon", "coordinates": [[[%2$d, 0], [%2$d.001, 0], [%2$d.001, 0.001], \
              [%2$d, 0]]]}}
              """
                  .formatted(properties[i], i));
    }
    return text + "]}";
  }

  private Path file(String... properties) throws Exception {
    return new InitFolder(folder).file("areas.geojson", features(properties));
  }

  private static String area(String name, String status, String day, String more) {
    return "\"naam\": \"%s\", \"status\": \"%s\", \"end\": \"%s\"%s"
        .formatted(name, status, day, more);
  }

  @Test
  void readsClearedAreasWithTheirColumnOfAreas() throws Exception {
    Path file =
        file(
            area("A", "closed", "2020-01-05", ", \"hazard_id\": 7, \"area_m2\": 100"),
            area("B", "closed", "2020-02-06", ", \"hazard_id\": 8, \"area_m2\": 200"),
            area("C", "open", "2021-03-07", ", \"hazard_id\": 9, \"area_m2\": 300"));
    InitFolder.Drafted drafted = new InitFolder(folder).draft(file);
    assertThat(
        drafted.text(),
        allOf(
            containsString("dataset: detections"),
            containsString("# CHECK: dataset: "),
            containsString("area_cleared_m2: {column: area_m2}")));
    assertThat(
        drafted.totals("detections_by_year_whole", "sum(area_cleared_m2)::BIGINT, sum(records)"),
        is(List.of("600", "3")));
  }

  @Test
  void measuresPolygonsWithoutColumnOfAreasAndMarksIt() throws Exception {
    Path file =
        file(
            area("A", "closed", "2020-01-05", ""),
            area("B", "closed", "2020-02-06", ""),
            area("C", "open", "2021-03-07", ""));
    InitFolder.Drafted drafted = new InitFolder(folder).draft(file);
    assertThat(
        drafted.text(),
        allOf(
            containsString("# CHECK: the area of each polygon is taken for cleared land"),
            containsString("coordinates: {geometry: geometry}")));
    assertThat(
        drafted.totals("detections_by_year_whole", "round(sum(area_cleared_m2) / 1000)::BIGINT"),
        is(List.of("18")));
  }

  @Test
  void readsHazardAreasWithoutDates() throws Exception {
    Path file = file("\"hazard_type\": \"minefield\"", "\"hazard_type\": \"minefield\"");
    assertThat(new InitFolder(folder).draft(file).text(), containsString("dataset: detections"));
  }

  @Test
  void refusesBoundariesWithDifferentDays() throws Exception {
    Path file =
        file(
            "\"ADM1_EN\": \"North\", \"ADM1_PCODE\": \"X1\", \"date\": \"2019-01-02\"",
            "\"ADM1_EN\": \"South\", \"ADM1_PCODE\": \"X2\", \"date\": \"2020-03-04\"",
            "\"ADM1_EN\": \"East\", \"ADM1_PCODE\": \"X3\", \"date\": \"2021-05-06\"");
    Command init = Command.of("init", file, "--to", folder.resolve("made"));
    assertThat(init.code(), is(ExitCode.USAGE));
    assertThat(init.err(), containsString("3 polygons with names, which are boundaries"));
  }

  @Test
  void measuresPolygonsInWellKnownText() throws Exception {
    InitFolder files = new InitFolder(folder);
    Path file =
        files.file(
            "areas.csv",
            """
            completed,activity,shape
            2020-01-05,clearance,"POLYGON ((0 0, 0.001 0, 0.001 0.001, 0 0))"
            """);
    InitFolder.Drafted drafted = files.draft(file, "--dataset", "detections");
    assertThat(drafted.text(), containsString("coordinates: {geometry: shape}"));
  }
}
