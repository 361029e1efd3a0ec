package org.minetally.mapping.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.minetally.mapping.internal.ProfileBuilder.casualties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.profile.DateMapping;
import org.minetally.profile.LabelMapping.Otherwise;
import org.minetally.profile.Series;

/** Reads published figures and their printed parts. */
class PublishedFiguresTest {

  private static final Series MONTHS =
      new Series(
          Series.Nature.INCREMENT,
          new Series.Kind("kind", "month", Set.of("week", "year")),
          new Series.Publication("published", List.of("yyyy-MM-dd", "yyyy-MM")));

  private static ProfileBuilder months() {
    return casualties()
        .series(MONTHS)
        .date(new DateMapping.StartEnd("from", "to", List.of("yyyy-MM-dd")))
        .count(Measure.KILLED, "killed");
  }

  @Test
  void filtersOtherKindsAndRejectsUnknownKindsAndOpenIntervals() {
    assertThat(
        Mapped.of(
                months(),
                """
                kind,published,from,to,killed
                month,2022-02-03,2022-01-01,2022-01-31,1
                week,2022-02-03,2022-01-01,2022-01-07,1
                Month,2022-02-03,2022-01-01,2022-01-31,1
                ,2022-02-03,2022-01-01,2022-01-31,1
                month,2022-02-03,2022-01-01,,1
                month,2022-02-03,,2022-01-31,1
                month,2022-02-30,2022-01-01,2022-01-31,1
                month,,2022-01-01,2022-01-31,1
                """)
            .outcomes(),
        contains(
            "accepted",
            "filtered: kind=week",
            "UNKNOWN_WORD kind [Month]",
            "UNKNOWN_WORD kind []",
            "OPEN_INTERVAL  []",
            "OPEN_INTERVAL  []",
            "INVALID_DATE published [2022-02-30]",
            "accepted"));
  }

  @Test
  void usesFirstPossibleDayOfPublication() {
    Batch batch =
        Mapped.of(
                months(),
                """
                kind,published,from,to,killed
                month,2022-02-03,2022-01-01,2022-01-31,1
                month,2022-02,2022-01-01,2022-01-31,1
                month,,2022-01-01,2022-01-31,1
                """)
            .batch();
    assertThat(batch.extra(Extra.PUBLISHED, 0), is(LocalDate.of(2022, 2, 3).toEpochDay()));
    assertThat(batch.extra(Extra.PUBLISHED, 1), is(LocalDate.of(2022, 2, 1).toEpochDay()));
    assertThat(batch.extra(Extra.PUBLISHED, 2), is((long) Integer.MIN_VALUE));
  }

  /** No table uses sex here; and two unmatched names are two places. */
  @Test
  void identifiesSeriesByPlaceAndMemberOfEachDimension() {
    Batch batch =
        Mapped.of(
                months()
                    .region("department", "", 0, "place")
                    .dimension(Dimension.SEX, "sex", Map.of("f", "female"), new Otherwise.Reject()),
                """
                kind,published,from,to,killed,place,sex
                month,,2022-01-01,2022-01-31,1,Meta,f
                month,,2022-02-01,2022-02-28,1,META,f
                month,,2022-01-01,2022-01-31,1,Meta,
                month,,2022-01-01,2022-01-31,1,Antioquia,f
                month,,2022-01-01,2022-01-31,1,Nowhere,f
                month,,2022-01-01,2022-01-31,1,Elsewhere,f
                """)
            .batch();
    List<Integer> firstOfSeries = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      int first = 0;
      while (batch.extra(Extra.SERIES_HIGH, first) != batch.extra(Extra.SERIES_HIGH, row)
          || batch.extra(Extra.SERIES_LOW, first) != batch.extra(Extra.SERIES_LOW, row)) {
        first++;
      }
      firstOfSeries.add(first);
    }
    assertThat(firstOfSeries, contains(0, 0, 2, 3, 4, 5));
  }

  @Test
  void keepsSingleBoundOfIntervalOutsideSeries() {
    assertThat(
        Mapped.of(
                casualties()
                    .date(new DateMapping.StartEnd("from", "to", List.of("yyyy-MM-dd", "yyyy")))
                    .count(Measure.KILLED, "killed"),
                """
                from,to,killed
                2022-01-01,,1
                ,2022-01-31,1
                ,,1
                2021,2022,1
                """)
            .dates(),
        contains("2022-01-01/..", "../2022-01-31", "XXXX", "2021-01-01/2022-12-31"));
  }

  @Test
  void deletionDoesNotRepeatDifferencesOfThePreviousRecord() {
    Mapped mapped =
        Mapped.of(
            casualties()
                .key("id")
                .deleted("state", "void")
                .count(Measure.KILLED, "a")
                .check("total", "a", "b"),
            """
            id,state,a,b,total
            1,,162,43,225
            1,void,,,
            2,void,,,
            """);
    assertThat(
        mapped.outcomes(),
        contains(
            "accepted; total is 225, but its parts add up to 205: a 162, b 43",
            "accepted",
            "accepted"));
  }

  @Test
  void comparesPrintedTotalWithItsPartsWithoutChangingFigures() {
    Mapped mapped =
        Mapped.of(
            casualties().count(Measure.KILLED, "a").check("total", "a", "b"),
            """
            a,b,total
            162,43,225
            162,43,205
            162,,225
            162,,161
            162,43,
            ,,3
            1,0.5,1.5
            1,x,2
            1,2,-3
            """);
    assertThat(
        mapped.outcomes(),
        contains(
            "accepted; total is 225, but its parts add up to 205: a 162, b 43",
            "accepted",
            "accepted",
            "accepted; total is 161, but its parts add up to 162: a 162",
            "accepted",
            "accepted",
            "accepted",
            "INVALID_NUMBER b [x]",
            "NEGATIVE total [-3]"));
    assertThat(
        mapped.values(Measure.KILLED), contains("162", "162", "162", "162", "162", "NULL", "1"));
  }

  @Test
  void reportsMembersThatAddUpToMoreThanTheWhole() {
    assertThat(
        Mapped.of(
                casualties()
                    .count(Measure.KILLED, "killed")
                    .split(Dimension.VICTIM_STATUS, "civilian", Measure.KILLED, "civ")
                    .split(Dimension.VICTIM_STATUS, "security_force", Measure.KILLED, "mil"),
                """
                killed,civ,mil
                5,3,2
                5,3,3
                5,3,
                ,3,9
                5,3,1.5
                5,9000000000000000000,9000000000000000000
                """)
            .outcomes(),
        contains(
            "accepted",
            "accepted; killed is 5, but its members add up to more: 6",
            "accepted",
            "accepted",
            "NOT_WHOLE mil [1.5]",
            "TOO_LARGE  []"));
  }

  @Test
  void rejectsFigureWhoseVictimsOverflow() {
    assertThat(
        Mapped.of(
                months().count(Measure.INJURED, "injured"),
                """
                kind,published,from,to,killed,injured
                month,,2022-01-01,2022-01-31,9000000000000000000,9000000000000000000
                """)
            .outcomes(),
        contains("TOO_LARGE  []"));
  }
}
