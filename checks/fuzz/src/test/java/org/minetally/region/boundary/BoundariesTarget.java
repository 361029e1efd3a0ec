package org.minetally.region.boundary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;
import org.minetally.region.Gazetteer;
import org.minetally.region.GazetteerException;
import org.minetally.region.GazetteerGeoJson.Source.Property;

/**
 * Reads boundaries in GeoJSON. Unless the input is rejected, every point on Earth is located in a
 * region inside the bounding box, or nowhere.
 */
public final class BoundariesTarget implements Target {

  private static final Gazetteer GAZETTEER =
      Gazetteer.of(
          List.of("region"),
          List.of(
              Gazetteer.Entry.of("region", "N", "North").from("test"),
              Gazetteer.Entry.of("region", "S", "South").from("test")));

  private static final BoundaryKey KEY = BoundaryKey.code(new Property("code"));

  @Override
  public String name() {
    return "boundaries";
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(
        "{\"type\":\"FeatureCollection\",\"features\":[\n"
            + "{\"properties\":{\"code\":\"N\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]}},\n"
            + "{\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[5,5],[9,5],[9,9],[5,5]]],[[[-9,-9],[-5,-9],[-5,-5],[-9,-9]]]]},"
            + "\"properties\":{\"code\":\"S\"}}]}",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"code\":\"N\"},\"geometry\":{\"type\":\"GeometryCollection\","
            + "\"geometries\":[{\"type\":\"Polygon\",\"coordinates\":[[[0,0,1],[180,0],[180,90],[0.5e1,1],[0,0]]]}]}}]}");
  }

  @Override
  public List<String> words() {
    return List.of(
        "[",
        "]",
        "{",
        "}",
        "[0,0]",
        "[4,4]",
        "[[",
        "]]",
        "180",
        "-180",
        "90",
        "1e308",
        "NaN",
        "null",
        "\"Polygon\"",
        "\"MultiPolygon\"",
        "\"GeometryCollection\"",
        "\"geometries\":[",
        "\"coordinates\":",
        "\"Point\"",
        "\"N\"",
        "\"S\"",
        "\"code\":");
  }

  @Override
  public int inShortRun() {
    return 1_000;
  }

  @Override
  public boolean check(byte[] input) throws IOException {
    try {
      Boundaries read =
          BoundaryGeoJson.read(new ByteArrayInputStream(input), "file", KEY, GAZETTEER, 0);
      for (double x = -180; x <= 180; x += 19.7) {
        for (double y = -90; y <= 90; y += 9.3) {
          int region = read.locate(x, y);
          boolean inBox = read.box().hasLongitude(x) && read.box().hasLatitude(y);
          Promise.that(region == Boundaries.NOWHERE || inBox, "outside the box, at " + x + " " + y);
        }
      }
      read.nearest(4.5, 4.5, 100_000);
      return true;
    } catch (GazetteerException e) {
      // JSON itself has the word null.
      String given = new String(input, ISO_8859_1) + new String(input, UTF_8) + " null";
      e.problems().forEach(problem -> Promise.isUserMessage(problem, given));
      return false;
    }
  }
}
