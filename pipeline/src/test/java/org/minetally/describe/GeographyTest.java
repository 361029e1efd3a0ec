package org.minetally.describe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.Boundaries;

/** Reads written boundaries back with parquet-java and JTS. */
class GeographyTest {

  private static final String HOLED =
      "POLYGON ((10 50, 10 51, 11 51, 11 50, 10 50), (10.4 50.4, 10.6 50.4, 10.6 50.6, 10.4 50.6,"
          + " 10.4 50.4))";
  private static final String FIRST = "POLYGON ((12 50, 13 50, 13 51, 12 51, 12 50))";
  private static final String SECOND = "POLYGON ((14 50, 15 50, 15 51, 14 50))";

  @TempDir Path temp;
  private Map<String, byte[]> files;
  private Path parquet;

  @BeforeEach
  void write() throws Exception {
    Gazetteer places =
        Gazetteer.of(
            List.of("district"),
            List.of(
                Gazetteer.Entry.of("district", "01", "Kañdor").from("line 1"),
                Gazetteer.Entry.of("district", "02", "South").from("line 1"),
                Gazetteer.Entry.of("district", "03", "Sea").from("line 1")));
    WKTReader wkt = new WKTReader();
    Boundaries boundaries =
        Boundaries.of(
            0,
            List.of(
                new Boundaries.Shape(1, (Polygon) wkt.read(FIRST)),
                new Boundaries.Shape(0, (Polygon) wkt.read(HOLED)),
                new Boundaries.Shape(1, (Polygon) wkt.read(SECOND))));
    files = Geography.of(places, boundaries).files();
    parquet =
        Files.write(
            temp.resolve("geo.parquet"), files.get("dim_region_geo/part-00000-of-00001.parquet"));
  }

  @Test
  void writesOneRowPerRegionWithBoundary() throws Exception {
    List<String> ids = new ArrayList<>();
    List<Geometry> shapes = new ArrayList<>();
    try (ParquetReader<Group> reader =
        new ParquetReader.Builder<Group>(new LocalInputFile(parquet)) {
          @Override
          protected GroupReadSupport getReadSupport() {
            return new GroupReadSupport();
          }
        }.build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        ids.add(row.getString("region_id", 0) + " " + row.getString("region_name", 0));
        shapes.add(new WKBReader().read(row.getBinary("geometry", 0).getBytes()));
      }
    }
    WKTReader wkt = new WKTReader();
    assertThat(ids, contains("district:01 Kañdor", "district:02 South"));
    assertThat(shapes.get(0).equalsTopo(wkt.read(HOLED)), is(true));
    assertThat(shapes.get(1).equalsTopo(wkt.read(FIRST).union(wkt.read(SECOND))), is(true));
    assertThat(shapes.get(1).getGeometryType(), is("MultiPolygon"));
    Polygon holed = (Polygon) shapes.get(0);
    assertThat(Orientation.isCCW(holed.getExteriorRing().getCoordinates()), is(true));
    assertThat(Orientation.isCCW(holed.getInteriorRingN(0).getCoordinates()), is(false));
  }

  @Test
  void writesGeoParquetMetadataAndPlainBinaryColumn() throws Exception {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(parquet))) {
      var meta = reader.getFooter().getFileMetaData();
      JsonNode geo = new JsonMapper().readTree(meta.getKeyValueMetaData().get("geo"));
      assertThat(geo.get("version").asText(), is("1.0.0"));
      assertThat(geo.get("primary_column").asText(), is("geometry"));
      JsonNode column = geo.at("/columns/geometry");
      assertThat(column.get("encoding").asText(), is("WKB"));
      assertThat(column.get("geometry_types").toString(), is("[\"MultiPolygon\",\"Polygon\"]"));
      assertThat(column.get("bbox").toString(), is("[10.0,50.0,15.0,51.0]"));
      assertThat(meta.getSchema().getType("geometry").toString(), is("required binary geometry"));
    }
  }

  @Test
  void writesSameBoundariesAsGeoJson() throws Exception {
    JsonNode json = new JsonMapper().readTree(files.get("regions.geojson"));
    assertThat(json.get("features").size(), is(2));
    JsonNode holed = json.at("/features/0");
    assertThat(holed.get("id").asText(), is("district:01"));
    assertThat(holed.at("/properties/region_name").asText(), is("Kañdor"));
    assertThat(holed.at("/geometry/type").asText(), is("Polygon"));
    assertThat(holed.at("/geometry/coordinates").size(), is(2));
    assertThat(holed.at("/geometry/coordinates/0").size(), is(5));
    assertThat(json.at("/features/1/geometry/type").asText(), is("MultiPolygon"));
    assertThat(json.at("/features/1/geometry/coordinates").size(), is(2));
    assertThat(json.at("/features/1/geometry/coordinates/1/0/0").toString(), is("[14.0,50.0]"));
  }

  private static Polygon square(int x, int y) {
    return new GeometryFactory()
        .createPolygon(
            new Coordinate[] {
              new Coordinate(x, y),
              new Coordinate(x, y + 1),
              new Coordinate(x + 1, y + 1),
              new Coordinate(x + 1, y),
              new Coordinate(x, y)
            });
  }

  /** A grid of districts in random provinces; some districts have no polygon. */
  @RepeatedTest(10)
  void dissolvesLowestLevelIntoAllLevelsAbove(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Gazetteer.Entry> entries = new ArrayList<>();
    entries.add(Gazetteer.Entry.of("country", "X", "X"));
    for (int province = 0; province < 4; province++) {
      entries.add(Gazetteer.Entry.of("province", "P" + province, "P").within("X"));
    }
    Map<String, int[]> drawn = new TreeMap<>();
    for (int i = 0; i < 36; i++) {
      String code = "D%02d".formatted(i);
      String parent = random.nextInt(9) == 0 ? "X" : "P" + random.nextInt(4);
      entries.add(Gazetteer.Entry.of("district", code, code).within(parent));
      if (random.nextInt(6) > 0) {
        drawn.put(code, new int[] {i % 6, i / 6});
      }
    }
    Gazetteer places = Gazetteer.of(List.of("country", "province", "district"), entries);
    List<Boundaries.Shape> shapes = new ArrayList<>();
    drawn.forEach(
        (code, at) ->
            shapes.add(new Boundaries.Shape(places.findCode(2, code), square(at[0], at[1]))));

    Map<Integer, Geometry> all = DissolvedLevels.of(places, 2, Boundaries.of(2, shapes).shapes());

    for (int region = 0; region < places.size(); region++) {
      Map<String, int[]> within = new TreeMap<>(drawn);
      int of = region;
      within.keySet().removeIf(code -> !isWithin(places, places.findCode(2, code), of));
      assertThat(all.containsKey(region), is(!within.isEmpty()));
      if (within.isEmpty()) {
        continue;
      }
      Geometry shape = all.get(region);
      assertThat(shape.isValid(), is(true));
      assertThat(shape.getArea(), is((double) within.size()));
      within.values().forEach(at -> assertThat(shape.covers(square(at[0], at[1])), is(true)));
      for (int i = 0; i < shape.getNumGeometries(); i++) {
        Polygon polygon = (Polygon) shape.getGeometryN(i);
        assertThat(Orientation.isCCW(polygon.getExteriorRing().getCoordinates()), is(true));
      }
    }
  }

  private static boolean isWithin(Gazetteer places, int region, int other) {
    for (int at = region; at != Gazetteer.UNKNOWN; at = places.region(at).parent()) {
      if (at == other) {
        return true;
      }
    }
    return false;
  }
}
