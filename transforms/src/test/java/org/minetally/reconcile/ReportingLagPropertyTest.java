package org.minetally.reconcile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.format.Dialect;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.period.PeriodType;
import org.minetally.plan.Plan;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Input;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.Revisions;
import org.minetally.profile.Series;
import org.minetally.profile.SourceSpec;
import org.minetally.profile.Unit;
import org.minetally.summary.Suppression;
import org.minetally.table.FactTable;

/**
 * The reporting lags of random records with revisions, compared with a count that sorts all lags.
 */
class ReportingLagPropertyTest {

  private static final int ROUNDS = Integer.getInteger("minetally.tests.rounds", 1);

  private static final List<String> FORMS = List.of("yyyy-MM-dd", "yyyy-MM");

  @TempDir Path folder;

  /**
   * A line of a file.
   *
   * @param key its key; empty if it has none
   * @param revision its revision, different from that of any other line
   * @param day the day of the event; null if it is not known to the day
   * @param year the year of the event, XXXX if it is not known
   * @param when the date as written
   * @param reported the day of the report; null if it is not known to the day
   * @param entered that day as written
   */
  private record Line(
      String key,
      int revision,
      LocalDate day,
      String year,
      String when,
      LocalDate reported,
      String entered) {

    static Line random(Random random, int number) {
      LocalDate day = LocalDate.of(2019, 10, 1).plusDays(random.nextInt(400));
      LocalDate reported = day.plusDays(random.nextInt(60) - 10L);
      String key = random.nextInt(5) == 0 ? "" : "k" + random.nextInt(30);
      Line line =
          new Line(
              key, number, day, "" + day.getYear(), day.toString(), reported, reported.toString());
      return switch (random.nextInt(8)) {
        case 0 -> line.at(null, "XXXX", "");
        case 1 -> line.at(null, line.year, day.toString().substring(0, 7));
        case 2 -> line.reportedOn(null, "");
        case 3 -> line.reportedOn(null, reported.toString().substring(0, 7));
        default -> line;
      };
    }

    private Line at(LocalDate day, String year, String when) {
      return new Line(key, revision, day, year, when, reported, entered);
    }

    private Line reportedOn(LocalDate reported, String entered) {
      return new Line(key, revision, day, year, when, reported, entered);
    }

    private String text() {
      return "%s,%d,%s,%s,1".formatted(key, revision, when, entered);
    }
  }

  @Test
  void agreesWithTheSortedLagsForRangesAndShardsOfAnySize() throws IOException {
    List<SmallRun> runs = new ArrayList<>();
    List<Map<String, List<Object>>> expected = new ArrayList<>();
    for (int seed = 0; seed < 6 * ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Line> lines = new ArrayList<>();
      for (int i = random.nextInt(150); i > 0; i--) {
        lines.add(Line.random(random, random.nextInt(8) * 1000 + i));
      }
      Map<String, List<Object>> rows = new TreeMap<>();
      rows.putAll(reference("keyed", lines, true));
      rows.putAll(reference("open", lines, false));
      expected.add(rows);
      Plan plan = plan(lines).build();
      runs.add(SmallRun.of(plan).withSizes(200 + random.nextInt(3000), 1 << random.nextInt(4)));
    }
    List<SmallRun.Result> results = SmallRun.all(runs, folder);
    for (int seed = 0; seed < runs.size(); seed++) {
      assertThat("seed " + seed, rows(results.get(seed)), is(expected.get(seed)));
    }
  }

  @Test
  void isNotWrittenWithSuppressionOrIfNoSourceSaysWhenItsRecordsWereReported() throws IOException {
    List<Line> lines = List.of(Line.random(new Random(1), 1));
    Plan plan = plan(lines).build();
    Plan suppressed = plan.toBuilder().suppression(new Suppression(5)).build();
    Plan silent = plan(lines, Series.Publication.NOWHERE).build();
    assertThat(tables(plan), is(List.of(true, true)));
    assertThat(tables(suppressed), is(List.of(false, false)));
    assertThat(tables(silent), is(List.of(true, false)));
  }

