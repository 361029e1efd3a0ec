package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that once made {@code init} write a wrong job without a warning. */
final class InitHazardsTest {

  @TempDir private Path folder;

  private Path file(String name, String text) throws Exception {
    return new InitFolder(folder).file(name, text);
  }

  private InitFolder.Drafted draft(Path file, Object... more) {
    return new InitFolder(folder).draft(file, more);
  }

  private Path sheet(Object[]... rows) throws Exception {
    Path file = folder.resolve("titles.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Sheet1");
      for (int row = 0; row < rows.length; row++) {
        for (int column = 0; column < rows[row].length; column++) {
          if (rows[row][column] instanceof Number number) {
            sheet.value(row, column, number);
          } else if (rows[row][column] != null) {
            sheet.value(row, column, rows[row][column].toString());
          }
        }
      }
    }
    return file;
  }

  @Test
  void findsHeaderBelowTitleRowsOfSheet() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            sheet(
                new Object[] {"Ministry of the Interior"},
                new Object[] {},
                new Object[] {"Accidents, all provinces", null, null, "2021"},
                new Object[] {"Date", "Province", "Killed", "Injured"},
                new Object[] {"2021-01-05", "North", 1, 0},
                new Object[] {"2021-02-06", "South", 0, 3}));
    assertThat(drafted.text(), containsString("header_row: 4"));
    assertThat(drafted.output(), containsString("2 of 2 records can be read this way"));
    assertThat(
        drafted.totals("casualties_by_year_province", "sum(killed)::BIGINT, sum(injured)::BIGINT"),
        is(List.of("1", "3")));
  }

  @Test
  void findsHeaderBelowTitleRowsOfText() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            file(
                "titles.csv",
                """
                Accidents 2021

                Date,Province,Killed
                2021-01-05,North,1
                2021-01-06,South,2
                """));
    assertThat(drafted.text(), containsString("header_row: 3"));
    assertThat(
        drafted.totals("casualties_by_year_province", "sum(killed)::BIGINT"), is(List.of("3")));
  }

  @Test
  void neverLoosensThresholdSoThatBadGuessPublishes() throws Exception {
    String good = "2020-01-01,1\n".repeat(9);
    InitFolder.Drafted drafted = draft(file("some.csv", "date,killed\n" + good + "soon,1\n"));
    assertThat(drafted.output(), containsString("9 of 10 records can be read this way"));
    assertThat(
        drafted.text(),
        allOf(
            containsString("thresholds: {rejected_records: 0, unmatched_share: 0}"),
            containsString("# CHECK: 1 of 10 records cannot be read with this job")));
    Command run = Command.of("run", drafted.job());
    assertThat(run.code(), is(ExitCode.QUALITY_GATE));
    assertThat(Files.exists(drafted.job().resolveSibling("out/current")), is(false));
  }

  private static final String RUSSIAN =
      """
      Дата происшествия;Область;Пол;Исход
      05.01.2021;Северная;мужской;погиб
      06.02.2021;Южная;женский;ранен
      """;

  @Test
  void readsWindows1251AndShowsTwoLines() throws Exception {
    Path file =
        Files.write(
            folder.resolve("register.csv"), RUSSIAN.getBytes(Charset.forName("windows-1251")));
    InitFolder.Drafted drafted = draft(file);
    assertThat(drafted.text(), containsString("charset: windows-1251"));
    assertThat(
        drafted.output(),
        allOf(
            containsString("Дата происшествия;Область;Пол;Исход"),
            containsString("05.01.2021;Северная;мужской;погиб")));
    assertThat(
        drafted.totals("casualties_by_year_province", "sum(killed)::BIGINT, sum(injured)::BIGINT"),
        is(List.of("1", "1")));
  }

  @Test
  void readsDeclaredCharset() throws Exception {
    Path file = Files.write(folder.resolve("r.csv"), RUSSIAN.getBytes(Charset.forName("KOI8-R")));
    assertThat(draft(file, "--charset", "koi8-r").text(), containsString("charset: KOI8-R"));
    Command wrong = Command.of("init", file, "--charset", "klingon");
    assertThat(wrong.code(), is(ExitCode.USAGE));
    assertThat(wrong.err(), containsString("klingon is not the name of a charset"));
  }

  @Test
  void marksMixedDateForms() throws Exception {
    InitFolder.Drafted drafted =
        draft(file("mixed.csv", "date,killed\n13/04/2020,1\n2020-05-06,1\n14/05/2020,1\n"));
    assertThat(
        drafted.text(),
        containsString(
            "# CHECK: date: dates are written in several ways: d/M/yyyy, yyyy-MM-dd\n"
                + "      date: {column: date, forms: [d/M/yyyy, yyyy-MM-dd]}"));
  }

  @Test
  void readsNamesOfMonthsAndMarksTheirLanguage() throws Exception {
    InitFolder.Drafted drafted =
        draft(file("names.csv", "fecha,heridos\n17 de marzo de 2019,1\n5 de enero de 2020,2\n"));
    assertThat(
        drafted.text(),
        allOf(
            containsString("# CHECK: fecha: the month names are read in the language es"),
            containsString("form: \"d 'de' MMMM 'de' yyyy\", month_names: es}")));
    assertThat(
        drafted.totals("casualties_by_month_whole", "min(period_key), sum(injured)::BIGINT"),
        is(List.of("2019-03", "3")));
  }

  @Test
  void combinesYearsWithNamesOfMonths() throws Exception {
    InitFolder.Drafted drafted =
        draft(file("names.csv", "год,месяц,погибло\n2019,март,1\n2020,январь,2\n"));
    assertThat(drafted.text(), containsString("date: {year: год, month: месяц, month_names: ru}"));
    assertThat(
        drafted.totals("casualties_by_month_whole", "min(period_key), sum(killed)::BIGINT"),
        is(List.of("2019-03", "3")));
  }

  @Test
  void recognisesSpanishYearAndMonthWithThousandsSeparators() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            file(
                "spanish.csv",
                """
                departamento,ano,mes,estado
                Norte,"2,006",1,Herido
                Sur,"2,007",12,Muerto
                """));
    assertThat(
        drafted.text(),
        allOf(containsString("date: {year: ano, month: mes}"), containsString("thousands: \",\"")));
  }

  @Test
  void prefersTaggedStartDateToYearColumn() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            file(
                "tagged.csv",
                """
                Begin,Year,Where,Dead
                #date+start,#date+year,#adm1+name,#affected+killed
                2020-01-05,2020,East,1
                2020-02-06,2020,West,0
                """));
    assertThat(
        drafted.text(),
        allOf(
            containsString("date: {column: Begin, form: yyyy-MM-dd}"),
            containsString("# CHECK: Begin: there is no column with the last day")));
  }

  @Test
  void usesCircumstancesOfAccidentAsActivityAndMarksThem() throws Exception {
    String text =
        draft(
                file(
                    "circumstances.csv",
                    "date,killed,circumstances\n2020-01-01,1,farming\n2020-01-02,1,farming\n"))
            .text();
    assertThat(
        text,
        allOf(
            containsString("# CHECK: circumstances: people use its name for other things too"),
            containsString("activity: {column: circumstances, otherwise: keep}"),
            not(containsString("personal:"))));
  }

  @Test
  void marksTelephoneNumbersAndNamesThatNoHeaderShows() throws Exception {
    String text =
        draft(
                file(
                    "people.csv",
                    """
                    date,killed,via,wie
                    2020-01-01,1,0771234567,A. Person
                    2020-01-02,1,+94 77 765 4321,B. Someone
                    """))
            .text();
    assertThat(
        text,
        allOf(
            containsString("# CHECK: via: its values look like telephone numbers"),
            containsString("# CHECK: wie: its values look like names of people")));
  }

  @Test
  void findsTotalsWithoutWordForThem() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            file(
                "sums.csv",
                """
                date,province,killed,injured
                2020-01-01,North,1,2
                2020-01-02,South,3,4
                2020-01-03,East,5,6
                ,Xyz,9,12
                """));
    assertThat(
        drafted.text(),
        allOf(
            containsString("# CHECK: totals_rows: its numbers are the sums of the other rows"),
            containsString("totals_rows: {column: province, words: [Xyz]}")));
  }

  @Test
  void draftsJobForTableWithOnlyADate() throws Exception {
    Path file = file("few.csv", "Date,Region,Houses\n2019-02-03,North,1\n2019-04-13,South,0\n");
    assertThat(draft(file).text(), containsString("# CHECK: dataset: no column is about people"));
  }

  @Test
  void doesNotTakeListOfContactsForPlaces() throws Exception {
    Path file = file("contacts.csv", "Province,Contact,Phone\nNorth,A B,0771234567\n");
    Command init = Command.of("init", file, "--to", folder.resolve("made"));
    assertThat(init.code(), is(ExitCode.USAGE));
    assertThat(init.err(), containsString("no column is about dates, places, people hurt"));
  }

  @Test
  void marksFreeTextThatMayNamePeople() throws Exception {
    String text =
        draft(file("notes.csv", "date,killed,victim name,remarks\n2020-01-01,1,A B,seen\n")).text();
    assertThat(
        text,
        containsString(
            """
                  personal:
                    - victim name
                    # CHECK: remarks: free text may name people; remove the column from this list if \
            it does not
                    - remarks
            """));
  }

  private static final String POLYGONS =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "North", "status": "official"}, "geometry":
          {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}},
        {"type": "Feature", "properties": {"name": "South", "status": "official"}, "geometry":
          {"type": "Polygon", "coordinates": [[[0, -1], [1, -1], [1, 0], [0, -1]]]}}]}
      """;

  @Test
  void refusesBoundariesFile() throws Exception {
    Path file = file("districts.geojson", POLYGONS);
    Command init = Command.of("init", file, "--to", folder.resolve("made"));
    assertThat(init.code(), is(ExitCode.USAGE));
    assertThat(
        init.err(),
        allOf(
            containsString("2 polygons with names, which are boundaries of regions"),
            containsString("--gazetteer")));
    assertThat(Files.exists(folder.resolve("made")), is(false));
  }

  @Test
  void draftsGazetteerWithEveryPlaceOfTheFile() throws Exception {
    StringBuilder text = new StringBuilder("date,province,district,killed\n");
    for (int i = 0; i < 600; i++) {
      text.append("2020-01-01,%s,District %d,1\n".formatted(i % 7 == 0 ? "" : "P" + i % 5, i));
    }
    text.append("2020-01-01,,n/a,1\n2020-01-01,P1,Unknown,1\n");
    InitFolder.Drafted drafted = draft(file("places.csv", text.toString()));
    assertThat(
        drafted.totals(
            "casualties_by_year_district",
            "sum(killed)::BIGINT, count(DISTINCT region_code) FILTER (region_code NOT LIKE"
                + " '%unknown')"),
        is(List.of("602", "600")));
    Path current = drafted.job().resolveSibling("out/current");
    try (DuckDb tables = new DuckDb().open(current, List.of("unmatched_names"))) {
      assertThat(tables.rows("SELECT count(*) FROM unmatched_names").get(0), is(List.of("0")));
    }
  }

  @Test
  void unpivotsWideTable() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            file(
                "wide.csv",
                "Killed by mines\nProvince,2019,2020,2021\nNorth,1,2,3\nSouth,4,-,6\n"));
    assertThat(
        drafted.text(),
        allOf(
            containsString("# CHECK: a wide table: the columns 2019 to 2021 are data"),
            containsString("unpivot: {columns: [\"2019\", \"2020\", \"2021\"], name: year"),
            containsString("counts: {killed: {column: number}}")));
    assertThat(
        drafted.totals(
            "casualties_by_year_province",
            "sum(killed)::BIGINT, sum(killed) FILTER (period_key = '2021')::BIGINT, count(*)"),
        is(List.of("16", "9", "5")));
  }

  @Test
  void splitsFileOfDetectionsAndCasualtiesIntoTwoSources() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            file(
                "both.csv",
                """
                date,province,event type,killed,injured,items
                2020-01-01,North,Accident,1,2,
                2020-01-02,North,Clearance,,,7
                2020-01-03,South,EOD,,,1
                2020-01-04,South,Accident,0,1,
                """));
    assertThat(
        drafted.text(),
        allOf(
            containsString("- id: both_casualties"),
            containsString("{column: event type, keep: [Accident]}"),
            containsString("- id: both_detections"),
            containsString("{column: event type, keep: [Clearance, EOD]}")));
    assertThat(
        drafted.totals("casualties_by_year_province", "sum(killed)::BIGINT, sum(records)::BIGINT"),
        is(List.of("1", "2")));
    assertThat(
        drafted.totals("detections_by_year_province", "sum(items)::BIGINT, sum(records)::BIGINT"),
        is(List.of("8", "2")));
  }

  @Test
  void usesGivenGazetteerAndReportsNamesThatItLacks() throws Exception {
    Path gazetteer =
        file(
            "official.csv",
            "code,name,level,parent\nX,Xland,country,\nX1,North,adm1,X\nX2,South,adm1,X\n");
    Path records = file("r.csv", "date,province,killed\n2020-01-01,North,1\n2020-01-01,Soth,2\n");
    InitFolder.Drafted drafted = draft(records, "--gazetteer", gazetteer);
    assertThat(
        drafted.text(),
        allOf(
            containsString("file: ../official.csv"),
            containsString("levels: [country, adm1]"),
            containsString("- {level: adm1, name: province}")));
    assertThat(
        drafted.output(),
        containsString(
            "CHECK: the gazetteer does not have 1 name of 1 record, or has several such places:"
                + " Soth (1)"));
    assertThat(Files.exists(folder.resolve("made/gazetteer.csv")), is(false));
    assertThat(Command.of("run", drafted.job()).code(), is(ExitCode.QUALITY_GATE));
  }

  @Test
  void usesGivenBoundariesAsGazetteer() throws Exception {
    Path gazetteer = file("districts.geojson", POLYGONS);
    Path records = file("r.csv", "date,province,killed\n2020-01-01,North,1\n2020-01-01,South,2\n");
    InitFolder.Drafted drafted = draft(records, "--gazetteer", gazetteer);
    assertThat(
        drafted.totals("casualties_by_year_province", "sum(killed)::BIGINT, count(*)"),
        is(List.of("3", "2")));
  }

  @Test
  void endsWithTheNextCommand() throws Exception {
    InitFolder.Drafted doubtful =
        draft(file("dates.csv", "date,province,killed\n03/04/2020,North,1\n"));
    assertThat(doubtful.output().strip(), endsWith("Next: minetally explain " + doubtful.job()));
  }

  @Test
  void stopsMarkingWhenNothingIsUncertain() throws Exception {
    InitFolder.Drafted certain =
        draft(file("dates.csv", "date,province,killed\n2020-04-13,North,1\n"));
    assertThat(certain.text(), not(containsString("CHECK: ")));
    assertThat(certain.output().strip(), endsWith("Next: minetally run " + certain.job()));
  }

  @Test
  void groupsAgesThatAreNumbersOfYears() throws Exception {
    InitFolder.Drafted drafted =
        draft(file("ages.csv", "date,age,outcome\n2020-01-01,17,Killed\n2020-01-01,18,Injured\n"));
    assertThat(
        drafted.text(), containsString("# CHECK: age: ages are numbers of years; here a child is"));
    Command.good("run", drafted.job());
    Path current = drafted.job().resolveSibling("out/current");
    try (DuckDb tables = new DuckDb().open(current, List.of("casualties_by_year_whole"))) {
      assertThat(
          tables.rows("SELECT age_group, records FROM casualties_by_year_whole ORDER BY 1"),
          is(List.of(List.of("adult", "1"), List.of("child", "1"))));
    }
  }

  @Test
  void doesNotAddUpFiguresThatArePublishedAsTotalsSoFar() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            file(
                "published.csv",
                """
                published,start,end,kind,killed
                2021-02-01,2021-01-01,2021-01-31,month,3
                2021-03-01,2021-02-01,2021-02-28,month,2
                2021-03-01,2021-01-01,2021-02-28,cumulative,5
                """));
    assertThat(drafted.text(), containsString("# CHECK: kind: the figures were published"));
    assertThat(drafted.totals("casualties_by_year_whole", "sum(killed)::BIGINT"), is(List.of("5")));
  }

  private static final String TAGGED =
      """
      Fecha,Depto,Cod,Mun,Cod2,M,H
      #date,#adm1+name,#adm1+code,#adm2+name,#adm2+code,#affected+killed,#affected+injured
      2020-01-05,East,01,Sur,0101,1,2
      """;

  @Test
  void usesShippedProfile() throws Exception {
    InitFolder.Drafted drafted = draft(file("hxl.csv", TAGGED), "--profile", "hxl-casualties");
    assertThat(drafted.text(), containsString("profile: hxl-casualties.yaml"));
    assertThat(Files.exists(folder.resolve("made/hxl-casualties.yaml")), is(true));
    assertThat(
        drafted.totals(
            "casualties_by_month_district",
            "sum(killed)::BIGINT, sum(injured)::BIGINT, any_value(region_code)"),
        is(List.of("1", "2", "0101")));
  }

  @Test
  void listsShippedProfiles() {
    assertThat(
        Command.good("init", "--profile", "list").out(), containsString("hxl-casualties: tables"));
    Command unknown = Command.of("init", folder.resolve("a.csv"), "--profile", "hxl");
    assertThat(unknown.code(), is(ExitCode.USAGE));
  }

  @Test
  void saysWhichColumnOfShippedProfileIsMissing() throws Exception {
    Path file = file("hxl.csv", TAGGED.replace("#affected+injured", "#affected+sick"));
    Command init =
        Command.of("init", file, "--to", folder.resolve("made"), "--profile", "hxl-casualties");
    assertThat(init.code(), is(ExitCode.USAGE));
    assertThat(init.err(), containsString("#affected+injured"));
  }

  @Test
  void padsCodesThatTheGivenGazetteerHasWithLeadingZeros() throws Exception {
    Path gazetteer = file("official.csv", "code,name,level\n05,Norte,province\n11,Sur,province\n");
    InitFolder.Drafted drafted =
        draft(
            file("r.csv", "date,province code,killed\n2020-01-01,5,1\n2020-01-01,11,2\n"),
            "--gazetteer",
            gazetteer);
    assertThat(drafted.text(), containsString("- {level: province, code: province code, pad: 2}"));
    assertThat(drafted.output(), not(containsString("the gazetteer does not have")));
  }

  @Test
  void excludesRowsWithoutAnyValue() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            file(
                "blank.csv",
                "date;province;outcome\n2020-01-01;North;Killed\n;;\n2020-01-02;South;Injured\n"));
    assertThat(
        drafted.totals("casualties_by_year_province", "sum(records)::BIGINT"), is(List.of("2")));
  }

  @Test
  void marksYearIfMonthNamesCannotBeRead() throws Exception {
    InitFolder.Drafted drafted =
        draft(file("m.csv", "Année,Mois,Région,Tués\n2021,Hamal,Nord,1\n"));
    assertThat(
        drafted.text(),
        containsString("# CHECK: Année: the months in Mois, such as Hamal, cannot be read"));
  }

  @Test
  void findsMemberOfJsonWithTheRecords() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            file(
                "r.json",
                """
                {"fields": [{"name": "date"}, {"name": "killed"}, {"name": "province"}],
                 "data": [{"date": "2021-03-01", "province": "North", "killed": 2}]}
                """));
    assertThat(drafted.text(), containsString("records: data"));
    assertThat(
        drafted.totals("casualties_by_year_province", "sum(killed)::BIGINT"), is(List.of("2")));
  }
}
