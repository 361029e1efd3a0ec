package org.minetally.claim;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.region.Gazetteer;
import org.minetally.region.RegionMode;

/**
 * Which records fit a claim, which may fit, and which do not. The district D moved to another
 * province.
 */
final class ClaimCounterTest {

  private static final LocalDate CHANGE = LocalDate.of(2021, 7, 1);
  private static final int FIRST_AFTER = (int) CHANGE.toEpochDay();
  private static final int LAST_BEFORE = FIRST_AFTER - 1;

  private static final List<Gazetteer.Entry> ENTRIES =
      List.of(
          entry("country", "C", null, null, null),
          entry("province", "A", "C", null, null),
          entry("province", "B", "C", null, null),
          entry("province", "E", "C", null, null),
          entry("district", "D", "A", null, LocalDate.of(2021, 6, 30)),
          entry("district", "D", "B", CHANGE, LocalDate.of(2022, 6, 30)),
          entry("district", "D", "E", LocalDate.of(2022, 7, 1), null),
          entry("district", "F", "A", null, null),
          entry("village", "V", "D", null, null));

  private static final Gazetteer GAZETTEER =
      Gazetteer.of(List.of("country", "province", "district", "village"), ENTRIES);

  private static final Layout LAYOUT =
      Layout.of(Dataset.CASUALTIES, List.of(Dimension.VICTIM_STATUS));

  private static final int KILLED = LAYOUT.measures().indexOf(Measure.KILLED);
  private static final int INJURED = LAYOUT.measures().indexOf(Measure.INJURED);
  private static final List<String> LABELS =
      List.of("unknown", "civilian", "deminer", "security_force");

  private static Gazetteer.Entry entry(
      String level, String code, String parent, LocalDate from, LocalDate to) {
    return Gazetteer.Entry.of(level, code, "Place " + code)
        .within(parent)
        .from("test")
        .during(from, to);
  }

  private static int region(Gazetteer gazetteer, String code) {
    for (int level = 0; level < 4; level++) {
      if (gazetteer.findCode(level, code) >= 0) {
        return gazetteer.findCode(level, code);
      }
    }
    return Gazetteer.UNKNOWN;
  }

  private static Claim claim(
      Measure measure, DateInterval window, List<String> regions, String... statuses) {
    return Claim.builder("a")
        .statement("so many")
        .counting(Dataset.CASUALTIES, measure)
        .window(window)
        .regions(regions.stream().map(code -> region(GAZETTEER, code)).toList())
        .filters(
            statuses.length == 0
                ? new TreeMap<>()
                : new TreeMap<>(Map.of(Dimension.VICTIM_STATUS, List.of(statuses))))
        .figure(Comparison.EXACTLY, 1)
        .source("constructed")
        .build();
  }

  /** Returns the tally of one record with 10 killed, at a place and in an interval. */
  private static String fit(Gazetteer gazetteer, Claim claim, String place, int from, int to) {
    BatchBuilder builder = new BatchBuilder(false, 1, LAYOUT.measures().size());
    next(builder, gazetteer, place, from, to);
    figures(builder, 1, 10, Measure.NOT_REPORTED);
    ClaimCounter counter = new ClaimCounter(claim, gazetteer, LAYOUT);
    counter.add(builder.build(0, 0, List.of(LABELS), List.of()));
    Tally tally = counter.tally();
    assertThat(tally.sums().certain(), is(10 * tally.records().certain()));
    assertThat(tally.sums().more(), is(10 * tally.records().possible()));
    return tally.records().certain() == 1
        ? "certain"
        : tally.records().possible() == 1 ? "possible " + tally.doubts().keySet() : "out";
  }

  private static void next(
      BatchBuilder builder, Gazetteer gazetteer, String place, int from, int to) {
    long interval = DateInterval.pack(from, to);
    builder.next(interval, gazetteer.at(region(gazetteer, place), interval), Batch.MATCHED);
  }

  private static void figures(BatchBuilder builder, int status, long killed, long injured) {
    builder.code(0, status);
    for (int measure = 0; measure < LAYOUT.measures().size(); measure++) {
      builder.measure(
          measure,
          measure == KILLED ? killed : measure == INJURED ? injured : Measure.NOT_REPORTED);
    }
  }

  private static String inTime(DateInterval window, int from, int to) {
    return fit(GAZETTEER, claim(Measure.KILLED, window, List.of()), "F", from, to);
  }

  private static String inPlace(String place, String... regions) {
    Claim claim = claim(Measure.KILLED, DateInterval.UNKNOWN, List.of(regions));
    return fit(GAZETTEER, claim, place, 0, 0);
  }

  private static String inTimeAndPlace(DateInterval window, int from, int to, String... regions) {
    return fit(GAZETTEER, claim(Measure.KILLED, window, List.of(regions)), "D", from, to);
  }

