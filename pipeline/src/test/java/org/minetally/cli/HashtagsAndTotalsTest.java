package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are not records: HXL hashtags after the header, and totals among their parts. */
final class HashtagsAndTotalsTest {

  private static final String TAGGED =
      """
      Day,Region,District,Killed,Of them women,Injured
      #date,#adm1 +name,#adm2+name,#Affected + Killed,#affected+killed+f,#affected+injured
      2021-03-01,North,Alder,5,1,2
      2021-03-02,South,Cedar,6,2,1
      """;

  private static final String BY_TAG =
      """
      date: {column: "#date", form: yyyy-MM-dd}
            region: [{level: region, name: "#adm1+name"}, {level: district, name: "#adm2+name"}]
            measures: {counts: {killed: {column: "#affected+killed"}, injured: {column: "#affected +injured"}}}
      """;

  @TempDir Path temporary;
  private JobFolder folder;

  @BeforeEach
  void makeAFolder() throws IOException {
    folder = JobFolder.in(temporary);
  }

  @Test
  void mapsColumnByHashtagWithoutTotalAmongParts() throws Exception {
    folder.write("tagged.csv", TAGGED);
    Command.good("run", byTag("tagged.csv"));
    assertThat(sums(), is(List.of("2", "11", "3")));
  }

  @Test
  void readsHashtagsAsHeader() throws Exception {
    folder.write("tags.csv", TAGGED.substring(TAGGED.indexOf('\n') + 1));
    Command.good("run", byTag("tags.csv"));
    assertThat(sums(), is(List.of("2", "11", "3")));
  }

  @Test
  void skipsHashtagRowEvenIfUnused() throws Exception {
    folder.write(
        "named.csv", TAGGED.replaceFirst(".*\n", "day,region,district,killed,women,injured\n"));
    Command.good("run", folder.job("named.csv"), "--range-size", "1");
    assertThat(sums(), is(List.of("2", "11", "3")));
  }

