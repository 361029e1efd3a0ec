package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minetally.period.DateInterval;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.RegionMode.AsOf;
import org.minetally.region.internal.RegionCell;

/** A district that moved from one region to another, with a village in it. */
class RegionsInTimeTest {

  private static final List<String> LEVELS = List.of("country", "region", "district", "village");
  private static final int REGION = 1;
  private static final int DISTRICT = 2;
  private static final int VILLAGE = 3;

  private static final List<Entry> ENTRIES =
      List.of(
          entry(1, "country", "C", "Country", null, "", ""),
          entry(2, "region", "A", "Alpha", "C", "", "2021-07-06"),
          entry(3, "region", "B", "Beta", "C", "2021-07-07", ""),
          entry(4, "district", "D", "Old name", "A", "", "2021-07-06"),
          entry(5, "district", "D", "New name", "B", "2021-07-07", ""),
          entry(6, "village", "V", "Village", "D", "2000-01-01", ""));

  private static Entry entry(
      int line, String level, String code, String name, String parent, String from, String to) {
    return Entry.of(level, code, name)
        .within(parent)
        .from("regions.csv, line " + line)
        .during(
            from.isEmpty() ? null : LocalDate.parse(from),
            to.isEmpty() ? null : LocalDate.parse(to));
  }

  private static Gazetteer gazetteer(RegionMode mode) {
    return Gazetteer.of(LEVELS, ENTRIES, List.of(), mode);
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  private static List<String> problems(Entry... entries) {
    return assertThrows(GazetteerException.class, () -> Gazetteer.of(LEVELS, List.of(entries)))
        .problems();
  }

  /** Returns the cells of a record in a region, from country to village. */
  private static String cells(Gazetteer gazetteer, int level, String code, String from, String to) {
    long interval =
        DateInterval.pack(
            from.isEmpty() ? Integer.MIN_VALUE : day(from),
            to.isEmpty() ? Integer.MAX_VALUE : day(to));
    int version = gazetteer.at(gazetteer.findCode(level, code), interval);
    List<String> cells = new ArrayList<>();
    for (int at = 0; at < LEVELS.size(); at++) {
      RegionCell cell = gazetteer.cell(version, at);
      cells.add(cell.code() + " in " + cell.parentCode());
    }
    return String.join(", ", cells);
  }

  @Test
  void countsARecordInTheRegionOfItsDay() {
    Gazetteer gazetteer = gazetteer(RegionMode.AT_EVENT);
    assertThat(
        cells(gazetteer, DISTRICT, "D", "2021-07-06", "2021-07-06"),
        is("C in null, A in C, D in A, D/unknown in D"));
    assertThat(
        cells(gazetteer, DISTRICT, "D", "2021-07-07", "2021-07-07"),
        is("C in null, B in C, D in B, D/unknown in D"));
  }

  @Test
  void countsAnIntervalAcrossAChangeInItsDistrictButAnUnknownRegion() {
    Gazetteer gazetteer = gazetteer(RegionMode.AT_EVENT);
    String over = "C in null, C/unknown in C, D in C/unknown, D/unknown in D";
    assertThat(cells(gazetteer, DISTRICT, "D", "2021-07-01", "2021-07-31"), is(over));
    assertThat(cells(gazetteer, DISTRICT, "D", "", ""), is(over));
    assertThat(cells(gazetteer, DISTRICT, "D", "", "2021-07-07"), is(over));
    assertThat(
        cells(gazetteer, DISTRICT, "D", "", "2021-07-06"),
        is("C in null, A in C, D in A, D/unknown in D"));
  }

  @Test
  void villageFollowsItsDistrict() {
    Gazetteer gazetteer = gazetteer(RegionMode.AT_EVENT);
    assertThat(
        cells(gazetteer, VILLAGE, "V", "2021-01-01", "2021-01-01"),
        is("C in null, A in C, D in A, V in D"));
    assertThat(
        cells(gazetteer, VILLAGE, "V", "2021-01-01", "2021-12-31"),
        is("C in null, C/unknown in C, D in C/unknown, V in D"));
  }

  @Test
  void usesFirstParentBeforeFirstDayOfRegion() {
    Gazetteer gazetteer = gazetteer(RegionMode.AT_EVENT);
    assertThat(
        cells(gazetteer, VILLAGE, "V", "1999-01-01", "1999-01-01"),
        is("C in null, A in C, D in A, V in D"));
    assertThat(
        cells(gazetteer, REGION, "B", "1999-01-01", "1999-01-01"),
        is("C in null, B in C, B/unknown in B, B/unknown in B"));
  }

  @Test
  void countsEveryRecordInRegionsOfChosenDayInAsOfMode() {
    for (String date : List.of("2020-01-01", "2021-07-07", "")) {
      assertThat(
          cells(gazetteer(new AsOf(LocalDate.of(2021, 7, 6))), VILLAGE, "V", date, date),
          is("C in null, A in C, D in A, V in D"));
      assertThat(
          cells(gazetteer(new AsOf(LocalDate.of(2021, 7, 7))), VILLAGE, "V", date, date),
          is("C in null, B in C, D in B, V in D"));
    }
  }

  @Test
  void onlyChangingRegionsAreTimed() {
    Gazetteer atEvent = gazetteer(RegionMode.AT_EVENT);
    Gazetteer asOf = gazetteer(new AsOf(LocalDate.of(2021, 7, 6)));
    List<String> timed = new ArrayList<>();
    for (int id = 0; id < atEvent.size(); id++) {
      if (atEvent.isTimed(id)) {
        timed.add(atEvent.region(id).code());
      }
      assertThat(asOf.isTimed(id), is(false));
    }
    assertThat(timed, contains("D", "V"));
    assertThat(atEvent.isTimed(Gazetteer.UNKNOWN), is(false));
    assertThat(atEvent.at(Gazetteer.UNKNOWN, DateInterval.pack(0, 0)), is(Gazetteer.UNKNOWN));
    assertThat(atEvent.mode().label(), is("at-event"));
    assertThat(asOf.mode().label(), is("as-of 2021-07-06"));
  }

  @Test
  void usesTheLatestNameAndFindsEveryNameWithinEveryParent() {
    for (RegionMode mode : List.of(RegionMode.AT_EVENT, new AsOf(LocalDate.of(2000, 1, 1)))) {
      Gazetteer gazetteer = gazetteer(mode);
      int district = gazetteer.findCode(DISTRICT, "D");
      assertThat(gazetteer.region(district).name(), is("New name"));
      assertThat(gazetteer.region(district).aliases(), contains("Old name"));
      for (String region : List.of("A", "B")) {
        for (String name : List.of("Old name", "New name")) {
          int parent = gazetteer.findCode(REGION, region);
          assertThat(gazetteer.findName(DISTRICT, parent, name), is(district));
        }
      }
    }
  }

  @Test
  void presentsRegionWithLatestParentOrParentOfChosenDay() {
    Gazetteer atEvent = gazetteer(RegionMode.AT_EVENT);
    Gazetteer asOf = gazetteer(new AsOf(LocalDate.of(2021, 7, 6)));
    int district = atEvent.findCode(DISTRICT, "D");
    assertThat(atEvent.present(district), is(new RegionCell("D", "New name", "B")));
    assertThat(asOf.present(district), is(new RegionCell("D", "New name", "A")));
  }

  @Test
  void historyHasEveryRow() {
    Gazetteer gazetteer = gazetteer(RegionMode.AT_EVENT);
    List<String> rows =
        gazetteer.history().stream()
            .map(
                span ->
                    "%s %s in %s to %s"
                        .formatted(
                            gazetteer.region(span.region()).code(),
                            span.name(),
                            span.parent() < 0 ? "-" : gazetteer.region(span.parent()).code(),
                            span.lastDay() == Integer.MAX_VALUE
                                ? "-"
                                : LocalDate.ofEpochDay(span.lastDay())))
            .toList();
    assertThat(
        rows,
        contains(
            "C Country in - to -",
            "A Alpha in C to 2021-07-06",
            "B Beta in C to -",
            "D Old name in A to 2021-07-06",
            "D New name in B to -",
            "V Village in D to -"));
  }

  @Test
  void gazetteerWithoutDatesHasNoHistory() {
    Gazetteer still =
        Gazetteer.of(
            List.of("country"), List.of(entry(2, "country", "C", "Country", null, "", "")));
    assertThat(still.history(), is(empty()));
  }

  @Test
  void rejectsOverlappingRowsOfOneCode() {
    assertThat(
        problems(
            entry(2, "region", "A", "Alpha", null, "", "2021-07-07"),
            entry(3, "region", "A", "Alpha", null, "2021-07-07", "")),
        contains(
            "regions.csv, line 3: \"A\" is valid from 2021-07-07 here, and to"
                + " 2021-07-07 in regions.csv, line 2; only one row with a code may be valid"
                + " on a day"));
    assertThat(
        problems(
            entry(2, "region", "A", "Alpha", null, "2021-07-07", ""),
            entry(3, "region", "A", "Alpha", null, "", "")),
        contains(
            "regions.csv, line 2: \"A\" is valid from 2021-07-07 here, and at all"
                + " times in regions.csv, line 3; only one row with a code may be valid on a"
                + " day"));
  }

  @Test
  void rejectsAGapBetweenRowsOfOneCode() {
    assertThat(
        problems(
            entry(2, "region", "A", "Alpha", null, "2021-07-09", ""),
            entry(3, "region", "A", "Alpha", null, "2000-01-01", "2021-07-06")),
        contains(
            "regions.csv, line 2: \"A\" is valid from 2021-07-09 here, and from"
                + " 2000-01-01 to 2021-07-06 in regions.csv, line 3; add a row for 2021-07-07"
                + " to 2021-07-08"));
  }

  @Test
  void rejectsARowThatEndsBeforeItStarts() {
    assertThat(
        problems(entry(2, "region", "A", "Alpha", null, "2021-07-07", "2021-07-06")),
        contains(
            "regions.csv, line 2: \"A\" is valid from 2021-07-07 to 2021-07-06, which"
                + " ends before it starts; are the two days swapped?"));
  }

  @Test
  void rejectsParentThatIsNotValidAsLongAsItsChild() {
    assertThat(
        problems(
            entry(2, "region", "A", "Alpha", null, "2000-01-01", "2010-12-31"),
            entry(3, "region", "A", "Alpha", null, "2011-01-01", "2021-07-06"),
            entry(4, "district", "D", "D", "A", "1999-12-31", "2021-07-07"),
            entry(5, "district", "E", "E", "A", "2000-01-01", "2021-07-06")),
        contains(
            "regions.csv, line 4: \"D\" belongs to its parent \"A\" from 1999-12-31 to"
                + " 2021-07-07, but the parent is valid only from 2000-01-01 to 2010-12-31"
                + " (regions.csv, line 2)",
            "regions.csv, line 4: \"D\" belongs to its parent \"A\" from 1999-12-31 to"
                + " 2021-07-07, but the parent is valid only from 2011-01-01 to 2021-07-06"
                + " (regions.csv, line 3)"));
    assertThat(
        problems(
            entry(2, "region", "A", "Alpha", null, "2000-01-01", "2021-07-06"),
            entry(3, "district", "D", "D", "A", "", "")),
        contains(
            "regions.csv, line 3: \"D\" belongs to its parent \"A\" at all times, but the parent"
                + " is valid only from 2000-01-01 to 2021-07-06 (regions.csv, line 2)"));
  }

  @Test
  void rejectsARegionWithTooManyChanges() {
    List<Entry> daily = new ArrayList<>();
    for (int i = 0; i < AncestryBuilder.MOST_STRETCHES + 1; i++) {
      String day = LocalDate.of(2021, 1, 1).plusDays(i).toString();
      daily.add(entry(i + 2, "district", "D", "D", i % 2 == 0 ? "A" : "B", day, day));
    }
    daily.add(entry(100, "region", "A", "Alpha", null, "", ""));
    daily.add(entry(101, "region", "B", "Beta", null, "", ""));
    assertThat(
        problems(daily.toArray(Entry[]::new)),
        contains("the region \"D\" and its ancestors change 64 times; the maximum is 63"));
  }
}
