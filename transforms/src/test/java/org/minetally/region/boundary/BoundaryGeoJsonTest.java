package org.minetally.region.boundary;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.minetally.region.boundary.Squares.GAZETTEER;
import static org.minetally.region.boundary.Squares.code;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.region.GazetteerException;
import org.minetally.region.GazetteerGeoJson.Source.Constant;
import org.minetally.region.GazetteerGeoJson.Source.Property;

class BoundaryGeoJsonTest {

  private static final BoundaryKey CODE = BoundaryKey.code(new Property("id"));
  private static final BoundaryKey NAME = BoundaryKey.name(new Property("name"));
  private static final String SQUARE = "[[0,0],[1,0],[1,1],[0,1],[0,0]]";
  private static final String FARTHER = "[[5,5],[6,5],[6,6],[5,6],[5,5]]";
  private static final String LINE = "{'type':'LineString','coordinates':[[0,0],[1,1]]}";

  private static String polygon(String... rings) {
    return "{'type':'Polygon','coordinates':[" + String.join(",", rings) + "]}";
  }

  private static String feature(String properties, String geometry) {
    return "{'type':'Feature','geometry':" + geometry + ",'properties':{" + properties + "}}";
  }

  private static String collection(String... features) {
    return "{'type':'FeatureCollection','features':[" + String.join(",", features) + "]}";
  }

