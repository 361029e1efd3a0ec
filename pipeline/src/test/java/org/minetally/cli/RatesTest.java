package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Populations, areas and rates in complete runs of the constructed job in testdata/rates. */
class RatesTest {

  private static final Path CONSTRUCTED =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata/rates");

  @TempDir static Path shared;

  @TempDir Path temporary;

  @BeforeAll
  static void publish() throws IOException {
    Command.good("run", job(shared));
  }

  /** Copies the job; the copy publishes to {@code out}. */
  private static Path job(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(CONSTRUCTED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(CONSTRUCTED.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path job = folder.resolve("job.yaml");
    Files.writeString(
        job, Files.readString(job).replaceFirst("(?m)^output:.*$", "output: {path: out}"));
    return job;
  }

  private static DuckDb open(Path folder) throws SQLException, IOException {
    Path current = folder.resolve("out/current").toRealPath();
    try (Stream<Path> entries = Files.list(current)) {
      return new DuckDb()
          .open(
              current,
              entries
                  .filter(Files::isDirectory)
                  .map(table -> table.getFileName().toString())
                  .toList());
    }
  }

  private static List<String> row(String... values) {
    return Arrays.asList(values);
  }

  @Test
  void dividesTheFiguresOfAYear() throws Exception {
    try (DuckDb sql = open(shared)) {
      assertThat(
          sql.rows(
              "SELECT region_code, population, population_year, victims_per_100000,"
                  + " killed_per_100000, injured_per_100000, area_km2, items_per_km2,"
                  + " area_cleared_m2_per_km2 FROM summary_by_year_district"
                  + " WHERE period_key = '2020'"),
          contains(
              row(
                  "AX11",
                  "45000",
                  "2020",
                  "2.2222222222222223",
                  "2.2222222222222223",
                  "0.0",
                  "1250.5",
                  null,
                  null),
              row(
                  "AX12",
                  "9500",
                  "2020",
                  "10.526315789473685",
                  "0.0",
                  "10.526315789473685",
                  "300.0",
                  "0.0",
                  "300.0"),
              row("AX21", "64000", "2020", "6.25", "0.0", "6.25", "2000.0", "0.008", "125.0"),
              row("AX22", "15000", "2015", null, null, null, "800.0", null, null)));
    }
  }

  /** Dogwood left the province AX2 for AX1 at the end of 2018. */
  @Test
  void addsUpThePartsThatAProvinceHasInTheYear() throws Exception {
    try (DuckDb sql = open(shared)) {
      assertThat(
          sql.rows(
              "SELECT period_key, region_code, population, population_year, area_km2"
                  + " FROM summary_by_year_province"
                  + " WHERE period_key IN ('2018', '2019', '2020') ORDER BY ALL"),
          contains(
              row("2018", "AX1", "50000", "2015", "1550.5"),
              row("2018", "AX2", "76000", "2015", "2800.0"),
              row("2019", "AX1", "65000", "2015", "2350.5"),
              row("2019", "AX2", "61000", "2015", "2000.0"),
              row("2020", "AX1", "65000", "2015", "2350.5"),
              row("2020", "AX2", "64000", "2020", "2000.0")));
      assertThat(
          sql.rows(
              "SELECT DISTINCT population, population_year, area_km2 FROM summary_by_year_country"
                  + " WHERE region_code = 'AX' ORDER BY ALL"),
          contains(
              row("126000", "2015", "4350.5"),
              row("135000", "2020", "4350.5"),
              row(null, null, null)));
    }
  }

  @Test
  void publishesTheDenominatorsAsDimensions() throws Exception {
    try (DuckDb sql = open(shared)) {
      assertThat(
          sql.rows(
              "SELECT region_code, area_km2, population, population_year FROM dim_region"
                  + " WHERE region_level <> 'district' AND region_name <> 'unknown' ORDER BY ALL"),
          contains(
              row("AX", "4350.5", "135000", "2020"),
              row("AX1", "2350.5", "65000", "2015"),
              row("AX2", "2000.0", "64000", "2020")));
      assertThat(
          sql.rows(
              "SELECT region_id, year, population, origin FROM dim_region_population"
                  + " WHERE region_level <> 'district' ORDER BY ALL"),
          contains(
              row("country:AX", "2015", "126000", "sum"),
              row("country:AX", "2020", "135000", "given"),
              row("province:AX1", "2015", "50000", "sum"),
              row("province:AX2", "2015", "76000", "sum"),
              row("province:AX2", "2020", "64000", "sum")));
    }
  }

  @Test
  void hasNoDenominatorsForBucketsAndUnknownPlaces() throws Exception {
    try (DuckDb sql = open(shared)) {
      for (String table : List.of("month_district", "year_district", "year_province")) {
        String rows =
            " FROM summary_by_%s WHERE (period_key LIKE '%%X%%' OR region_code LIKE '%%unknown')"
                .formatted(table);
        assertThat(sql.rows("SELECT 1" + rows).size(), is(greaterThan(0)));
        assertThat(
            sql.rows(
                "SELECT *"
                    + rows
                    + " AND coalesce(population, population_year, area_km2, victims_per_100000,"
                    + " killed_per_100000, injured_per_100000, items_per_km2,"
                    + " area_cleared_m2_per_km2) IS NOT NULL"),
            is(empty()));
      }
    }
  }

  @Test
  void explainsWhatIsKnown() throws Exception {
    String explained = Command.good("explain", job(temporary)).out();
    assertThat(explained, containsString("gazetteer.csv: known for 7 of 7 regions\n"));
    assertThat(explained, containsString("population.csv: known for 7 of 7 regions\n"));
  }

  @Test
  void readsAreasFromPropertiesOfAGeoJsonGazetteer() throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    folder.write("people.csv", "code,year,population\nN1,2020,2000\n");
    folder.write("data.csv", "day,region,district,killed,injured\n2020-05-01,,Alder,1,0\n");
    folder.write(
        "places.geojson",
        """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "geometry": null, "properties": {"C": "N1", "N": "Alder", "HA": 50}},
          {"type": "Feature", "geometry": null, "properties": {"C": "N2", "N": "Birch", "HA": 25}}
        ]}
        """);
    Path job = folder.job("data.csv");
    Files.writeString(
        job,
        Files.readString(job)
            .replaceFirst(
                "gazetteer: .*",
                """
                gazetteer:
                  file: places.geojson
                  levels:
                    - {level: region, code: {constant: R}, name: {constant: Region}}
                    - {level: district, code: C, name: N}
                  area: {unit: ha, columns: {area: HA}}
                  population: {file: people.csv}\
                """
                    .stripIndent())
            .replace("{level: region, name: region}, ", ""));
    Command.good("run", job);
    try (DuckDb sql = open(temporary)) {
      assertThat(
          sql.rows("SELECT region_code, area_km2, population FROM dim_region ORDER BY ALL"),
          contains(row("N1", "0.5", "2000"), row("N2", "0.25", null), row("R", "0.75", null)));
      assertThat(
          sql.rows("SELECT killed_per_100000 FROM summary_by_year_district"),
          contains(row("50.0")));
    }
  }

  @Test
  void runsAgainWhenAPopulationChanges() throws Exception {
    Path job = job(temporary);
    Command.good("run", job);
    assertThat(Command.good("run", job).out(), containsString("unchanged"));
    Path file = temporary.resolve("population.csv");
    Files.writeString(file, Files.readString(file).replace("AX11,2015,42000", "AX11,2015,43000"));
    Command.good("run", job);
    try (DuckDb sql = open(temporary)) {
      assertThat(
          sql.rows("SELECT population FROM dim_region_population WHERE year = 2015"),
          hasItem(row("43000")));
    }
  }

  @Test
  void doesNotDivideByPopulationOfRegionThatDidNotExistYet() throws Exception {
    Path job = job(temporary);
    Path file = temporary.resolve("gazetteer.csv");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("AX21,Cedar,district,AX2,,,", "AX21,Cedar,district,AX2,2020-08-01,,"));
    Command.good("run", job);
    String ofCedar =
        "SELECT period_key, population, area_km2, victims_per_100000 IS NULL, items_per_km2 IS NULL"
            + " FROM summary_by_%s_district WHERE region_code = 'AX21' AND period_key IN (%s)"
            + " ORDER BY period_key";
    try (DuckDb sql = open(temporary)) {
      assertThat(
          sql.rows(ofCedar.formatted("year", "'2018', '2020'")),
          contains(
              row("2018", null, null, "true", "true"),
              row("2020", "64000", "2000.0", "false", "false")));
      assertThat(
          sql.rows(ofCedar.formatted("month", "'2020-07', '2020-08'")),
          contains(
              row("2020-07", null, null, "true", "true"),
              row("2020-08", "64000", "2000.0", "false", "true")));
    }
    Files.writeString(
        job,
        Files.readString(job)
            .replace(
                "  file: gazetteer.csv", "  file: gazetteer.csv\n  mode: {as_of: 2021-01-01}"));
    Command.good("run", job);
    try (DuckDb sql = open(temporary)) {
      assertThat(
          sql.rows(ofCedar.formatted("year", "'2018'")),
          contains(row("2018", "61000", "2000.0", "false", "false")));
    }
  }

