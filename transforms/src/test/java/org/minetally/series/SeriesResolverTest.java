package org.minetally.series;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.minetally.series.Wide.NR;
import static org.minetally.series.Wide.figure;
import static org.minetally.series.Wide.remarks;
import static org.minetally.series.Wide.texts;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minetally.model.Measure;
import org.minetally.profile.Series.Nature;
import org.minetally.profile.internal.WideMeasures;

/** Which figures of a series count, for which days, and which findings are reported. */
class SeriesResolverTest {

  private static final WideMeasures COUNTS =
      Wide.casualties(List.of(Measure.VICTIMS, Measure.KILLED, Measure.INJURED));
  private static final WideMeasures AREAS =
      Wide.detections(List.of(Measure.ITEMS, Measure.AREA_CLEARED_M2));

  private static Resolution cumulative(PublishedFigure... figures) {
    return new SeriesResolver(Nature.CUMULATIVE, COUNTS).resolve(List.of(figures));
  }

  private static Resolution increments(PublishedFigure... figures) {
    return new SeriesResolver(Nature.INCREMENT, COUNTS).resolve(List.of(figures));
  }

  @Test
  void turnsCumulativeFiguresIntoIncrements() {
    Resolution resolved =
        cumulative(
            figure("2021-01-01", "2021-03-31", "", 10, 4, 6, NR),
            figure("2021-01-01", "2021-01-31", "", 5, 2, 3, NR),
            figure("2021-01-01", "2021-02-28", "", 5, 2, 3, NR));
    assertThat(
        texts(resolved),
        contains(
            "2021-01-01..2021-01-31 5 2 3 - *",
            "2021-02-01..2021-02-28 0 0 0 - *",
            "2021-03-01..2021-03-31 5 2 3 - *"));
    assertThat(resolved.remarks(), is(empty()));
    assertThat(resolved.superseded(), is(0));
  }

  @Test
  void countsTheNewestPublicationAndReportsBothFigures() {
    Resolution resolved =
        cumulative(
            figure("2020-11-10", "2023-09-19", "2023-10-09", 315, 62, 253, NR),
            figure("2020-11-10", "2023-09-19", "2023-09-20", 314, 61, 253, NR));
    assertThat(texts(resolved), contains("2020-11-10..2023-09-19 315 62 253 - *"));
    assertThat(resolved.superseded(), is(1));
    assertThat(
        remarks(resolved),
        contains(
            "1 RESTATED 2020-11-10/2023-09-19: victims 314, killed 61, injured 253;"
                + " restated by the publication of 2023-10-09 as victims 315, killed 62,"
                + " injured 253, which counts"));
  }

  @Test
  void countsPublicationReadLastOfTwoOnSameDay() {
    Resolution resolved =
        increments(
            figure("2021-01-01", "2021-01-31", "2021-02-03", 7, NR, NR, NR),
            figure("2021-01-01", "2021-01-31", "2021-02-03", 6, NR, NR, NR),
            figure("2021-01-01", "2021-01-31", "", 9, NR, NR, NR));
    assertThat(texts(resolved), contains("2021-01-01..2021-01-31 6 - - - *"));
    assertThat(resolved.superseded(), is(2));
  }

  @Test
  void reportsARepeatedFigure() {
    Resolution resolved =
        increments(
            figure("2021-01-01", "2021-01-31", "", 7, NR, NR, NR),
            figure("2021-01-01", "2021-01-31", "", 7, NR, NR, NR));
    assertThat(
        remarks(resolved),
        contains(
            "0 RESTATED 2021-01: victims 7; repeated by a later record, which counts"
                + " instead"));
  }

  @Test
  void keepsAndFlagsANegativeDifference() {
    Resolution resolved =
        cumulative(
            figure("2021-01-01", "2021-01-31", "", 10, 4, 6, NR),
            figure("2021-01-01", "2021-02-28", "", 9, 2, 7, NR));
    assertThat(
        texts(resolved),
        contains("2021-01-01..2021-01-31 10 4 6 - *", "2021-02-01..2021-02-28 -1 -2 1 - *"));
    assertThat(
        remarks(resolved),
        contains(
            "1 NEGATIVE_DIFFERENCE 2021-01-01/2021-02-28: victims 9 after 10, killed 2 after 4;"
                + " the negative difference counts as a correction"));
  }

  @Test
  void comparesAValueWithTheLastFigureThatReportsIt() {
    Resolution resolved =
        cumulative(
            figure("2021-01-01", "2021-01-31", "", 10, 4, NR, NR),
            figure("2021-01-01", "2021-02-28", "", 12, NR, NR, NR),
            figure("2021-01-01", "2021-03-31", "", 15, 7, 8, NR));
    assertThat(
        texts(resolved),
        contains(
            "2021-01-01..2021-01-31 10 4 - - *",
            "2021-02-01..2021-02-28 2 - - - *",
            "2021-03-01..2021-03-31 3 - - - *",
            "2021-02-01..2021-03-31 - 3 - -",
            "2021-01-01..2021-03-31 - - 8 -"));
  }

