package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.GazetteerGeoJson.LevelProperties;
import org.minetally.region.GazetteerGeoJson.Source.Constant;
import org.minetally.region.GazetteerGeoJson.Source.Property;

class GazetteerGeoJsonTest {

  private static final List<LevelProperties> LEVELS =
      List.of(
          new LevelProperties("country", new Constant("CO"), new Constant("Colombia")),
          new LevelProperties("department", new Property("D"), new Property("DN")),
          new LevelProperties("municipality", new Property("M"), new Property("MN")));

  private static String feature(String properties) {
    return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4]]],"
        + "\"properties\":{\"M\":\"trap\"}},\"properties\":{"
        + properties
        + "},\"id\":0}";
  }

  private static String collection(String... features) {
    return "{\"features\":["
        + String.join(",\n", features)
        + "],\"bbox\":[0,0,1,1],\"type\":\"FeatureCollection\"}";
  }

  private static List<Entry> read(String text) {
    try {
      return GazetteerGeoJson.read(
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "map.geojson", LEVELS);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> problems(String text) {
    return assertThrows(GazetteerException.class, () -> read(text)).problems();
  }

  private static Entry entry(
      String level, String code, String name, String parent, int feature, String... aliases) {
    return Entry.of(level, code, name)
        .within(parent)
        .withAliases(List.of(aliases))
        .from("map.geojson, feature " + feature);
  }

  @Test
  void readsEachRegionOncePerLevel() {
    assertThat(
        read(
            collection(
                feature("\"D\":5,\"DN\":\"ANTIOQUIA\",\"M\":\"05001\",\"MN\":\"MEDELL\\u00cdN\""),
                feature("\"D\":5,\"DN\":\"Antioquia\",\"M\":\"05002\",\"MN\":\"ABEJORRAL\""),
                feature("\"D\":5,\"DN\":\"ANTIOQUIA\",\"M\":\"05002\",\"MN\":\"ABEJORRAL\""))),
        contains(
            entry("country", "CO", "Colombia", null, 1),
            entry("department", "5", "ANTIOQUIA", "CO", 1, "Antioquia"),
            entry("municipality", "05001", "MEDELLÍN", "5", 1),
            entry("municipality", "05002", "ABEJORRAL", "5", 2)));
  }

  @Test
  void rejectsARegionWithTwoParents() {
    assertThat(
        problems(
            collection(
                feature("\"D\":\"05\",\"DN\":\"A\",\"M\":\"05001\",\"MN\":\"X\""),
                feature("\"D\":\"08\",\"DN\":\"B\",\"M\":\"05001\",\"MN\":\"X\""))),
        contains(
            "map.geojson, feature 2: the municipality \"05001\" belongs to \"08\""
                + " here, but to \"05\" in feature 1"));
  }

  @Test
  void reportsAPropertyThatNoFeatureHasOnce() {
    assertThat(
        problems(
            collection(
                feature("\"DPTO\":\"05\",\"DN\":\"A\""), feature("\"DPTO\":\"08\",\"DN\":\"B\""))),
        contains(
            "map.geojson: no feature has a value in the property \"D\"; the properties are: DPTO,"
                + " DN"));
  }

  @Test
  void listsFeaturesWithoutAValue() {
    assertThat(
        problems(
            collection(
                feature("\"D\":\"05\",\"DN\":\"A\",\"M\":\"05001\",\"MN\":\"X\""),
                feature("\"D\":\"05\",\"DN\":\"A\",\"M\":\"05002\",\"MN\":null"),
                feature("\"D\":\"05\",\"DN\":\"A\",\"M\":[\"05003\"],\"MN\":\" \""))),
        contains(
            "map.geojson: 1 of 3 features have no value in the property \"M\": feature 3",
            "map.geojson: 2 of 3 features have no value in the property \"MN\": feature 2, 3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"features\":[]}",
        "{\"type\":\"Topology\",\"features\":[]}",
        "{\"type\":\"FeatureCollection\",\"features\":[]}",
        "{\"type\":\"FeatureCollection\",\"features\":{}}",
        "{\"type\":\"FeatureCollection\",\"features\":[null]}",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":null}]}",
        "code,name,level",
      })
  void rejectsTextThatIsNotAFeatureCollection(String text) {
    assertThat(problems(text).get(0), startsWith("map.geojson"));
  }

  @Test
  void rejectsTruncatedText() {
    String text = collection(feature("\"D\":\"05\",\"DN\":\"A\",\"M\":\"05001\",\"MN\":\"X\""));
    assertThat(read(text).size(), is(3));
    for (int length = 0; length < text.length(); length++) {
      assertThat(problems(text.substring(0, length)).get(0), startsWith("map.geojson"));
    }
  }

  @Test
  void reportsThePositionOfInvalidJson() {
    assertThat(
        problems(collection(feature("\"D\":05"), "")).get(0),
        startsWith("map.geojson, line 1, column "));
  }
}