  private static Boundaries read(BoundaryKey key, String text) {
    try {
      byte[] json = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      return BoundaryGeoJson.read(
          new ByteArrayInputStream(json), "map.geojson", key, GAZETTEER, Squares.DISTRICT);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> problems(BoundaryKey key, String text) {
    return assertThrows(GazetteerException.class, () -> read(key, text)).problems();
  }

  private static List<String> problemsOf(String geometry) {
    return problems(CODE, collection(feature("'id':'A'", geometry)));
  }

  @Test
  void readsPolygonsOfEveryKind() {
    Boundaries map =
        read(
            CODE,
            collection(
                feature("'id':'A'", polygon(SQUARE)),
                feature(
                    "'id':'B'",
                    "{'coordinates':[["
                        + FARTHER
                        + "],[[[8,8],[9,8],[9,9],[8,8]]]],"
                        + "'type':'MultiPolygon','bbox':[5,5,9,9]}"),
                feature(
                    "'id':'C'",
                    "{'type':'GeometryCollection','geometries':["
                        + polygon(
                            "[[20,0],[29,0],[29,9],[20,9],[20,0]]",
                            "[[22,2,100],[23,2,100],[23,3,100],[22,2,100]]")
                        + "]}")));
    assertThat(map.size(), is(4));
    assertThat(code(map.locate(0.5, 0.5)), is("A"));
    assertThat(code(map.locate(5.5, 5.5)), is("B"));
    assertThat(code(map.locate(8.9, 8.5)), is("B"));
    assertThat(code(map.locate(21, 1)), is("C"));
    assertThat(code(map.locate(22.8, 2.2)), is("nowhere"));
  }

  @Test
  void readsMembersInAnyOrderAndIgnoresOthers() {
    Boundaries map =
        read(
            CODE,
            "{'features':[{'properties':{'x':{'id':'B'},'id':'A'},'bbox':[1,[2]],'geometry':"
                + polygon(SQUARE)
                + "}],'crs':{'type':'name'},'type':'FeatureCollection'}");
    assertThat(code(map.locate(0.5, 0.5)), is("A"));
  }

  @Test
  void featuresWithOneCodeAreOneRegion() {
    Boundaries map =
        read(
            CODE,
            collection(
                feature("'id':'B'", polygon(SQUARE)), feature("'id':'B'", polygon(FARTHER))));
    assertThat(code(map.locate(0.5, 0.5)), is("B"));
    assertThat(code(map.locate(5.5, 5.5)), is("B"));
  }

  @Test
  void constantCodeMakesAllFeaturesOneRegion() {
    Boundaries map =
        read(
            BoundaryKey.code(new Constant("D")),
            collection(feature("", polygon(SQUARE)), feature("", polygon(FARTHER))));
    assertThat(code(map.locate(5.5, 5.5)), is("D"));
  }

  @Test
  void matchesFoldedNamesAndAliases() {
    Boundaries map =
        read(
            NAME,
            collection(
                feature("'name':'ALNUS'", polygon(SQUARE)),
                feature("'name':'bïrch'", polygon(FARTHER))));
    assertThat(code(map.locate(0.5, 0.5)), is("A"));
    assertThat(code(map.locate(5.5, 5.5)), is("B"));
  }

  @Test
  void rejectsTwoFeaturesWithTheNameOfOneRegion() {
    assertThat(
        problems(
            NAME,
            collection(
                feature("'name':'Alder'", polygon(SQUARE)),
                feature("'name':'Birch'", polygon(SQUARE)),
                feature("'name':'Alnus'", polygon(FARTHER)))),
        contains(
            "map.geojson: the features 1 and 3 both have the name of the district"
                + " Alder (A); identify them by code"));
  }

  @Test
  void rejectsAnAmbiguousName() {
    assertThat(
        problems(
            NAME,
            collection(
                feature("'name':'Dale'", polygon(SQUARE)),
                feature("'name':'Birch'", polygon(SQUARE)),
                feature("'name':'Dale'", polygon(FARTHER)))),
        contains(
            "map.geojson: 2 of 3 features have a name that is ambiguous at the level"
                + " district; identify them by code: feature 1 \"Dale\", 3 \"Dale\""));
  }

  @Test
  void rejectsAFeatureWithoutARegion() {
    assertThat(
        problems(
            CODE,
            collection(
                feature("'id':'A'", polygon(SQUARE)),
                feature("'id':'Z'", polygon(SQUARE)),
                feature("'id':null", polygon(SQUARE)))),
        contains(
            "map.geojson: 1 of 3 features have no value in the property \"id\": feature 3",
            "map.geojson: 1 of 3 features have a code that is not in the gazetteer's"
                + " level district: feature 2 \"Z\""));
    assertThat(
        problems(NAME, collection(feature("'name':'Birchs'", polygon(SQUARE)))),
        contains(
            "map.geojson: 1 of 1 features have a name that is not in the gazetteer's"
                + " level district: feature 1 \"Birchs\"; for \"Birchs\", did you mean Birch"
                + " (B)?"));
    assertThat(
        problems(
            BoundaryKey.code(new Property("ID")),
            collection(feature("'id':'A','n':1", polygon(SQUARE)))),
        contains(
            "map.geojson: no feature has a value in the property \"ID\"; the properties are: id, n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [[[0,0],[1,0],[1,1],[0,1]]]            | ring 1 is not closed: it starts at 0.0 0.0 and ends at 0.0 1.0
          [[[0,0],[1,0],[0,0]]]                  | ring 1 has 3 positions; a ring needs at least 4
          [[[0,0],[1,0],[1,200],[0,0]]]          | ring 1: position 3, 1.0 200.0, is not a longitude and latitude in degrees
          [[[0,0],[1,0],[1e999,1],[0,0]]]        | ring 1: position 3, Infinity 1.0, is not a longitude and latitude in degrees
          [[[0,0],[1,0],[1],[0,0]]]              | ring 1: position 3 is not two numbers
          [[[0,0],[1,0],["1","2"],[0,0]]]        | ring 1: position 3 is not two numbers
          [[[0,0],[1,0],[1,[2]],[0,0]]]          | ring 1: position 3 is not two numbers
          [[[0,0],[1,0],[[1,2]],[0,0]]]          | ring 1: position 3 is not two numbers
          [[[0,0],[1,0],null,[0,0]]]             | ring 1 has 0 positions; a ring needs at least 4
          [[[0,0],[1,0],[1,1],[0,0]],[[0,0]]]    | ring 2 has 1 positions; a ring needs at least 4
          [[[[[[0,0]]]]]]                        | ring 1: position 1 is not two numbers
          []                                     | the Polygon has no ring
          7                                      | the Polygon has no ring
          """)
  void reportsInvalidPolygonsWithTheirFeature(String coordinates, String problem) {
    assertThat(
        problemsOf("{'type':'Polygon','coordinates':" + coordinates + "}"),
        contains("map.geojson, feature 1: " + problem));
  }

  @Test
  void reportsGeometriesWithoutAreaWithTheirFeature() {
    assertThat(
        problems(
            CODE,
            collection(
                feature("'id':'A'", "null"),
                feature("'id':'A'", LINE),
                "{'properties':{'id':'A'}}",
                feature("'id':'A'", "{'type':'GeometryCollection','geometries':[" + LINE + "]}"),
                feature("'id':'A'", "{'type':'GeometryCollection','geometries':[]}"),
                feature("'id':'A'", "{'type':'MultiPolygon','coordinates':[]}"),
                feature(
                    "'id':'A'",
                    "{'type':'MultiPolygon','coordinates':[[" + SQUARE + "],[[[0,0]]]]}"),
                "7")),
        contains(
            "map.geojson, feature 1: no geometry",
            "map.geojson, feature 2: a boundary is a Polygon, a MultiPolygon or a"
                + " GeometryCollection of these, not a LineString",
            "map.geojson, feature 3: no geometry",
            "map.geojson, feature 4: a boundary is a Polygon, a MultiPolygon or a"
                + " GeometryCollection of these, not a LineString",
            "map.geojson, feature 5: the GeometryCollection is empty",
            "map.geojson, feature 6: the MultiPolygon is empty",
            "map.geojson, feature 7: ring 1 of polygon 2 has 1 positions; a ring needs"
                + " at least 4",
            "map.geojson, feature 8: not a GeoJSON Feature"));
  }

  @Test
  void rejectsAFileThatIsNotAFeatureCollection() {
    assertThat(
        problems(CODE, "{'type':'Topology'}"),
        contains("map.geojson: not a GeoJSON FeatureCollection but of the type \"Topology\""));
    assertThat(
        problems(CODE, collection()), contains("map.geojson: the FeatureCollection is empty"));
    assertThat(problems(CODE, "[1]"), hasSize(1));
  }

  @Test
  void reportsThePositionOfATruncation() {
    String whole = collection(feature("'id':'A'", polygon(SQUARE)));
    for (int end = 1; end < whole.length(); end++) {
      List<String> problems = problems(CODE, whole.substring(0, end));
      assertThat(problems.get(0), containsString("map.geojson"));
    }
  }

  /** Any file is either read or rejected; nothing else is thrown. */
  @Test
  void readsOrRejectsChangedBytes() {
    Random random = new Random(4);
    String whole =
        collection(
            feature("'id':'A'", polygon(SQUARE)),
            feature("'id':'B'", "{'type':'MultiPolygon','coordinates':[[" + FARTHER + "]]}"));
    String pieces = "[]{},:'0.-9enul \\\"";
    int rejected = 0;
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        text.setCharAt(
            random.nextInt(text.length()), pieces.charAt(random.nextInt(pieces.length())));
      }
      try {
        read(CODE, text.toString());
      } catch (GazetteerException e) {
        rejected++;
      }
    }
    assertThat(rejected > 1_000 && rejected < 5_000, is(true));
  }
}
