package org.minetally.claim;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;

/** The verdict for a tally, and the sentence with the reason. */
final class AssessmentTest {

  private static final DateInterval WINDOW = new DateInterval(0, 4);
  private static final DateInterval INSIDE = new DateInterval(2, 2);
  private static final DateInterval STRADDLING = new DateInterval(3, 6);

  private static Claim claim(Comparison comparison, long figure) {
    return WrittenRecord.claim(
        WINDOW,
        List.of("N"),
        new TreeMap<>(java.util.Map.of(Dimension.PRODUCTION_YEAR, List.of("2021"))),
        Measure.ITEMS,
        comparison,
        figure);
  }

  private static WrittenRecord mines(DateInterval when, String place, String year, long value) {
    return WrittenRecord.of(when, place, "PMN", year, value);
  }

  private static String outcome(Claim claim, WrittenRecord... records) {
    Assessment of = Assessment.of(claim, WrittenRecord.tally(claim, List.of(records)));
    return of.verdict().label() + (of.certain() ? ", certain. " : ". ") + of.reason();
  }

  @Test
  void isUndecidableWithoutARecordInTheWindow() {
    assertThat(
        outcome(claim(Comparison.EXACTLY, 5), mines(new DateInterval(7, 8), "N1", "2021", 5)),
        is("undecidable. There is no record of detections in the claim's window."));
  }

  @Test
  void isUndecidableIfRecordsOnlyMayFitAndStatesWhatIsUncertain() {
    assertThat(
        outcome(claim(Comparison.EXACTLY, 5), mines(INSIDE, "N1", "unknown", 5)),
        is(
            "undecidable. No record certainly fits. 1 record may: its production year is not"
                + " certain."));
    assertThat(
        outcome(
            claim(Comparison.EXACTLY, 5),
            mines(INSIDE, "C", "2021", 5),
            mines(INSIDE, "", "unknown", 5)),
        is(
            "undecidable. No record certainly fits. 2 records may: their place and their"
                + " production year are not certain."));
  }

  @Test
  void decidesByRecordsThatFit() {
    WrittenRecord five = mines(INSIDE, "N1", "2021", 5);
    assertThat(
        outcome(claim(Comparison.EXACTLY, 5), five), is("supported, certain. 1 record fits."));
    assertThat(
        outcome(claim(Comparison.EXACTLY, 6), five), is("contradicted, certain. 1 record fits."));
    assertThat(
        outcome(claim(Comparison.EXACTLY, 6), mines(INSIDE, "S1", "2021", 5)),
        is("contradicted, certain. 0 records fit."));
  }

  @Test
  void recordBeyondTheWindowMakesTheVerdictPossible() {
    WrittenRecord[] records = {mines(INSIDE, "N1", "2021", 5), mines(STRADDLING, "N1", "2021", 3)};
    String why = "1 record fits, and 1 record may: its time is not certain.";
    assertThat(outcome(claim(Comparison.AT_LEAST, 5), records), is("supported, certain. " + why));
    assertThat(outcome(claim(Comparison.AT_LEAST, 6), records), is("supported. " + why));
    assertThat(
        outcome(claim(Comparison.AT_LEAST, 9), records), is("contradicted, certain. " + why));
  }

  @Test
  void isUndecidableIfAnUnreportedValueCouldChangeTheVerdict() {
    WrittenRecord[] records = {
      mines(INSIDE, "N1", "2021", 5), mines(INSIDE, "N1", "2021", Measure.NOT_REPORTED)
    };
    String why = "2 records fit; 1 record that fits or may fit does not report items.";
    assertThat(
        "more of it could only help",
        outcome(claim(Comparison.AT_LEAST, 5), records),
        is("supported, certain. " + why));
    assertThat(
        "not reported is not zero",
        outcome(claim(Comparison.AT_MOST, 5), records),
        is("supported. " + why));
    assertThat(
        "more of it could not help",
        outcome(claim(Comparison.AT_MOST, 4), records),
        is("contradicted, certain. " + why));
    assertThat(
        outcome(claim(Comparison.AT_LEAST, 6), records),
        is(
            "undecidable. 1 record that fits or may fit does not report items, so the sum may"
                + " be higher."));
  }

  @Test
  void negativeCorrectionThatMayFitLowersTheLowest() {
    Claim claim = claim(Comparison.EXACTLY, 5);
    Tally tally =
        WrittenRecord.tally(
            claim, List.of(mines(INSIDE, "N1", "2021", 5), mines(STRADDLING, "N1", "2021", -2)));
    assertThat(tally.lowest(), is(3L));
    assertThat(tally.highest(), is(5L));
  }

  @Test
  void comparesARangeLikeItsValues() {
    for (Comparison comparison : Comparison.values()) {
      for (long figure = 0; figure <= 60; figure++) {
        for (long lowest = -2; lowest <= 62; lowest += 3) {
          for (long highest = lowest; highest <= lowest + 4; highest++) {
            List<Boolean> each = new ArrayList<>();
            for (long value = lowest; value <= highest; value++) {
              each.add(holds(comparison, value, figure));
            }
            String what = "%s %d: %d to %d".formatted(comparison, figure, lowest, highest);
            assertThat(
                what, comparison.holdsForSome(lowest, highest, figure), is(each.contains(true)));
            assertThat(
                what, comparison.holdsForAll(lowest, highest, figure), is(!each.contains(false)));
          }
        }
      }
    }
  }

  private static boolean holds(Comparison comparison, long value, long figure) {
    return switch (comparison) {
      case EXACTLY -> value == figure;
      case AT_LEAST -> value >= figure;
      case AT_MOST -> value <= figure;
      case MORE_THAN -> value > figure;
      case LESS_THAN -> value < figure;
      case NEARLY -> value <= figure && 100 * value >= 95 * figure;
    };
  }
}