  @Test
  void windowIncludesBothBounds() {
    DateInterval window = new DateInterval(10, 20);
    assertThat(inTime(window, 10, 20), is("certain"));
    assertThat(inTime(window, 10, 10), is("certain"));
    assertThat(inTime(window, 20, 20), is("certain"));
    assertThat(inTime(window, 9, 9), is("out"));
    assertThat(inTime(window, 21, 21), is("out"));
    assertThat(inTime(window, 9, 10), is("possible [time]"));
    assertThat(inTime(window, 20, 21), is("possible [time]"));
    assertThat(inTime(window, 9, 21), is("possible [time]"));
  }

  @Test
  void unknownBoundMayBeAnywhere() {
    DateInterval window = new DateInterval(10, 20);
    assertThat(inTime(window, Integer.MIN_VALUE, Integer.MAX_VALUE), is("possible [time]"));
    assertThat(inTime(window, Integer.MIN_VALUE, 9), is("out"));
    assertThat(inTime(window, Integer.MIN_VALUE, 15), is("possible [time]"));
    assertThat(inTime(window, 21, Integer.MAX_VALUE), is("out"));
  }

  @Test
  void openWindowContainsIntervalsOpenOnThatSide() {
    DateInterval since = new DateInterval(10, Integer.MAX_VALUE);
    assertThat(inTime(since, 10, Integer.MAX_VALUE), is("certain"));
    assertThat(inTime(since, Integer.MIN_VALUE, Integer.MAX_VALUE), is("possible [time]"));
    assertThat(inTime(DateInterval.UNKNOWN, Integer.MIN_VALUE, Integer.MAX_VALUE), is("certain"));
  }

  @Test
  void placeWithinTheClaimsFitsAndALargerOneMayFit() {
    assertThat(inPlace("F", "F"), is("certain"));
    assertThat(inPlace("F", "A"), is("certain"));
    assertThat(inPlace("F", "C"), is("certain"));
    assertThat(inPlace("F", "B"), is("out"));
    assertThat(inPlace("A", "F"), is("possible [place]"));
    assertThat(inPlace("B", "F"), is("out"));
    assertThat(inPlace("C", "F"), is("possible [place]"));
    assertThat(inPlace("unknown", "C"), is("possible [place]"));
    assertThat(inPlace("unknown"), is("certain"));
  }

  @Test
  void oneOfSeveralPlacesIsEnough() {
    assertThat(inPlace("F", "B", "A"), is("certain"));
    assertThat(inPlace("A", "B", "F"), is("possible [place]"));
    assertThat(inPlace("F", "B", "E"), is("out"));
  }

  @Test
  void countsDistrictInItsProvinceOnThatDay() {
    DateInterval ever = DateInterval.UNKNOWN;
    assertThat(inTimeAndPlace(ever, LAST_BEFORE, LAST_BEFORE, "A"), is("certain"));
    assertThat(inTimeAndPlace(ever, LAST_BEFORE, LAST_BEFORE, "B"), is("out"));
    assertThat(inTimeAndPlace(ever, FIRST_AFTER, FIRST_AFTER, "A"), is("out"));
    assertThat(inTimeAndPlace(ever, FIRST_AFTER, FIRST_AFTER, "B"), is("certain"));
    assertThat(inTimeAndPlace(ever, FIRST_AFTER, FIRST_AFTER, "D"), is("certain"));
    assertThat(
        "a village of D",
        inTimeAndPlace(ever, LAST_BEFORE, FIRST_AFTER, "V"),
        is("possible [place]"));
  }

  @Test
  void provinceWithoutDistrictMayMeanAnyTime() {
    assertThat(inPlace("A", "D"), is("possible [place]"));
    assertThat(inPlace("B", "D"), is("possible [place]"));
    assertThat(inPlace("E", "V"), is("possible [place]"));
    assertThat(inPlace("E", "F"), is("out"));
  }

  @Test
  void intervalAcrossAChangeMayBeInEitherProvinceButNoThird() {
    DateInterval ever = DateInterval.UNKNOWN;
    assertThat(inTimeAndPlace(ever, LAST_BEFORE, FIRST_AFTER, "A"), is("possible [place]"));
    assertThat(inTimeAndPlace(ever, LAST_BEFORE, FIRST_AFTER, "B"), is("possible [place]"));
    assertThat(
        "D came to E a year later", inTimeAndPlace(ever, LAST_BEFORE, FIRST_AFTER, "E"), is("out"));
    assertThat(
        "it lies in one of the two for sure",
        inTimeAndPlace(ever, LAST_BEFORE, FIRST_AFTER, "B", "A"),
        is("certain"));
    assertThat(inTimeAndPlace(ever, LAST_BEFORE, FIRST_AFTER, "C"), is("certain"));
    assertThat(inTimeAndPlace(ever, LAST_BEFORE, FIRST_AFTER, "D"), is("certain"));
  }

