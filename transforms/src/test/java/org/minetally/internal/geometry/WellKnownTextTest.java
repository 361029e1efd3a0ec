package org.minetally.internal.geometry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.internal.geometry.RecordGeometry.Empty;
import org.minetally.internal.geometry.RecordGeometry.Flaw;
import org.minetally.internal.geometry.RecordGeometry.Flawed;
import org.minetally.internal.geometry.RecordGeometry.Kind;
import org.minetally.internal.geometry.RecordGeometry.Shape;

class WellKnownTextTest {

  private static final String SQUARE = "POLYGON((0 0,1 0,1 1,0 1,0 0))";

  private static Shape shape(String text) {
    RecordGeometry read = WellKnownText.read(text);
    assertThat(text, read, instanceOf(Shape.class));
    return (Shape) read;
  }

  private static void assertFlawed(String text, Flaw flaw) {
    assertThat(WellKnownText.read(text), is(new Flawed(flaw)));
  }

  @Test
  void pointIsItsOwnRepresentative() {
    assertThat(shape("POINT (12.5 -3)"), is(new Shape(Kind.POINT, 12.5, -3, 0)));
    assertThat(shape("point z (12.5 -3 100)"), is(new Shape(Kind.POINT, 12.5, -3, 0)));
    assertThat(shape("SRID=4326;POINT(12.5 -3)"), is(new Shape(Kind.POINT, 12.5, -3, 0)));
  }

  @Test
  void lineIsRepresentedByPointOnIt() {
    assertThat(shape("LINESTRING(0 0,2 1,4 0)"), is(new Shape(Kind.LINE, 2, 1, 0)));
  }

  @Test
  void polygonIsRepresentedByPointInsideIt() {
    Shape square = shape(SQUARE);
    assertThat(square.kind(), is(Kind.POLYGON));
    assertThat(square.longitude(), is(0.5));
    assertThat(square.latitude(), is(0.5));
  }

  /** The centre of a horseshoe is outside it. */
  @Test
  void horseshoeIsRepresentedByPointInsideIt() {
    Shape horseshoe = shape("POLYGON((0 0,4 0,4 4,3 4,3 1,1 1,1 4,0 4,0 0))");
    assertThat(horseshoe.longitude() < 1 || horseshoe.longitude() > 3, is(true));
  }

  @Test
  void multipolygonIsRepresentedByPointInsideItsLargestPart() {
    Shape parts = shape("MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((10 0,20 0,20 10,10 0)),EMPTY)");
    assertThat(parts.longitude() > 10, is(true));
    long whole = shape("POLYGON((0 0,1 0,1 1,0 0))").squareCentimetres();
    whole += shape("POLYGON((10 0,20 0,20 10,10 0))").squareCentimetres();
    assertThat(parts.squareCentimetres(), is(whole));
  }

  @Test
  void collectionHasTheKindOfItsHighestDimension() {
    String rest = "POINT(5 5),LINESTRING(0 0,9 9)";
    assertThat(shape("GEOMETRYCOLLECTION(" + rest + ")").kind(), is(Kind.LINE));
    assertThat(shape("GEOMETRYCOLLECTION(" + rest + "," + SQUARE + ")"), is(shape(SQUARE)));
  }

