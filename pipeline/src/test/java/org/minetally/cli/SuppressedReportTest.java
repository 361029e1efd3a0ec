package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.report.HtmlReport;

/** A report on suppressed tables reveals no more than the tables. */
final class SuppressedReportTest {

  private static final String HEADER = "day,region,district,killed,injured,sex\n";

  private static final String[] SUPPRESSED = {
    "      dimensions: {sex: {column: sex, values: {f: female, m: male}}}",
    "dimensions: {casualties: [sex]}",
    "report: true",
    "suppression: {minimum_count: 5}"
  };

  private static final List<String> MEASURES = List.of("victims", "killed", "injured", "records");

  @TempDir private static Path shared;
  private static JobFolder world;

  @TempDir private Path temporary;
  private JobFolder folder;

  @BeforeAll
  static void publishTheWorld() throws IOException {
    world = JobFolder.in(shared);
    publish(world, world(new Random(3)));
  }

  @BeforeEach
  void makeFolder() throws IOException {
    folder = JobFolder.in(temporary);
  }

  private static String people(String month, String place, String sex, int records) {
    return "2020-%s-05,%s,0,1,%s\n".formatted(month, place, sex).repeat(records);
  }

  private static Path publish(JobFolder folder, String people) throws IOException {
    folder.write("people.csv", HEADER + people);
    Path job = folder.job("people.csv", SUPPRESSED);
    Command.good("run", job);
    return folder.current();
  }

  private static JsonNode data(Path page) throws IOException {
    return ReportTest.data(Files.readString(page));
  }

  private static JsonNode casualties(Path snapshot) throws IOException {
    return data(snapshot.resolve(HtmlReport.FILE)).get("datasets").get(0);
  }

  /** Returns the values of a measure on the page by key. */
  private static Map<String, String> trend(JsonNode set, String period, String measure) {
    Map<String, String> figures = new TreeMap<>();
    for (JsonNode trend : set.get("trends")) {
      if (trend.get("period").asText().equals(period)) {
        for (String part : List.of("exact", "imprecise")) {
          trend
              .get(part)
              .forEach(
                  entry ->
                      figures.put(
                          entry.get("key").asText(),
                          String.valueOf(entry.get("values").get(measure))));
        }
      }
    }
    return figures;
  }

  @Test
  void showsSuppressedFiguresAsSuppressedAndComparesNone() throws Exception {
    String people = people("01", "North,Alder", "f", 40) + people("03", "South,Cedar", "f", 2);
    JsonNode set = casualties(publish(folder, people));
    assertThat(set.get("suppressed").asBoolean(), is(true));
    assertThat(
        trend(set, "month", "records"), is(Map.of("2020-01", "40", "2020-03", "\"suppressed\"")));
    assertThat(trend(set, "month", "killed"), is(Map.of("2020-01", "0", "2020-03", "0")));
    // A sum with a suppressed part is a lower bound.
    assertThat(trend(set, "year", "records"), is(Map.of("2020", "{\"at_least\":40}")));
    assertThat(set.get("totals").get("records").toString(), is("{\"at_least\":40}"));
    assertThat(set.get("totals").get("killed").toString(), is("0"));
    // Not reported in January; the suppressed rows do not show whether it is in March.
    assertThat(set.get("not_shown").toString(), is("[\"outcome_unknown\"]"));
    String more = people + people("01", "North,Alder", "f", 1);
    JsonNode changes = data(publish(folder, more).resolve(HtmlReport.FILE)).get("changes");
    assertThat(changes.get("cells").asInt(), is(0));
    assertThat(changes.get("first").isEmpty(), is(true));
  }

