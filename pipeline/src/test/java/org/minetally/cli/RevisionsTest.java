package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;
import org.minetally.reconcile.RecordCounts;

/** The newest record of a key counts, and a deletion removes all of them. */
final class RevisionsTest {

  private static final String REVISED =
      """
      record_key: [id]
            revision: {column: revision, form: %s}
            deleted: {column: state, words: [void]}
      """;

  private static final String HEADER = "id,revision,state,kind,day,killed\n";

  @TempDir private Path temporary;

  @BeforeEach
  void makeGazetteer() throws Exception {
    JobFolder.in(temporary);
  }

  @Test
  void countsNewestRevisionInAnyFile() throws Exception {
    write("a-1.csv", "A,3,,x,2020-01-01,4\nA,1,,x,2020-01-01,1\n");
    write("a-2.csv", "A,2,,x,2020-01-01,2\n");
    expect(run("number"), 4, "read 3, counted 1, duplicates 0, superseded 2, deleted 0");
  }

  @Test
  void deletesOlderRevisionsUntilLaterOneRevivesKey() throws Exception {
    write(
        "a-1.csv",
        """
        A,1,,x,2020-01-01,1
        A,2,void,,,
        B,1,,x,2020-01-01,2
        B,2,void,,,
        B,3,,x,2020-01-01,8
        """);
    expect(run("number"), 8, "read 5, counted 1, duplicates 0, superseded 1, deleted 3");
  }

  @Test
  void treatsEqualRevisionsAsDuplicatesUnlessOneIsDeletion() throws Exception {
    write(
        "a-1.csv", "A,1,,x,2020-01-01,1\nA,1,,x,2020-01-01,2\nB,1,,x,2020-01-01,4\nB,1,void,,,\n");
    expect(run("number"), 1, "read 4, counted 1, duplicates 1, superseded 0, deleted 2");
  }

  @Test
  void countsAllRecordsWithoutKey() throws Exception {
    write("a-1.csv", ",1,,x,2020-01-01,1\n,1,,x,2020-01-01,1\n,2,,x,2020-01-01,1\n");
    expect(run("number"), 3, "read 3, counted 3, duplicates 0, superseded 0, deleted 0");
  }

