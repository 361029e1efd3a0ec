package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Colombia's complete register of victims, compared with totals counted from the same file in plain
 * Python.
 */
final class ColombiaVictimsTest {

  private static final String MONTH_MUNICIPALITY = "casualties_by_month_municipality";
  private static final String MONTH_DEPARTMENT = "casualties_by_month_department";
  private static final String YEAR_MUNICIPALITY = "casualties_by_year_municipality";
  private static final String YEAR_DEPARTMENT = "casualties_by_year_department";

  private static Command command;
  private static JsonNode expected;
  private static DuckDb tables;

  @BeforeAll
  static void runTheJob(@TempDir Path folder) throws Exception {
    RealData.assumePresent();
    command = Command.good("run", RealData.job("victims.yaml", folder));
    expected =
        new JsonMapper().readTree(RealData.file("colombia/expected_totals_2021.json").toFile());
    tables =
        new DuckDb()
            .open(
                folder.resolve("out/current"),
                List.of(
                    MONTH_MUNICIPALITY,
                    MONTH_DEPARTMENT,
                    YEAR_MUNICIPALITY,
                    YEAR_DEPARTMENT,
                    "rejects",
                    "unmatched_names"));
  }

  @AfterAll
  static void close() throws SQLException {
    if (tables != null) {
      tables.close();
    }
  }

  @Test
  void comparesEveryExpectedNumber() {
    assertThat(
        List.copyOf(new TreeMap<>(numbersByName()).keySet()),
        is(
            List.of(
                "condicion_outcome",
                "dept",
                "dept_year",
                "file",
                "injured",
                "killed",
                "rows",
                "year")));
  }

  @ParameterizedTest
  @ValueSource(strings = {MONTH_MUNICIPALITY, MONTH_DEPARTMENT, YEAR_MUNICIPALITY, YEAR_DEPARTMENT})
  void hasTotalsOfRegister(String table) throws SQLException {
    assertThat(
        tables.rows(
            "SELECT sum(records), sum(victims), sum(killed), sum(injured), sum(outcome_unknown) FROM "
                + table),
        is(
            List.of(
                List.of(
                    expected.get("rows").asText(),
                    expected.get("rows").asText(),
                    expected.get("killed").asText(),
                    expected.get("injured").asText(),
                    "0"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {MONTH_MUNICIPALITY, MONTH_DEPARTMENT, YEAR_MUNICIPALITY, YEAR_DEPARTMENT})
  void hasYearlyTotalsOfRegister(String table) throws SQLException {
    assertThat(
        tables.numbers("SELECT period_key[1:4], sum(victims) FROM %s GROUP BY 1".formatted(table)),
        is(expectedNumbers("year")));
  }

  @ParameterizedTest
  @ValueSource(strings = {MONTH_MUNICIPALITY, MONTH_DEPARTMENT, YEAR_MUNICIPALITY, YEAR_DEPARTMENT})
  void hasDepartmentTotalsOfRegister(String table) throws SQLException {
    assertThat(
        tables.numbers(
            "SELECT %s, sum(victims) FROM %s GROUP BY 1".formatted(department(table), table)),
        is(expectedNumbers("dept")));
  }

  @ParameterizedTest
  @ValueSource(strings = {MONTH_MUNICIPALITY, MONTH_DEPARTMENT, YEAR_MUNICIPALITY, YEAR_DEPARTMENT})
  void hasYearlyDepartmentTotalsOfRegister(String table) throws SQLException {
    assertThat(
        tables.numbers(
            "SELECT %s || '|' || period_key[1:4], sum(victims) FROM %s GROUP BY 1"
                .formatted(department(table), table)),
        is(expectedNumbers("dept_year")));
  }

  @ParameterizedTest
  @ValueSource(strings = {MONTH_MUNICIPALITY, MONTH_DEPARTMENT, YEAR_MUNICIPALITY, YEAR_DEPARTMENT})
  void hasStatusAndOutcomeTotalsOfRegister(String table) throws SQLException {
    Map<String, Long> found = new TreeMap<>();
    for (List<String> row :
        tables.rows(
            "SELECT victim_status, sum(injured), sum(killed) FROM %s GROUP BY 1"
                .formatted(table))) {
      String status =
          switch (row.get(0)) {
            case "civilian" -> "Civil";
            case "security_force" -> "Fuerza pública";
            default -> row.get(0);
          };
      found.put(status + "|Herido", Long.valueOf(row.get(1)));
      found.put(status + "|Muerto", Long.valueOf(row.get(2)));
    }
    assertThat(found, is(expectedNumbers("condicion_outcome")));
  }

  @Test
  void placesEveryVictimInMunicipality() throws SQLException {
    for (String table : List.of(MONTH_MUNICIPALITY, YEAR_MUNICIPALITY)) {
      assertThat(
          tables.number(
              "SELECT sum(records) FROM %s WHERE regexp_matches(region_code, '^[0-9]{5}$')"
                  .formatted(table)),
          is(12_062L));
      assertThat(
          tables.rows("SELECT region_code FROM " + table + " WHERE region_code LIKE '%unknown%'"),
          is(empty()));
      assertThat(tables.number("SELECT count(DISTINCT region_code) FROM " + table), is(515L));
      assertThat(
          tables.rows("FROM " + table + " WHERE region_code[1:2] <> parent_code"), is(empty()));
    }
    assertThat(tables.rows("FROM unmatched_names"), is(empty()));
  }

  @Test
  void countsMunicipalitiesAndMonthsLikeDuckDb() throws SQLException {
    String file = RealData.file("colombia/victims_2021.csv").toString();
    String counted =
        """
        SELECT lpad(codigodanemunicipio, 5, '0') || ' ' || ano || '-' || lpad(mes, 2, '0') || ' '
                 || CASE genero WHEN 'Masculino' THEN 'male' WHEN 'Femenino' THEN 'female' ELSE 'unknown' END,
               count(*)
        FROM read_csv('%s', header = true, all_varchar = true, quote = '"', delim = ',')
        GROUP BY 1
        """
            .formatted(file);
    String published =
        "SELECT region_code || ' ' || period_key || ' ' || sex, sum(victims) FROM %s GROUP BY 1"
            .formatted(MONTH_MUNICIPALITY);
    assertThat(tables.numbers(published), is(tables.numbers(counted)));
  }

  @Test
  void countsIdenticalRowsAsDifferentVictims() throws SQLException {
    assertThat(
        command.out(),
        containsString("victims  12,062    12,062         0         0           0   12,062"));
    assertThat(tables.number("SELECT count(*) FROM rejects"), is(0L));
  }

  private static String department(String table) {
    return table.endsWith("department") ? "region_code" : "parent_code";
  }

  private static Map<String, JsonNode> numbersByName() {
    Map<String, JsonNode> numbers = new TreeMap<>();
    expected.fields().forEachRemaining(field -> numbers.put(field.getKey(), field.getValue()));
    return numbers;
  }

  private static Map<String, Long> expectedNumbers(String name) {
    Map<String, Long> numbers = new TreeMap<>();
    expected
        .get(name)
        .fields()
        .forEachRemaining(field -> numbers.put(field.getKey(), field.getValue().asLong()));
    return numbers;
  }
}
