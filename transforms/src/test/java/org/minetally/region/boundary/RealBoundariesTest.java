package org.minetally.region.boundary;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minetally.region.Gazetteer;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.GazetteerException;
import org.minetally.region.GazetteerGeoJson;
import org.minetally.region.GazetteerGeoJson.LevelProperties;
import org.minetally.region.GazetteerGeoJson.Source.Property;

/** The published boundaries of two countries, and Colombia's points in them. */
class RealBoundariesTest {

  private static final Path DATA =
      Path.of(System.getProperty("minetally.root", ""), "..", "shared", "data");

  private static final Path MUNICIPALITIES = DATA.resolve("colombia/municipalities_2018.geojson");
  private static final Path DISTRICTS = DATA.resolve("azerbaijan/districts.geojson");

  @BeforeEach
  void requireRealData() {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "real data not present at " + DATA);
  }

  private static Gazetteer gazetteer(Path file, Property code, Property name) throws IOException {
    return Gazetteer.of(
        List.of("district"),
        GazetteerGeoJson.read(file, List.of(new LevelProperties("district", code, name))));
  }

  /** A polygon read by a different reader, for the parity rule of a different library. */
  private record Outline(String code, Path2D path) {}

  private static List<Outline> outlines() throws IOException {
    List<Outline> outlines = new ArrayList<>();
    JsonNode root = new JsonMapper().readTree(MUNICIPALITIES.toFile());
    for (JsonNode feature : root.get("features")) {
      JsonNode geometry = feature.get("geometry");
      JsonNode coordinates = geometry.get("coordinates");
      boolean one = geometry.get("type").asText().equals("Polygon");
      for (JsonNode polygon : one ? List.of(coordinates) : coordinates) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (JsonNode ring : polygon) {
          path.moveTo(ring.get(0).get(0).asDouble(), ring.get(0).get(1).asDouble());
          ring.forEach(p -> path.lineTo(p.get(0).asDouble(), p.get(1).asDouble()));
          path.closePath();
        }
        outlines.add(new Outline(feature.at("/properties/MPIO_CCNCT").asText(), path));
      }
    }
    return outlines;
  }

  private static String covering(List<Outline> outlines, double x, double y) {
    return outlines.stream()
        .filter(outline -> outline.path().contains(x, y))
        .map(Outline::code)
        .sorted()
        .findFirst()
        .orElse("nowhere");
  }

  @Test
  void finds1PointOutsideTheBoxAnd1009InNoPolygon() throws IOException {
    Property code = new Property("MPIO_CCNCT");
    Gazetteer gazetteer = gazetteer(MUNICIPALITIES, code, new Property("MPIO_CNMBR"));
    Boundaries map = BoundaryGeoJson.read(MUNICIPALITIES, BoundaryKey.code(code), gazetteer, 0);
    assertThat(map.size(), is(1_127));
    List<Outline> outlines = outlines();
    Set<String> compared = new HashSet<>();
    List<String> outside = new ArrayList<>();
    int points = 0;
    int nowhere = 0;
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(DATA.resolve("colombia/events_1990_2019.csv"))) {
      for (NamedCsvRecord row : csv) {
        double x = Double.parseDouble(row.getField("longitude"));
        double y = Double.parseDouble(row.getField("latitude"));
        points++;
        if (!map.box().hasLongitude(x) || !map.box().hasLatitude(y)) {
          outside.add(row.getField("longitude"));
        }
        int found = map.locate(x, y);
        nowhere += found == Boundaries.NOWHERE ? 1 : 0;
        // Compares every point in no polygon, and every seventh of the others.
        if ((found == Boundaries.NOWHERE || points % 7 == 0) && compared.add(x + " " + y)) {
          String region = found < 0 ? "nowhere" : gazetteer.region(found).code();
          assertThat(x + " " + y, region, is(covering(outlines, x, y)));
        }
      }
    }
    assertThat(points, is(36_527));
    assertThat(outside, contains("74.23416667"));
    // Including the point with the wrong sign.
    assertThat(nowhere, is(1_009));
  }

  @Test
  void distinguishesTheTwoLankaranDistrictsByCode() throws IOException {
    Property code = new Property("shapeID");
    Gazetteer gazetteer = gazetteer(DISTRICTS, code, new Property("shapeName"));
    Boundaries map = BoundaryGeoJson.read(DISTRICTS, BoundaryKey.code(code), gazetteer, 0);
    int south = map.locate(48.6, 38.87);
    int north = map.locate(49.12, 38.97);
    assertThat(gazetteer.region(south).name(), is("Lankaran District"));
    assertThat(gazetteer.region(north).name(), is("Lankaran District"));
    assertThat(north, is(not(south)));
  }

  @Test
  void rejectsTheTwoLankaranDistrictsByName() throws IOException {
    Property name = new Property("shapeName");
    Gazetteer both = gazetteer(DISTRICTS, new Property("shapeID"), name);
    List<String> problems =
        assertThrows(
                GazetteerException.class,
                () -> BoundaryGeoJson.read(DISTRICTS, BoundaryKey.name(name), both, 0))
            .problems();
    assertThat(problems.size(), is(1));
    assertThat(problems.get(0), containsString("2 of 79 features have a name that is ambiguous"));
    assertThat(
        problems.get(0),
        containsString("feature 28 \"Lankaran District\", 36 \"Lankaran District\""));

    // They stay two places even if the gazetteer has the name only once.
    Set<String> names = new HashSet<>();
    List<Entry> once =
        GazetteerGeoJson.read(
                DISTRICTS, List.of(new LevelProperties("district", new Property("shapeID"), name)))
            .stream()
            .filter(entry -> names.add(entry.name()))
            .toList();
    problems =
        assertThrows(
                GazetteerException.class,
                () ->
                    BoundaryGeoJson.read(
                        DISTRICTS,
                        BoundaryKey.name(name),
                        Gazetteer.of(List.of("district"), once),
                        0))
            .problems();
    assertThat(problems.size(), is(1));
    assertThat(problems.get(0), containsString("features 28 and 36 both have the name of"));
  }
}
