package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts jobs with profiles that need two tables. */
class InitLookupTest {

  private static final String VICTIMS =
      """
      victim_id;accident_id;name;gender;date_of_birth;age;address;status;activity
      V1;A1;Invented;Female;;40;;Killed;Farming
      V2;A2;Invented;Male;;9;;Injured;Playing
      """;
  private static final String ACCIDENTS =
      """
      accident_id,date_of_accident,device_category,province,district
      A1,2023-05-01,UXO,North,Alder
      A2,2023-06-01,AP mine,North,Birch
      A3,2023-07-01,AP mine,North,Birch
      """;

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void draftsRunnableJobAndGazetteerFromTwoTables() throws Exception {
    Path made = folder.resolve("made");
    Command.good(
        "init",
        "--profile",
        "imsma-core-victims",
        "--lookup",
        "accident=" + file("accidents.csv", ACCIDENTS),
        "--to",
        made,
        file("victims.csv", VICTIMS));
    Command.good("run", made.resolve("job.yaml"));
    try (DuckDb read =
        new DuckDb()
            .open(
                made.resolve("out/current"),
                List.of("casualties_by_month_district", "incidents_by_year_province"))) {
      assertThat(
          read.rows(
              "SELECT period_key, region_name, sum(victims)::BIGINT"
                  + " FROM casualties_by_month_district GROUP BY ALL ORDER BY ALL"),
          is(List.of(List.of("2023-05", "Alder", "1"), List.of("2023-06", "Birch", "1"))));
      assertThat(
          read.rows("SELECT sum(incidents)::BIGINT FROM incidents_by_year_province"),
          is(List.of(List.of("3"))));
    }
  }

  @Test
  void asksForOtherTable() throws IOException {
    Command init =
        Command.of("init", "--profile", "imsma-core-victims", file("victims.csv", VICTIMS));
    assertThat(init.code(), is(ExitCode.USAGE));
    assertThat(init.err(), containsString("give it with --lookup accident=FILE."));
  }

  @Test
  void refusesLookupThatProfileDoesNotHave() throws IOException {
    Path victims = file("victims.csv", VICTIMS);
    Command other =
        Command.of("init", "--profile", "hxl-casualties", "--lookup", "task=a.csv", victims);
    assertThat(other.code(), is(ExitCode.USAGE));
    assertThat(other.err(), containsString("hxl-casualties has no lookup task."));
    Command none = Command.of("init", "--lookup", "task=a.csv", victims);
    assertThat(none.err(), containsString("a job without --profile has no lookup task."));
  }

  @Test
  void saysThatLookupFileIsMissing() throws IOException {
    Command init =
        Command.of(
            "init",
            "--profile",
            "imsma-core-victims",
            "--lookup",
            "accident=" + folder.resolve("none.csv"),
            file("victims.csv", VICTIMS));
    assertThat(init.code(), is(ExitCode.USAGE));
    assertThat(init.err(), containsString("none.csv: no such file."));
  }
}