  @Test
  void readsHashtagRowInSheet() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("A");
      sheet.value(0, 0, "Casualties by district");
      int row = 2;
      for (String line : TAGGED.lines().toList()) {
        String[] fields = line.split(",", -1);
        for (int i = 0; i < fields.length; i++) {
          sheet.value(row, i, fields[i]);
        }
        row += 2;
      }
    }
    folder.write("tagged.xlsx", bytes.toByteArray());
    Path job = byTag("tagged.xlsx");
    Files.writeString(
        job, Files.readString(job).replace("profile:", "format: {header_row: 3}\n    profile:"));
    Command.good("run", job);
    assertThat(sums(), is(List.of("2", "11", "3")));
  }

  @Test
  void rejectsUnknownHashtagAndListsPresentOnes() throws IOException {
    folder.write("parts.csv", TAGGED.replace("#Affected + Killed", "#affected+killed+m"));
    Command command = Command.of("run", byTag("parts.csv"));
    assertThat(command.toString(), command.code(), is(ExitCode.USAGE));
    assertThat(
        command.err(),
        allOf(
            containsString("has exactly the hashtag \"#affected+killed\"; its hashtags are #date"),
            containsString("#affected+killed+m, #affected+killed+f"),
            containsString("Did you mean \"#affected+killed+"),
            not(containsString("#affected +injured"))));
  }

  @Test
  void rejectsHashtagOfTwoColumns() throws IOException {
    folder.write("twice.csv", TAGGED.replace("#affected+killed+f", "#affected +killed"));
    Command command = Command.of("run", byTag("twice.csv"));
    assertThat(command.toString(), command.code(), is(ExitCode.USAGE));
    assertThat(
        command.err(),
        containsString("ambiguous hashtag \"#affected+killed\": several columns of"));
  }

  @Test
  void rejectsSeveralColumnsForDimensionThatNoTableUses() throws IOException {
    // field_completeness reads it, too.
    String dimension = "      dimensions: {sex: {column: \"%s\", values: {f: female}}}";
    folder.write(
        "twice.csv",
        TAGGED
            .replaceFirst("\n#", ",Sex,Sex\n#")
            .replaceFirst("injured\n", "injured,#sex,#sex\n")
            .replace("2\n", "2,f,m\n"));
    Command byTag = Command.of("run", byTag("twice.csv", dimension.formatted("#sex")));
    assertThat(byTag.code(), is(ExitCode.USAGE));
    assertThat(byTag.err(), containsString("ambiguous hashtag \"#sex\": several columns of"));
    Command byName = Command.of("run", byTag("twice.csv", dimension.formatted("Sex")));
    assertThat(byName.code(), is(ExitCode.USAGE));
    assertThat(byName.err(), containsString("duplicate column \"Sex\": it occurs 2 times in the"));
  }

  @Test
  void hidesPersonalColumnByHashtagAndName() throws Exception {
    folder.write("tagged.csv", TAGGED.replace("Cedar,6", "Secret,-654321"));
    Path job = byTag("tagged.csv", "      personal: [Killed, \"#adm2 +name\"]");
    Files.writeString(job, Files.readString(job) + "thresholds: {rejected_records: 1}\n");
    Command command = Command.good("run", job);
    assertThat(command.out() + command.err(), not(containsString("-654321")));
    try (DuckDb tables = new DuckDb().open(folder.current(), List.of("rejects"))) {
      assertThat(tables.rows("FROM rejects").toString(), not(containsString("-654321")));
    }
  }

  @Test
  void filtersTotalsRowsAndCountsThemByName() throws Exception {
    folder.write(
        "totals.csv",
        """
        day,region,district,killed,injured
        2021-03-01,North,Alder,5,2
        2021-03-01,North,Birch,1,
        2021-03-01,North,Total,6,2
        2021-03-02,South,Cedar,6,1
        2021-03-02,South, Grand\u00a0\u00a0total ,12,3
        """);
    Command command =
        Command.good(
            "run",
            folder.job(
                "totals.csv",
                "      totals_rows: {column: district, words: [Total, \"Grand total\"]}"));
    assertThat(sums(), is(List.of("3", "12", "3")));
    assertThat(
        command.out(),
        allOf(
            containsString("totals row district=Total"),
            containsString("totals row district=Grand total")));
  }

  @Test
  void filtersParentCodeAmongChildrenAsTotal() throws Exception {
    folder.write(
        "parents.csv",
        """
        day,code,killed,injured
        2021-03-01,N1,5,2
        2021-03-01,N2,1,
        2021-03-01,N,6,2
        2021-03-02,S1,6,1
        2021-03-02,,1,
        """);
    Path job = folder.job("parents.csv", "      totals_rows: {parent_codes: true}");
    Files.writeString(
        job,
        Files.readString(job)
            .replace(
                "[{level: region, name: region}, {level: district, name: district}]",
                "[{level: district, code: code}]"));
    Command command = Command.good("run", job);
    assertThat(sums(), is(List.of("4", "13", "3")));
    assertThat(command.out(), containsString("totals row code=N"));
  }

  @Test
  void rejectsInvalidTotalsRows() throws IOException {
    folder.write("good.csv", "day,region,district,killed,injured\n2021-03-01,North,Alder,5,2\n");
    Command half =
        Command.of("run", folder.job("good.csv", "      totals_rows: {column: district}"));
    assertThat(half.toString(), half.code(), is(ExitCode.USAGE));
    assertThat(half.err(), containsString(":14:20: expected column and words"));
    Command codes =
        Command.of("run", folder.job("good.csv", "      totals_rows: {parent_codes: true}"));
    assertThat(codes.toString(), codes.code(), is(ExitCode.USAGE));
    assertThat(
        codes.err(),
        containsString("parent_codes needs a region with a code, below the top level"));
  }

  private Path byTag(String file, String... more) throws IOException {
    Path job = folder.job(file, more);
    String text = Files.readString(job);
    int from = text.indexOf("date: {column: day");
    int to = text.indexOf('\n', text.indexOf("measures:")) + 1;
    return Files.writeString(job, text.substring(0, from) + BY_TAG + text.substring(to));
  }

  private List<String> sums() throws Exception {
    try (DuckDb tables =
        new DuckDb().open(folder.current(), List.of("casualties_by_month_district"))) {
      return tables
          .rows("SELECT sum(records), sum(killed), sum(injured) FROM casualties_by_month_district")
          .get(0);
    }
  }
}
