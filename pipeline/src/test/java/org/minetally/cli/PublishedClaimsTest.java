package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The eight claims of the news report of 2022-12-21, checked against two sets of records. */
final class PublishedClaimsTest {

  private static final String VERDICTS =
      "SELECT claim_id, coalesce(lowest::BIGINT::VARCHAR, '-'), coalesce(highest::BIGINT::VARCHAR, '-'), verdict, coalesce(certainty, '-'), records,"
          + " possible_records FROM claims ORDER BY claim_id";

  @TempDir Path folder;

  private List<List<String>> rows(String sql) throws SQLException {
    try (DuckDb duckDb = new DuckDb()) {
      return duckDb.open(folder.resolve("out/current"), List.of("claims")).rows(sql);
    }
  }

  private String run(String job) throws Exception {
    CommandLineRunner.Answer answer =
        CommandLineRunner.run(
            "run", RealData.reports(job, folder, folder.resolve("out")).toString());
    assertThat(answer.err(), answer.exitCode(), is(0));
    return answer.out();
  }

  @Test
  void decidesVictimsButNotMinesFromPublishedReports() throws Exception {
    RealData.assumePresent();
    String out = run("reports-claims.yaml");
    assertThat(
        rows(VERDICTS).stream().map(row -> String.join(" ", row)).toList(),
        contains(
            "a 0 1856 undecidable - 0 1",
            "b 0 1856 undecidable - 0 1",
            "c 0 1856 undecidable - 0 1",
            "d - - undecidable - 0 0",
            "e 271 280 supported certain 8 1",
            "f 45 46 supported possible 8 1",
            "g 35 35 supported certain 8 1",
            "h 0 35 undecidable - 0 9"));
    assertThat(
        rows("SELECT claim_id, reason FROM claims WHERE verdict = 'undecidable' ORDER BY claim_id"),
        contains(
            List.of(
                "a",
                "No record certainly fits. 1 record may: its production year and its time are not"
                    + " certain."),
            List.of(
                "b",
                "No record certainly fits. 1 record may: its place and its production year and its"
                    + " time are not certain."),
            List.of(
                "c",
                "No record certainly fits. 1 record may: its place and its production year and its"
                    + " time are not certain."),
            List.of("d", "There is no record of detections in the claim's window."),
            List.of(
                "h",
                "No record certainly fits. 9 records may: their occupation and their time are not"
                    + " certain.")));
    assertThat(
        out,
        containsString(
            "    nearly 280: supported, the records support 271 to 280. 8 records fit, and 1 record"
                + " may: its time is not certain."));
  }

  @Test
  void decidesEveryClaimFromConstructedRecords() throws Exception {
    String out = run("constructed-claims.yaml");
    assertThat(
        rows(VERDICTS).stream().map(row -> String.join(" ", row)).toList(),
        contains(
            "a 2728 2728 supported certain 8 0",
            "b 1119 1119 supported certain 6 0",
            "c 1609 1609 supported certain 2 0",
            "d 350 350 supported certain 2 0",
            "e 272 280 supported certain 10 1",
            "f 45 46 supported possible 10 1",
            "g 35 35 supported certain 6 0",
            "h 3 3 supported certain 2 0"));
    assertThat(out, containsString("The published parts add up to this figure."));
  }

  @Test
  void reportsThatPublishedPartsAddUp() throws Exception {
    run("constructed-claims.yaml");
    assertThat(
        rows(
            "SELECT claim_id, parts_total::BIGINT, parts_verdict FROM claims"
                + " WHERE parts_total IS NOT NULL ORDER BY claim_id"),
        contains(
            List.of("a", "2728", "equal"),
            List.of("e", "46", "less"),
            List.of("f", "35", "less"),
            List.of("g", "3", "less")));
  }

  @Test
  void suggestsRegionForUnknownOneInClaim() throws Exception {
    Path job = RealData.reports("constructed-claims.yaml", folder, folder.resolve("out"));
    String text = Files.readString(job);
    Matcher claims = Pattern.compile("(?m)^claims: (.*)$").matcher(text);
    assertThat(claims.find(), is(true));
    Files.writeString(
        folder.resolve("claims.yaml"),
        Files.readString(Path.of(claims.group(1))).replace("[karabakh]", "[karabahk]"));
    Files.writeString(job, claims.replaceFirst("claims: claims.yaml"));
    CommandLineRunner.Answer answer = CommandLineRunner.run("run", job.toString());
    assertThat(answer.exitCode(), is(2));
    assertThat(
        answer.err(),
        containsString(
            "claims.yaml:32:15: the gazetteer has no region with the code \"karabahk\". Did you"
                + " mean \"karabakh\"?"));
  }
}
