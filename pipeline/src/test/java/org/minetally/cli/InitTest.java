package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a drafted job file runs without changes and gives the reason for each guess. */
final class InitTest {

  private static final Path TESTDATA =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata");

  @TempDir private Path folder;

  private Path file(String name, String text, Charset charset) throws Exception {
    return Files.write(folder.resolve(name), text.getBytes(charset));
  }

  private Path file(String name, String text) throws Exception {
    return file(name, text, StandardCharsets.UTF_8);
  }

  /** The terminal output of init, and the job file that it wrote. */
  private record Drafted(String output, Path job) {
    String text() throws Exception {
      return Files.readString(job);
    }
  }

  private Drafted draft(Path file, String... more) {
    Path to = folder.resolve("made");
    List<Object> words = new ArrayList<>(List.of("init", file, "--to", to));
    words.addAll(List.of(more));
    String output = Command.good(words.toArray()).out();
    return new Drafted(output, to.resolve("job.yaml"));
  }

  private List<String> totals(Drafted drafted, String table, String columns) throws Exception {
    Command.good("run", drafted.job());
    Path current = drafted.job().resolveSibling("out/current");
    try (DuckDb tables = new DuckDb().open(current, List.of(table))) {
      return tables.rows("SELECT " + columns + " FROM " + table).get(0);
    }
  }

  @Test
  void draftsFrenchRegisterWithSemicolonsInWindows1252() throws Exception {
    Drafted drafted = draft(TESTDATA.resolve("newcomer/french-semicolons-windows-1252.csv"));
    assertThat(drafted.text(), containsString("separator: semicolon"));
    assertThat(drafted.text(), containsString("charset: windows-1252"));
    assertThat(drafted.output(), containsString("CHECK: Engin: words that people use differently"));
    assertThat(
        totals(
            drafted,
            "casualties_by_year_region",
            "sum(records)::BIGINT, sum(killed)::BIGINT, sum(injured)::BIGINT,"
                + " sum(outcome_unknown)::BIGINT, count(DISTINCT region_name)"),
        is(List.of("60", "10", "37", "13", "3")));
  }

  @Test
  void wordsThatLookLikeParametersAreLiteral() throws Exception {
    Drafted drafted =
        draft(
            file(
                "odd.csv",
                """
                date,province,sex,killed${x},injured
                2021-03-01,North,${F},1,2
                2021-03-02,South,$${F},0,1
                2021-03-03,South,F,0,1
                """));
    assertThat(drafted.text(), containsString("killed$${x}"));
    Command.good("explain", drafted.job());
  }

  @Test
  void recognisesColumnsByHashtag() throws Exception {
    Drafted drafted =
        draft(
            file(
                "tagged.csv",
                """
                päivä,alue,kuolleet,haavoittuneet,naisia
                #date,#adm1+name,#affected+killed,#affected+injured,#affected+killed+f
                2020-01-05,Itä,1,2,1
                2020-02-06,Länsi,0,4,0
                """));
    assertThat(drafted.text(), containsString("# kuolleet: by the hashtag #affected+killed"));
    assertThat(drafted.output(), containsString("not used: naisia"));
    assertThat(
        totals(
            drafted,
            "casualties_by_month_province",
            "sum(killed)::BIGINT, sum(injured)::BIGINT, count(DISTINCT region_name)"),
        is(List.of("1", "6", "2")));
  }

  @Test
  void prefersTotalToCountOfPart() throws Exception {
    Drafted drafted =
        draft(file("parts.csv", "date,women killed,killed (total)\n2020-01-01,1,3\n"));
    assertThat(drafted.text(), containsString("killed: {column: \"killed (total)\"}"));
    assertThat(drafted.output(), containsString("not used: women killed"));
  }

  @Test
  void asksToCheckAmbiguousDates() throws Exception {
    Path file = file("dates.csv", "date,killed\n03/04/2020,1\n05/06/2020,1\n");
    Drafted drafted = draft(file);
    assertThat(
        drafted.output(), containsString("CHECK: date: every date could be d/M/yyyy or M/d/yyyy"));
  }

  @Test
  void resolvesDateOrderByUnambiguousDate() throws Exception {
    Drafted drafted = draft(file("dates.csv", "date,killed\n03/04/2020,1\n05/16/2020,1\n"));
    assertThat(drafted.text(), containsString("form: M/d/yyyy"));
    assertThat(drafted.output(), not(containsString("every date could be")));
  }

  @Test
  void recognisesDecimalCommasThousandsPointsAndHectares() throws Exception {
    Drafted drafted =
        draft(
            file(
                "cleared.csv",
                """
                date\tprovince\titems\tarea cleared (ha)
                2020-01-01\tNorth\t1.200\t1,5
                2020-01-02\tNorth\t3\t0,25
                """));
    assertThat(drafted.text(), containsString("numbers: {decimal: \",\", thousands: .}"));
    assertThat(
        totals(
            drafted,
            "detections_by_year_province",
            "sum(items)::BIGINT, sum(area_cleared_m2)::BIGINT"),
        is(List.of("1203", "17500")));
  }

  @Test
  void recognisesArabicHeadersAndWords() throws Exception {
    Drafted drafted =
        draft(
            file(
                "سجل.csv",
                """
                \uFEFFالتاريخ,المحافظة,الجنس,النتيجة
                2021-05-01,تعز,ذكر,قتيل
                2021-05-02,تعز,أنثى,جريح
                2021-06-02,الحديدة,ذكر,جريح
                """));
    assertThat(
        totals(drafted, "casualties_by_year_province", "sum(killed)::BIGINT, sum(injured)::BIGINT"),
        is(List.of("1", "2")));
  }

