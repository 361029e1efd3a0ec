package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Incidents are counted once per cell, independently of victims, and never invented. */
final class IncidentsTest {

  private static final String SOURCE =
      """
        - id: %1$s
          dataset: casualties
          files: [%1$s*.csv]
          profile:
            %2$s
            date: {column: day, forms: [yyyy-MM-dd, yyyy]}
            region: [{level: region, name: region}, {level: district, name: district}]
            dimensions:
              sex: {column: sex, values: {f: female, m: male}}
              device_category: {column: device, values: {AP: anti_personnel_mine, UXO: unexploded_ordnance}}
            measures: {counts: {killed: {column: killed}}}
      """;

  private static final String HEADER = "incident,day,region,district,sex,device,killed\n";

  @TempDir private Path temporary;

  @Test
  void countsThreeVictimsAsOneIncidentInAnyBreakdown() throws Exception {
    assertThat(
        rows(
            job("a", "incident: {id: [incident]}"),
            """
            1,2020-01-05,North,Alder,f,AP,1
            1,2020-01-05,North,Alder,m,AP,0
            1,2020-01-05,North,Alder,m,AP,0
            2,2020-01-06,North,Alder,m,UXO,0
            """,
            "SELECT device_category, records, incidents, incidents_estimated, records_without_incident"
                + " FROM incidents_by_year_district"),
        is(
            List.of(
                Arrays.asList("anti_personnel_mine", "3", "1", null, null),
                Arrays.asList("unexploded_ordnance", "1", "1", null, null))));
  }

  @Test
  void countsIncidentInBothPlacesAndOnceAbove() throws Exception {
    Path job = job("a", "incident: {id: [incident]}");
    String data = "1,2020-01-05,North,Alder,f,AP,1\n1,2020-01-05,North,Birch,m,AP,0\n";
    assertThat(
        rows(job, data, "SELECT region_code, incidents FROM incidents_by_year_district"),
        is(List.of(List.of("N1", "1"), List.of("N2", "1"))));
    assertThat(
        rows(job, data, "SELECT region_code, incidents FROM incidents_by_year_region"),
        is(List.of(List.of("N", "1"))));
  }

  @Test
  void reportsIncidentsAsUnknownWithoutId() throws Exception {
    assertThat(
        rows(
            job("a", "incident: {id: [incident]}"),
            ",2020-01-05,North,Alder,f,AP,1\n",
            "SELECT incidents, incidents_estimated, records_without_incident FROM incidents_by_year_region"),
        is(List.of(Arrays.asList(null, null, "1"))));
  }

  @Test
  void writesEstimateToSeparateColumn() throws Exception {
    assertThat(
        rows(
            job("a", "incident: {estimate_by: [day, district]}"),
            "7,2020-01-05,North,Alder,f,AP,1\n8,2020-01-05,North,Alder,m,AP,1\n9,2020-01-06,North,Alder,m,AP,1\n",
            "SELECT incidents, incidents_estimated FROM incidents_by_year_region"),
        is(List.of(Arrays.asList(null, "2"))));
  }

  @Test
  void writesNoIncidentTableWithoutIncidentIds() throws Exception {
    JobFolder.in(temporary);
    Files.writeString(temporary.resolve("a-1.csv"), HEADER + "1,2020,North,Alder,f,AP,1\n");
    Command.good("run", job("a", "missing: []"));
    assertThat(Files.exists(temporary.resolve("out/current/incidents_by_year_region")), is(false));
  }

  @Test
  void rejectsIncidentIdTogetherWithEstimate() throws Exception {
    JobFolder.in(temporary);
    Files.writeString(temporary.resolve("a-1.csv"), HEADER);
    Command refused =
        Command.of("validate", job("a", "incident: {id: [incident], estimate_by: [day]}"));
    assertThat(refused.err(), containsString("expected one of id, estimate_by and lookup"));
    assertThat(refused.code(), is(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void countsRandomIncidentsLikeCountDistinct(int seed) throws Exception {
    Random random = new Random(seed);
    JobFolder.in(temporary);
    for (String source : List.of("a", "b", "c")) {
      for (int file = 0; file < 2; file++) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = random.nextInt(150); i >= 0; i--) {
          text.append(random.nextInt(5) == 0 ? "" : random.nextInt(40))
              .append(
                  random.nextInt(4) == 0 ? ",2020" : ",2020-0" + (1 + random.nextInt(3)) + "-11")
              .append(random.nextBoolean() ? ",North,Alder" : ",South,Cedar")
              .append(random.nextBoolean() ? ",f" : ",m")
              .append(random.nextBoolean() ? ",AP,1\n" : ",UXO,0\n");
        }
        Files.writeString(temporary.resolve(source + "-" + file + ".csv"), text);
      }
    }
    Command.good(
        "run",
        write(
            SOURCE.formatted("a", "incident: {id: [incident]}")
                + SOURCE.formatted("b", "incident: {estimate_by: [day, sex]}")
                + SOURCE.formatted("c", "missing: [x]")),
        "--range-size=" + (200 + random.nextInt(3000)));
    String all =
        String.join(
            " UNION ALL ",
            List.of("a", "b", "c").stream()
                .map(
                    s ->
                        "SELECT '%1$s' AS s, * FROM read_csv('%2$s/%1$s-*.csv', header = true, all_varchar = true)"
                            .formatted(s, temporary))
                .toList());
    try (DuckDb sql = new DuckDb()) {
      sql.open(temporary.resolve("out/current"), List.of("incidents_by_month_district"));
      assertThat(
          sql.rows(
              "SELECT period_key, region_code, device_category, records, incidents, incidents_estimated,"
                  + " records_without_incident FROM incidents_by_month_district"),
          is(
              sql.rows(
                  """
                  SELECT CASE WHEN length(day) = 4 THEN day || '-XX' ELSE day[:7] END AS p,
                         CASE region WHEN 'North' THEN 'N1' ELSE 'S1' END AS r,
                         CASE device WHEN 'AP' THEN 'anti_personnel_mine' ELSE 'unexploded_ordnance' END AS d,
                         count(*),
                         nullif(count(DISTINCT incident) FILTER (s = 'a'), 0),
                         nullif(count(DISTINCT (day, sex)) FILTER (s = 'b'), 0),
                         nullif(count(*) FILTER (s = 'c' OR s = 'a' AND incident IS NULL), 0)
                  FROM (%s) GROUP BY ALL ORDER BY ALL
                  """
                      .formatted(all))));
    }
  }

  private List<List<String>> rows(Path job, String data, String query) throws Exception {
    JobFolder.in(temporary);
    Files.writeString(temporary.resolve("a-1.csv"), HEADER + data);
    Command.good("run", job);
    String table = query.replaceAll("(?s).* FROM (\\w+).*", "$1");
    try (DuckDb sql = new DuckDb()) {
      return sql.open(temporary.resolve("out/current"), List.of(table)).rows(query);
    }
  }

  private Path job(String source, String profile) throws Exception {
    return write(SOURCE.formatted(source, profile));
  }

  private Path write(String sources) throws Exception {
    return Files.writeString(
        temporary.resolve("job.yaml"),
        """
        minetally: 1
        gazetteer: {file: gazetteer.csv, levels: [region, district]}
        periods: [month, year]
        levels: [region, district]
        dimensions: {casualties: [sex, device_category]}
        output: {path: out}
        sources:
        """
            + sources);
  }
}
