package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.GazetteerGeoJson.LevelProperties;
import org.minetally.region.GazetteerGeoJson.Source;
import org.minetally.region.GazetteerGeoJson.Source.Constant;
import org.minetally.region.GazetteerGeoJson.Source.Property;
import org.minetally.region.boundary.Boundaries;
import org.minetally.region.boundary.BoundaryGeoJson;
import org.minetally.region.boundary.BoundaryKey;

/** Gazetteers whose features have names but no codes. */
class GeoJsonNamesTest {

  private static final Source LAND = new Constant("Tallyland");
  private static final Source COUNTRY = Source.derived(null, LAND);
  private static final Source PROVINCE = Source.derived(COUNTRY, new Property("prov"));
  private static final Source DISTRICT = Source.derived(PROVINCE, new Property("dist"));
  private static final List<LevelProperties> LEVELS =
      List.of(
          new LevelProperties("country", COUNTRY, LAND),
          new LevelProperties("province", PROVINCE, new Property("prov")),
          new LevelProperties("district", DISTRICT, new Property("dist")));

  /** The name is also the code. */
  private static final List<LevelProperties> NAME_AS_CODE =
      List.of(
          new LevelProperties("province", new Property("prov"), new Property("prov")),
          new LevelProperties("district", new Property("dist"), new Property("dist")));

  /** Returns a feature whose polygon is a cell of one degree at a longitude. */
  private static String feature(String province, String district, int number) {
    return """
        {"type":"Feature","properties":{"prov":"%s","dist":"%s","id":%d},
        "geometry":{"type":"Polygon","coordinates":[[[%d,0],[%d,0],[%d,1],[%d,1],[%d,0]]]}}"""
        .formatted(province, district, number, number, number + 1, number + 1, number, number);
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",\n", features) + "]}";
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Entry> read(List<LevelProperties> levels, String... features) {
    try {
      return GazetteerGeoJson.read(stream(collection(features)), "map.geojson", levels);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> problems(List<LevelProperties> levels, String... features) {
    return assertThrows(GazetteerException.class, () -> read(levels, features)).problems();
  }

  @Test
  void keepsTwoDistrictsWithOneNameBelowDifferentProvinces() {
    assertThat(
        read(
                LEVELS,
                feature("North", "Mill", 1),
                feature("South", "Mill", 2),
                feature("South", "Ford", 3))
            .stream()
            .map(entry -> entry.level() + " " + entry.code() + " " + entry.name())
            .toList(),
        contains(
            "country Tallyland Tallyland",
            "province Tallyland-North North",
            "province Tallyland-South South",
            "district Tallyland-North-Mill Mill",
            "district Tallyland-South-Mill Mill",
            "district Tallyland-South-Ford Ford"));
  }

  @Test
  void rejectsTwoDistrictsWithOneNameBelowOneProvince() {
    assertThat(
        problems(
            LEVELS,
            feature("North", "Mill", 1),
            feature("South", "Mill", 2),
            feature("North", "MILL ", 3)),
        contains(
            "map.geojson, feature 3: the district \"MILL\" of \"Tallyland-North\" has the same name"
                + " and parent as \"Mill\" in feature 1; name the property with the codes of the"
                + " regions as code; they differ in id"));
  }

  @Test
  void rejectsTwoSpellingsOfOneProvince() {
    assertThat(
        problems(LEVELS, feature("Norrland", "Mill", 1), feature("norrland", "Ford", 2)),
        contains(
            "map.geojson, feature 2: the province \"norrland\" of \"Tallyland\" has the same name"
                + " and parent as \"Norrland\" in feature 1; write the name in one way, or name the"
                + " property with the codes as code"));
  }

  @Test
  void rejectsDerivedCodeOfTwoProvinces() {
    assertThat(
        problems(LEVELS, feature("North", "East-Mill", 1), feature("North-East", "Mill", 2)),
        contains(
            "map.geojson, feature 2: the district \"Tallyland-North-East-Mill\" belongs to"
                + " \"Tallyland-North-East\" here, but to \"Tallyland-North\" in feature 1; give a"
                + " property with the codes of the regions"));
  }

  @Test
  void replacesSlashOfNameInCode() {
    List<Entry> entries = read(LEVELS, feature("North", "Mill/Ford", 1));
    assertThat(entries.get(2).code(), is("Tallyland-North-Mill-Ford"));
    assertThat(entries.get(2).name(), is("Mill/Ford"));
  }

  @Test
  void rejectsNameAsCodeOfTwoFeatures() {
    assertThat(
        problems(NAME_AS_CODE, feature("North", "Mill", 1), feature("North", "Mill", 2)),
        contains(
            "map.geojson, feature 2: the district \"Mill\" of \"North\" has the same name and"
                + " parent as \"Mill\" in feature 1; name the property with the codes of the"
                + " regions as code; they differ in id"));
    assertThat(
        problems(NAME_AS_CODE, feature("North", "Mill", 1), feature("South", "Mill", 2)),
        contains(
            "map.geojson, feature 2: the district \"Mill\" belongs to \"South\" here, but to"
                + " \"North\" in feature 1; remove code from this level to tell them apart by their"
                + " parents"));
  }

  @Test
  void findsBoundariesByDerivedCode() throws IOException {
    String[] features = {feature("North", "Mill", 1), feature("South", "Mill", 5)};
    Gazetteer gazetteer =
        Gazetteer.of(List.of("country", "province", "district"), read(LEVELS, features));
    Boundaries boundaries =
        BoundaryGeoJson.read(
            stream(collection(features)), "map.geojson", BoundaryKey.code(DISTRICT), gazetteer, 2);
    assertThat(gazetteer.region(boundaries.locate(1.5, 0.5)).code(), is("Tallyland-North-Mill"));
    assertThat(gazetteer.region(boundaries.locate(5.5, 0.5)).code(), is("Tallyland-South-Mill"));
  }

  /** The oracle is a set of pairs of province and district. */
  @Test
  void keepsOneRegionPerPairOfNamesOrReportsARepeatedPair() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Map<String, Integer> pairs = new HashMap<>();
      Set<String> provinces = new HashSet<>();
      int repeated = 0;
      String[] features = new String[1 + random.nextInt(6)];
      for (int i = 0; i < features.length; i++) {
        String province = "p" + random.nextInt(3);
        String district = "d" + random.nextInt(4);
        features[i] = feature(province, district, i);
        provinces.add(province);
        repeated += pairs.merge(province + "|" + district, 1, Integer::sum) > 1 ? 1 : 0;
      }
      if (repeated > 0) {
        assertThat(Arrays.toString(features), problems(LEVELS, features).size(), is(repeated));
      } else {
        assertThat(
            Arrays.toString(features),
            read(LEVELS, features).size(),
            is(1 + provinces.size() + pairs.size()));
      }
    }
  }
}
