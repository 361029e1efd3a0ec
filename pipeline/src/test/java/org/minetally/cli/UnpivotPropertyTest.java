package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long table gives the same tables after it was pivoted and is unpivoted again. */
final class UnpivotPropertyTest {

  /** The number of rounds; higher in the nightly profile ({@code mvn verify -Pnightly}). */
  private static final int ROUNDS = 4 * Integer.getInteger("minetally.tests.rounds", 1);

  private static final List<String> DISTRICTS =
      List.of("Alder", "Birch Town", "\"Cedar\"", "Ödland");

  @TempDir Path temporary;

  /** One row of the long table; null is not reported. */
  private record Figures(String team, String district, int year, Integer killed, Integer injured) {

    String line() {
      return "%s,%s,%d,%s,%s".formatted(team, district, year, text(killed), text(injured));
    }
  }

  private static String text(Integer number) {
    return number == null ? "" : number.toString();
  }

  @Test
  void pivotedTableGivesSameTablesAsLongOne() throws Exception {
    Random random = new Random(20261129);
    for (int round = 0; round < ROUNDS; round++) {
      List<Figures> figures = figures(random);
      JobFolder folder = JobFolder.in(temporary);
      folder.write(
          "long.csv",
          "team,district,year,killed,injured\n"
              + figures.stream().map(Figures::line).collect(Collectors.joining("\n")));
      folder.write("wide.csv", pivoted(figures, random));
      List<List<String>> expected = tables(folder, "long", round, "");
      assertThat(
          "round " + round,
          tables(
              folder,
              "wide",
              round,
              "unpivot: [{columns: '* killed {year}', value: killed}, {columns: 'injured/{year}',"
                  + " value: injured}]",
              "--range-size",
              Integer.toString(1 + random.nextInt(200))),
          is(expected));
    }
  }

  private static List<Figures> figures(Random random) {
    List<Figures> figures = new ArrayList<>();
    for (int team = 0; team < 1 + random.nextInt(12); team++) {
      for (String district : DISTRICTS) {
        for (int year = 1999; year < 2005; year++) {
          Integer killed = random.nextInt(3) == 0 ? null : random.nextInt(4);
          Integer injured = random.nextInt(3) == 0 ? null : random.nextInt(4);
          if (killed != null || injured != null) {
            figures.add(new Figures("T" + team, district, year, killed, injured));
          }
        }
      }
    }
    Collections.shuffle(figures, random);
    return figures;
  }

  /** The oracle: one row for each team and district, one column for each year and measure. */
  private static String pivoted(List<Figures> figures, Random random) {
    List<String> columns = new ArrayList<>(List.of("team", "district"));
    Map<String, Map<String, String>> rows = new TreeMap<>();
    for (Figures one : figures) {
      Map<String, String> row =
          rows.computeIfAbsent(one.team() + one.district(), key -> new TreeMap<>());
      row.put("team", one.team());
      row.put("district", one.district());
      row.put("people killed " + one.year(), text(one.killed()));
      row.put("injured/" + one.year(), text(one.injured()));
      row.keySet().stream().filter(name -> !columns.contains(name)).forEach(columns::add);
    }
    Collections.shuffle(columns, random);
    StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
    for (Map<String, String> row : rows.values()) {
      csv.append(
          columns.stream()
              .map(column -> row.getOrDefault(column, ""))
              .map(
                  field ->
                      random.nextBoolean() && !field.contains("\"") ? "\"" + field + "\"" : field)
              .collect(Collectors.joining(",")));
      csv.append(random.nextBoolean() ? "\n" : "\r\n");
    }
    return csv.toString();
  }

  private static List<List<String>> tables(
      JobFolder folder, String name, int round, String unpivot, String... options)
      throws Exception {
    String output = name + round;
    List<Object> arguments = new ArrayList<>(List.of("run", job(folder, name, output, unpivot)));
    arguments.addAll(List.of(options));
    Command run = Command.good(arguments.toArray());
    assertThat(run.out(), containsString("figures"));
    List<List<String>> rows = new ArrayList<>();
    try (DuckDb tables =
        new DuckDb()
            .open(
                folder.folder().resolve(output).resolve("current"),
                List.of("casualties_by_year_district", "unmatched_names"))) {
      rows.addAll(tables.rows("FROM casualties_by_year_district"));
      rows.addAll(tables.rows("FROM unmatched_names"));
    }
    return rows;
  }

  private static Path job(JobFolder folder, String name, String output, String unpivot)
      throws IOException {
    return folder.write(
        output + ".yaml",
        """
        minetally: 1
        gazetteer: {file: gazetteer.csv, levels: [region, district]}
        tables: [{dataset: casualties, period: year, level: district}]
        output: {path: %s}
        sources:
          - id: figures
            dataset: casualties
            files: [%s.csv]
            profile:
              region: [{level: district, name: district}]
              date: {year: year}
              measures: {counts: {killed: {column: killed}, injured: {column: injured}}}
              %s
        """
            .formatted(output, name, unpivot));
  }
}
