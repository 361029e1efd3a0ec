package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables with one column per year, month or category. */
final class WideTablesTest {

  private static final String ONE_COLUMN_PER_YEAR =
      """
      Region,District,2018,2019,2020,Total
      North,Alder,5,0,,5
      North,Birch,2,3,1,6
      South,Cedar,,4,7,11
      """;

  /** The rows of casualties_by_year_district. */
  private static final List<List<String>> EXPECTED =
      List.of(
          List.of("2018", "N1", "1", "5"),
          List.of("2018", "N2", "1", "2"),
          List.of("2019", "N1", "1", "0"),
          List.of("2019", "N2", "1", "3"),
          List.of("2019", "S1", "1", "4"),
          List.of("2020", "N2", "1", "1"),
          List.of("2020", "S1", "1", "7"));

  private static final String UNPIVOT = "unpivot: {columns: %s, name: year, value: killed}";

  @TempDir Path temporary;
  private JobFolder folder;
  private int runs;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = JobFolder.in(temporary);
  }

  private Path job(String file, String... profile) throws IOException {
    return folder.write(
        "job.yaml",
        """
        minetally: 1
        gazetteer: {file: gazetteer.csv, levels: [region, district]}
        tables: [{dataset: casualties, period: year, level: district}]
        output: {path: out}
        sources:
          - id: wide
            dataset: casualties
            files: [%s]
            profile:
              %s
        """
            .formatted(file, String.join("\n      ", profile)));
  }

  private Path yearly(String file, String... more) throws IOException {
    List<String> lines =
        List.of(
            "region: [{level: region, name: Region}, {level: district, name: District}]",
            "date: {year: year}",
            "measures: {counts: {killed: {column: killed}}}",
            String.join("\n      ", more));
    return job(file, lines.toArray(String[]::new));
  }

  /** Runs a job in a new output folder, so that no earlier run has the same content. */
  private Command run(Path job, String... options) throws IOException {
    Files.writeString(
        job, Files.readString(job).replaceFirst("\\{path: [^}]*}", "{path: out" + ++runs + "}"));
    List<Object> arguments = new ArrayList<>(List.of("run", job));
    arguments.addAll(List.of(options));
    return Command.good(arguments.toArray());
  }

  private List<List<String>> rows(String columns) throws Exception {
    try (DuckDb tables =
        new DuckDb()
            .open(
                temporary.resolve("out" + runs + "/current"),
                List.of("casualties_by_year_district"))) {
      return tables.rows(
          "SELECT period_key, region_code, %s FROM casualties_by_year_district ORDER BY ALL"
              .formatted(columns));
    }
  }

  @Test
  void countsEachCellAsRecord() throws Exception {
    folder.write("one-column-per-year.csv", ONE_COLUMN_PER_YEAR);
    for (String columns : List.of("[2018, 2019, 2020]", "'20*'", "{from: 2018, to: 2020}")) {
      for (String size : List.of("1", "30", "1000")) {
        Command run =
            run(
                yearly("one-column-per-year.csv", UNPIVOT.formatted(columns)),
                "--range-size",
                size);
        assertThat(rows("records, killed"), is(EXPECTED));
        assertThat(
            run.out(),
            allOf(
                containsString(
                    "wide: 3 read as rows, each of which gives one record per unpivoted column"),
                containsString("wide: 1 filtered: empty cell year=2018"),
                containsString("wide: 1 filtered: empty cell year=2020")));
      }
    }
  }

  @Test
  void readsSameRecordsFromLongTable() throws Exception {
    folder.write(
        "long.csv",
        """
        Region,District,year,killed
        North,Alder,2018,5
        North,Alder,2019,0
        North,Birch,2018,2
        North,Birch,2019,3
        North,Birch,2020,1
        South,Cedar,2019,4
        South,Cedar,2020,7
        """);
    run(yearly("long.csv"));
    assertThat(rows("records, killed"), is(EXPECTED));
  }

  @Test
  void keepsRecordsOfEmptyCellsIfDeclared() throws Exception {
    folder.write("one-column-per-year.csv", ONE_COLUMN_PER_YEAR);
    run(
        yearly(
            "one-column-per-year.csv",
            "unpivot: {columns: '20*', name: year, value: killed, empty: keep}"));
    assertThat(rows("records, killed").size(), is(9));
    assertThat(rows("records, killed").get(2).toString(), is("[2018, S1, 1, null]"));
  }

  @Test
  void countsMissingWordsAsEmptyCells() throws Exception {
    folder.write("dashes.csv", ONE_COLUMN_PER_YEAR.replace(",,", ",-,"));
    run(yearly("dashes.csv", UNPIVOT.formatted("'20*'"), "missing: ['-']"));
    assertThat(rows("records, killed"), is(EXPECTED));
  }

  @Test
  void readsSeveralBlocksAsOneRecordPerYear() throws Exception {
    folder.write(
        "killed-and-injured-per-year.csv",
        """
        Region,District,Killed 2018,Injured 2018,Killed 2019,Injured 2019
        North,Alder,5,1,0,
        South,Cedar,,,4,2
        """);
    run(
        job(
            "killed-and-injured-per-year.csv",
            "region: [{level: region, name: Region}, {level: district, name: District}]",
            "date: {year: year}",
            "unpivot:",
            "  - {columns: 'Killed {year}', value: killed}",
            "  - {columns: 'Injured {year}', value: injured}",
            "measures: {counts: {killed: {column: killed}, injured: {column: injured}}}"));
    assertThat(
        rows("records, killed, injured").toString(),
        is("[[2018, N1, 1, 5, 1], [2019, N1, 1, 0, null], [2019, S1, 1, 4, 2]]"));
  }

  @Test
  void readsOneColumnPerSexAndMonth() throws Exception {
    folder.write(
        "one-column-per-sex.csv",
        """
        District,Women (Jan),Men (Jan),Women (Feb)
        Alder,5,1,2
        """);
    run(
        job(
            "one-column-per-sex.csv",
            "region: [{level: district, name: District}]",
            "unpivot:",
            "  columns: '{sex} ({month})'",
            "  value: killed",
            "date: {constant: 2019}",
            "dimensions: {sex: {column: sex, values: {Women: female, Men: male}}}",
            "measures: {counts: {killed: {column: killed}}}"));
    assertThat(rows("records, killed").toString(), is("[[2019, N1, 3, 8]]"));
  }

  @Test
  void readsOneColumnPerDistrictWithConstantLabelsAndPlaces() throws Exception {
    folder.write(
        "one-column-per-district.csv",
        """
        When,Alder dist.,Birch dist.
        2019,1,2
        2020,3,
        """);
    run(
        job(
            "one-column-per-district.csv",
            "region: [{level: region, constant: N}, {level: district, name: district}]",
            "unpivot:",
            "  columns:",
            "    - {column: Alder dist., label: Alder}",
            "    - {column: Birch dist., label: Birch Town}",
            "  name: district",
            "  value: killed",
            "date: {column: When, form: yyyy}",
            "measures: {counts: {killed: {column: killed}}}"));
    assertThat(
        rows("records, killed").toString(),
        is("[[2019, N1, 1, 1], [2019, N2, 1, 2], [2020, N1, 1, 3]]"));
  }

  @Test
  void namesLineAndColumnOfRejectedCell() throws Exception {
    folder.write(
        "misprint.csv",
        """
        Region,District,2018,2019
        "North",Alder,5,
        "South
        ",Cedar,1,two
        South,Cedar,1
        """);
    Path job = yearly("misprint.csv", UNPIVOT.formatted("[2018, 2019]"));
    Command validated = Command.of("validate", job);
    assertThat(
        validated.err() + validated.out(),
        allOf(
            containsString("misprint.csv:3: column 2019: \"two\""),
            containsString("misprint.csv:5: the record has 3 fields, the header has 4"),
            containsString("3 of 6 records were rejected")));
    Command explained = Command.good("explain", "--records=6", job);
    assertThat(
        explained.out(),
        allOf(
            containsString("each row gives 2 records, from the columns 2018, 2019"),
            containsString(
                "unpivot: column \"2018\", column \"2019\"; names in column \"year\", values in"
                    + " column \"killed\""),
            containsString("record 2 (line 2) filtered: empty cell year=2019"),
            containsString("record 4 (line 3) rejected: \"two\"")));
  }

  @Test
  void skipsNotesOfWideTableAsOneRecordEach() throws Exception {
    folder.write(
        "notes-at-the-end.csv", ONE_COLUMN_PER_YEAR + "Source: Ministry\nNote: none,,,,,\n");
    Command run =
        run(
            yearly(
                "notes-at-the-end.csv",
                UNPIVOT.formatted("'20*'"),
                "skip_rows: {column: Region, starts_with: ['Source:', 'Note:']}"));
    assertThat(rows("records, killed"), is(EXPECTED));
    assertThat(
        run.out(),
        allOf(
            containsString("wide      11         7         0         4"),
            containsString("1 filtered: skipped row Region=Note: none"),
            containsString("1 filtered: skipped row Region=Source: Ministry")));
  }

  @Test
  void identifiesRecordByKeyAndYear() throws Exception {
    folder.write(
        "revised.csv",
        """
        code,Region,District,2018,2019,updated
        a,North,Alder,5,1,2020-01-01
        a,North,Alder,6,,2020-02-01
        ,South,Cedar,1,1,2020-01-01
        ,South,Cedar,1,1,2020-01-01
        """);
    run(
        yearly(
            "revised.csv",
            UNPIVOT.formatted("'20*'"),
            "record_key: [code]",
            "revision: {column: updated, form: timestamp}"));
    // The empty cell of the newer row replaces the older figure.
    assertThat(
        rows("records, killed").toString(),
        is("[[2018, N1, 1, 6], [2018, S1, 2, 2], [2019, S1, 2, 2]]"));
  }

  @Test
  void hidesPersonalValuesOfUnpivotedColumns() throws Exception {
    folder.write("personal.csv", "Region,District,2018,2019\nNorth,Alder,secret,secret\n");
    Command run =
        Command.of(
            "validate", yearly("personal.csv", UNPIVOT.formatted("'20*'"), "personal: [killed]"));
    assertThat(run.out() + run.err(), run.out().contains("secret"), is(false));
    assertThat(
        Command.of(
                "validate",
                yearly("personal.csv", UNPIVOT.formatted("'20*'"), "personal: ['2018']"))
            .err(),
        containsString(
            "column \"2018\" of "
                + folder.folder().resolve("personal.csv")
                + " cannot be read: it is unpivoted; use the columns year, killed instead"));
  }

  @Test
  void reportsColumnsThatTheFileDoesNotHave() throws Exception {
    folder.write("one-column-per-year.csv", ONE_COLUMN_PER_YEAR);
    Command run =
        Command.of(
            "validate", yearly("one-column-per-year.csv", UNPIVOT.formatted("[2018, 2019]")));
    assertThat(run.code(), is(ExitCode.USAGE));
    assertThat(
        run.err(),
        allOf(
            containsString("job.yaml:13:"),
            containsString("column \"2020\" is a year but is not unpivoted")));
  }
}
