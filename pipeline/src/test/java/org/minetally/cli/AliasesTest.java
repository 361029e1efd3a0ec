package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code minetally aliases}: from the names that a run did not match to a run that matches them.
 */
final class AliasesTest {

  @TempDir Path temporary;
  private JobFolder folder;
  private Path job;
  private Path aliases;

  @BeforeEach
  void runJobWithUnmatchedNames() throws IOException {
    folder = JobFolder.in(temporary);
    folder.write(
        "names-unmatched.csv",
        """
        day,region,district,killed,injured
        2021-01-01,North,Aldr,1,0
        2021-01-02,North,Aldr,2,0
        2021-01-03,South,Ceder,4,0
        2021-01-04,North,Xyzzy,8,0
        2021-01-05,,Birch,16,0
        """);
    job = folder.job("names-unmatched.csv");
    aliases = temporary.resolve("aliases.csv");
    Command.good("run", job);
  }

  private Command list() {
    return Command.good("aliases", job);
  }

  /** Returns the id that the list shows next to a suggestion. */
  private String id(String suggestion) {
    Matcher line =
        Pattern.compile(Pattern.quote(suggestion) + " +(s[0-9a-f]{10})").matcher(list().out());
    assertThat(list().out(), line.find(), is(true));
    return line.group(1);
  }

  private void readAliases() throws IOException {
    Files.writeString(
        job,
        Files.readString(job)
            .replace("{file: gazetteer.csv,", "{file: gazetteer.csv, aliases: aliases.csv,"));
  }

  private List<List<String>> killed() throws SQLException {
    try (DuckDb tables = new DuckDb()) {
      return tables
          .open(folder.current(), List.of("casualties_by_year_district"))
          .rows(
              "SELECT region_code, sum(killed)::BIGINT FROM casualties_by_year_district GROUP BY 1"
                  + " ORDER BY 1");
    }
  }

  @Test
  void acceptedNameMatchesInTheNextRun() throws Exception {
    assertThat(
        killed(),
        contains(List.of("N/unknown", "11"), List.of("S/unknown", "4"), List.of("unknown", "16")));
    Command accepted = Command.good("aliases", job, "--accept", id("Alder (N1)"));
    assertThat(Files.readString(aliases), is("level,code,alias\ndistrict,N1,Aldr\n"));
    assertThat(accepted.out(), containsString("  district,N1,Aldr\n"));
    assertThat(accepted.out(), containsString("  aliases: aliases.csv\n"));
    assertThat(accepted.out(), containsString("  minetally run " + job + "\n"));
    readAliases();
    Command.good("run", job);
    assertThat(
        killed(),
        contains(
            List.of("N/unknown", "8"),
            List.of("N1", "3"),
            List.of("S/unknown", "4"),
            List.of("unknown", "16")));
  }

  @Test
  void listsSuggestionsWithCountsAndChangesNothing() throws Exception {
    Map<String, String> published = folder.published();
    String out = list().out();
    assertThat(out, containsString("unmatched names: 4, in 5 records\n"));
    assertThat(out, containsString("2  district  North   Aldr   Alder (N1)"));
    assertThat(out, containsString("Xyzzy  no similar region\n"));
    assertThat("an alias cannot help", out, containsString("Birch  several regions match\n"));
    assertThat(out, containsString("minetally aliases " + job + " --accept ID\n"));
    assertThat(Files.exists(aliases), is(false));
    assertThat(folder.published(), is(published));
    assertThat(Command.good("aliases", folder.output()).out(), containsString("Alder (N1)"));
  }

  @Test
  void omitsNamesThatHaveMatchedSinceTheRun() throws Exception {
    Command.good("aliases", job, "--accept", id("Alder (N1)"));
    String out = list().out();
    assertThat(out, not(containsString("Aldr")));
    assertThat(out, containsString("names that match since the last run: 1; run the job again\n"));
  }

  @Test
  void neverAddsTheSameLineTwice() throws Exception {
    String id = id("Alder (N1)");
    Command.good("aliases", job, "--accept", id, "--accept", id);
    String once = Files.readString(aliases);
    Command again = Command.good("aliases", job, "--accept", id);
    assertThat(again.out(), containsString("nothing was added"));
    assertThat(Files.readString(aliases), is(once));
    assertThat(once, is("level,code,alias\ndistrict,N1,Aldr\n"));
  }

  @Test
  void addsToTheFileThatTheJobNames() throws Exception {
    folder.write("aliases.csv", "code,level,basis,alias\r\nS1,district,\"seen, twice\",Zeder");
    readAliases();
    Command accepted = Command.good("aliases", job, "--accept", id("Alder (N1)"));
    assertThat(
        Files.readString(aliases),
        is("code,level,basis,alias\r\nS1,district,\"seen, twice\",Zeder\r\nN1,district,,Aldr\r\n"));
    assertThat(accepted.out(), not(containsString("does not read this file")));
    Command other = Command.of("aliases", job, "--to", "other.csv", "--accept", id("Cedar (S1)"));
    assertThat(other.code(), is(ExitCode.USAGE));
    assertThat(other.err(), containsString("the job reads its aliases from"));
  }

