package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.minetally.mapping.internal.ProfileBuilder.casualties;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.minetally.format.Dialect;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.delimited.RecordReader;
import org.minetally.model.Batch;
import org.minetally.model.Layout;
import org.minetally.profile.Coordinates;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.Profile;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.Boundaries;
import org.minetally.region.boundary.Boundaries.Shape;
import org.minetally.region.boundary.BoundingBox;
import org.minetally.region.boundary.PointRules;

/**
 * Uses four municipalities in a row, one degree wide: 05313, 05660, 50313 and, farther away, 50325.
 */
class PointReaderTest {

  private static final Gazetteer GAZETTEER = Mapped.GAZETTEER;
  private static final int MUNICIPALITY = 2;
  private static final Boundaries MAP =
      Boundaries.of(
          MUNICIPALITY,
          List.of(square("05313", 0), square("05660", 1), square("50313", 2), square("50325", 5)));

  private static final PointRules KEEP = new PointRules(MAP, MAP.box(), false, 0);
  private static final String HEADER = "d,m,x,y\n";

  private static Shape square(String code, double west) {
    Polygon polygon =
        (Polygon) new GeometryFactory().toGeometry(new Envelope(west, west + 1, 0, 1));
    assertThat(polygon.getCoordinates()[0], is(new Coordinate(west, 0)));
    return new Shape(GAZETTEER.findCode(MUNICIPALITY, code), polygon);
  }

  private static ProfileBuilder builder() {
    return casualties()
        .missing("n/a")
        .region("department", "", 0, "d")
        .region("municipality", "", 0, "m");
  }

  /** The outcomes of records, their places and the point cases. */
  private record Read(List<String> outcomes, List<String> places, Map<String, Long> cases) {}

  private static Read read(PointRules rules, ProfileBuilder builder, String records) {
    return read(HEADER, rules, builder, records);
  }