  /** Readers of the report cannot distinguish data sets that differ only in hidden counts. */
  @Test
  void producesSameReportForDifferentHiddenCounts() throws Exception {
    List<JsonNode> pages = new ArrayList<>();
    for (int january : List.of(2, 3)) {
      JobFolder world = JobFolder.in(Files.createDirectory(temporary.resolve("world" + january)));
      JsonNode page =
          data(
              publish(
                      world,
                      people("01", "North,Alder", "f", january)
                          + people("02", "North,Alder", "f", 9 - january)
                          + people("03", "North,Alder", "f", 40))
                  .resolve(HtmlReport.FILE));
      ObjectNode manifest = (ObjectNode) page.get("manifest");
      manifest.remove(List.of("run_id", "started", "ended", "job", "gazetteer"));
      // The hash of the input does not concern the report; the manifest decides whether to show it.
      manifest.get("sources").forEach(source -> ((ObjectNode) source).remove("inputs"));
      pages.add(page);
    }
    assertThat(pages.get(0), is(equalTo(pages.get(1))));
  }

  @Test
  void isReproducibleFromSnapshotAlone() throws Exception {
    Path snapshot = world.current();
    byte[] published = Files.readAllBytes(snapshot.resolve(HtmlReport.FILE));
    Path alone = Files.createDirectories(temporary.resolve("alone/snapshots/1"));
    copy(snapshot.toRealPath(), alone);
    Files.delete(alone.resolve(HtmlReport.FILE));
    Files.createSymbolicLink(temporary.resolve("alone/current"), Path.of("snapshots/1"));
    Command.good("report", temporary.resolve("alone"));
    byte[] again = Files.readAllBytes(temporary.resolve("alone").resolve(HtmlReport.FILE));
    assertThat(Arrays.equals(published, again), is(true));
  }

  /** A figure is a number if and only if one table shows all of its parts. */
  @Test
  void showsNoNumberForSuppressedValue() throws Exception {
    Path snapshot = world.current();
    JsonNode set = casualties(snapshot);
    int notExact = 0;
    try (DuckDb tables = open(snapshot)) {
      for (String period : List.of("month", "year")) {
        for (String measure : MEASURES) {
          Map<String, String> shown = trend(set, period, measure);
          Map<String, String> exact = exact(tables, period, measure, "period_key", "");
          for (String key : shown.keySet()) {
            String value = shown.get(key);
            boolean isNumber = !value.contains("suppressed") && !value.contains("at_least");
            assertThat(
                period + " " + key + " " + measure + " " + value,
                isNumber ? value : null,
                is(exact.get(key)));
            notExact += isNumber ? 0 : 1;
          }
        }
      }
      for (JsonNode level : set.get("levels")) {
        for (String measure : MEASURES) {
          notExact += comparePlaces(tables, level, measure);
        }
      }
    }
    assertThat("the world suppresses something", notExact, is(greaterThan(20)));
  }

  private static int comparePlaces(DuckDb tables, JsonNode level, String measure) throws Exception {
    int notExact = 0;
    String name = level.get("level").asText();
    Map<String, String> years =
        exact(tables, "year", measure, "region_code || ' ' || period_key", name);
    Map<String, String> months =
        exact(tables, "month", measure, "region_code || ' ' || left(period_key, 4)", name);
    for (JsonNode place : level.get("places")) {
      for (Map.Entry<String, JsonNode> year : place.get("years").properties()) {
        JsonNode value = year.getValue().get(measure);
        String key = place.get("code").asText() + " " + year.getKey();
        String exact = years.getOrDefault(key, months.get(key));
        assertThat(name + " " + key, value.isNumber() ? value.asText() : null, is(exact));
        notExact += value.isNumber() ? 0 : 1;
      }
    }
    return notExact;
  }

