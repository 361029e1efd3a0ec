package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minetally.region.GazetteerGeoJson.LevelProperties;
import org.minetally.region.GazetteerGeoJson.Source;
import org.minetally.region.GazetteerGeoJson.Source.Constant;
import org.minetally.region.GazetteerGeoJson.Source.Property;

/** The published boundaries and records of two countries. */
class RealGazetteersTest {

  private static final int DEPARTMENT = 0;
  private static final int MUNICIPALITY = 1;

  private static final Path DATA =
      Path.of(System.getProperty("minetally.root", ""), "..", "shared", "data");

  @BeforeEach
  void requireRealData() {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "real data not present at " + DATA);
  }

  private static Gazetteer colombia() throws IOException {
    return Gazetteer.of(
        List.of("department", "municipality"),
        GazetteerGeoJson.read(
            DATA.resolve("colombia/municipalities_2018.geojson"),
            List.of(
                new LevelProperties(
                    "department", new Property("DPTO_CCDGO"), new Property("DPTO_CNMBR")),
                new LevelProperties(
                    "municipality", new Property("MPIO_CCNCT"), new Property("MPIO_CNMBR")))));
  }

  private static CsvReader<NamedCsvRecord> csv(String file) throws IOException {
    return CsvReader.builder().ofNamedCsvRecord(DATA.resolve(file));
  }

  @Test
  void colombiaHas1122MunicipalitiesIn33Departments() throws IOException {
    Gazetteer gazetteer = colombia();
    int departments = 0;
    for (int id = 0; id < gazetteer.size(); id++) {
      Region region = gazetteer.region(id);
      if (region.level() == DEPARTMENT) {
        departments++;
      } else {
        // The national code starts with the department's code.
        assertThat(gazetteer.region(region.parent()).code(), is(region.code().substring(0, 2)));
      }
    }
    assertThat(departments, is(33));
    assertThat(gazetteer.size() - departments, is(1_122));
  }

  @Test
  void findsEveryVictimsMunicipalityByCode() throws IOException {
    Gazetteer gazetteer = colombia();
    int rows = 0;
    TreeSet<String> missing = new TreeSet<>();
    try (CsvReader<NamedCsvRecord> csv = csv("colombia/victims_2021.csv")) {
      for (NamedCsvRecord row : csv) {
        rows++;
        String code = "%05d".formatted(Integer.parseInt(row.getField("codigodanemunicipio")));
        int municipality = gazetteer.findCode(MUNICIPALITY, code);
        if (municipality == Gazetteer.NOT_FOUND) {
          missing.add(code);
        } else {
          String department = row.getField("codigodanedepartamento");
          assertThat(
              Integer.parseInt(gazetteer.cell(municipality, DEPARTMENT).code()),
              is(Integer.parseInt(department)));
        }
      }
    }
    assertThat(rows, is(12_062));
    assertThat(missing, is(new TreeSet<>()));
  }

  @Test
  void foldingLeaves30NamePairsIn2332EventsUnmatched() throws IOException {
    Gazetteer gazetteer = colombia();
    Map<String, Integer> unmatched = new TreeMap<>();
    TreeSet<String> unmatchedDepartments = new TreeSet<>();
    int rows = 0;
    try (CsvReader<NamedCsvRecord> csv = csv("colombia/events_1990_2019.csv")) {
      for (NamedCsvRecord row : csv) {
        rows++;
        String name = row.getField("departamento");
        int department = gazetteer.findName(DEPARTMENT, Gazetteer.UNKNOWN, name);
        if (department < 0) {
          unmatchedDepartments.add(name);
        }
        if (department < 0
            || gazetteer.findName(MUNICIPALITY, department, row.getField("municipio")) < 0) {
          unmatched.merge(name + "|" + row.getField("municipio"), 1, Integer::sum);
        }
      }
    }
    assertThat(rows, is(36_527));
    assertThat(unmatchedDepartments, contains("BOGOTA DC"));
    assertThat(unmatched.keySet(), hasSize(30));
    assertThat(unmatched.values().stream().mapToInt(Integer::intValue).sum(), is(2_332));
  }

  @Test
  void suggestsTheOfficialNameFirst() throws IOException {
    Gazetteer gazetteer = colombia();
    Map<String, String> official =
        Map.of(
            "52|TUMACO", "SAN ANDRÉS DE TUMACO (52835)",
            "52|EL TABLÓN", "EL TABLÓN DE GÓMEZ (52258)",
            "52|SANTA CRUZ", "SANTACRUZ (52699)",
            "52|CaRDOBA", "CÓRDOBA (52215)",
            "54|CÚCUTA", "SAN JOSÉ DE CÚCUTA (54001)",
            "18|MONTAÑITA", "LA MONTAÑITA (18410)",
            "27|EL CARMEN DEL ATRATO", "EL CARMEN DE ATRATO (27245)",
            "68|EL CARMEN", "EL CARMEN DE CHUCURI (68235)",
            "76|BUGA", "GUADALAJARA DE BUGA (76111)");
    official.forEach(
        (place, expected) -> {
          int department = gazetteer.findCode(DEPARTMENT, place.substring(0, 2));
          String name = place.substring(3);
          assertThat(gazetteer.suggest(MUNICIPALITY, department, name, 3).get(0), is(expected));
        });
    assertThat(
        gazetteer.suggest(DEPARTMENT, Gazetteer.UNKNOWN, "BOGOTA DC", 3),
        contains("BOGOTÁ, D.C. (11)"));
  }

  @Test
  void keepsTheTwoLankaranDistrictsApart() throws IOException {
    Gazetteer gazetteer =
        Gazetteer.of(
            List.of("country", "district"),
            GazetteerGeoJson.read(
                DATA.resolve("azerbaijan/districts.geojson"),
                List.of(
                    new LevelProperties(
                        "country", new Property("shapeISO"), new Constant("Azerbaijan")),
                    new LevelProperties(
                        "district", new Property("shapeID"), new Property("shapeName")))));
    assertThat(gazetteer.size(), is(80));
    assertThat(gazetteer.findName(1, 0, "Lankaran District"), is(Gazetteer.AMBIGUOUS));
    int first = gazetteer.findCode(1, "54616110B17009633679109");
    int second = gazetteer.findCode(1, "54616110B2076465815790");
    assertThat(gazetteer.region(first).name(), is("Lankaran District"));
    assertThat(gazetteer.region(second).name(), is("Lankaran District"));
    assertThat(first == second, is(false));
  }

  @Test
  void refusesTheTwoLankaranDistrictsWithoutCodes() {
    Property name = new Property("shapeName");
    GazetteerException refused =
        assertThrows(
            GazetteerException.class,
            () ->
                GazetteerGeoJson.read(
                    DATA.resolve("azerbaijan/districts.geojson"),
                    List.of(
                        new LevelProperties(
                            "country", new Constant("AZ"), new Constant("Azerbaijan")),
                        new LevelProperties(
                            "district", Source.derived(new Constant("AZ"), name), name))));
    assertThat(refused.problems().size(), is(1));
    assertThat(
        refused.problems().get(0),
        endsWith(
            ", feature 36: the district \"Lankaran District\" of \"AZ\" has the same name and"
                + " parent as \"Lankaran District\" in feature 28; name the property with the"
                + " codes of the regions as code; they differ in shapeID"));
  }
}
