package org.minetally.series;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.minetally.series.Wide.NR;
import static org.minetally.series.Wide.figure;
import static org.minetally.series.Wide.member;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minetally.model.Measure;
import org.minetally.profile.Series.Nature;
import org.minetally.profile.internal.WideMeasures;

/**
 * A record's figures go to the members that it reports, and the remainder to the unknown member.
 */
class MemberFiguresTest {

  private static final WideMeasures STATUS =
      Wide.casualties(
          List.of(Measure.VICTIMS, Measure.KILLED, Measure.INJURED),
          member("civilian", Measure.KILLED, Measure.INJURED),
          member("security_force", Measure.KILLED, Measure.INJURED));
  private static final WideMeasures DEVICES =
      Wide.detections(
          List.of(Measure.AREA_CLEARED_M2),
          member("anti_personnel_mine", Measure.ITEMS),
          member("unexploded_ordnance", Measure.ITEMS));

  private static List<String> split(WideMeasures measures, long... values) {
    return texts(measures, new MemberFigures(measures).rows(values));
  }

  private static List<String> texts(WideMeasures measures, List<MemberFigures.Row> rows) {
    return rows.stream()
        .map(
            row ->
                (row.member() == MemberFigures.REST ? "rest" : measures.label(row.member()))
                    + " "
                    + Wide.values(row.value(0), row.value(1), row.value(2), row.value(3))
                    + (row.weight() == 1 ? " *" : ""))
        .toList();
  }

  private static long[] casualties(long v, long k, long i, long kc, long ic, long km, long im) {
    return new long[] {v, k, i, NR, NR, kc, ic, NR, NR, km, im, NR};
  }

  @Test
  void leavesNoRemainderIfPartsMakeUpTheTotal() {
    assertThat(
        split(STATUS, casualties(314, 61, 253, 48, 101, 13, 152)),
        contains("civilian 149 48 101 - *", "security_force 165 13 152 -"));
  }

  @Test
  void assignsTheRemainderToTheUnknownMember() {
    assertThat(
        split(STATUS, casualties(7, 1, 6, 1, NR, 0, 4)),
        contains("civilian 1 1 - -", "security_force 4 0 4 -", "rest 2 0 2 - *"));
  }

  @Test
  void assignsATotalWithoutPartsToTheUnknownMember() {
    assertThat(
        split(STATUS, casualties(342, 65, 277, NR, NR, NR, NR)), contains("rest 342 65 277 - *"));
  }

  @Test
  void keepsPartsWithoutATotal() {
    assertThat(
        split(STATUS, casualties(NR, NR, NR, 3, NR, NR, 2)),
        contains("civilian 3 3 - - *", "security_force 2 - 2 -"));
  }

  @Test
  void keepsPartsThatExceedTheTotal() {
    assertThat(
        split(STATUS, casualties(9, 5, 4, 4, 2, 3, 1)),
        contains("civilian 6 4 2 -", "security_force 4 3 1 -", "rest 0 0 1 - *"));
  }

  @Test
  void measureReportedOnlyByMembersHasNoRemainder() {
    assertThat(
        split(DEVICES, NR, NR, NR, NR, 146, NR, NR, NR, 1305, NR, NR, NR),
        contains("anti_personnel_mine 146 - - - *", "unexploded_ordnance 1305 - - -"));
    assertThat(
        split(DEVICES, NR, 500, NR, NR, 146, NR, NR, NR, NR, NR, NR, NR),
        contains("anti_personnel_mine 146 - - -", "rest - 500 - - *"));
  }

  @Test
  void writesOneRowForARecordThatReportsNothing() {
    assertThat(split(STATUS, casualties(NR, NR, NR, NR, NR, NR, NR)), contains("rest - - - - *"));
  }

  @Test
  void keepsAReportedZeroWithoutParts() {
    assertThat(
        split(STATUS, casualties(2, 0, 2, NR, 1, NR, 1)),
        contains("civilian 1 - 1 -", "security_force 1 - 1 -", "rest 0 0 0 - *"));
  }

  @Test
  void computesVictimsFromOutcomesIfTheSourceHasNone() {
    WideMeasures derived =
        Wide.casualties(
            List.of(Measure.KILLED, Measure.INJURED), member("civilian", Measure.KILLED));
    assertThat(
        split(derived, NR, 5, 3, NR, NR, 4, NR, NR),
        contains("civilian 4 4 - -", "rest 4 1 3 - *"));
  }

  @Test
  void laterBreakdownSettlesTheRemainderOfACumulativeTotal() {
    Resolution resolved =
        new SeriesResolver(Nature.CUMULATIVE, STATUS)
            .resolve(
                List.of(
                    figure("2021-01-01", "2021-01-31", "", casualties(10, 10, NR, 8, NR, 2, NR)),
                    figure("2021-01-01", "2021-02-28", "", casualties(12, 12, NR, NR, NR, NR, NR)),
                    figure("2021-01-01", "2021-03-31", "", casualties(15, 15, NR, 11, NR, 4, NR))));
    List<String> rows = new ArrayList<>();
    for (Increment increment : resolved.increments()) {
      String interval = Wide.interval(increment);
      texts(STATUS, new MemberFigures(STATUS).rows(increment))
          .forEach(row -> rows.add(interval + " " + row));
    }
    assertThat(
        rows,
        contains(
            "2021-01-01..2021-01-31 civilian 8 8 - - *",
            "2021-01-01..2021-01-31 security_force 2 2 - -",
            "2021-02-01..2021-02-28 rest 2 2 - - *",
            "2021-03-01..2021-03-31 rest 3 3 - - *",
            "2021-02-01..2021-03-31 civilian 3 3 - -",
            "2021-02-01..2021-03-31 security_force 2 2 - -",
            "2021-02-01..2021-03-31 rest -5 -5 - -"));
  }

  @Test
  void cumulativePartsAloneSetAMinimumForTheTotal() {
    Resolution resolved =
        new SeriesResolver(Nature.CUMULATIVE, STATUS)
            .resolve(
                List.of(
                    figure("2021-01-01", "2021-01-31", "", casualties(NR, 10, NR, 8, NR, 2, NR)),
                    figure("2021-01-01", "2021-02-28", "", casualties(NR, NR, NR, 9, NR, NR, NR)),
                    figure("2021-01-01", "2021-03-31", "", casualties(NR, 15, NR, 9, NR, 6, NR))));
    assertThat(
        resolved.increments().stream().map(i -> Wide.values(i.values()[1])).toList(),
        contains("10", "1", "4", "-"));
  }
}