  /**
   * Returns the sums by key whose cells are all shown by fact rows or by a summary row.
   *
   * @param level the level; empty for the first level that shows all cells
   */
  private static Map<String, String> exact(
      DuckDb tables, String period, String measure, String key, String level) throws Exception {
    Map<String, String> exact = new TreeMap<>();
    for (String of : level.isEmpty() ? List.of("district", "region") : List.of(level)) {
      String summary = measure.equals("records") ? "casualty_records" : measure;
      for (List<String> row :
          tables.rows(
              """
              SELECT key, sum(shown) FROM (
                SELECT %1$s AS key, region_code, period_key,
                  coalesce(
                    any_value(s.%4$s), CASE WHEN count(f.%3$s) = count(*) THEN sum(f.%3$s) END) AS shown
                FROM casualties_by_%2$s_%5$s f LEFT JOIN summary_by_%2$s_%5$s s USING (period_key, region_code)
                GROUP BY ALL)
              GROUP BY key HAVING count(shown) = count(*)
              """
                  .formatted(key, period, measure, summary, of))) {
        exact.putIfAbsent(row.get(0), new BigDecimal(row.get(1)).toPlainString());
      }
    }
    return exact;
  }

  private static DuckDb open(Path snapshot) throws Exception {
    List<String> names = new ArrayList<>();
    for (String table : List.of("casualties", "summary")) {
      for (String period : List.of("month", "year")) {
        for (String level : List.of("region", "district")) {
          names.add(table + "_by_" + period + "_" + level);
        }
      }
    }
    return new DuckDb().open(snapshot, names);
  }

  @Test
  void listsSuppressedMembersAndPlacesByTheirKeys() throws Exception {
    JsonNode set = casualties(world.current());
    for (JsonNode breakdown : set.get("breakdowns")) {
      assertSorted(breakdown.get("members"), "key");
    }
    set.get("levels").forEach(level -> assertSorted(level.get("places"), "code"));
  }

  private static void assertSorted(JsonNode rows, String key) {
    List<String> keys = new ArrayList<>();
    rows.forEach(row -> keys.add(row.get(key).asText()));
    assertThat(keys, is(keys.stream().sorted().toList()));
  }

  @Test
  void omitsCountsMissingFromManifest() throws Exception {
    Path copied = Files.createDirectories(temporary.resolve("out/snapshots/1"));
    copy(world.current().toRealPath(), copied);
    Files.createSymbolicLink(folder.current(), Path.of("snapshots/1"));
    Path file = copied.resolve("manifest.json");
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode manifest = (ObjectNode) mapper.readTree(file.toFile());
    ObjectNode source = (ObjectNode) manifest.get("sources").get(0);
    source.retain("id", "dataset");
    manifest.remove("job_sha256");
    mapper.writeValue(file.toFile(), manifest);
    Command.good("report", folder.output());
    JsonNode shown = data(folder.output().resolve(HtmlReport.FILE)).get("manifest");
    assertThat(
        shown.get("sources").toString(),
        is(
            "[{\"id\":\"reports\",\"inputs\":[],\"more_inputs\":0,\"counts\":{},\"reasons\":[],"
                + "\"more_reasons\":0}]"));
    assertThat(shown.has("job_sha256"), is(false));
    assertThat(shown.toString(), not(containsString("null")));
  }

  @Test
  void neverClaimsThatSuppressedFiguresAreUnchanged() throws Exception {
    publish(folder, world(new Random(3)));
    publish(folder, world(new Random(4)));
    Command.good("report", folder.output());
    String page = Files.readString(folder.output().resolve(HtmlReport.FILE));
    String shown = page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    assertThat(shown, containsString("Counts of people are not compared"));
    assertThat(shown, not(containsString("No figure differs")));
  }

  /** Small counts over three years, months, districts and sexes. */
  private static String world(Random random) {
    StringBuilder people = new StringBuilder();
    List<String> places =
        List.of("North,Alder", "North,Birch", "South,Cedar", "South,Birch", "North,", ",");
    for (int i = 0; i < 90; i++) {
      String day =
          random.nextInt(6) == 0
              ? ""
              : "%d-%02d-05".formatted(2018 + random.nextInt(3), 1 + random.nextInt(12));
      String row =
          "%s,%s,%d,%d,%s\n"
              .formatted(
                  day,
                  places.get(random.nextInt(places.size())),
                  random.nextInt(2),
                  random.nextInt(2),
                  List.of("f", "m", "").get(random.nextInt(3)));
      people.append(row.repeat(1 + random.nextInt(12)));
    }
    return people.toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
