package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The constructed related tables of testdata/lookups. */
class ConstructedLookupsTest {

  private static final Path LOOKUPS =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata/lookups");

  @TempDir Path folder;
  private Path job;
  private Path output;

  @BeforeEach
  void copyTheJob() throws IOException {
    try (Stream<Path> files = Files.walk(LOOKUPS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(LOOKUPS.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    job = folder.resolve("job.yaml");
    output = folder.resolve("out");
    edit("output: {path: ../../out/lookups}", "output: {path: " + output + "}");
  }

  @Test
  void accountsForEveryRecordAndEveryRowInTheRunSummary() throws Exception {
    Command answer = Command.good("run", job, "--range-size=60");
    assertThat(
        answer.out(),
        stringContainsInOrder(
            "victims    10         7         3",
            "victims-windows-1252.csv:7: column accident: \"A-5\": no accepted row of the lookup"
                + " has this key.",
            "victims-windows-1252.csv:8: column accident: \"A-9\"",
            "victims-windows-1252.csv:9: column accident: no accepted row",
            "accidents.csv:7: column date of accident: \"2021-03-40\": not a valid date",
            "accidents.csv:10: column accident id: the row of a lookup has no key.",
            "victims, lookup accident: 7 records with a row, 3 without",
            "victims, lookup accident: 9 rows read: 5 with records, 1 without, 1 superseded, 2"
                + " rejected",
            "items, lookup task: 4 records with a row, 1 without",
            "items, lookup task: 3 rows read: 3 with records, 0 without"));
  }

  @Test
  void takesDatesAndPlacesFromTheNewestRow() throws Exception {
    Command.good("run", job, "--range-size=60");
    try (DuckDb tables = open("casualties_by_month_district", "detections_by_month_district")) {
      assertThat(
          tables.rows(
              "SELECT period_key, region_code, sum(victims), sum(killed)"
                  + " FROM casualties_by_month_district GROUP BY ALL ORDER BY ALL"),
          is(
              List.of(
                  List.of("2021-01", "0101", "2", "1"),
                  List.of("2021-01", "0102", "1", "1"),
                  List.of("2021-03", "0201", "2", "0"),
                  List.of("2021-04", "0202", "1", "1"),
                  List.of("XXXX", "02/unknown", "1", "0"))));
      assertThat(
          tables.rows(
              "SELECT period_key, region_code, sum(items)"
                  + " FROM detections_by_month_district GROUP BY ALL ORDER BY ALL"),
          is(
              List.of(
                  List.of("2021-01", "0101", "15"),
                  List.of("2021-02", "0102", "1"),
                  List.of("2021-03", "0201", "40"),
                  List.of("XXXX", "unknown", "2"))));
    }
  }

  @Test
  void readsNamesOfMonthsInTheCharsetOfTheLookup() throws Exception {
    Path accidents = folder.resolve("data/accidents.csv");
    Files.writeString(
        accidents, Files.readString(accidents).replace("2021-01-05", "5 ao\u00fbt 2021"));
    edit(
        "forms: [yyyy-MM-dd, yyyy-MM]}",
        "forms: [yyyy-MM-dd, yyyy-MM, d MMMM yyyy], month_names: [fr]}");
    Command.good("run", job);
    try (DuckDb tables = open("casualties_by_month_district")) {
      assertThat(
          tables.number(
              "SELECT sum(victims) FROM casualties_by_month_district"
                  + " WHERE period_key = '2021-08'"),
          is(2L));
    }
  }

  @Test
  void countsAccidentsWithoutVictimsAsIncidents() throws Exception {
    Command.good("run", job, "--range-size=60", "--lookup-shards=4");
    try (DuckDb tables = open("incidents_by_month_district")) {
      assertThat(
          tables.rows(
              "SELECT period_key, region_code, sum(incidents), sum(records),"
                  + " sum(records_without_incident)"
                  + " FROM incidents_by_month_district GROUP BY ALL ORDER BY ALL"),
          is(
              List.of(
                  row("2021-01", "0101", "1", "2", null),
                  row("2021-01", "0102", "1", "1", null),
                  row("2021-02", "0101", "1", "0", null),
                  row("2021-03", "0201", "1", "2", null),
                  row("2021-04", "0202", "1", "1", null),
                  row("XXXX", "02/unknown", "1", "1", null))));
    }
  }

  @Test
  void appliesThePrecisionOfARowToItsIncident() throws Exception {
    edit(
        "      record_key: [victim id]\n",
        "      record_key: [victim id]\n"
            + "      date_precision:"
            + " {column: accident.device, values: {AP mine: year, UXO: day}}\n");
    Command.good("run", job);
    try (DuckDb tables = open("incidents_by_month_district")) {
      assertThat(
          tables.rows(
              "SELECT period_key, sum(incidents) FROM incidents_by_month_district"
                  + " GROUP BY ALL ORDER BY ALL"),
          is(
              List.of(
                  row("2021-01", "1"),
                  row("2021-04", "1"),
                  row("2021-XX", "3"),
                  row("XXXX", "1"))));
    }
  }

  @Test
  void refusesRepeatedKeysWithoutRevision() throws IOException {
    edit("        revision: {column: changed, form: timestamp}\n", "");
    Command answer = Command.of("run", job);
    assertThat(answer.code(), is(3));
    assertThat(
        answer.err(),
        containsString(
            "accidents.csv:6: the key accident id of lookup accident occurs again; it first occurs"
                + " on line 5. Correct the file, or set lookups.revision"));
    assertThat(Files.exists(output.resolve("current")), is(false));
  }

  @Test
  void readsOtherFilesOfALookupIfTheCommandLineNamesThem() throws Exception {
    Path fewer = folder.resolve("fewer-tasks.csv");
    Files.writeString(
        fewer, "office,task,started,finished,district code\nnorth,1,2021-01-04,2021-01-29,0101\n");
    Command answer = Command.good("run", job, "--input", "items.task=" + fewer);
    assertThat(answer.out(), containsString("items, lookup task: 2 records with a row, 3 without"));
    Command unknown = Command.of("run", job, "--input", "items.taks=" + fewer);
    assertThat(unknown.code(), is(2));
    assertThat(
        unknown.err(),
        containsString(
            "unknown source \"items.taks\"; expected one of victims, victims.accident, items, items.task. Did you mean \"items.task\"?"));
  }

  @Test
  void refusesALookupWithoutTheColumnThatTheProfileNames() throws IOException {
    edit("accident.device", "accident.gadget");
    Command answer = Command.of("validate", job);
    assertThat(answer.code(), is(2));
    assertThat(
        answer.err(),
        containsString(
            "column \"gadget\" is not in the header of " + folder.resolve("data/accidents.csv")));
  }

  @Test
  void publishesNothingIfMoreRowsAndRecordsAreRejectedThanTheJobAllows() throws IOException {
    edit("{rejected_records: 5}", "{rejected_records: 4}");
    Command answer = Command.of("run", job);
    assertThat(answer.code(), is(4));
    assertThat(
        answer.err(),
        containsString(
            "source victims: 5 of 19 records and lookup rows were rejected; the job allows 4."));
  }

  @Test
  void refusesAFileWithAColumnNamedLikeOneOfALookup() throws IOException {
    Path items = folder.resolve("data/items.csv");
    Files.writeString(items, Files.readString(items).replace("number", "task.started"));
    edit("{column: number}", "{column: task}");
    Command answer = Command.of("validate", job);
    assertThat(answer.code(), is(2));
    assertThat(
        answer.err(),
        containsString(
            "\"task.started\" is a column of "
                + items
                + " and of the lookup task; give the lookup another name"));
  }

  @Test
  void explainsTheRecordsWithTheirRows() throws IOException {
    Command answer = Command.good("explain", "--records=4", job);
    assertThat(
        answer.out(),
        stringContainsInOrder(
            "lookup accident " + folder.resolve("data/accidents.csv"),
            "the row whose accident id is the record's accident; a record without one is rejected;"
                + " the newest row of a key counts",
            "2021-03-17, Cedar (0201)"));
  }

  private static List<String> row(String... cells) {
    return Arrays.asList(cells);
  }

  private DuckDb open(String... names) throws Exception {
    return new DuckDb().open(output.resolve("current"), List.of(names));
  }

  private void edit(String from, String to) throws IOException {
    String text = Files.readString(job);
    assertThat(text, containsString(from));
    Files.writeString(job, text.replace(from, to));
  }
}