  @Test
  void countsFigureWithoutValuesAsRecord() {
    assertThat(
        texts(
            cumulative(
                figure("2021-01-01", "2021-01-31", "", 1, NR, NR, NR),
                figure("2021-01-01", "2021-02-28", "", NR, NR, NR, NR))),
        contains("2021-01-01..2021-01-31 1 - - - *", "2021-02-01..2021-02-28 - - - - *"));
  }

  @Test
  void ignoresAFigureThatStartsLaterWithinARun() {
    Resolution resolved =
        cumulative(
            figure("2020-11-10", "2023-11-03", "", 336, 65, 271, NR),
            figure("2022-11-10", "2023-12-06", "", 340, 65, 275, NR));
    assertThat(texts(resolved), contains("2020-11-10..2023-11-03 336 65 271 - *"));
    assertThat(resolved.superseded(), is(1));
    assertThat(
        remarks(resolved),
        contains(
            "1 OTHER_START 2022-11-10/2023-12-06: victims 340, killed 65, injured 275;"
                + " not counted, because it starts within the cumulative figure for"
                + " 2020-11-10/2023-11-03; its last 33 days are in no counted figure"));
  }

  @Test
  void countsASeriesThatRestartsEachYear() {
    Resolution resolved =
        cumulative(
            figure("2021-01-01", "2021-06-30", "", 10, NR, NR, NR),
            figure("2021-01-01", "2021-12-31", "", 25, NR, NR, NR),
            figure("2022-01-01", "2022-06-30", "", 4, NR, NR, NR),
            figure("2023-01-01", "2023-06-30", "", 1, NR, NR, NR));
    assertThat(
        texts(resolved),
        contains(
            "2021-01-01..2021-06-30 10 - - - *",
            "2021-07-01..2021-12-31 15 - - - *",
            "2022-01-01..2022-06-30 4 - - - *",
            "2023-01-01..2023-06-30 1 - - - *"));
    assertThat(
        remarks(resolved),
        contains(
            "3 GAP no figure covers the 184 days between 2022-01-01/2022-06-30 and"
                + " 2023-01-01/2023-06-30"));
  }

  @Test
  void reportsAGapOfOneDayAfterAMonthThatEndsOnThe30th() {
    Resolution resolved =
        increments(
            figure("2022-12-01", "2022-12-30", "", 3, NR, NR, NR),
            figure("2023-01-01", "2023-01-31", "", 4, NR, NR, NR));
    assertThat(
        remarks(resolved),
        contains("1 GAP no figure covers the 1 day between 2022-12-01/2022-12-30 and 2023-01"));
  }

  @Test
  void countsOverlappingIncrementsAndFlagsTheLaterOne() {
    Resolution resolved =
        increments(
            figure("2023-11-20", "2023-12-10", "", 2, NR, NR, NR),
            figure("2023-11-01", "2023-11-30", "", 5, NR, NR, NR),
            figure("2023-12-11", "2023-12-11", "", 1, NR, NR, NR));
    assertThat(
        texts(resolved),
        contains(
            "2023-11-01..2023-11-30 5 - - - *",
            "2023-11-20..2023-12-10 2 - - - *",
            "2023-12-11..2023-12-11 1 - - - *"));
    assertThat(
        remarks(resolved),
        contains("0 OVERLAP 2023-11 and 2023-11-20/2023-12-10 have 11 days in common; both count"));
  }

  @Test
  void reportsNoGapAfterALongIntervalThatContainsAShortOne() {
    Resolution resolved =
        increments(
            figure("2023-01-01", "2023-12-31", "", 5, NR, NR, NR),
            figure("2023-02-01", "2023-02-28", "", 1, NR, NR, NR),
            figure("2024-01-01", "2024-01-31", "", 1, NR, NR, NR));
    assertThat(
        remarks(resolved),
        contains("1 OVERLAP 2023 and 2023-02 have 28 days in common; both count"));
  }

  @Test
  void writesAreasInSquareMetres() {
    Resolution resolved =
        new SeriesResolver(Nature.INCREMENT, AREAS)
            .resolve(
                List.of(
                    figure("2021-01-01", "2021-01-31", "", 7, 4_410_9080_000L, NR, NR),
                    figure("2021-01-01", "2021-01-31", "", 8, NR, NR, NR)));
    assertThat(
        remarks(resolved),
        contains(
            "0 RESTATED 2021-01: items 7, area_cleared_m2 4410908; restated by a later"
                + " record as items 8, which counts"));
  }

  @Test
  void resolvesAFigureWithoutValuesAndNoFigures() {
    assertThat(cumulative().increments(), is(empty()));
    assertThat(increments().increments(), is(empty()));
  }
}