  @Test
  void polygonsWithCommonBorderAddUp() {
    String other = "((1 0,2 0,2 1,1 1,1 0))";
    assertThat(
        shape("MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0))," + other + ")").squareCentimetres(),
        is(shape(SQUARE).squareCentimetres() + shape("POLYGON" + other).squareCentimetres()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POINT EMPTY",
        "POLYGON EMPTY",
        "MultiPolygon empty",
        "GEOMETRYCOLLECTION EMPTY",
        "GEOMETRYCOLLECTION(POINT EMPTY)",
        "POLYGON(EMPTY)"
      })
  void geometryWithoutPositionsIsEmpty(String text) {
    assertThat(WellKnownText.read(text), is(new Empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unclosed ring | POLYGON((0 0,1 0,1 1,0 1))",
        "cut short | POLYGON((0 0,1 0,1 1,0 1",
        "text after it | POINT(1 2) x",
        "two geometries | POINT(1 2)POINT(3 4)",
        "comment | POINT(1 2#)",
        "letters in a number | POINT(1d 2)",
        "hexadecimal | POINT(0x1p3 2)",
        "one number | POINT(1)",
        "comma between numbers | POINT(1,2)",
        "line of one position | LINESTRING(1 1)",
        "point of two positions | POINT(0 0,1 1)",
        "infinite height | POINT Z(1 2 Infinity)",
        "ring of two positions | POLYGON((0 0,0 0))",
        "another reference system | SRID=3857;POINT(1 2)",
        "unknown type | CURVEPOLYGON((0 0,1 0,1 1,0 0))",
        "only a word | POINT",
        "a name of a place | Agdam",
        "GeoJSON | {\"type\":\"Point\"}",
      })
  void rejectsTextThatIsNotAGeometry(String hazard, String text) {
    assertFlawed(text, Flaw.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "projected | POLYGON((500000 4400000,500100 4400000,500100 4400100,500000 4400000))",
        "latitude above 90 | LINESTRING(0 0,10 90.5)",
        "huge | POINT(1e999 2)",
        "not a number | POINT(NaN 2)",
      })
  void rejectsPositionsOutOfRange(String hazard, String text) {
    assertFlawed(text, Flaw.OUT_OF_RANGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bow-tie | POLYGON((0 0,1 1,1 0,0 1,0 0))",
        "all positions equal | POLYGON((0 0,0 0,0 0,0 0))",
        "without area | POLYGON((0 0,1 1,0 0,0 0))",
        "hole outside | POLYGON((0 0,1 0,1 1,0 1,0 0),(5 5,6 5,6 6,5 5))",
        "overlapping parts | MULTIPOLYGON(((0 0,2 0,2 2,0 0)),((0 0,2 0,2 1,0 0)))",
        "the same part twice | MULTIPOLYGON(((0 0,2 0,2 2,0 0)),((0 0,2 0,2 2,0 0)))",
      })
  void rejectsCrossingOrOverlappingRings(String hazard, String text) {
    assertFlawed(text, Flaw.CROSSING_RINGS);
  }

  @Test
  void rejectsEdgeThatMayCrossTheAntimeridian() {
    assertFlawed("POLYGON((179 0,-179 0,-179 1,179 1,179 0))", Flaw.ANTIMERIDIAN);
    assertFlawed("LINESTRING(-90 0,90 0)", Flaw.ANTIMERIDIAN);
    Shape cut =
        shape(
            "MULTIPOLYGON(((179 0,180 0,180 1,179 1,179 0)),((-180 0,-179 0,-179 1,-180 1,-180"
                + " 0)))");
    assertThat(cut.squareCentimetres(), is(2 * shape(SQUARE).squareCentimetres()));
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void rejectsHostileTextQuickly() {
    assertFlawed("GEOMETRYCOLLECTION(".repeat(100_000) + ")".repeat(100_000), Flaw.UNREADABLE);
    assertFlawed("LINESTRING(" + "1 1,".repeat(200_000) + "1 1)", Flaw.TOO_LARGE);
    assertFlawed("POINT(" + "9".repeat(9_000_000) + " 1)", Flaw.OUT_OF_RANGE);
    assertFlawed("POINT(1 " + " ".repeat(11_000_000) + "1)", Flaw.TOO_LARGE);
    StringBuilder zigzag = new StringBuilder("POLYGON((0 0");
    for (int i = 1; i < 99_000; i++) {
      zigzag.append(',').append(i % 2 * 50).append(' ').append((i * 7919 % 99_000) / 2_000.0);
    }
    assertFlawed(zigzag.append(",0 0))").toString(), Flaw.CROSSING_RINGS);
  }

  /** Each pair of envelopes overlaps, but no pair of polygons. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void rejectsPolygonsWithTooManyPairsQuickly() {
    StringBuilder strips = new StringBuilder("MULTIPOLYGON(");
    for (int i = 0; i < 5_000; i++) {
      double x = i / 100.0;
      strips
          .append(i == 0 ? "" : ",")
          .append("((%s 0,%s 0,%s 60,%s 60,%s 0))".formatted(x, x + 0.01, x + 60.01, x + 60, x));
    }
    assertFlawed(strips.append(')').toString(), Flaw.CROSSING_RINGS);
  }
}
