package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.minetally.format.Dialect;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.delimited.RecordReader;
import org.minetally.model.Batch;
import org.minetally.model.Dataset;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.profile.Coordinates;
import org.minetally.profile.Input;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.Unit;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.Boundaries;
import org.minetally.region.boundary.Boundaries.Shape;
import org.minetally.region.boundary.BoundingBox;
import org.minetally.region.boundary.PointRules;

/** Two municipalities, one degree wide: 05313 from 0 to 1 and 05660 from 1 to 2 degrees east. */
class GeometryColumnTest {

  private static final Gazetteer GAZETTEER = Mapped.GAZETTEER;
  private static final Boundaries MAP =
      Boundaries.of(2, List.of(square("05313", 0), square("05660", 1)));
  private static final PointRules REJECT = PointRules.of(MAP);
  private static final PointRules KEEP = new PointRules(MAP, MAP.box(), false, 0);
  private static final PointRules NEAR = new PointRules(MAP, MAP.box(), false, 5_000);

  private static Shape square(String code, double west) {
    return new Shape(
        GAZETTEER.findCode(2, code),
        (Polygon) new GeometryFactory().toGeometry(new Envelope(west, west + 1, 0, 1)));
  }

  private record Read(List<String> outcomes, List<String> records, Map<String, Long> cases) {}

