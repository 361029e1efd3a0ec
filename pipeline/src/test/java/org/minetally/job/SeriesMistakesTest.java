package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.PartsCheck;
import org.minetally.profile.Profile;
import org.minetally.profile.Series;
import org.minetally.storage.Location;

/**
 * Tests the keys series, split and checks: valid keys, and the position and message of mistakes.
 */
class SeriesMistakesTest {

  private static final String FINDS =
      """
      date: {start: from, end: to, form: yyyy-MM-dd}
      measures: {counts: {area_cleared_m2: {column: area, unit: ha}}}
      series: {kind: {column: kind, values: {w: increment, t: cumulative}, use: t}}
      split:
        dimension: device_category
        members:
          anti_personnel_mine: {items: {column: ap}}
          anti_vehicle_mine: {items: {column: av}}
      checks:
        - {total: mines, parts: [ap, av]}
      """;

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir);
  }

  private void expect(String piece, String other, String... mistakes) {
    folder.write("profiles/finds.yaml", FINDS.replace(piece, other));
    assertThat(folder.mistakes(), contains(mistakes));
  }

  @Test
  void readsSeriesSplitAndChecks() {
    folder.write("profiles/finds.yaml", FINDS);
    Job.Source source = folder.read().sources().get(1);
    Profile profile = source.profile();
    assertThat(
        profile.series(),
        is(
            new Series(
                Series.Nature.CUMULATIVE,
                new Series.Kind("kind", "t", Set.of("w")),
                Series.Publication.NOWHERE)));
    MeasureMapping.Counts counted = (MeasureMapping.Counts) profile.measures();
    assertThat(counted.split().dimension(), is(Dimension.DEVICE_CATEGORY));
    assertThat(
        counted.split().members().stream().map(m -> m.label() + m.measures()).toList(),
        contains(
            "anti_personnel_mine" + List.of(Measure.ITEMS),
            "anti_vehicle_mine" + List.of(Measure.ITEMS)));
    assertThat(counted.checks(), contains(new PartsCheck("mines", List.of("ap", "av"))));
  }

  @Test
  void rejectsADayOfReportNextToASeries() {
    expect(
        "checks:",
        "reported: {column: entered, form: yyyy-MM-dd}\nchecks:",
        "profiles/finds.yaml:9:1: reported does not apply to a series; use series.published.");
  }

  @Test
  void requiresEveryNamedColumnInHeader() {
    folder.write("profiles/finds.yaml", FINDS);
    Job.Source source = folder.read().sources().get(1);
    List<String> header = List.of("from", "to", "area", "kind", "ap", "av", "mines");
    assertThat(source.checkHeader(new Location("finds.csv"), header), is(empty()));
    assertThat(source.checkHeader(new Location("finds.csv"), List.of()).size(), is(header.size()));
  }

  @Test
  void rejectsUsedKindThatIsNotListed() {
    expect(
        "use: t",
        "use: total",
        "profiles/finds.yaml:3:75: \"total\" is not among the values; expected one of t, w.");
  }

  @Test
  void rejectsUnknownNature() {
    expect(
        "t: cumulative",
        "t: cummulative",
        "profiles/finds.yaml:3:57: unknown value \"cummulative\"; expected increment or"
            + " cumulative. Did you mean \"cumulative\"?");
    expect(
        "kind: {column: kind, values: {w: increment, t: cumulative}, use: t}",
        "kind: increments",
        "profiles/finds.yaml:3:16: unknown value \"increments\"; expected increment or"
            + " cumulative. Did you mean \"increment\"?");
  }

  @Test
  void requiresKindAndUse() {
    expect(", use: t}}", "}}", "profiles/finds.yaml:3:16: missing key \"use\".");
    expect(
        "kind: {column: kind, values: {w: increment, t: cumulative}, use: t}",
        "published: {column: day, form: yyyy}",
        "profiles/finds.yaml:3:9: missing key \"kind\".");
  }

  @Test
  void rejectsSeriesWithoutDates() {
    expect(
        "date: {start: from, end: to, form: yyyy-MM-dd}",
        "date: unknown",
        "profiles/finds.yaml:3:1: a series needs dates, but date is unknown.");
  }

  @Test
  void rejectsUnknownAndUnspecifiedSplitMembers() {
    expect(
        "anti_vehicle_mine:",
        "anti_vehicle_mines:",
        "profiles/finds.yaml:8:5: the vocabulary has no member \"anti_vehicle_mines\"; expected one"
            + " of anti_personnel_mine, anti_vehicle_mine, improvised_mine,"
            + " cluster_munition_remnant, unexploded_ordnance, abandoned_ordnance, booby_trap,"
            + " other_erw. Did you mean \"anti_vehicle_mine\"?");
    expect(
        "anti_vehicle_mine:",
        "unspecified:",
        "profiles/finds.yaml:8:5: \"unspecified\" is the total minus the other members and has no"
            + " column; remove it.");
  }

  @Test
  void rejectsMeasureOfOtherDatasetInSplit() {
    expect(
        "{items: {column: av}}",
        "{killed: {column: av}}",
        "profiles/finds.yaml:8:25: detections have no measure killed; expected one of items,"
            + " area_cleared_m2, area_reduced_m2, area_cancelled_m2.");
    expect(
        "{items: {column: av}}",
        "{}",
        "profiles/finds.yaml:8:24: the member has no measure; expected at least one.");
  }

  @Test
  void rejectsSplitByForeignOrMappedDimension() {
    expect(
        """
        device_category
          members:
            anti_personnel_mine: {items: {column: ap}}
            anti_vehicle_mine: {items: {column: av}}
        """,
        """
        sex
          members:
            female: {items: {column: ap}}
        """,
        "profiles/finds.yaml:5:14: detections have no dimension sex; expected one of event_type,"
            + " device_category, device_model, production_year, date_qualifier.");
    expect(
        "checks:",
        "dimensions: {device_category: {constant: other_erw}}\nchecks:",
        "profiles/finds.yaml:9:14: split already assigns device_category; remove it from split or"
            + " from dimensions.");
  }

  @Test
  void rejectsPersonalColumnInChecks() {
    expect(
        "checks:",
        "personal: [mines]\nchecks:",
        "profiles/finds.yaml:11:13: column \"mines\" is personal, but its values would be"
            + " published; use another column.");
  }

  @Test
  void rejectsPersonalColumnThatFindingsQuote() {
    expect(
        "checks:\n  - {total: mines, parts: [ap, av]}",
        "personal: [av, area]",
        "profiles/finds.yaml:2:47: column \"area\" is personal, but its values would be"
            + " published; use another column.",
        "profiles/finds.yaml:8:41: column \"av\" is personal, but its values would be"
            + " published; use another column.");
  }

  @Test
  void rejectsSeriesOfOneVictimPerRecord() {
    folder.with(
        "      personal: [surname]",
        "      series: {kind: increment}\n      checks: [{total: a, parts: [b]}]\n"
            + "      personal: [surname]");
    assertThat(
        folder.mistakes(),
        contains(
            "job.yaml:23:7: series cannot be combined with outcome, where each record is one"
                + " victim.",
            "job.yaml:24:7: checks cannot be combined with outcome, where each record is one"
                + " victim."));
  }
}
