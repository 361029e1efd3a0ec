package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minetally.region.GazetteerGeoJson.LevelProperties;
import org.minetally.region.GazetteerGeoJson.Source;
import org.minetally.region.internal.AttributeColumns.Area;
import org.minetally.region.internal.AttributeColumns.AreaUnit;
import org.minetally.region.internal.AttributeColumns.PopulationOfYears;
import org.minetally.region.internal.AttributeColumns.Values;
import org.minetally.region.internal.AttributeValue;

/** Attributes of regions in the properties of a GeoJSON gazetteer. */
class FeatureAttributesTest {

  private static final Values KM2 = new Area("AREA", AreaUnit.KM2);

  private static final List<LevelProperties> LEVELS =
      List.of(
          new LevelProperties(
              "country", new Source.Constant("CO"), new Source.Constant("Colombia")),
          new LevelProperties("district", new Source.Property("D"), new Source.Property("N")));

  private static List<AttributeValue> read(Values values, String... properties) {
    StringBuilder text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
    for (int i = 0; i < properties.length; i++) {
      text.append(i == 0 ? "" : ",")
          .append("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{")
          .append(properties[i])
          .append("}}");
    }
    byte[] bytes = text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    try {
      return GazetteerGeoJson.readAttribute(
          new ByteArrayInputStream(bytes), "map.geojson", LEVELS, values);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> problems(Values values, String... properties) {
    return assertThrows(GazetteerException.class, () -> read(values, properties)).problems();
  }

  private static AttributeValue value(String code, OptionalInt year, long value, int feature) {
    return new AttributeValue(
        "district", code, OptionalInt.empty(), year, value, "map.geojson, feature " + feature);
  }

  @Test
  void readsTheAreasOfTheLowestLevel() {
    assertThat(
        read(
            KM2,
            "\"D\":18001,\"N\":\"FLORENCIA\",\"AREA\":2547.63753226",
            "\"D\":\"18002\",\"N\":\"B\",\"AREA\":\" 3 \"",
            "\"D\":\"18003\",\"N\":\"C\",\"AREA\":null"),
        contains(
            value("18001", OptionalInt.empty(), 2_547_637_532L, 1),
            value("18002", OptionalInt.empty(), 3_000_000L, 2)));
  }

  @Test
  void readsPopulationsByYear() {
    assertThat(
        read(
            new PopulationOfYears(new TreeMap<>(Map.of(2018, "P18", 2020, "P20"))),
            "\"D\":1,\"N\":\"A\",\"P18\":5,\"P20\":6.0"),
        contains(value("1", OptionalInt.of(2018), 5, 1), value("1", OptionalInt.of(2020), 6, 1)));
  }

  @Test
  void takesAValueThatFeaturesOfARegionRepeatOnce() {
    assertThat(
        read(KM2, "\"D\":1,\"N\":\"A\",\"AREA\":5", "\"D\":1,\"N\":\"A\",\"AREA\":5.0").size(),
        is(1));
    assertThat(
        "of which one is refused later",
        read(KM2, "\"D\":1,\"N\":\"A\",\"AREA\":5", "\"D\":1,\"N\":\"A\",\"AREA\":6").size(),
        is(2));
  }

  @Test
  void reportsInvalidValuesAndPropertiesThatNoFeatureHas() {
    assertThat(
        problems(KM2, "\"D\":1,\"N\":\"A\",\"AREA\":0"),
        contains(
            "map.geojson, feature 1: invalid area \"0\" in the property \"AREA\"; write a number of"
                + " km2 above 0, such as 1250.5, or leave it empty"));
    assertThat(
        problems(KM2, "\"D\":1,\"N\":\"A\",\"KM2\":7", "\"D\":2,\"N\":\"B\",\"AREA\":\"\""),
        contains(
            "map.geojson: no feature has a value in the property \"AREA\"; the properties are: D, N,"
                + " KM2, AREA"));
  }
}
