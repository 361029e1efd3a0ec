package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * DuckDB computes the rates of random worlds again, from the job's files and from the figures that
 * are published.
 */
class RatesPropertyTest {

  private static final List<String> LEVELS = List.of("country", "region", "district");

  /** The values of a region, or the sum of the regions below it if all of them have one. */
  private static final String POPULATIONS =
      """
      CREATE TABLE given AS SELECT * FROM read_csv('%1$s/people.csv', types = {'code': 'VARCHAR'});
      CREATE TABLE places AS SELECT * FROM read_csv('%1$s/places.csv', all_varchar = true);
      CREATE TABLE districts AS SELECT p.code, p.parent, y.year, g.population
        FROM places p CROSS JOIN (SELECT DISTINCT year FROM given) y
        LEFT JOIN given g ON g.code = p.code AND g.year = y.year WHERE p.level = 'district';
      CREATE TABLE regions AS SELECT p.code, p.parent, d.year, coalesce(any_value(g.population),
        CASE WHEN bool_and(d.population IS NOT NULL) THEN sum(d.population) END) AS population
        FROM places p JOIN districts d ON d.parent = p.code
        LEFT JOIN given g ON g.code = p.code AND g.year = d.year GROUP BY ALL;
      CREATE TABLE countries AS SELECT p.code, p.parent, d.year, coalesce(any_value(g.population),
        CASE WHEN bool_and(d.population IS NOT NULL) THEN sum(d.population) END) AS population
        FROM places p JOIN regions d ON d.parent = p.code
        LEFT JOIN given g ON g.code = p.code AND g.year = d.year GROUP BY ALL;
      CREATE TABLE known AS
        SELECT 'district' AS level, * FROM districts WHERE population IS NOT NULL
        UNION ALL SELECT 'region', * FROM regions WHERE population IS NOT NULL
        UNION ALL SELECT 'country', * FROM countries WHERE population IS NOT NULL;
      """;

  /** The figures of one table, and the rates as they should be. */
  private static final String EXPECTED =
      """
      SELECT period_key, region_code, k.population, k.year,
        CASE WHEN k.population > 0 THEN victims * 100000.0::DOUBLE / k.population END,
        CASE WHEN k.population > 0 THEN killed * 100000.0::DOUBLE / k.population END,
        CASE WHEN k.population > 0 THEN injured * 100000.0::DOUBLE / k.population END
      FROM summary_by_%1$s_%2$s s LEFT JOIN LATERAL (
        SELECT * FROM known WHERE level = '%2$s' AND code = s.region_code
          AND s.period_key NOT LIKE '%%X%%'
        ORDER BY year > year(s.period_start), abs(year - year(s.period_start)) LIMIT 1) k ON true
      """;

  @TempDir Path folder;

  private final List<String> districts = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void ratesAreThePublishedFiguresDividedByThePopulation(int seed) throws Exception {
    boolean suppresses = seed % 2 == 0;
    write(new Random(seed), suppresses);
    Command.good("run", folder.resolve("job.yaml"));
    try (DuckDb sql = new DuckDb()) {
      for (String statement : POPULATIONS.formatted(folder).split(";\\s*", -1)) {
        if (!statement.isEmpty()) {
          sql.run(statement);
        }
      }
      for (String period : List.of("month", "year")) {
        for (String level : LEVELS) {
          compare(sql, period, level);
        }
      }
      String hidden =
          "SELECT count(*) FROM summary_by_year_district WHERE %s AND population > 0"
              .formatted(
                  suppresses
                      ? "is_suppressed AND victims IS NULL AND victims_per_100000 IS NULL"
                      : "victims_per_100000 > 0");
      assertThat(sql.number(hidden), is(greaterThan(0L)));
    }
  }

  private void compare(DuckDb sql, String period, String level) throws Exception {
    String table = "summary_by_" + period + "_" + level;
    sql.open(folder.resolve("out/current"), List.of(table));
    sql.run("CREATE OR REPLACE TEMP TABLE expected AS " + EXPECTED.formatted(period, level));
    String found =
        "SELECT period_key, region_code, population, population_year, victims_per_100000,"
            + " killed_per_100000, injured_per_100000 FROM "
            + table;
    assertThat(sql.number("SELECT count(*) FROM expected"), is(greaterThan(0L)));
    assertThat(table, sql.rows(found + " EXCEPT ALL FROM expected"), is(empty()));
    assertThat(table, sql.rows("FROM expected EXCEPT ALL " + found), is(empty()));
  }

  private void write(Random random, boolean suppresses) throws Exception {
    Files.writeString(folder.resolve("places.csv"), places(random));
    Files.writeString(folder.resolve("people.csv"), people(random));
    Files.writeString(folder.resolve("victims.csv"), victims(random));
    Files.writeString(
        folder.resolve("job.yaml"),
        """
        minetally: 1
        gazetteer:
          file: places.csv
          levels: [country, region, district]
          population: {file: people.csv}
        sources:
          - id: victims
            dataset: casualties
            files: [victims.csv]
            profile:
              date: {column: day, forms: [yyyy-MM-dd, yyyy]}
              region: [{level: district, code: district}]
              measures: {counts: {killed: {column: killed}, injured: {column: injured}}}
        periods: [month, year]
        levels: [country, region, district]
        output: {path: out}
        """
            + (suppresses ? "suppression: {minimum_count: 5}\n" : ""));
  }

  private String places(Random random) {
    StringBuilder text = new StringBuilder("code,name,level,parent\nX,Country,country,\n");
    for (int region = 0; region < 4; region++) {
      text.append("R%d,Region %d,region,X\n".formatted(region, region));
      for (int i = 0; i <= random.nextInt(3); i++) {
        String code = "D" + region + i;
        districts.add(code);
        text.append("%s,District %s,district,R%d\n".formatted(code, code, region));
      }
    }
    return text.toString();
  }

  private String people(Random random) {
    StringBuilder text = new StringBuilder("code,year,population\n");
    for (int year : List.of(2016, 2019, 2022)) {
      for (String district : districts) {
        if (random.nextInt(6) > 0) {
          text.append("%s,%d,%d\n".formatted(district, year, random.nextInt(5) * 7_001));
        }
      }
      if (random.nextBoolean()) {
        text.append("R%d,%d,%d\n".formatted(random.nextInt(4), year, random.nextInt(90_000)));
      }
    }
    return text.toString();
  }

  private String victims(Random random) {
    StringBuilder text = new StringBuilder("day,district,killed,injured\n");
    for (int i = 0; i < 400; i++) {
      int year = 2015 + random.nextInt(9);
      String day =
          random.nextInt(10) == 0
              ? String.valueOf(year)
              : "%d-%02d-10".formatted(year, 1 + random.nextInt(12));
      text.append(
          "%s,%s,%s,%d\n"
              .formatted(
                  random.nextInt(30) == 0 ? "" : day,
                  random.nextInt(20) == 0 ? "" : districts.get(random.nextInt(districts.size())),
                  random.nextInt(9) == 0 ? "" : random.nextInt(2),
                  random.nextInt(4)));
    }
    return text.toString();
  }
}
