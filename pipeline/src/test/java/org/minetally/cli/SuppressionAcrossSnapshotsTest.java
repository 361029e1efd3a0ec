package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suppression takes the earlier snapshots of the same output into account. */
final class SuppressionAcrossSnapshotsTest {

  private static final String HEADER = "day,region,district,killed,injured\n";
  private static final String SUPPRESSION = "suppression: {minimum_count: 5}";
  private static final String BECAUSE = "only because earlier snapshots could reveal them";

  @TempDir private Path temporary;
  private JobFolder folder;

  @BeforeEach
  void makeGazetteer() throws Exception {
    folder = JobFolder.in(temporary);
  }

  /** Returns people of one month, all injured, one per record. */
  private static String people(String month, int number) {
    return "2020-%s-05,North,Alder,0,1\n".formatted(month).repeat(number);
  }

  private Command run(String people, String... more) throws Exception {
    folder.write("people.csv", HEADER + people);
    return Command.of("run", folder.job("people.csv", more));
  }

  private void runKeepingOne(String people) throws Exception {
    folder.write("people.csv", HEADER + people);
    Path job = folder.job("people.csv", SUPPRESSION);
    Files.writeString(
        job, Files.readString(job).replace("output: {path: out}", "output: {path: out, keep: 1}"));
    Command.good("run", job);
  }

  private List<List<String>> years() throws Exception {
    try (DuckDb tables =
        new DuckDb().open(folder.current(), List.of("casualties_by_year_region"))) {
      return tables.rows("SELECT period_key, records FROM casualties_by_year_region ORDER BY ALL");
    }
  }

  @Test
  void hidesTotalThatDiffersFromPreviousOneBySmallCount() throws Exception {
    Command first = run(people("01", 40), SUPPRESSION);
    assertThat(first.out(), not(containsString(BECAUSE)));
    assertThat(years(), is(List.of(List.of("2020", "40"))));
    Command second = run(people("01", 40) + people("02", 3), SUPPRESSION);
    assertThat(second.out(), second.code(), is(ExitCode.OK));
    assertThat(years(), is(List.of(Arrays.asList("2020", null))));
    assertThat(second.out(), containsString(BECAUSE));
  }

  @Test
  void showsTotalAgainOnceDifferenceIsLargeEnough() throws Exception {
    run(people("01", 40), SUPPRESSION);
    run(people("01", 40) + people("02", 3), SUPPRESSION);
    run(people("01", 40) + people("02", 3) + people("03", 9), SUPPRESSION);
    assertThat(years(), is(List.of(List.of("2020", "52"))));
  }

  @Test
  void publishesAfterCorrectionThatAddsPeopleToRecord() throws Exception {
    String records = "2020-01-05,North,Alder,2,3\n".repeat(20);
    run(records, SUPPRESSION);
    Command second = run(records.replaceFirst("2,3", "9,3"), SUPPRESSION);
    assertThat(second.err(), second.code(), is(ExitCode.OK));
    assertThat(years(), is(List.of(List.of("2020", "20"))));
  }

  @Test
  void remembersRemovedSnapshots() throws Exception {
    for (int january = 40; january < 43; january++) {
      runKeepingOne(people("01", january));
    }
    try (Stream<Path> snapshots = Files.list(temporary.resolve("out/snapshots"))) {
      assertThat(snapshots.count(), is(1L));
    }
    runKeepingOne(people("01", 42) + people("02", 3));
    assertThat(years(), is(List.of(Arrays.asList("2020", null))));
  }

  @Test
  void rejectsOutputPublishedWithoutSuppression() throws Exception {
    run(people("01", 40));
    Command refused = run(people("01", 40), SUPPRESSION);
    assertThat(refused.code(), is(ExitCode.QUALITY_GATE));
    assertThat(refused.err(), containsString("published without suppression"));
    assertThat(refused.err(), containsString("Set output.path to a new folder"));
  }

  @Test
  void rejectsChangedTables() throws Exception {
    run(people("01", 40), SUPPRESSION);
    Command refused = run(people("01", 40), "suppression: {minimum_count: 6}");
    assertThat(refused.code(), is(ExitCode.QUALITY_GATE));
    assertThat(refused.err(), containsString("Before: minimum 5"));
    assertThat(refused.err(), containsString("Now: minimum 6"));
    assertThat(years(), is(List.of(List.of("2020", "40"))));
  }
}
