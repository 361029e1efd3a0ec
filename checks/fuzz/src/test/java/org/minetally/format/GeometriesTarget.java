package org.minetally.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.json.GeoJsonFormat;
import org.minetally.format.internal.json.JsonTableFormat;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;
import org.minetally.internal.geometry.RecordGeometry;
import org.minetally.internal.geometry.RecordGeometry.Empty;
import org.minetally.internal.geometry.RecordGeometry.Shape;
import org.minetally.internal.geometry.WellKnownText;

/**
 * Reads geometries: the first character selects well-known text or GeoJSON. A representative point
 * is a longitude and latitude in the geometry, as the JTS parser reads it; an area is not negative
 * and not larger than the earth. Letter case does not matter.
 */
public final class GeometriesTarget implements Target {

  /** The surface of the earth in square centimetres, rounded up. */
  private static final long EARTH = 5_101_000_000_000_000_000L;

  /** Rounding of a point on a line, in degrees. */
  private static final double NEAR = 1e-9;

  @Override
  public String name() {
    return "geometries";
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(
        "wPOINT(1.5 -2)",
        "wSRID=4326;POLYGON Z((0 0 1,1 0 1,1 1 1,0 0 1))",
        "wMULTIPOLYGON(((0 0,3 0,3 3,0 3,0 0),(1 1,2 1,2 2,1 1)),((5 5,6 5,6 6,5 5)),EMPTY)",
        "wMULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((1 0,2 0,2 1,1 1,1 0)))",
        "wGEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1,2 0),MULTIPOINT((1 1),(2 2)))",
        "wPOLYGON EMPTY",
        "g{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}",
        "g{\"coordinates\":[[1,2],[3,4,5]],\"type\":\"LineString\"}",
        "g{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]}]}",
        "g{\"type\":\"MultiPolygon\",\"coordinates\":[]}",
        "gnull");
  }

  @Override
  public List<String> words() {
    return List.of(
        "POINT",
        "MULTIPOINT",
        "LINESTRING",
        "POLYGON",
        "MULTIPOLYGON",
        "GEOMETRYCOLLECTION(",
        "EMPTY",
        "SRID=4326;",
        " Z",
        "((",
        "))",
        "),(",
        ",",
        "0 0",
        "1 0",
        "180",
        "-180",
        "90",
        "1e-9",
        "1e308",
        "NaN",
        "\"type\":",
        "\"coordinates\":[",
        "\"geometries\":[",
        "null",
        "[0,0],",
        "[]",
        "{}");
  }

  @Override
  public boolean check(byte[] input) throws IOException, ParseException {
    if (input.length == 0) {
      return false;
    }
    String text = new String(input, 1, input.length - 1, UTF_8).strip();
    if (input[0] != 'g') {
      return checkText(text);
    }
    String collection = "{\"features\":[{\"properties\":{\"n\":1},\"geometry\":" + text + "}]}";
    try {
      Records read = Records.of(new GeoJsonFormat(true), collection.getBytes(UTF_8));
      int column = read.names().indexOf("geometry");
      boolean any = false;
      for (List<String> row : read.rows()) {
        any |= !row.get(column).isEmpty() && checkText(row.get(column));
      }
      return any;
    } catch (FormatException e) {
      Promise.isUserMessage(e.getMessage(), text);
    } catch (JsonProcessingException e) {
      Promise.isUserMessage(JsonTableFormat.broken(e).getMessage(), text);
    }
    return false;
  }

  private static boolean checkText(String text) throws ParseException {
    RecordGeometry read = WellKnownText.read(text);
    Promise.equal(WellKnownText.read(text.toLowerCase(Locale.ROOT)), read, "in lower case");
    if (read instanceof Empty) {
      Promise.that(parsed(text).isEmpty(), "positions are lost");
      return true;
    }
    if (!(read instanceof Shape shape)) {
      return false;
    }
    Promise.that(Math.abs(shape.longitude()) <= 180, "longitude " + shape.longitude());
    Promise.that(Math.abs(shape.latitude()) <= 90, "latitude " + shape.latitude());
    Promise.that(
        shape.squareCentimetres() >= 0 && shape.squareCentimetres() <= EARTH,
        "area " + shape.squareCentimetres());
    Geometry point =
        new GeometryFactory().createPoint(new Coordinate(shape.longitude(), shape.latitude()));
    Promise.that(parsed(text).distance(point) < NEAR, "the point is outside: " + point);
    return true;
  }

  private static Geometry parsed(String text) throws ParseException {
    return new WKTReader().read(text.replaceFirst("(?i)^SRID=[0-9]+;", ""));
  }
}