  @Test
  void reportsMistakesWithTheirLines() throws Exception {
    Path job = job(temporary);
    Path file = temporary.resolve("population.csv");
    Files.writeString(file, Files.readString(file) + "AX99,2015,5\nAX11,2020,5\n");
    CommandLineRunner.Answer answer = CommandLineRunner.run("validate", job.toString());
    assertThat(answer.exitCode(), is(2));
    assertThat(
        answer.err(),
        containsString(
            "population.csv, line 10: the code \"AX99\" is not in the gazetteer; fix the code, or"
                + " remove the line\n"));
    assertThat(
        answer.err(),
        containsString("line 11: duplicate population of \"AX11\" in 2020, first in"));
  }

  @Test
  void tracesTheNumeratorOfARate() throws Exception {
    String[] trace = {
      "trace",
      shared.resolve("out").toString(),
      "--table",
      "summary_by_year_district",
      "--where",
      "period_key=2016,region_code=AX11",
      "--measure",
      "victims_per_100000"
    };
    CommandLineRunner.Answer refused = CommandLineRunner.run(trace);
    assertThat(refused.exitCode(), is(2));
    assertThat(
        refused.err(),
        containsString(
            "--measure: victims_per_100000 is a rate; trace its numerator with --measure"
                + " victims"));
    trace[trace.length - 1] = "victims";
    CommandLineRunner.Answer traced = CommandLineRunner.run(trace);
    assertThat(traced.err(), traced.exitCode(), is(0));
    assertThat(traced.out(), containsString("victims 3"));
  }
}