  @Test
  void treatsMissingRevisionAsOldest() throws Exception {
    write("a-1.csv", "A,-5,,x,2020-01-01,2\nA,,,x,2020-01-01,1\n");
    expect(run("number"), 2, "read 2, counted 1, duplicates 0, superseded 1, deleted 0");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-03-01, 2020-03-02",
    "2020-03-01, 2020-03-01T00:00:01",
    "2020-03-01T10:00:00.123456, 2020-03-01T10:00:00.123457Z",
    "2020-03-01T10:00:00+02:00, 2020-03-01 09:00:00",
    "2020-03-01T10:00:00+0200, 2020-03-01T10:00:00+0100",
  })
  void comparesTimestamps(String older, String newer) throws Exception {
    write(
        "a-1.csv",
        "A,%s,,x,2020-01-01,1\nA,%s,,x,2020-01-01,2\nA,%s,,x,2020-01-01,4\n"
            .formatted(older, newer, older));
    expect(run("timestamp"), 2, "read 3, counted 1, duplicates 0, superseded 2, deleted 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2020-13-01", "2020-03-01T25:00:00", "2020-03-01T10:00:00.1234567"})
  void rejectsInvalidTimestamp(String revision) throws Exception {
    write("a-1.csv", "A,%s,,x,2020-01-01,1\n".formatted(revision));
    assertThat(run("timestamp").rejected(), is(Map.of("INVALID_REVISION", 1L)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e3000000000", "1.1234567", "one", "1,5", "99999999999999999999"})
  void rejectsInvalidRevisionNumber(String revision) throws Exception {
    write("a-1.csv", "A,\"%s\",,x,2020-01-01,1\n".formatted(revision));
    assertThat(run("number").rejected(), is(Map.of("INVALID_REVISION", 1L)));
  }

  @Test
  void rejectsDeletionWithoutKey() throws Exception {
    write("a-1.csv", ",1,void,,,\n");
    assertThat(run("number").rejected(), is(Map.of("DELETION_WITHOUT_KEY", 1L)));
  }

  /** Otherwise an older revision would count although the newest one is filtered. */
  @Test
  void supersedesOlderRevisionsWithFilteredOne() throws Exception {
    write(
        "a-1.csv",
        """
        A,1,,x,2020-01-01,1
        A,2,,drill,2020-01-01,1
        B,1,,drill,2020-01-01,2
        B,2,,x,2020-01-01,4
        """);
    expect(run("number"), 4, "read 4, counted 1, duplicates 0, superseded 1, deleted 0");
  }

  @Test
  void deletesKeysInDeletionFileAtAnyRevision() throws Exception {
    write("a-1.csv", "A,1,,x,2020-01-01,1\nA,9,,x,2020-01-01,1\nB,1,,x,2020-01-01,2\n");
    Files.writeString(temporary.resolve("gone.csv"), "key\nA\nC\n");
    expect(
        run("number", "deletions: {files: [gone.csv], key: [key]}"),
        2,
        "read 5, counted 1, duplicates 0, superseded 0, deleted 4");
  }

  @Test
  void ordersDeletionFileByRevision() throws Exception {
    write("a-1.csv", "A,1,,x,2020-01-01,1\nA,9,,x,2020-01-01,8\nB,1,,x,2020-01-01,2\n");
    Files.writeString(temporary.resolve("gone.csv"), "id,at\nA,5\nB,5\n");
    expect(
        run("number", "deletions: {files: [gone.csv], revision: {column: at, form: number}}"),
        8,
        "read 5, counted 1, duplicates 0, superseded 1, deleted 3");
  }

  @Test
  void deletesKeyAnywhereWithoutRevisionColumn() throws Exception {
    write("a-1.csv", "A,,void,,,\nA,,,x,2020-01-01,1\nB,,,x,2020-01-01,2\nB,,,x,2020-01-01,2\n");
    Command.good("run", job("record_key: [id]\n      deleted: {column: state, words: [void]}", ""));
    expect(counts(), 2, "read 4, counted 1, duplicates 1, superseded 0, deleted 2");
  }

  @Test
  void rejectsRevisionsWithoutKey() throws Exception {
    write("a-1.csv", "");
    Command refused = Command.of("validate", job("revision: {column: revision, form: number}", ""));
    assertThat(refused.err(), containsString("revision needs a record_key"));
    assertThat(refused.code(), is(2));
  }

  @Test
  void rejectsRevisionsOfSeries() throws Exception {
    write("a-1.csv", "");
    Command refused =
        Command.of(
            "validate", job(REVISED.formatted("number") + "      series: {kind: cumulative}", ""));
    assertThat(refused.err(), containsString("revision does not apply to a series"));
    assertThat(refused.err(), containsString("deleted does not apply to a series"));
    assertThat(refused.code(), is(2));
  }

  @Test
  void reportsMissingColumnInDeletionFile() throws Exception {
    write("a-1.csv", "");
    Files.writeString(temporary.resolve("gone.csv"), "key\nA\n");
    Command refused =
        Command.of("validate", job(REVISED.formatted("number"), "deletions: {files: [gone.csv]}"));
    assertThat(refused.err(), containsString("column \"id\" is not in the header of"));
    assertThat(refused.err(), containsString("gone.csv"));
    assertThat(refused.code(), is(2));
  }

  @Test
  void reportsAllProblemsOfRevisionsAndDeletionsAtOnce() throws Exception {
    write("a-1.csv", "");
    Files.writeString(temporary.resolve("gone.csv"), "id,state\n");
    Command refused =
        Command.of(
            "validate",
            job(
                "record_key: [id]\n      revision: {colum: revision, form: date}\n"
                    + "      deleted: {column: state, words: []}",
                "deletions: {files: [gone.csv], key: [id, state]}"));
    assertThat(refused.err(), containsString("Did you mean \"column\"?"));
    assertThat(refused.err(), containsString("\"date\""));
    assertThat(refused.err(), containsString("the list is empty; expected at least one item"));
    assertThat(
        refused.err(), containsString("expected as many columns as in record_key, which has 1"));
    assertThat(
        refused.err().lines().filter(line -> line.contains("job.yaml:")).count() > 3, is(true));
    assertThat(refused.code(), is(2));
  }

  @Test
  void rejectsDeletionsWithoutKey() throws Exception {
    write("a-1.csv", "");
    Files.writeString(temporary.resolve("gone.csv"), "id\n");
    Command refused =
        Command.of("validate", job("missing: []", "deletions: {files: [gone.csv], key: [id]}"));
    assertThat(refused.err(), containsString("deletions need a record_key"));
    assertThat(refused.code(), is(2));
  }

  @Test
  void rejectsFileWithRecordsAndDeletions() throws Exception {
    write("a-1.csv", "");
    write("a-gone.csv", "");
    Command refused =
        Command.of(
            "validate", job(REVISED.formatted("number"), "deletions: {files: [a-gone.csv]}"));
    assertThat(refused.err(), containsString("a file contains either records or deletions"));
    assertThat(refused.err(), containsString("job.yaml:"));
    assertThat(refused.code(), is(2));
  }

  /** Deletions have no date and filtered records do not count, but both take part in the order. */
  @Test
  void explainsDeletionsAmongRecords() throws Exception {
    write("a-1.csv", "A,1,,x,2020-01-01,1\nA,2,void,,,\nB,1,,drill,2020-01-02,1\n");
    Files.writeString(temporary.resolve("gone.csv"), "key\n");
    Command explained =
        Command.good(
            "explain",
            job(REVISED.formatted("number"), "deletions: {files: [gone.csv], key: [key]}"));
    assertThat(
        explained
            .out()
            .substring(explained.out().indexOf("first records"))
            .lines()
            .limit(4)
            .toList(),
        is(
            List.of(
                "first records",
                "    2020-01-01, place unknown, victim_status=unknown, age_group=unknown,"
                    + " victims=1, killed=1",
                "    a deletion; only its key is read",
                "    record 3 (line 4) filtered: kind=drill")));
    assertThat(explained.out(), containsString("gone.csv"));
    assertThat(
        explained.out(),
        containsString("revision: column \"revision\" as number; the highest of each key counts"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gone\n", "A9\n"})
  void ignoresDeletionsOfOtherKeys(String gone) throws Exception {
    write("a-1.csv", "A,,,drill,2020-01-01,1\nA,,,x,2020-01-01,2\nA,,,x,2020-01-01,4\n");
    Files.writeString(temporary.resolve("gone.csv"), "id\n" + gone);
    Command.good("run", job("record_key: [id]", ""));
    assertThat(killed(), is(2L));
    Command.good("run", job("record_key: [id]", "deletions: {files: [gone.csv]}"));
    assertThat(killed(), is(2L));
  }

  @Test
  void countsEqualRecordsWithoutKeyAsPossibleDuplicates() throws Exception {
    write("a-1.csv", "A,1,,x,2020-01-01,1\nA,1,,x,2020-01-01,1\nB,1,,x,2020-01-01,2\n");
    write("a-2.csv", "A,1,,x,2020-01-01,1\nA,1,,x,2020-01-01,3\n");
    Command run = Command.good("run", job("missing: []", ""), "--range-size=20");
    assertThat(run.out(), containsString("2 equal to an earlier record in every column"));
    expect(counts(), 8, "read 5, counted 5, duplicates 0, superseded 0, deleted 0");
    assertThat(counts().notes(), is(Map.of("POSSIBLE_DUPLICATE", 2L)));
  }

  @Test
  void reportsEqualRowsOfVictimRegister() throws Exception {
    RealData.assumePresent();
    Command.good("run", RealData.job("victims.yaml", temporary));
    List<String> lines = Files.readAllLines(RealData.file("colombia/victims_2021.csv"));
    long distinct = lines.stream().skip(1).distinct().count();
    RecordCounts counts = counts();
    assertThat(counts.counted(), is(lines.size() - 1L));
    assertThat(counts.notes(), is(Map.of("POSSIBLE_DUPLICATE", lines.size() - 1 - distinct)));
  }

  /** Compares with a model that groups records by key and picks the newest of each. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void matchesSimpleModelOnRandomRevisions(int seed) throws Exception {
    Random random = new Random(seed);
    record Row(String key, long revision, boolean gone, int killed) {}
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String key = random.nextInt(9) == 0 ? "" : "K" + random.nextInt(70);
      boolean gone = !key.isEmpty() && random.nextInt(7) == 0;
      rows.add(new Row(key, i * 7919L % 300, gone, random.nextInt(9)));
    }
    int files = 1 + random.nextInt(4);
    List<StringBuilder> texts = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      texts.add(new StringBuilder());
    }
    for (Row row : rows) {
      texts
          .get(random.nextInt(files))
          .append(
              "%s,%d,%s,x,2020-01-01,%d%n"
                  .formatted(row.key, row.revision, row.gone ? "void" : "", row.killed));
    }
    for (int i = 0; i < files; i++) {
      write("a-" + i + ".csv", texts.get(i).toString());
    }
    long killed = 0;
    Map<String, List<Row>> byKey = new HashMap<>();
    for (Row row : rows) {
      if (row.key.isEmpty()) {
        killed += row.killed;
      } else {
        byKey.computeIfAbsent(row.key, k -> new ArrayList<>()).add(row);
      }
    }
    for (List<Row> same : byKey.values()) {
      Row newest = same.stream().max(Comparator.comparingLong(Row::revision)).orElseThrow();
      killed += newest.gone ? 0 : newest.killed;
    }
    Command.good(
        "run", job(REVISED.formatted("number"), ""), "--range-size=" + (30 + random.nextInt(900)));
    RecordCounts counts = counts();
    assertThat(killed(), is(killed));
    assertThat(counts.counted() + counts.excludedRecords(), is(counts.accepted()));
  }

  private void write(String file, String lines) throws Exception {
    Files.writeString(temporary.resolve(file), HEADER + lines);
  }

  private RecordCounts run(String form, String... more) throws Exception {
    Command.good("run", job(REVISED.formatted(form), String.join("\n    ", more)));
    return counts();
  }

  private Path job(String profile, String more) throws Exception {
    return Files.writeString(
        temporary.resolve("job.yaml"),
        """
        minetally: 1
        gazetteer: {file: gazetteer.csv, levels: [region, district]}
        periods: [year]
        levels: [region]
        thresholds: {rejected_share: 1}
        output: {path: out}
        sources:
          - id: a
            dataset: casualties
            files: [a-*.csv]
            %2$s
            profile:
              %1$s
              filters: [{column: kind, drop: [drill]}]
              date: {column: day, form: yyyy-MM-dd}
              measures: {counts: {killed: {column: killed}}}
        """
            .formatted(profile.strip(), more));
  }

  private RecordCounts counts() {
    return Manifest.current(new OutputLayout(temporary.resolve("out")))
        .orElseThrow()
        .sources()
        .get(0)
        .counts()
        .get();
  }

  private void expect(RecordCounts counts, long killed, String outcomes) throws Exception {
    assertThat(
        "read %d, counted %d, duplicates %d, superseded %d, deleted %d"
            .formatted(
                counts.read(),
                counts.counted(),
                counts.duplicates(),
                counts.superseded(),
                counts.deleted()),
        is(outcomes));
    assertThat(killed(), is(killed));
  }

  private long killed() throws Exception {
    try (DuckDb sql = new DuckDb()) {
      return sql.open(temporary.resolve("out/current"), List.of("casualties_by_year_region"))
          .number("SELECT coalesce(sum(killed), 0) FROM casualties_by_year_region");
    }
  }
}
