package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables with a column for each month or quarter, in the ways that people name them. */
final class InitWideTest {

  private static final String MARCH =
      "sum(killed)::BIGINT, sum(killed) FILTER (period_key = '2020-03')::BIGINT";

  @TempDir private Path folder;

  private InitFolder.Drafted draft(String name, String text) throws Exception {
    InitFolder files = new InitFolder(folder);
    return files.draft(files.file(name, text));
  }

  @Test
  void readsShortNamesOfMonthsWithTwoDigitYears() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            "killed.csv",
            "Province,Dec-19,Jan-20,Feb-20,Mar-20,Total\nNorth,9,1,2,3,15\nSouth,0,4,-,6,10\n");
    assertThat(
        drafted.text(),
        allOf(
            containsString("# CHECK: a wide table: the columns Dec-19 to Mar-20 are data"),
            containsString("{column: Jan-20, label: \"2020-01\"}"),
            containsString("date: {column: month, form: yyyy-MM}")));
    assertThat(drafted.totals("casualties_by_month_province", MARCH), is(List.of("25", "9")));
  }

  @Test
  void takesYearOfMonthsFromTitle() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            "tués.csv",
            """
            Tués par mines en 2020;;;;
            Province;janvier;février;mars;avril
            Nord;1;2;3;0
            Sud;4;;6;0
            """);
    assertThat(
        drafted.text(),
        containsString(
            "# CHECK: date: the names of the columns are taken for the months of 2020, a year in a"
                + " title"));
    assertThat(drafted.totals("casualties_by_month_province", MARCH), is(List.of("16", "9")));
  }

  @Test
  void combinesMonthsWithColumnOfYears() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            "погибшие.csv",
            "Год,Область,январь,февраль,март\n2019,Север,1,1,1\n2020,Север,1,2,3\n");
    assertThat(drafted.text(), containsString("date: {year: Год, month: month}"));
    assertThat(drafted.totals("casualties_by_month_province", MARCH), is(List.of("9", "3")));
  }

  @Test
  void readsNumbersOfMonthsInIsoOrder() throws Exception {
    InitFolder.Drafted drafted =
        draft("killed.csv", "Province,2020-01,2020-02,2020-03,2020-04\nNorth,1,2,3,0\n");
    assertThat(drafted.totals("casualties_by_month_province", MARCH), is(List.of("6", "3")));
  }

  @Test
  void readsTwoFiguresOfEachMonth() throws Exception {
    InitFolder.Drafted drafted =
        draft(
            "figures.csv",
            "Province,Killed 2020-02,Injured 2020-02,Killed 2020-03,Injured 2020-03,Killed 2020-04,"
                + "Injured 2020-04\nNorth,1,10,2,20,3,30\nSouth,4,40,5,50,6,60\n");
    assertThat(
        drafted.totals(
            "casualties_by_month_province",
            "sum(killed) FILTER (period_key = '2020-03')::BIGINT, sum(injured)::BIGINT"),
        is(List.of("7", "210")));
  }

  @Test
  void saysThatNothingShowsTheYearOfMonths() throws Exception {
    assertThat(
        draft("killed.csv", "Province,Jan,Feb,Mar\nNorth,1,2,3\n").text(),
        allOf(
            containsString("# CHECK: a wide table"),
            containsString("for the months, but nothing shows the year"),
            containsString("date: unknown")));
  }

  @Test
  void leavesGazetteerWithPopulationsOfSeveralYearsAlone() throws Exception {
    InitFolder files = new InitFolder(folder);
    Path file =
        files.file(
            "places.csv",
            """
            District code,District,Population 2010,Population 2015,Population 2020
            A1,North,1000,1100,1200
            A2,South,2000,2100,2200
            """);
    Command init = Command.of("init", file, "--to", folder.resolve("made"));
    assertThat(init.code(), is(ExitCode.USAGE));
    assertThat(init.err(), containsString("a list of 2 places"));
  }
}