  /** Returns whether a run writes the completeness of fields, and the reporting lags. */
  private List<Boolean> tables(Plan plan) throws IOException {
    SmallRun.Result result = SmallRun.of(plan).run(folder);
    List<String> names = plan.schemas().stream().map(schema -> schema.name()).toList();
    List<Boolean> written = new ArrayList<>();
    for (String table : List.of("field_completeness", "reporting_lag")) {
      assertThat(result.tables().containsKey(table), is(names.contains(table)));
      written.add(names.contains(table));
    }
    return written;
  }

  private Plan.Builder plan(List<Line> lines) throws IOException {
    return plan(lines, new Series.Publication("entered", FORMS));
  }

  private Plan.Builder plan(List<Line> lines, Series.Publication reported) throws IOException {
    Path file = Files.createTempFile(folder, "in", ".csv");
    Files.writeString(
        file,
        "id,revision,when,entered,killed\n"
            + String.join("\n", lines.stream().map(Line::text).toList())
            + "\n");
    Profile open =
        Profile.builder(Dataset.CASUALTIES)
            .date(new DateMapping.OneColumn("when", FORMS))
            .measures(
                new MeasureMapping.Counts(
                    Map.of(
                        Measure.KILLED,
                        new MeasureMapping.Quantity(new Input.Column("killed"), Unit.ONE))))
            .reported(reported)
            .build();
    Profile keyed =
        open.toBuilder()
            .recordKey(List.of("id"))
            .revisions(
                new Revisions(true, "revision", Revisions.Form.NUMBER, Revisions.Deletions.NONE))
            .build();
    return Plan.builder(SmallPlans.gazetteer())
        .sources(
            List.of(
                new SourceSpec("keyed", List.of(file.toString()), Dialect.CSV, keyed),
                new SourceSpec("open", List.of(file.toString()), Dialect.CSV, open)))
        .tables(List.of(new FactTable(Dataset.CASUALTIES, PeriodType.YEAR, "region", List.of())));
  }

  /** Returns, by source and year, the numbers of the table in the order of its columns. */
  private static Map<String, List<Object>> reference(
      String source, List<Line> lines, boolean keyed) {
    Map<String, Line> newest = new LinkedHashMap<>();
    Map<String, LocalDate> first = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String key = keyed && !line.key.isEmpty() ? line.key : "line " + i;
      newest.merge(key, line, (a, b) -> b.revision > a.revision ? b : a);
      if (line.reported != null) {
        first.merge(key, line.reported, (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    Map<String, List<Long>> lags = new TreeMap<>();
    Map<String, Long> without = new TreeMap<>();
    newest.forEach(
        (key, line) -> {
          String year = source + " " + line.year;
          without.merge(year, 0L, Long::sum);
          List<Long> of = lags.computeIfAbsent(year, y -> new ArrayList<>());
          if (line.day == null || first.get(key) == null) {
            without.merge(year, 1L, Long::sum);
          } else {
            of.add(first.get(key).toEpochDay() - line.day.toEpochDay());
          }
        });
    Map<String, List<Object>> rows = new TreeMap<>();
    lags.forEach((year, of) -> rows.put(year, row(of, without.get(year))));
    return rows;
  }

  private static List<Object> row(List<Long> lags, long without) {
    List<Long> sorted = lags.stream().sorted().toList();
    int size = sorted.size();
    List<Object> row = new ArrayList<>();
    row.add(size + without);
    row.add((long) size);
    row.add(without);
    row.add(sorted.stream().filter(lag -> lag < 0).count());
    row.add(size == 0 ? null : sorted.get(0));
    row.add(size == 0 ? null : sorted.get((int) Math.ceil(size * 0.5) - 1));
    row.add(size == 0 ? null : sorted.get((size * 9 + 9) / 10 - 1));
    row.add(size == 0 ? null : sorted.get(size - 1));
    row.add(size == 0 ? null : sorted.stream().mapToLong(lag -> lag).sum() / (double) size);
    return row;
  }

  private static Map<String, List<Object>> rows(SmallRun.Result result) {
    Map<String, List<Object>> rows = new TreeMap<>();
    for (Map<String, Object> row : result.table("reporting_lag")) {
      List<Object> numbers = new ArrayList<>(row.values());
      rows.put(
          row.get("source_id") + " " + row.get("period_key"), numbers.subList(6, numbers.size()));
    }
    return rows;
  }
}
