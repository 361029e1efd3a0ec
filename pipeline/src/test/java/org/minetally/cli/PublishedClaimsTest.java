package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The eight claims of the news report of 2022-12-21, checked against two sets of records. */
final class PublishedClaimsTest {

  private static final String VERDICTS =
      "SELECT claim_id, coalesce(lowest::BIGINT::VARCHAR, '-'), coalesce(highest::BIGINT::VARCHAR,"
          + " '-'), verdict, coalesce(certainty, '-'), records, possible_records FROM claims ORDER"
          + " BY claim_id";

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
  void reportsThatPublishedPartsAddUpAndSubsetsAreWithinTheirWholes() throws Exception {
    run("constructed-claims.yaml");
    assertThat(
        rows(
            "SELECT claim_id, parts_total::BIGINT, parts_verdict FROM claims"
                + " WHERE parts_total IS NOT NULL ORDER BY claim_id"),
        contains(List.of("a", "2728", "equal")));
    assertThat(
        rows(
            "SELECT claim_id, subset_of, subset_verdict, coalesce(subset_reason, '-') FROM claims"
                + " WHERE subset_of IS NOT NULL ORDER BY claim_id"),
        contains(
            List.of("f", "e", "consistent", "-"),
            List.of("g", "f", "consistent", "-"),
            List.of("h", "g", "consistent", "-")));
  }

  private Path jobWithClaims(String... replacements) throws Exception {
    Path job = RealData.reports("constructed-claims.yaml", folder, folder.resolve("out"));
    String text = Files.readString(job);
    Matcher claims = Pattern.compile("(?m)^claims: (.*)$").matcher(text);
    assertThat(claims.find(), is(true));
    String changed = Files.readString(Path.of(claims.group(1)));
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(changed, containsString(replacements[i]));
      changed = changed.replace(replacements[i], replacements[i + 1]);
    }
    Files.writeString(folder.resolve("claims.yaml"), changed);
    return Files.writeString(job, claims.replaceFirst("claims: claims.yaml"));
  }

  @Test
  void contradictsSubsetLargerThanItsWhole() throws Exception {
    Path job = jobWithClaims("value: 35\n", "value: 47\n");
    String out = Command.good("run", job).out();
    assertThat(
        out,
        containsString(
            "    as a subset of f: contradicted. Its figure is at least 47, but the figure of its"
                + " whole, f, is at most 46.\n"));
    assertThat(out, containsString("    as a subset of g: consistent\n"));
    assertThat(
        rows("SELECT claim_id FROM claims WHERE subset_verdict = 'contradicted'"),
        contains(List.of("g")));
  }

  @Test
  void writesSubsetsInJson() throws Exception {
    Path job = jobWithClaims("value: 46", "value: 281");
    JsonNode claim =
        JsonMapper.builder()
            .build()
            .readTree(Command.good("run", job, "--json").out())
            .at("/claims/5");
    assertThat(claim.get("id").asText(), is("f"));
    assertThat(claim.get("subset_of").asText(), is("e"));
    assertThat(claim.get("subset_verdict").asText(), is("contradicted"));
    assertThat(
        claim.get("subset_reason").asText(),
        is("Its figure is at least 281, but the figure of its whole, e, is at most 280."));
  }

  @Test
  void rejectsSubsetOutsideTheRegionsOfItsWhole() throws Exception {
    Path job = jobWithClaims("[AZ-KAL, AZ-LAC]", "[AZ-KAL]");
    Files.writeString(
        folder.resolve("claims.yaml"),
        """
          - id: elsewhere
            statement: in November 2022, 350 of them in the Lachin district
            dataset: detections
            measure: items
            window: {from: 2022-11-01, to: 2022-11-30}
            regions: [AZ-LAC]
            filters: {production_year: "2021"}
            comparator: exactly
            value: 350
            source: constructed
            subset_of: b
        """,
        StandardOpenOption.APPEND);
    Command answer = Command.of("run", job);
    assertThat(answer.code(), is(2));
    assertThat(
        answer.err(),
        containsString(
            ":101:16: the region AZ-LAC is not within the regions of \"b\"; remove it from the"
                + " regions of this claim."));
  }

  @Test
  void suggestsRegionForUnknownOneInClaim() throws Exception {
    Path job = jobWithClaims("[karabakh]", "[karabahk]");
    CommandLineRunner.Answer answer = CommandLineRunner.run("run", job.toString());
    assertThat(answer.exitCode(), is(2));
    assertThat(
        answer.err(),
        containsString(
            "claims.yaml:32:15: the gazetteer has no region with the code \"karabahk\". Did you"
                + " mean \"karabakh\"?"));
  }
}