  private static Read read(
      String header, PointRules rules, ProfileBuilder builder, String records) {
    Profile profile = builder.build().toBuilder().coordinates(new Coordinates("x", "y")).build();
    try {
      RecordReader reader =
          new RecordReader(
              Dialect.CSV, new ByteArrayInputStream((header + records).getBytes(UTF_8)), 0, 64);
      reader.next();
      RecordMapper mapper =
          new RecordMapper(
              0,
              profile,
              Headings.of(Mapped.header(reader, UTF_8)),
              UTF_8,
              new PlaceRules(GAZETTEER, rules),
              MappingOptions.of(Layout.of(profile.dataset(), List.of())));
      List<String> outcomes = new ArrayList<>();
      while (reader.next()) {
        outcomes.add(Mapped.outcome(mapper.map(reader), mapper));
      }
      Batch batch = mapper.takeBatch(0);
      List<String> places = new ArrayList<>();
      for (int row = 0; row < batch.size(); row++) {
        places.add(
            code(batch.region(row)) + (batch.unmatched(row) == Batch.MATCHED ? "" : " unmatched"));
      }
      Map<String, Long> cases = new TreeMap<>();
      mapper
          .takePointCases()
          .forEach(
              (c, n) ->
                  cases.put(c.outcome() + " " + code(c.declared()) + " " + code(c.located()), n));
      assertThat("taken twice", mapper.takePointCases().isEmpty(), is(true));
      return new Read(outcomes, places, cases);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String code(int region) {
    return region == Gazetteer.UNKNOWN ? "-" : GAZETTEER.region(region).code();
  }

  private static void assertRead(PointRules rules, String record, String place, String outcome) {
    Read read = read(rules, builder(), record + "\n");
    assertThat(record, read.outcomes(), is(List.of("accepted")));
    assertThat(record, read.places(), is(List.of(place)));
    assertThat(record, read.cases(), is(Map.of(outcome, 1L)));
  }

  @Test
  void agreesIfThePointIsInTheDeclaredPlace() {
    assertRead(KEEP, "Antioquia,Granada,0.5,0.5", "05313", "AGREES 05313 05313");
  }

  @Test
  void fillsInMissingPlace() {
    assertRead(KEEP, ",,0.5,0.5", "05313", "FILLED - 05313");
    assertRead(KEEP, "Antioquia,,0.5,0.5", "05313", "FILLED 05 05313");
  }

  @Test
  void fillsInUnmatchedPlaceAndStillListsItsName() {
    assertRead(KEEP, "Antioquia,Macondo,1.5,0.5", "05660 unmatched", "FILLED 05 05660");
    assertRead(KEEP, "Narnia,Macondo,2.5,0.5", "50313 unmatched", "FILLED - 50313");
    assertRead(KEEP, "Antioquia,San Luis,1.5,0.5", "05660 unmatched", "FILLED 05 05660");
  }

  @Test
  void keepsDeclaredPlaceIfThePointIsInAnother() {
    assertRead(KEEP, "Antioquia,Granada,1.5,0.5", "05313", "ELSEWHERE 05313 05660");
    assertRead(KEEP, "Antioquia,,2.5,0.5", "05", "ELSEWHERE 05 50313");
    assertRead(KEEP, "Meta,Macondo,0.5,0.5", "50 unmatched", "ELSEWHERE 50 05313");
  }

  @Test
  void assignsPointOnSharedBorderToTheLowestCode() {
    assertRead(KEEP, ",,1,0.5", "05313", "FILLED - 05313");
    assertRead(KEEP, "Meta,Granada,2,0.5", "50313", "ELSEWHERE 50313 05660");
  }

  @Test
  void keepsDeclaredPlaceIfThePointIsInNone() {
    assertRead(KEEP, "Antioquia,Granada,4,0.5", "05313", "NOWHERE 05313 -");
    assertRead(KEEP, ",,4,0.5", "-", "NOWHERE - -");
  }

  @Test
  void usesNearestPlaceIfTheJobAllowsIt() {
    PointRules near = new PointRules(MAP, new BoundingBox(-9, -9, 9, 9), false, 500);
    assertRead(near, ",,3.004,0.5", "50313", "NEAREST - 50313");
    assertRead(near, "Meta,Granada,3.004,0.5", "50313", "NEAREST 50313 50313");
    assertRead(near, "Antioquia,,3.004,0.5", "05", "NEAREST 05 50313");
    assertRead(near, ",,3.005,0.5", "-", "NOWHERE - -");
  }

  @Test
  void keepsDeclaredPlaceOfPointOutsideTheBoxIfTheJobAllowsIt() {
    assertRead(KEEP, "Antioquia,Granada,-0.5,0.5", "05313", "OUTSIDE 05313 -");
    assertRead(KEEP, ",,0,1.5", "-", "OUTSIDE - -");
  }

  @Test
  void rejectsPointOutsideTheBoxByDefault() {
    Read read =
        read(
            PointRules.of(MAP),
            builder(),
            "Antioquia,Granada,-0.5,7\nAntioquia,Granada,0.5,-7\nAntioquia,Granada,6,1\n");
    assertThat(
        read.outcomes(), is(List.of("OUTSIDE_BOX x [-0.5]", "OUTSIDE_BOX y [-7]", "accepted")));
    assertThat(read.cases(), is(Map.of("ELSEWHERE 05313 50325", 1L)));
  }

  @Test
  void treatsZeroZeroLikeAnyOtherPoint() {
    assertRead(KEEP, ",,0,0", "05313", "FILLED - 05313");
    PointRules elsewhere = new PointRules(MAP, new BoundingBox(0.25, 0.25, 6, 1), true, 0);
    assertThat(read(elsewhere, builder(), ",,0,0\n").outcomes(), is(List.of("OUTSIDE_BOX x [0]")));
  }

  @Test
  void treatsPointWithOneCoordinateAsMissing() {
    assertRead(KEEP, "Antioquia,Granada,,0.5", "05313", "MISSING 05313 -");
    assertRead(KEEP, "Antioquia,Granada,0.5,n/a", "05313", "MISSING 05313 -");
    assertRead(KEEP, ",, ,", "-", "MISSING - -");
  }

  @Test
  void rejectsInvalidCoordinateWithoutShowingPersonalValue() {
    Read read =
        read(KEEP, builder().personal("y"), ",,181,0\n,,0,90.5\n,,W 74,\n,,,north\n,,0,0\n");
    assertThat(
        read.outcomes(),
        is(
            List.of(
                "INVALID_COORDINATE x [181]",
                "INVALID_COORDINATE y []",
                "INVALID_COORDINATE x [W 74]",
                "INVALID_COORDINATE y []",
                "accepted")));
    assertThat(read.cases(), is(Map.of("FILLED - 05313", 1L)));
  }

  @Test
  void readsDegreesInTheNumberFormOfTheProfile() {
    Read read = read(KEEP, builder().numbers(',', '\0'), ",,\"0,5\",\"0,5\"\n,,0.5,0.5\n");
    assertThat(read.outcomes(), is(List.of("accepted", "INVALID_COORDINATE x [0.5]")));
  }

  /** There are more points than the reader caches, and some are repeated. */
  @Test
  void countsEveryRecordOnceWithManyPoints() {
    Random random = new Random(9);
    StringBuilder records = new StringBuilder();
    Map<String, Long> expected = new TreeMap<>();
    for (int i = 0; i < 200_000; i++) {
      double x = i % 3 == 0 ? random.nextInt(28) / 4.0 : random.nextInt(7_000_000) / 1_000_000.0;
      boolean declared = random.nextBoolean();
      records.append(declared ? "Meta,Granada," : ",,").append(x).append(",0.5\n");
      String at =
          x <= 1 ? "05313" : x <= 2 ? "05660" : x <= 3 ? "50313" : x < 5 || x > 6 ? "-" : "50325";
      String outcome =
          at.equals("-")
              ? "NOWHERE"
              : !declared ? "FILLED" : at.equals("50313") ? "AGREES" : "ELSEWHERE";
      expected.merge(outcome + (declared ? " 50313 " : " - ") + at, 1L, Long::sum);
    }
    PointRules rules = new PointRules(MAP, new BoundingBox(-9, -9, 9, 9), true, 0);
    Read read = read(rules, builder(), records.toString());
    assertThat(read.cases(), is(expected));
    assertThat(expected.size(), is(greaterThan(8)));
  }

  private static ProfileBuilder precise() {
    return builder()
        .regionPrecision(
            new LabelMapping(
                new Input.Column("p"),
                Map.of("1", "municipality", "4", "department", "6", "country", "7", "unknown"),
                new LabelMapping.Otherwise.Reject()));
  }

  private static Read readPrecise(String records) {
    return read("d,m,x,y,p\n", KEEP, precise(), records);
  }

  @Test
  void doesNotFillLevelsFinerThanTheKnownPlace() {
    assertThat(
        readPrecise("Antioquia,,0.5,0.5,1\nAntioquia,,0.5,0.5,4\n").places(),
        is(List.of("05313", "05")));
  }

  @Test
  void fillsTheKnownLevelFromThePoint() {
    Read read = readPrecise(",,0.5,0.5,4\n,,0.5,0.5,6\n,,0.5,0.5,7\n");
    assertThat(read.places(), is(List.of("05", "CO", "-")));
    assertThat(read.cases().toString(), is("{AGREES - 05313=1, FILLED - 05313=2}"));
  }

  @Test
  void checksThePointAtTheKnownLevel() {
    Read read =
        readPrecise("Antioquia,Granada,1.5,0.5,4\nAntioquia,Granada,1.5,0.5,1\nMeta,,0.5,0.5,4\n");
    assertThat(read.places(), is(List.of("05", "05313", "50")));
    assertThat(
        read.cases().toString(),
        is("{AGREES 05313 05660=1, ELSEWHERE 05313 05660=1, ELSEWHERE 50 05313=1}"));
  }
}