  @Test
  void quotesWordsThatYamlWouldMisread() throws Exception {
    Drafted drafted =
        draft(
            file(
                "odd.csv",
                "date,no: 1,outcome,\"sex, or #\"\n2020-01-01,a,killed,F\n2020-01-01,b,No,yes\n"));
    assertThat(drafted.text(), containsString("\"No\": outcome_unknown  # CHECK: decide"));
    assertThat(
        totals(drafted, "casualties_by_year_whole", "sum(records)::BIGINT, sum(killed)::BIGINT"),
        is(List.of("2", "1")));
  }

  @Test
  void marksNamesOfPeopleAsPersonal() throws Exception {
    Drafted drafted = draft(file("people.csv", "date,victim name,killed\n2020-01-01,Somebody,1\n"));
    assertThat(drafted.text(), containsString("personal:\n        - victim name"));
    assertThat(drafted.text() + drafted.output(), not(containsString("Somebody")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "areas-in-hectares.csv",
        "bom-semicolon-decimal-comma.csv",
        "compressed.csv.gz",
        "dates-imprecise.csv",
        "dates-in-parts.csv",
        "filters.csv",
        "incidents-counted.csv",
        "latin1.csv",
        "quotes-newlines-crlf.csv",
        "victims-one-per-row.csv"
      })
  void draftsValidJobForEverySampleFile(String name) throws Exception {
    Drafted drafted = draft(TESTDATA.resolve("sample/data").resolve(name));
    Command.good("validate", drafted.job());
  }

  @ParameterizedTest
  @ValueSource(strings = {"names-aliases-and-folding.csv", "personal-column.csv", "rejects.csv"})
  void stopsAtRecordsThatCannotBeReadOrPlaced(String name) throws Exception {
    Drafted drafted = draft(TESTDATA.resolve("sample/data").resolve(name));
    assertThat(drafted.text(), containsString("# CHECK: "));
    assertThat(Command.of("validate", drafted.job()).code(), is(ExitCode.QUALITY_GATE));
  }

  @Test
  void ignoresDuplicateAndUnnamedColumns() throws Exception {
    Drafted drafted =
        draft(
            file(
                "twice.csv",
                "date,killed,killed,,injured\n2020-01-01,1,7,9,0\n2020-01-02,2,7,9,3\n"));
    Command.good("validate", drafted.job());
    assertThat(drafted.output(), containsString("not used: killed, killed, "));
  }

  @Test
  void prefersDateToYear() throws Exception {
    Drafted drafted = draft(file("made.csv", "date,year of production,items\n2020-01-01,1974,3\n"));
    assertThat(drafted.text(), containsString("date: {column: date, form: yyyy-MM-dd}"));
    assertThat(drafted.text(), containsString("production_year: {column: year of production"));
  }

  @Test
  void overwritesNothing() throws Exception {
    Path file = file("people.csv", "date,killed\n2020-01-01,1\n");
    String before = draft(file).text();
    Command again = Command.of("init", file, "--to", folder.resolve("made"));
    assertThat(again.code(), is(ExitCode.USAGE));
    assertThat(again.err(), containsString("job.yaml: already exists and is not overwritten"));
    assertThat(Files.readString(folder.resolve("made/job.yaml")), is(before));
  }

  @Test
  void rejectsFileThatIsNotATable() throws Exception {
    assertThat(Command.of("init", folder.resolve("none.csv")).code(), is(ExitCode.USAGE));
    Path empty = file("empty.csv", "");
    assertThat(Command.of("init", empty).code(), is(ExitCode.UNREADABLE_INPUT));
    Path noText = file("nothing.csv", "a\0\0b,c\n1,2\n");
    Command refused = Command.of("init", noText, "--to", folder.resolve("made"));
    assertThat(refused.code(), is(ExitCode.UNREADABLE_INPUT));
    assertThat(refused.err(), containsString("Save it as CSV in UTF-8"));
    assertThat(Files.exists(folder.resolve("made")), is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-32BE"})
  void readsSpreadsheetExportInUtf16AndUtf32(String charset) throws Exception {
    Drafted drafted =
        draft(
            file(
                "unicode.txt",
                "\uFEFFdate\tprovince\tkilled\r2020-01-01\tÅland\t1\r2020-01-02\tÅland\t2\r",
                Charset.forName(charset)));
    assertThat(drafted.text(), containsString("separator: tab"));
    assertThat(
        totals(
            drafted,
            "casualties_by_year_province",
            "sum(records)::BIGINT, sum(killed)::BIGINT, any_value(region_name)"),
        is(List.of("2", "3", "Åland")));
  }

  @Test
  void draftsJobForHeaderWithoutRecords() throws Exception {
    Drafted drafted = draft(file("header.csv", "date,killed\n"));
    Command.good("validate", drafted.job());
  }

  @Test
  void draftsColombianRegisterCorrectly() throws Exception {
    RealData.assumePresent();
    Drafted drafted = draft(RealData.sampledFile("colombia/victims_2021.csv", folder));
    assertThat(
        totals(
            drafted,
            "casualties_by_month_district",
            "count(*), sum(records)::BIGINT, sum(killed)::BIGINT, sum(injured)::BIGINT"),
        is(
            RealData.isSampled()
                ? List.of("1387", "1507", "271", "1236")
                : List.of("6109", "12062", "2329", "9733")));
  }
}