  @Test
  void countsOnlyTheWindowsDaysOfAnIntervalAcrossAChange() {
    DateInterval after = new DateInterval(FIRST_AFTER, FIRST_AFTER + 9);
    assertThat(
        "within the window D is in B",
        inTimeAndPlace(after, LAST_BEFORE, FIRST_AFTER, "A"),
        is("out"));
    assertThat(inTimeAndPlace(after, LAST_BEFORE, FIRST_AFTER, "B"), is("possible [time]"));
    DateInterval around = new DateInterval(LAST_BEFORE, FIRST_AFTER);
    assertThat(
        inTimeAndPlace(around, LAST_BEFORE - 1, FIRST_AFTER, "B"), is("possible [place, time]"));
  }

  @Test
  void countsOnlyProvincesOfChosenDayInAsOfMode() {
    Gazetteer asOf =
        Gazetteer.of(
            GAZETTEER.levels(), ENTRIES, List.of(), new RegionMode.AsOf(LocalDate.of(2021, 7, 1)));
    for (int day : new int[] {LAST_BEFORE, FIRST_AFTER, FIRST_AFTER + 500}) {
      Claim in = claim(Measure.KILLED, DateInterval.UNKNOWN, List.of("B"));
      assertThat(fit(asOf, in, "D", day, day), is("certain"));
      Claim notIn = claim(Measure.KILLED, DateInterval.UNKNOWN, List.of("A"));
      assertThat(fit(asOf, notIn, "D", day, day), is("out"));
    }
  }

  /**
   * Returns the tally of a record with a row for its civilians and one for people of unknown
   * status.
   */
  private static Tally divided(Claim claim, long[] civilian, long[] rest) {
    BatchBuilder builder =
        new BatchBuilder(Set.of(Extra.RECORD, Extra.WEIGHT), 1, LAYOUT.measures().size());
    int row = 0;
    for (long[] figures : List.of(civilian, rest)) {
      next(builder, GAZETTEER, "F", 5, 5);
      builder.extra(Extra.RECORD, 7);
      builder.extra(Extra.WEIGHT, row);
      figures(builder, 1 - row++, figures[0], figures[1]);
    }
    ClaimCounter counter = new ClaimCounter(claim, GAZETTEER, LAYOUT);
    counter.add(builder.build(0, 0, List.of(LABELS), List.of()));
    return counter.tally();
  }

  private static final long[] CIVILIAN = {3, Measure.NOT_REPORTED};
  private static final long[] REST = {4, 5};

  private static Claim of(Measure measure, String... statuses) {
    return claim(measure, DateInterval.UNKNOWN, List.of(), statuses);
  }

  @Test
  void countsASplitRecordOnceAndAddsItsRows() {
    Tally whole = divided(of(Measure.KILLED), CIVILIAN, REST);
    assertThat(
        whole,
        is(new Tally(new Tally.Sums(7, 0, 0), new Tally.Records(1, 0, 0, 1), new TreeMap<>())));
    Tally civilians = divided(of(Measure.KILLED, "civilian"), CIVILIAN, REST);
    assertThat(
        civilians,
        is(new Tally(new Tally.Sums(3, 4, 0), new Tally.Records(1, 0, 0, 1), new TreeMap<>())));
    Tally deminers = divided(of(Measure.KILLED, "deminer"), CIVILIAN, REST);
    assertThat(
        deminers,
        is(
            new Tally(
                new Tally.Sums(0, 4, 0),
                new Tally.Records(0, 1, 0, 1),
                new TreeMap<>(Map.of("victim_status", 1L)))));
    assertThat(
        divided(of(Measure.RECORDS), CIVILIAN, REST),
        is(new Tally(new Tally.Sums(1, 0, 0), new Tally.Records(1, 0, 0, 1), new TreeMap<>())));
    assertThat(
        "the weight is in the other row",
        divided(of(Measure.RECORDS, "civilian"), CIVILIAN, REST).lowest(),
        is(1L));
  }

  @Test
  void splitRecordReportsWhatAnyOfItsRowsReports() {
    Tally injured = divided(of(Measure.INJURED), CIVILIAN, REST);
    assertThat(
        injured,
        is(new Tally(new Tally.Sums(5, 0, 0), new Tally.Records(1, 0, 0, 1), new TreeMap<>())));
    assertThat(
        "the civilians are somewhere in the rest",
        divided(of(Measure.INJURED, "civilian"), CIVILIAN, REST),
        is(new Tally(new Tally.Sums(0, 5, 0), new Tally.Records(1, 0, 0, 1), new TreeMap<>())));
    assertThat(divided(of(Measure.VICTIMS), CIVILIAN, REST).records().silent(), is(1L));
  }

  @Test
  void negativeCorrectionThatMayFitLowersTheLowest() {
    Tally tally = divided(of(Measure.KILLED, "civilian"), new long[] {3, 0}, new long[] {-2, 0});
    assertThat(tally.lowest(), is(1L));
    assertThat(tally.highest(), is(3L));
  }

  @Test
  void unknownMemberFitsOnlyIfTheClaimNamesIt() {
    assertThat(divided(of(Measure.KILLED, "civilian", "unknown"), CIVILIAN, REST).lowest(), is(7L));
    assertThat(divided(of(Measure.KILLED, "unknown"), CIVILIAN, REST).highest(), is(4L));
  }
}
