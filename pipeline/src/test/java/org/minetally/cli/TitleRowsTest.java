package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with titles above the header, several header rows, and notes below the records. */
final class TitleRowsTest {

  private static final List<List<String>> EXPECTED =
      List.of(List.of("2019", "N1", "1", "5", "2"), List.of("2020", "S1", "1", "0", "3"));

  /** Titles, a header of two rows, two records, a row without text, and two notes. */
  private static final String[][] SHEET = {
    {"Victims, by district"},
    {"Source: \"Ministry\"\nof Defence"},
    {},
    {"Place", "", "Year", "Victims", ""},
    {"Region", "District", "", "Killed", "Injured"},
    {"North", "Alder", "2019", "5", "2"},
    {"South", "Cedar", "2020", "0", "3"},
    {"", "", "", "", ""},
    {"Note: figures are provisional"},
    {"* Without the capital"}
  };

  @TempDir Path temporary;
  private JobFolder folder;
  private int runs;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = JobFolder.in(temporary);
  }

  private Path job(String file, String format) throws IOException {
    return folder.write(
        "job.yaml",
        """
        minetally: 1
        gazetteer: {file: gazetteer.csv, levels: [region, district]}
        tables: [{dataset: casualties, period: year, level: district}]
        output: {path: out%d}
        sources:
          - id: victims
            dataset: casualties
            files: [%s]
            format: %s
            profile:
              date: {year: Year}
              region: [{level: region, name: Place Region}, {level: district, name: Place District}]
              measures: {counts: {killed: {column: Victims Killed}, injured: {column: Victims Injured}}}
        """
            .formatted(++runs, file, format));
  }

  private List<List<String>> rows() throws Exception {
    try (DuckDb tables =
        new DuckDb()
            .open(
                temporary.resolve("out" + runs + "/current"),
                List.of("casualties_by_year_district"))) {
      return tables.rows(
          "SELECT period_key, region_code, records, killed, injured FROM"
              + " casualties_by_year_district ORDER BY ALL");
    }
  }

  private static String csv(String[][] sheet, boolean padded) {
    StringBuilder csv = new StringBuilder();
    for (String[] row : sheet) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < (padded ? 5 : row.length); i++) {
        String field = i < row.length ? row[i] : "";
        fields.add(field.matches("[^,\"\n]*") ? field : "\"" + field.replace("\"", "\"\"") + "\"");
      }
      csv.append(String.join(",", fields)).append('\n');
    }
    return csv.toString();
  }

  private static byte[] xlsx(String[][] sheet) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet into = workbook.newWorksheet("A");
      for (int row = 0; row < sheet.length; row++) {
        for (int column = 0; column < sheet[row].length; column++) {
          if (!sheet[row][column].isEmpty()) {
            into.value(row, column, sheet[row][column]);
          }
        }
      }
      into.range(3, 0, 3, 1).merge();
      into.range(3, 3, 3, 4).merge();
      into.range(3, 2, 4, 2).merge();
    }
    return bytes.toByteArray();
  }

  private static final String FORMAT = "{header_row: %d, header_rows: 2, footer_rows: 2}";

  @Test
  void readsRecordsBetweenTitlesAndNotesInText() throws Exception {
    // A line break in the title moves the header to line 5, and so do padded rows.
    for (boolean padded : new boolean[] {false, true}) {
      folder.write("title-rows-and-notes.csv", csv(SHEET, padded));
      for (String size : List.of("1", "17", "100", "10000")) {
        Path job = job("title-rows-and-notes.csv", FORMAT.formatted(5));
        Command run = Command.good("run", job, "--range-size", size);
        assertThat(rows(), is(EXPECTED));
        assertThat(run.out(), containsString("victims: 3 filtered: footer row"));
      }
    }
  }

  @Test
  void readsRecordsBetweenTitlesAndNotesInPackedText() throws Exception {
    String text = csv(SHEET, true);
    folder.write(
        "title-rows-and-notes.csv.gz", TwinFiles.gzip(text.getBytes(StandardCharsets.UTF_8)));
    Command.good("run", job("title-rows-and-notes.csv.gz", FORMAT.formatted(5)));
    assertThat(rows(), is(EXPECTED));
    folder.write("title-rows-and-notes.txt", text.getBytes(StandardCharsets.UTF_16));
    Command.good("run", job("title-rows-and-notes.txt", FORMAT.formatted(5)));
    assertThat(rows(), is(EXPECTED));
  }

  @Test
  void readsRecordsBetweenTitlesAndNotesInSheet() throws Exception {
    folder.write("title-rows-and-notes.xlsx", xlsx(SHEET));
    Command run = Command.good("run", job("title-rows-and-notes.xlsx", FORMAT.formatted(4)));
    assertThat(rows(), is(EXPECTED));
    assertThat(run.out(), containsString("victims: 2 filtered: footer row"));
    assertThat(
        Command.good(
                "explain", "--records=9", job("title-rows-and-notes.xlsx", FORMAT.formatted(4)))
            .out(),
        containsString("2020, Cedar (S1)"));
  }

  @Test
  void showsLineOfRejectedRecordBelowTitles() throws Exception {
    String[][] wrong = SHEET.clone();
    wrong[6] = new String[] {"South", "Cedar", "2020", "O", "3"};
    folder.write("misprint.csv", csv(wrong, false));
    folder.write("misprint.xlsx", xlsx(wrong));
    Command text = Command.of("validate", job("misprint.csv", FORMAT.formatted(5)));
    assertThat(
        text.out() + text.err(), containsString("misprint.csv:8: column Victims Killed: \"O\""));
    assertThat(
        Command.good("explain", "--records=9", job("misprint.csv", FORMAT.formatted(5))).out(),
        containsString("record 2 (line 8) rejected: \"O\""));
    Command sheet = Command.of("validate", job("misprint.xlsx", FORMAT.formatted(4)));
    assertThat(
        sheet.out() + sheet.err(), containsString("misprint.xlsx:7: column Victims Killed: \"O\""));
    assertThat(
        Command.good("explain", "--records=9", job("misprint.xlsx", FORMAT.formatted(4))).out(),
        containsString("record 2 (line 7) rejected: \"O\""));
  }

  @Test
  void skipsNotesAndHeadingsAmongRecords() throws Exception {
    String[][] sheet = {
      {"Region", "District", "Year", "Killed", "Injured"},
      {"NORTH"},
      {"North", "Alder", "2019", "5", "2"},
      {"SOUTH", "", " ", "", ""},
      {"South", "Cedar", "2020", "0", "3"},
      {"Source: Ministry", "Army"},
    };
    folder.write("headings-and-notes.csv", csv(sheet, false));
    folder.write("headings-and-notes.xlsx", xlsx(sheet));
    for (String file : List.of("headings-and-notes.csv", "headings-and-notes.xlsx")) {
      for (String size : List.of("1", "1000")) {
        Path job = job(file, "{}");
        Files.writeString(
            job,
            Files.readString(job).replace("Place ", "").replace("Victims ", "")
                + "      skip_rows: {column: Region, starts_with: [NORTH, SOUTH, Source]}\n");
        Command run = Command.good("run", job, "--range-size", size);
        assertThat(rows(), is(EXPECTED));
        assertThat(
            run.out(),
            allOf(
                containsString("1 filtered: skipped row Region=NORTH"),
                containsString("1 filtered: skipped row Region=SOUTH"),
                containsString("1 filtered: skipped row Region=Source: Ministry")));
        Files.writeString(
            job,
            Files.readString(job)
                .replace("starts_with: [NORTH, SOUTH, Source]", "alone: true")
                .replace("path: out" + runs, "path: out" + ++runs));
        Command alone = Command.of("validate", job);
        assertThat(
            alone.out() + alone.err(),
            allOf(
                containsString("1 filtered: skipped row Region=NORTH"),
                containsString("1 filtered: skipped row Region=SOUTH")));
      }
    }
  }

  @Test
  void refusesFooterThatLooksLikeRecord() throws Exception {
    folder.write("no-notes.csv", csv(SHEET, false).replaceAll("(?s)\nNote.*", "\n"));
    Command run = Command.of("validate", job("no-notes.csv", FORMAT.formatted(5)));
    assertThat(run.code(), is(ExitCode.UNREADABLE_INPUT));
    assertThat(
        run.err(),
        allOf(
            containsString(
                "no-notes.csv:7: one of the last 2 rows (format.footer_rows) has text in 5 of 5"
                    + " columns, like a record."),
            containsString("skip_rows")));
    folder.write("short.csv", csv(SHEET, false).replaceAll("(?s)\nNorth.*", "\nNote: none\n"));
    assertThat(
        Command.of("validate", job("short.csv", FORMAT.formatted(5))).err(),
        containsString(
            "short.csv: there are only 1 rows with text below the header, but format.footer_rows is"
                + " 2"));
  }

  @Test
  void refusesHeaderRowsWithDuplicateOrMissingNames() throws Exception {
    String[][] twice = SHEET.clone();
    twice[4] = new String[] {"Region", "District", "", "Killed", "Killed"};
    folder.write("twice.csv", csv(twice, false));
    folder.write("twice.xlsx", xlsx(twice));
    assertThat(
        Command.of("validate", job("twice.csv", FORMAT.formatted(5))).err(),
        containsString(
            "twice.csv:5: the 2 header rows give the name \"Victims Killed\" to several columns;"
                + " correct format.header_rows"));
    assertThat(
        Command.of("validate", job("twice.xlsx", FORMAT.formatted(4))).err(),
        containsString(
            "twice.xlsx:4: the 2 header rows give the name \"Victims Killed\" to several columns;"
                + " correct format.header_rows"));
    folder.write("long.csv", "a,b\n");
    assertThat(
        Command.of("validate", job("long.csv", "{header_rows: 3}")).err(),
        containsString("long.csv:1: row 2 of the header is missing"));
    folder.write("long.xlsx", xlsx(new String[][] {{"a"}, {}, {"b"}}));
    assertThat(
        Command.of("validate", job("long.xlsx", "{header_rows: 2}")).err(),
        containsString("row 2 of the sheet \"A\" is empty; expected column names"));
  }

  @Test
  void suggestsHeaderRowIfFirstRowIsTitle() throws Exception {
    for (boolean padded : new boolean[] {false, true}) {
      folder.write("titles.csv", csv(SHEET, padded));
      assertThat(
          Command.of("validate", job("titles.csv", "{}")).err(),
          containsString("; if the column names are in another row, set format.header_row"));
    }
    folder.write("titles.xlsx", xlsx(SHEET));
    assertThat(
        Command.of("validate", job("titles.xlsx", "{}")).err(),
        containsString("; if the column names are in another row, set format.header_row"));
  }

  @Test
  void readsHashtagsBelowSeveralHeaderRows() throws Exception {
    List<String> lines = new ArrayList<>(csv(SHEET, false).lines().toList());
    lines.add(6, "#adm1+name,#adm2+name,#date+year,#affected+killed,#affected+injured");
    folder.write("tagged.csv", String.join("\n", lines) + "\n");
    Path job = job("tagged.csv", FORMAT.formatted(5));
    Files.writeString(job, Files.readString(job).replace("Victims Killed", "'#affected +killed'"));
    Command.good("run", job);
    assertThat(rows(), is(EXPECTED));
  }
}
