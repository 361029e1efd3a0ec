package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same records in every format produce the same tables; damaged files are reported. */
final class FormatsTest {

  private static final TwinFiles TWINS = TwinFiles.sample();
  private static final String REJECTS =
      "SELECT record_number, column_name, reason_code, reason FROM rejects ORDER BY ALL";
  private static final List<String> TABLES =
      List.of(
          "casualties_by_month_district",
          "casualties_by_month_region",
          "casualties_by_year_district",
          "casualties_by_year_region",
          "unmatched_names");

  @TempDir static Path temporary;
  private static Map<String, List<List<String>>> expected;
  private static JobFolder folder;

  @BeforeAll
  static void readTheDelimitedTwin() throws Exception {
    folder = JobFolder.in(temporary);
    Path csv = folder.write("twin.csv", TWINS.csv());
    expected = tablesOf("twin.csv", 4);
    assertThat(expected.get("casualties_by_month_district"), hasSize(6));
    assertThat(expected.get(REJECTS), hasSize(1));

    folder.write("twin.csv.gz", TwinFiles.gzip(TWINS.csv()));
    folder.write("twin.csv.zip", TwinFiles.zip("data/records.csv", TWINS.csv()));
    folder.write("twin.csv.zst", TwinFiles.zstd(TWINS.csv()));
    folder.write("twin.xlsx", TWINS.xlsx());
    folder.write("twin.xlsx.zip", TwinFiles.zip("data/records.xlsx", TWINS.xlsx()));
    folder.write("twin.json", TWINS.json());
    folder.write("twin.jsonl", TWINS.jsonLines());
    folder.write("twin.ndjson.gz", TwinFiles.gzip(TWINS.jsonLines()));
    folder.write("twin.geojson", TWINS.geoJson());
    TWINS.parquet(csv, temporary.resolve("twin.parquet"));
    folder.write(
        "twin.parquet.zst", TwinFiles.zstd(Files.readAllBytes(temporary.resolve("twin.parquet"))));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "twin.csv.gz, 4",
    "twin.csv.zip, 4",
    "twin.csv.zst, 4",
    "twin.xlsx, 4",
    "twin.xlsx.zip, 4",
    "twin.json, 3",
    "twin.jsonl, 3",
    "twin.ndjson.gz, 3",
    "twin.geojson, 3",
    "twin.parquet, 3",
    "twin.parquet.zst, 3"
  })
  void producesSameTablesAsDelimitedFile(String file, int lineOfTheReject) throws Exception {
    assertThat(tablesOf(file, lineOfTheReject), is(expected));
  }

  private static Map<String, List<List<String>>> tablesOf(String file, int lineOfTheReject)
      throws Exception {
    Command.good("run", folder.job(file, "thresholds: {rejected_records: 1}"));
    Map<String, List<List<String>>> rows = new TreeMap<>();
    try (DuckDb tables = new DuckDb()) {
      tables.open(folder.current(), TABLES).open(folder.current(), List.of("rejects"));
      for (String table : TABLES) {
        rows.put(table, tables.rows("SELECT * FROM " + table));
      }
      rows.put(REJECTS, tables.rows(REJECTS));
      assertThat(tables.number("SELECT line_number FROM rejects"), is((long) lineOfTheReject));
    }
    return rows;
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "twin.csv.gz",
        "twin.csv.zip",
        "twin.csv.zst",
        "twin.xlsx",
        "twin.json",
        "twin.jsonl",
        "twin.geojson",
        "twin.parquet"
      })
  void rejectsTruncatedFile(String file) throws IOException {
    byte[] whole = Files.readAllBytes(temporary.resolve(file));
    String cut = "cut-" + file;
    folder.write(cut, Arrays.copyOf(whole, whole.length - whole.length / 3));
    assertThat(refused(Command.of("run", folder.job(cut))), containsString(cut));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"twin.csv.gz", "twin.csv.zip", "twin.csv.zst", "twin.xlsx"})
  void rejectsDamagedFile(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(temporary.resolve(file));
    int middle =
        file.endsWith("zip")
            ? indexOf(bytes, "data/records.csv") + 60
            : file.endsWith("xlsx")
                ? indexOf(bytes, "xl/worksheets/sheet1.xml") + 60
                : bytes.length / 2;
    bytes[middle] ^= 0x11;
    String damaged = "damaged-" + file;
    folder.write(damaged, bytes);
    assertThat(refused(Command.of("run", folder.job(damaged))), containsString("damaged"));
  }

  @Test
  void detectsChangedDigitInUncompressedArchive() throws IOException {
    byte[] bytes = TwinFiles.stored("records.csv", TWINS.csv());
    folder.write("stored.zip", bytes);
    Command.good("run", folder.job("stored.zip", "thresholds: {rejected_records: 1}"));
    bytes[indexOf(bytes, "Alder,1,") + "Alder,".length()] = '9';
    folder.write("changed.zip", bytes);
    assertThat(
        refused(Command.of("run", folder.job("changed.zip", "thresholds: {rejected_records: 1}"))),
        containsString("the checksum differs"));
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"csv", "xlsx", "json", "geojson", "parquet", "jsonl"})
  void rejectsEmptyFile(String ending) throws IOException {
    String file = "empty." + ending;
    folder.write(file, "");
    assertThat(
        refused(Command.of("run", folder.job(file))),
        containsString(file + ": the file is empty; expected"));
  }

  @Test
  void readsNamedFileOfZip() throws Exception {
    folder.write(
        "several.zip",
        TwinFiles.zip(
            "readme.txt",
            "about".getBytes(StandardCharsets.UTF_8),
            "data/twin.jsonl",
            TWINS.jsonLines()));
    assertThat(
        refused(Command.of("run", folder.job("several.zip"))),
        containsString(
            "several.zip: the archive contains several files: readme.txt, data/twin.jsonl; set"
                + " format.entry to the one to read."));
    Path job = jobWith("several.zip", "{entry: data/twin.jsonl}");
    Command.good("run", job);
  }

  @Test
  void readsNamedSheetAndHeaderRow() throws Exception {
    Path job = jobWith("twin.xlsx", "{sheet: Records, header_row: 1}");
    Command.good("run", job);
    assertThat(
        refused(Command.of("run", jobWith("twin.xlsx", "{sheet: Recods}"))),
        containsString("the workbook has no sheet \"Recods\"; it has \"Records\""));
    assertThat(
        refused(Command.of("run", jobWith("twin.xlsx", "{header_row: 20}"))),
        containsString("row 20 of the sheet \"Records\" is empty; expected the column names"));
  }

  @Test
  void rejectsKeyOfAnotherFormat() throws IOException {
    Command command = Command.of("run", jobWith("twin.xlsx", "{separator: semicolon, records: a}"));
    assertThat(command.toString(), command.code(), is(ExitCode.USAGE));
    assertThat(
        command.err(),
        allOf(
            containsString("separator does not apply to xlsx files, only to delimited files"),
            containsString("records does not apply to xlsx files, only to json files")));
  }

  @Test
  void explainsFormatAndCompression() throws IOException {
    Command explained = Command.good("explain", folder.job("twin.ndjson.gz"));
    assertThat(
        explained.out(),
        allOf(containsString("twin.ndjson.gz (jsonl, gzip)"), not(containsString("separator"))));
  }

  private static Path jobWith(String file, String format) throws IOException {
    Path job = folder.job(file, "thresholds: {rejected_records: 1}");
    Files.writeString(
        job, Files.readString(job).replace("profile:", "format: " + format + "\n    profile:"));
    return job;
  }

  private static String refused(Command command) {
    assertThat(command.toString(), command.code(), is(ExitCode.UNREADABLE_INPUT));
    assertThat(
        command.err(), allOf(not(containsString("\tat ")), not(containsString("Exception"))));
    return command.err();
  }
}