  @Test
  void acceptsMarkedRowsOfAReviewedFile() throws Exception {
    Path review = temporary.resolve("review.csv");
    Command written = Command.good("aliases", job, "--csv", review);
    assertThat(written.out(), containsString("--accept " + review + "\n"));
    assertThat(written.out(), containsString("Wrote 3 names to "));
    assertThat(Files.exists(aliases), is(false));
    String text = Files.readString(review);
    assertThat("an alias cannot help", text, not(containsString("Birch,")));
    String unmarked = text;
    for (String name : List.of("Aldr,N1,Alder", "Ceder,S1,Cedar")) {
      text = text.replaceAll("(?m)^(.*," + name + ")", "yes$1");
    }
    // A spreadsheet in another language, and a code that a person wrote.
    text = text.replaceAll("(?m)^(.*,Xyzzy,)", "X$1N2").replace(',', ';');
    Files.writeString(review, text);
    Command.good("aliases", job, "--accept", review);
    assertThat(
        Files.readString(aliases),
        is("level,code,alias\ndistrict,N1,Aldr\ndistrict,N2,Xyzzy\ndistrict,S1,Ceder\n"));
    Files.writeString(review, unmarked);
    Files.delete(aliases);
    assertThat(
        Command.good("aliases", job, "--accept", review).out(),
        is("No row is marked; nothing was added.\n"));
    assertThat("no row is marked", Files.exists(aliases), is(false));
  }

  @Test
  void neverOverwritesAReviewedFile() throws Exception {
    Path review = folder.write("review.csv", "marked");
    Command again = Command.of("aliases", job, "--csv", review);
    assertThat(again.code(), is(ExitCode.USAGE));
    assertThat(again.err(), containsString("already exists and is not overwritten"));
    assertThat(Files.readString(review), is("marked"));
  }

  @Test
  void addsAllMarkedRowsOrNone() throws Exception {
    Path review = temporary.resolve("review.csv");
    Command.good("aliases", job, "--csv", review);
    String text = Files.readString(review);
    text = text.replaceAll("(?m)^(.*,Aldr,N1,Alder)", "yes$1");
    text = text.replaceAll("(?m)^(.*,Ceder,)S1(,Cedar)", "yes$1S9$2");
    text = text.replaceAll("(?m)^(.*,Xyzzy,)", "maybe$1");
    Files.writeString(review, text);
    Command refused = Command.of("aliases", job, "--accept", review);
    assertThat(refused.code(), is(ExitCode.USAGE));
    assertThat(refused.err(), containsString("accept is \"maybe\"; write yes or nothing"));
    Files.writeString(review, text.replace("maybe", ""));
    refused = Command.of("aliases", job, "--accept", review);
    assertThat(refused.code(), is(ExitCode.USAGE));
    assertThat(refused.err(), containsString("No alias was added:\n"));
    assertThat(
        refused.err(),
        containsString(
            "\"Ceder\" (district in South): no district of the gazetteer has the code \"S9\"; fix"
                + " the code. Did you mean \"S1\"?"));
    assertThat(Files.exists(aliases), is(false));
  }

  @Test
  void refusesUnknownIdsAndMissingFiles() {
    Command unknown = Command.of("aliases", job, "--accept", "s0123456789");
    assertThat(unknown.code(), is(ExitCode.USAGE));
    assertThat(unknown.err(), containsString("no suggestion of the current snapshot has this id"));
    assertThat(
        Command.of("aliases", job, "--accept", "absent.csv").err(),
        containsString("neither a file nor the id of a suggestion"));
    Command output = Command.of("aliases", folder.output(), "--accept", id("Alder (N1)"));
    assertThat(output.code(), is(ExitCode.USAGE));
    assertThat(output.err(), containsString("give the job file instead of its output folder"));
    assertThat(output.err(), containsString(job.getFileName().toString()));
  }

  @Test
  void hidesNamesFromPersonalColumn() throws Exception {
    Files.writeString(job, Files.readString(job) + "      personal: [district]\n");
    Command.good("run", job);
    assertThat(list().out(), containsString("(personal column)"));
    assertThat(list().out(), not(containsString("Xyzzy")));
  }

  @Test
  void doesNotAddAliasForACode() throws Exception {
    Files.writeString(
        job,
        Files.readString(job)
            .replace("{level: district, name: district}", "{level: district, code: district}"));
    Command.good("run", job);
    Command refused = Command.of("aliases", job, "--accept", id("Alder (N1)"));
    assertThat(refused.code(), is(ExitCode.USAGE));
    assertThat(
        refused.err(),
        containsString("this is a code, and aliases are names; add the code to the gazetteer"));
  }

  @Test
  void findsTheOutputOfARunWithOverrides() throws Exception {
    Files.writeString(
        job,
        Files.readString(job).replace("form: yyyy-MM-dd", "form: \"${form}\"")
            + "parameters: [{name: form, type: text}]\n");
    Path elsewhere = temporary.resolve("elsewhere");
    String[] overrides = {"--output", elsewhere.toString(), "--set", "form=yyyy-MM-dd"};
    Command.good("run", job, overrides[0], overrides[1], overrides[2], overrides[3]);
    String out =
        Command.good("aliases", job, overrides[0], overrides[1], overrides[2], overrides[3]).out();
    assertThat(out, containsString("Alder (N1)"));
    assertThat(Command.of("aliases", job).code(), is(ExitCode.USAGE));
  }
}
