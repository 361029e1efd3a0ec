package org.minetally.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

final class MapShapesTest {

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private static Geometry box(double west, double south, double east, double north) {
    return GEOMETRY.toGeometry(new Envelope(west, east, south, north));
  }

  private static MapShapes mainlandAndIslands() {
    Map<String, Geometry> shapes = new LinkedHashMap<>();
    shapes.put("mainland", box(0, -10, 20, 10));
    // Two specks far apart, together wider than many regions.
    shapes.put("islands", box(-10, 9, -9.99, 9.01).union(box(-6, 9, -5.98, 9.02)));
    return MapShapes.of(shapes);
  }

  @Test
  void putsNorthUpAndKeepsProportions() {
    MapShapes shapes = mainlandAndIslands();
    assertThat(shapes.width(), is(1000));
    // 30 degrees wide and 20 high, at the equator.
    assertThat(shapes.height(), is(671));
    assertThat(shapes.paths().get("mainland").text(), containsString("994 6"));
  }

  @Test
  void addsDotToRegionThatIsTooSmallToSee() {
    MapShapes shapes = mainlandAndIslands();
    assertThat(shapes.paths().get("islands").text(), containsString("a5 5 0 1 0 10 0"));
    assertThat(shapes.paths().get("mainland").text(), not(containsString("a5 5")));
  }
}
