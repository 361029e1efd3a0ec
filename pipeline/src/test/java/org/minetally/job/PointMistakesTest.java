package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.model.Measure;
import org.minetally.profile.Coordinates;
import org.minetally.profile.Input;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Unit;
import org.minetally.region.GazetteerGeoJson.Source.Property;
import org.minetally.region.boundary.BoundaryKey;
import org.minetally.region.boundary.BoundingBox;
import org.minetally.storage.Location;

/** Tests coordinates and boundaries: valid keys, and the position and message of each mistake. */
class PointMistakesTest {

  private static final String LEVELS = "levels: [region, district]\nsources";
  private static final String POINT = "      coordinates: {longitude: x, latitude: y}\n";
  private static final String MAP =
      "  boundaries: {file: map.geojson, level: district, code: DIST}\n";

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir);
    folder.write("map.geojson", "{}");
  }

  /** Writes the valid job with these boundaries, this key in the first profile, and these rules. */
  private JobFileFolder job(String boundaries, String point, String rules) {
    folder.write(
        "job.yaml",
        JobFileFolder.GOOD
            .replace(LEVELS, "levels: [region, district]\n" + boundaries + rules + "sources")
            .replace("      personal: [surname]\n", point + "      personal: [surname]\n"));
    return folder;
  }

  private void expect(String... lines) {
    assertThat(folder.mistakes(), contains(lines));
  }

  private static String profile(String coordinates) {
    return "      coordinates: " + coordinates + "\n";
  }

  @Test
  void readsEveryKey() {
    Job job =
        job(
                MAP,
                POINT,
                "coordinates: {outside_box: keep, nearest_within_m: 250.5, box: [-10, 1.5, 20,"
                    + " 3]}\n")
            .read();
    assertThat(job.points().boundaries().file(), is(Location.of(dir.resolve("map.geojson"))));
    assertThat(job.points().boundaries().level(), is("district"));
    assertThat(job.points().boundaries().key(), is(BoundaryKey.code(new Property("DIST"))));
    assertThat(job.points().rejectOutside(), is(false));
    assertThat(job.points().nearestWithin(), is(250.5));
    assertThat(job.points().box(), is(new BoundingBox(-10, 1.5, 20, 3)));
    assertThat(job.sources().get(0).profile().coordinates(), is(new Coordinates("x", "y")));
    assertThat(job.sources().get(1).profile().coordinates(), is(Coordinates.NONE));
    assertThat(job.hasPoints(), is(true));
  }

  @Test
  void appliesDefaults() {
    Job job = job(MAP.replace("code: DIST", "name: N"), "", "").read();
    assertThat(job.points().boundaries().key(), is(BoundaryKey.name(new Property("N"))));
    assertThat(job.points().rejectOutside(), is(true));
    assertThat(job.points().nearestWithin(), is(0.0));
    assertThat(job.points().box(), is(nullValue()));
    assertThat(job.hasPoints(), is(false));
  }

  @Test
  void usesPolygonsOfGeoJsonGazetteer() {
    folder.write(
        "job.yaml",
        JobFileFolder.GOOD
            .replace("places.csv", "map.geojson")
            .replace(
                "levels: [region, district]\nsources",
                """
                levels:
                    - {level: region, code: R, name: RN}
                    - {level: district, code: D, name: DN}
                  boundaries: true
                sources\
                """));
    PointsSpec.Polygons own = folder.read().points().boundaries();
    assertThat(own.file(), is(Location.of(dir.resolve("map.geojson"))));
    assertThat(own.level(), is("district"));
    assertThat(own.key(), is(BoundaryKey.code(new Property("D"))));
  }

  @Test
  void rejectsOwnBoundariesOfCsvGazetteer() {
    job("  boundaries: true\n", "", "");
    expect(
        "job.yaml:6:15: the gazetteer is a CSV file and has no polygons; expected true to use"
            + " the gazetteer's own polygons, or file, level, and code or name.");
  }

  @Test
  void rejectsCoordinatesWithoutBoundaries() {
    job("", POINT, "");
    expect("job.yaml:23:7: coordinates need polygons; expected gazetteer.boundaries.");
    job("  boundaries: false\n", POINT, "");
    expect("job.yaml:24:7: coordinates need polygons; expected gazetteer.boundaries.");
  }

  @Test
  void rejectsRulesWithoutCoordinates() {
    job(MAP, "", "coordinates: {outside_box: keep}\n");
    expect("job.yaml:7:1: coordinates has no effect, because no source's profile has coordinates.");
  }

  @Test
  void requiresEitherCodeOrNameOfBoundaries() {
    job(MAP.replace(", code: DIST", ""), "", "");
    expect("job.yaml:6:15: expected either code or name, the property that identifies the region.");
    job(MAP.replace("code: DIST", "code: DIST, name: N"), "", "");
    expect("job.yaml:6:15: expected either code or name, the property that identifies the region.");
  }

  @Test
  void rejectsUnknownLevelAndMissingFileOfBoundaries() {
    job(MAP.replace("level: district", "level: distric").replace("map.geo", "mop.geo"), "", "");
    expect(
        "job.yaml:6:22: file not found: mop.geojson. Did you mean \"map.geojson\"?",
        "job.yaml:6:42: the gazetteer has no level \"distric\"; expected one of region, district."
            + " Did you mean \"district\"?");
  }

  @Test
  void rejectsBoxWithoutFourOrderedEdges() {
    job(MAP, POINT, "coordinates: {box: [1, 2, 3]}\n");
    expect(
        "job.yaml:7:20: expected four numbers: the west, south, east and north edges of the box.");
    job(MAP, POINT, "coordinates: {box: [3, 2, 1, 4]}\n");
    expect("job.yaml:7:20: expected -180 <= west <= east <= 180, not west 3.0 and east 1.0.");
    job(MAP, POINT, "coordinates: {box: [1, 2, 3, x]}\n");
    assertThat(
        folder.mistakes().get(folder.mistakes().size() - 1),
        is("job.yaml:7:30: expected a number, but found x."));
  }

  @Test
  void rejectsRulesOutOfRange() {
    job(MAP, POINT, "coordinates: {outside_box: drop, nearest_within_m: 20000}\n");
    expect(
        "job.yaml:7:28: unknown value \"drop\"; expected one of reject, keep.",
        "job.yaml:7:52: \"20000\" is out of range: must have a" + " maximum value of 10000.");
  }

  @Test
  void requiresTwoDifferentColumnsForPoint() {
    job(MAP, profile("{longitude: x}"), "");
    expect("job.yaml:24:20: missing key \"latitude\".");
    job(MAP, profile("{longitude: x, latitude: x}"), "");
    expect("job.yaml:24:20: longitude and latitude are both \"x\".");
  }

  private static final String GEOMETRY = profile("{geometry: shape}");

  /** Writes the valid job whose second source has this profile. */
  private void detections(String boundaries, String text) {
    job(boundaries, "", "");
    folder.write("profiles/finds.yaml", text);
  }

  private static String detections(String area) {
    return "date: {year: y}\ncoordinates: {geometry: shape}\n"
        + "measures: {counts: {items: {column: n}, area_cleared_m2: %s}}\n".formatted(area);
  }

  @Test
  void readsGeometryAndItsArea() {
    detections(MAP, detections("{geometry: area}"));
    Job.Source finds = folder.read().sources().get(1);
    assertThat(finds.profile().coordinates(), is(Coordinates.ofGeometry("shape")));
    assertThat(finds.format().geometry(), is(true));
    assertThat(folder.read().sources().get(0).format().geometry(), is(false));
    MeasureMapping.Counts counts = (MeasureMapping.Counts) finds.profile().measures();
    assertThat(
        counts.columns().get(Measure.AREA_CLEARED_M2),
        is(new MeasureMapping.Quantity(Input.geometryArea(), Unit.SQUARE_METRE)));
  }

  @Test
  void geometryWithoutBoundariesNeedsAMeasureThatUsesIt() {
    detections("", detections("{geometry: area}"));
    folder.read();
    detections("", detections("{column: a}"));
    expect("profiles/finds.yaml:2:1: coordinates need polygons; expected gazetteer.boundaries.");
  }

  @Test
  void rejectsGeometryNextToLongitude() {
    job(MAP, profile("{geometry: shape, longitude: x}"), "");
    expect("job.yaml:24:20: expected either longitude and latitude, or geometry.");
  }

  @Test
  void rejectsAreaWithoutGeometry() {
    String text = detections("{geometry: area}");
    detections(MAP, text.replace("coordinates: {geometry: shape}\n", ""));
    expect(
        "profiles/finds.yaml:2:69: the area of a geometry needs coordinates.geometry, the column of"
            + " the geometry.");
    detections(MAP, text.replace("geometry: shape", "longitude: x, latitude: z"));
    expect(
        "profiles/finds.yaml:3:69: the area of a geometry needs coordinates.geometry, the column of"
            + " the geometry.");
  }

  @Test
  void rejectsGeometryInPlaceOfCount() {
    detections(MAP, detections("{geometry: area}").replace("{column: n}", "{geometry: area}"));
    expect("profiles/finds.yaml:3:29: items is a count, not the area of a geometry.");
  }

  @Test
  void rejectsUnitAndColumnOfArea() {
    detections(MAP, detections("{geometry: area, unit: ha, column: a}"));
    expect(
        "profiles/finds.yaml:3:75: unit does not apply to the area of a geometry; remove it.",
        "profiles/finds.yaml:3:85: column does not apply to the area of a geometry; remove it.");
  }

  @Test
  void rejectsOtherFigureOfGeometry() {
    detections(MAP, detections("{geometry: perimeter}"));
    expect("profiles/finds.yaml:3:69: unknown value \"perimeter\"; expected one of area.");
  }

  @Test
  void readsGeometryOfCasualties() {
    assertThat(
        job(MAP, GEOMETRY, "").read().sources().get(0).profile().coordinates(),
        is(Coordinates.ofGeometry("shape")));
  }
}
