package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.claim.Claim;
import org.minetally.claim.Comparison;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;

/** Tests the {@code claims} key: valid claims, and the position and message of each mistake. */
class ClaimMistakesTest {

  private static final String CLAIMS =
      """
      claims:
        - id: a
          statement: at least 10 mines were found
          dataset: detections
          measure: items
          window: {from: 2022-08-01, to: 2022-12-21}
          filters: {production_year: "2021"}
          comparator: at_least
          value: 10
          source: a newspaper
        - id: b
          statement: 3 of them PMN-2
          dataset: detections
          measure: items
          filters: {device_model: [PMN-2]}
          comparator: exactly
          value: 3
          source: a newspaper
          part_of: a
      """;

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir).with("output:", "claims: claims.yaml\noutput:");
  }

  private void expect(String piece, String other, String... mistakes) {
    folder.write("claims.yaml", CLAIMS.replace(piece, other));
    assertThat(folder.mistakes(), contains(mistakes));
  }

  @Test
  void readsClaimsFromFile() {
    folder.write("claims.yaml", CLAIMS);
    List<Claim> claims = folder.read().claims().stream().map(ClaimSpec::claim).toList();
    assertThat(claims.stream().map(Claim::id).toList(), contains("a", "b"));
    Claim first = claims.get(0);
    assertThat(first.measure(), is(Measure.ITEMS));
    assertThat(first.comparison(), is(Comparison.AT_LEAST));
    assertThat(first.figure(), is(10L));
    assertThat(first.filters(), is(Map.of(Dimension.PRODUCTION_YEAR, List.of("2021"))));
    assertThat(
        first.window(),
        is(
            new DateInterval(
                (int) LocalDate.of(2022, 8, 1).toEpochDay(),
                (int) LocalDate.of(2022, 12, 21).toEpochDay())));
    assertThat(claims.get(1).window(), is(DateInterval.UNKNOWN));
    assertThat(claims.get(1).partOf(), is("a"));
  }

  @Test
  void reportsUnknownMeasureDimensionAndMemberTogether() {
    folder.write(
        "claims.yaml",
        CLAIMS
            .replaceFirst("measure: items", "measure: itms")
            .replace("device_model: [PMN-2]", "device_modell: [PMN-2]")
            .replace("\"2021\"", "\"21\""));
    assertThat(
        folder.mistakes(),
        contains(
            "claims.yaml:5:14: detections have no measure \"itms\"; expected one of records, items,"
                + " area_cleared_m2, area_reduced_m2, area_cancelled_m2. Did you mean"
                + " \"items\"?",
            "claims.yaml:7:32: \"21\" is not a member of production_year.",
            "claims.yaml:15:15: detections have no dimension \"device_modell\"; expected one of"
                + " event_type, device_category, device_model, production_year, date_qualifier. Did"
                + " you mean \"device_model\"?"));
  }

  @Test
  void rejectsDuplicateIdAndUnknownPartOf() {
    expect("id: b", "id: a", "claims.yaml:11:9: duplicate claim id \"a\"; first used on line 2.");
    expect(
        "part_of: a",
        "part_of: c",
        "claims.yaml:19:14: no claim has the id \"c\". Did you mean \"a\"?");
  }

  @Test
  void rejectsWindowWithInvalidDateOrReversedBounds() {
    expect(
        "from: 2022-08-01",
        "from: 2022-08-32",
        "claims.yaml:6:20: \"2022-08-32\" is not a valid date; expected one such as 2022-12-21.");
    expect(
        "from: 2022-08-01",
        "from: 2023-08-01",
        "claims.yaml:6:13: the window ends before it begins.");
  }

  @Test
  void rejectsUnknownComparator() {
    expect(
        "at_least",
        "atleast",
        "claims.yaml:8:17: unknown value \"atleast\"; expected one of exactly, at_least, at_most,"
            + " more_than, less_than, nearly. Did you mean \"at_least\"?");
  }

  @Test
  void rejectsFractionalItemCount() {
    expect(
        "value: 10", "value: 10.5", "claims.yaml:9:12: expected a whole number, but found 10.5.");
  }

  @Test
  void readsSubset() {
    folder.write(
        "claims.yaml",
        CLAIMS
            .replace("part_of: a", "subset_of: a")
            .replace(
                "filters: {device_model: [PMN-2]}",
                "window: {from: 2022-08-01, to: 2022-09-30}\n"
                    + "    filters: {device_model: [PMN-2], production_year: 2021}"));
    List<Claim> claims = folder.read().claims().stream().map(ClaimSpec::claim).toList();
    assertThat(claims.get(1).subsetOf(), is("a"));
    assertThat(claims.get(1).partOf(), is(""));
    assertThat(claims.get(1).whole(), is("a"));
  }

  @Test
  void rejectsUnknownSubsetOfAndClaimThatIsBothPartAndSubset() {
    expect(
        "part_of: a",
        "subset_of: aa",
        "claims.yaml:19:16: no claim has the id \"aa\". Did you mean \"a\"?");
    expect(
        "part_of: a",
        "part_of: a\n    subset_of: a",
        "claims.yaml:20:5: a claim is a part or a subset, not both; remove part_of or subset_of.");
  }

  @Test
  void rejectsClaimThatContainsItself() {
    expect(
        "part_of: a",
        "part_of: b",
        "claims.yaml:19:14: the claim \"b\" contains itself: b; remove part_of or subset_of from"
            + " one of them.");
    expect(
        "source: a newspaper\n  - id: b",
        "source: a newspaper\n    subset_of: b\n  - id: b",
        "claims.yaml:11:16: the claim \"a\" contains itself: b, a; remove part_of or subset_of from"
            + " one of them.");
  }

  @Test
  void rejectsWholeThatCountsSomethingElse() {
    String casualties =
        """
          - id: c
            statement: 2 were killed
            dataset: casualties
            measure: killed
            comparator: exactly
            value: 2
            source: a newspaper
            subset_of: a
          - id: d
            statement: 5 ha were cleared
            dataset: detections
            measure: area_cleared_m2
            comparator: exactly
            value: 50000
            source: a newspaper
            part_of: a
        """;
    folder.write("claims.yaml", CLAIMS + casualties);
    assertThat(
        folder.mistakes(),
        contains(
            "claims.yaml:27:16: \"a\" counts detections, but this claim counts casualties; remove"
                + " subset_of.",
            "claims.yaml:35:14: \"a\" counts items, which do not contain the area_cleared_m2 of"
                + " this claim; remove part_of."));
  }

  @Test
  void rejectsSubsetThatIsNotWithinTheTimeOrMembersOfItsWhole() {
    expect(
        "part_of: a",
        "subset_of: a",
        "claims.yaml:19:16: \"a\" begins on 2022-08-01, but this claim begins earlier; set from in"
            + " its window to that day or a later one.");
    expect(
        "comparator: exactly\n    value: 3\n    source: a newspaper\n    part_of: a",
        """
        window: {from: 2022-08-01}
            comparator: exactly
            value: 3
            source: a newspaper
            subset_of: a\
        """,
        "claims.yaml:20:16: \"a\" ends on 2022-12-21, but this claim ends later; set to in its"
            + " window to that day or an earlier one.");
    expect(
        "comparator: exactly\n    value: 3\n    source: a newspaper\n    part_of: a",
        """
        window: {from: 2022-08-01, to: 2022-08-01}
            comparator: exactly
            value: 3
            source: a newspaper
            subset_of: a\
        """,
        "claims.yaml:20:16: \"a\" counts only production_year 2021; set production_year in the"
            + " filters of this claim to one or more of them.");
  }
}
