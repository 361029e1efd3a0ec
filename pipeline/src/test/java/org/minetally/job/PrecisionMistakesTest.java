package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.profile.Profile;

/** Tests the position and message of each mistake in codes for precision. */
class PrecisionMistakesTest {

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir);
  }

  /** Adds a key to the profile, on line 15. */
  private void with(String key) {
    folder.with("      region:\n", "      " + key + "\n      region:\n");
  }

  private void expect(String... lines) {
    assertThat(folder.mistakes(), contains(lines));
  }

  @Test
  void readsBothPrecisions() {
    with(
        "date_precision: {column: dp, values: {1: day, 2-3: week, 4: month, \"\": unknown}}\n"
            + "      region_precision: {column: wp, values: {1: district, 4: region}, otherwise:"
            + " {member: unknown}}");
    Profile profile = folder.read().sources().get(0).profile();
    assertThat(
        profile.datePrecision().orElseThrow().members(),
        is(Map.of("1", "day", "2-3", "week", "4", "month", "", "unknown")));
    assertThat(
        profile.regionPrecision().orElseThrow().members(),
        is(Map.of("1", "district", "4", "region")));
  }

  @Test
  void rejectsPrecisionThatIsNotAPeriod() {
    with("date_precision: {column: dp, values: {1: day, 2: decade}}");
    expect(
        "job.yaml:15:56: the vocabulary has no member \"decade\"; expected one of day, week, month,"
            + " quarter, year, unknown.");
  }

  @Test
  void rejectsPrecisionThatIsNotALevel() {
    with("region_precision: {column: wp, values: {1: distrikt}}");
    expect(
        "job.yaml:15:50: the vocabulary has no member \"distrikt\"; expected one of region,"
            + " district, unknown. Did you mean \"district\"?");
  }

  @Test
  void rejectsPrecisionWithoutCodes() {
    with("date_precision: {column: dp}");
    expect("job.yaml:15:23: missing key \"values\".");
  }

  @Test
  void rejectsKeepingOtherCodes() {
    with("date_precision: {column: dp, values: {1: day}, otherwise: keep}");
    expect(
        "job.yaml:15:65: this vocabulary is fixed, so other words cannot be kept; expected reject,"
            + " or {member: X} with X one of day, week, month, quarter, year, unknown.");
  }

  @Test
  void rejectsGapBetweenRangesOfCodes() {
    with("date_precision: {column: dp, values: {1-2: day, 4-5: year}}");
    expect(
        "job.yaml:15:55: no range contains 3, between 1-2 and 4-5; add a range, set otherwise, or"
            + " set ranges: false if they are words and not numbers.");
  }

  @Test
  void rejectsDatePrecisionWithoutDates() {
    folder.withProfile(
        "date: {year: y}\n", "date: unknown\ndate_precision: {column: dp, values: {1: day}}\n");
    expect(
        "profiles/finds.yaml:2:1: date_precision has no effect, because date is unknown; remove"
            + " it.");
  }

  @Test
  void rejectsRegionPrecisionWithoutRegions() {
    folder.withProfile(
        "date: {year: y}\n",
        "date: {year: y}\nregion_precision: {column: wp, values: {1: region}}\n");
    expect("profiles/finds.yaml:2:1: region_precision has no effect without region; add region.");
  }
}