  /** Reads records with a department and a geometry. */
  private static Read read(PointRules rules, String... geometries) {
    Profile profile =
        new ProfileBuilder(Dataset.DETECTIONS)
            .region("department", "", 0, "d").missing("n/a").build().toBuilder()
                .coordinates(Coordinates.ofGeometry("shape"))
                .measures(
                    new MeasureMapping.Counts(
                        Map.of(
                            Measure.AREA_CLEARED_M2,
                            new MeasureMapping.Quantity(Input.geometryArea(), Unit.SQUARE_METRE))))
                .build();
    StringBuilder text = new StringBuilder("d;shape\n");
    for (String geometry : geometries) {
      text.append("Antioquia;").append(geometry).append('\n');
    }
    try {
      RecordReader reader =
          new RecordReader(
              new Dialect(';', '"', "UTF-8"),
              new ByteArrayInputStream(text.toString().getBytes(UTF_8)),
              0,
              64);
      reader.next();
      Headings headings = Headings.of(Mapped.header(reader, UTF_8));
      Layout layout = Layout.of(Dataset.DETECTIONS, List.of());
      RecordMapper mapper =
          new RecordMapper(
              0,
              profile,
              headings,
              UTF_8,
              new PlaceRules(GAZETTEER, rules),
              MappingOptions.of(layout));
      List<String> outcomes = new ArrayList<>();
      while (reader.next()) {
        outcomes.add(Mapped.outcome(mapper.map(reader), mapper));
      }
      Batch batch = mapper.takeBatch(0);
      List<String> records = new ArrayList<>();
      int area = layout.measures().indexOf(Measure.AREA_CLEARED_M2);
      for (int row = 0; row < batch.size(); row++) {
        long value = batch.measure(area, row);
        records.add(code(batch.region(row)) + " " + (value == Measure.NOT_REPORTED ? "-" : value));
      }
      Map<String, Long> cases = new TreeMap<>();
      mapper
          .takePointCases()
          .forEach((c, n) -> cases.put(c.outcome() + " " + code(c.located()), n));
      return new Read(outcomes, records, cases);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String code(int region) {
    return region == Gazetteer.UNKNOWN ? "-" : GAZETTEER.region(region).code();
  }

  /** 0.001 degrees square at the equator. */
  private static String block(double x) {
    return "POLYGON((%1$s 0.5,%2$s 0.5,%2$s 0.501,%1$s 0.501,%1$s 0.5))".formatted(x, x + 0.001);
  }

  @Test
  void polygonFillsInRegionAndMeasuresArea() {
    Read read = read(REJECT, block(0.5), block(1.5));
    assertThat(read.outcomes(), is(List.of("accepted", "accepted")));
    assertThat(read.records().get(0).split(" ", -1)[0], is("05313"));
    assertThat(read.records().get(1).split(" ", -1)[0], is("05660"));
    assertThat(read.records().get(0).split(" ", -1)[1], is("123086150"));
    assertThat(
        read.cases(), is(Map.of("FILLED 05313", 1L, "FILLED 05660", 1L, "GEOMETRY_POLYGON -", 2L)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null geometry | n/a | 05 - | MISSING | GEOMETRY_MISSING",
        "no text | '' | 05 - | MISSING | GEOMETRY_MISSING",
        "empty geometry | POLYGON EMPTY | 05 - | MISSING | GEOMETRY_EMPTY",
        "point | POINT(0.5 0.5) | 05313 - | FILLED | GEOMETRY_POINT",
        "line | LINESTRING(1.5 0.5,1.6 0.6) | 05660 - | FILLED | GEOMETRY_LINE",
        "outside the box | POINT(9 0.5) | 05 - | OUTSIDE | GEOMETRY_POINT",
      })
  void countsEachKindOfGeometry(
      String kind, String text, String record, String outcome, String counted) {
    Read read = read(KEEP, text);
    assertThat(read.records(), is(List.of(record)));
    assertThat(
        read.cases().keySet().stream().map(c -> c.split(" ", -1)[0]).sorted().toList(),
        is(Stream.of(outcome, counted).sorted().toList()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Agdam | INVALID_GEOMETRY",
        "POLYGON((0 0,1 1,1 0,0 1,0 0)) | CROSSING_RINGS",
        "POINT(500000 4400000) | INVALID_COORDINATE",
        "LINESTRING(-179 0,179 0) | WIDE_EDGE",
        "POINT(9 9) | OUTSIDE_BOX",
      })
  void rejectsGeometryWithReasonAndCountsNoKind(String text, String reason) {
    Read read = read(REJECT, text);
    assertThat(read.outcomes().get(0).contains(reason), is(true));
    assertThat(read.records(), is(List.of()));
    assertThat(read.cases(), is(Map.of()));
  }

  @Test
  void assignsPointNearBoundaryToNearestRegion() {
    PointRules near = new PointRules(MAP, new BoundingBox(-1, -1, 3, 2), false, 5_000);
    assertThat(read(near, "POINT(2.01 0.5)").cases().containsKey("NEAREST 05660"), is(true));
    assertThat(read(NEAR, "POINT(2.01 0.5)").cases().containsKey("OUTSIDE -"), is(true));
  }

  @Test
  void countsKindsAndAreasWithoutBoundaries() {
    Read read = read(PointRules.NONE, block(0.5), "POLYGON EMPTY", "POINT(9 9)");
    assertThat(read.records(), is(List.of("05 123086150", "05 -", "05 -")));
    assertThat(
        read.cases(),
        is(Map.of("GEOMETRY_POLYGON -", 1L, "GEOMETRY_EMPTY -", 1L, "GEOMETRY_POINT -", 1L)));
  }

  /** Each accepted record is counted once by kind, and once by the comparison of its point. */
  @Test
  void kindsAndOutcomesEachAddUpToAcceptedRecords() {
    List<String> texts =
        List.of(
            block(0.2),
            block(1.8),
            "",
            "POLYGON EMPTY",
            "POINT(1 1)",
            "POINT(7 7)",
            "LINESTRING(0 0,1 1)",
            "x",
            "POINT(1 91)");
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      String[] geometries = new String[random.nextInt(12)];
      for (int i = 0; i < geometries.length; i++) {
        geometries[i] = texts.get(random.nextInt(texts.size()));
      }
      Read read = read(random.nextBoolean() ? KEEP : REJECT, geometries);
      long accepted = read.outcomes().stream().filter("accepted"::equals).count();
      long kinds = 0;
      long all = 0;
      for (Map.Entry<String, Long> entry : read.cases().entrySet()) {
        kinds += entry.getKey().startsWith("GEOMETRY") ? entry.getValue() : 0;
        all += entry.getValue();
      }
      assertThat(kinds, is(accepted));
      assertThat(all - kinds, is(accepted));
    }
  }
}
