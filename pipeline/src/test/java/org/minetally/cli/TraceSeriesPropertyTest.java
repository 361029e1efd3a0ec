package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.period.DateInterval;

/**
 * On random cumulative series: what a traced record contributes is its figure less the earlier
 * figure that the trace names, and no later publication restates it.
 */
final class TraceSeriesPropertyTest {

  private static final LocalDate START = LocalDate.of(2022, 1, 1);
  private static final List<String> DISTRICTS = List.of("Alder", "Cedar", "");

  @TempDir private Path temporary;
  private JobFolder folder;

  /** A published figure; an empty number is not reported. */
  private record Figure(
      String place, LocalDate end, LocalDate published, String killed, String hurt) {

    String line() {
      return String.join(",", place, START.toString(), "" + end, "" + published, killed, hurt);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void contributionIsFigureLessPreviousOne(int seed) throws Exception {
    Random random = new Random(seed);
    folder = JobFolder.in(temporary);
    Map<String, Figure> figures = write(random, 1 + seed % 3);
    Command.good("run", job(), "--range-size=" + (60 + random.nextInt(200)));
    Path csv = temporary.resolve("traced.csv");
    Command.good("trace", folder.output(), "--table", "casualties_by_month_district", "--csv", csv);
    try (DuckDb sql = new DuckDb()) {
      List<List<String>> records =
          sql.rows(
              """
              SELECT file || ':' || line_number, previous_file || ':' || previous_line_number,
                figure_covers, published_on, previous_published_on, killed, injured
              FROM read_csv('%s', header = true, all_varchar = true)
              """
                  .formatted(csv));
      assertThat(records.size(), is(greaterThan(10)));
      assertThat(
          records.stream().filter(record -> record.get(1) != null).count(), is(greaterThan(5L)));
      records.forEach(record -> check(record, figures));
      Command findings =
          Command.good("trace", folder.output(), "--table", "findings", "--csv", csv);
      assertThat(findings.out(), containsString("published rows again, and no others."));
      assertThat(
          sql.number("SELECT count(*) FROM read_csv('%s', header = true)".formatted(csv)),
          is(
              sql.open(folder.current(), List.of("findings"))
                  .number("SELECT count(*) FROM findings")));
    }
  }

  private static void check(List<String> record, Map<String, Figure> figures) {
    Figure figure = figures.get(record.get(0));
    assertThat(record.get(3), is(figure.published.toString()));
    assertThat(
        record.get(2),
        is(new DateInterval((int) START.toEpochDay(), (int) figure.end.toEpochDay()).edtf()));
    assertThat(
        figures.values().stream()
            .filter(other -> other.place.equals(figure.place) && other.end.equals(figure.end))
            .noneMatch(other -> other.published.isAfter(figure.published)),
        is(true));
    Figure previous = record.get(1) == null ? null : figures.get(record.get(1));
    if (previous != null) {
      assertThat(previous.place, is(figure.place));
      assertThat(previous.end.isBefore(figure.end), is(true));
      assertThat(record.get(4), is(previous.published.toString()));
    } else {
      assertThat(record.get(4), is(nullValue()));
    }
    check(record.get(5), figure.killed, previous == null ? "0" : previous.killed);
    check(record.get(6), figure.hurt, previous == null ? "0" : previous.hurt);
  }

  private static void check(String contribution, String figure, String previous) {
    if (contribution != null) {
      assertThat(
          Integer.parseInt(contribution),
          is(Integer.parseInt(figure) - Integer.parseInt(previous)));
    }
  }

  /** Writes random figures, and returns them by file and line. */
  private Map<String, Figure> write(Random random, int files) throws IOException {
    Map<String, Figure> figures = new TreeMap<>();
    List<List<String>> lines = new ArrayList<>();
    for (int file = 0; file < files; file++) {
      lines.add(new ArrayList<>(List.of("district,first,last,published,killed,injured")));
    }
    for (int i = 0; i < 60; i++) {
      LocalDate end = START.plusDays(10L * (1 + random.nextInt(12)));
      Figure figure =
          new Figure(
              DISTRICTS.get(random.nextInt(3)),
              end,
              // No two are published on the same day, so the order of reading decides nothing.
              LocalDate.of(2023, 1, 1).plusDays(i),
              random.nextInt(4) == 0 ? "" : "" + random.nextInt(50),
              random.nextInt(4) == 0 ? "" : "" + random.nextInt(50));
      int file = random.nextInt(files);
      lines.get(file).add(figure.line());
      figures.put(name(file) + ":" + lines.get(file).size(), figure);
    }
    for (int file = 0; file < files; file++) {
      Files.write(Path.of(name(file)), lines.get(file));
    }
    return figures;
  }

  private String name(int file) {
    return temporary.resolve("figures-" + file + ".csv").toString();
  }

  private Path job() throws IOException {
    return folder.write(
        "job.yaml",
        """
        minetally: 1
        gazetteer: {file: gazetteer.csv, levels: [region, district]}
        periods: [month, year]
        levels: [district]
        output: {path: out}
        sources:
          - id: figures
            dataset: casualties
            files: ["figures-*.csv"]
            profile:
              series: {kind: cumulative, published: {column: published, form: yyyy-MM-dd}}
              date: {start: first, end: last, form: yyyy-MM-dd}
              region: [{level: district, name: district}]
              measures: {counts: {killed: {column: killed}, injured: {column: injured}}}
        """);
  }
}
