package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.period.DateInterval;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.RegionMode.AsOf;
import org.minetally.region.internal.RegionCell;

/** Versions, compared with a day-by-day search of the entries. */
class TimelinePropertyTest {

  private static final int ROUNDS = 60;
  private static final int WIDTH = RandomTimelines.LEVELS.size();

  private static int anyDay(Random random) {
    return RandomTimelines.FIRST - 5 + random.nextInt(101);
  }

  private static Gazetteer gazetteer(List<Entry> entries, Integer asOf) {
    RegionMode mode = asOf == null ? RegionMode.AT_EVENT : new AsOf(LocalDate.ofEpochDay(asOf));
    return Gazetteer.of(RandomTimelines.LEVELS, entries, List.of(), mode);
  }

  /** Returns the codes of a version's ancestors by level, null for none. */
  private static List<String> ancestors(Gazetteer gazetteer, int version) {
    List<String> codes = new ArrayList<>();
    for (int level = 0; level < WIDTH; level++) {
      int ancestor = gazetteer.ancestorAt(version, level);
      codes.add(ancestor == Gazetteer.UNKNOWN ? null : gazetteer.region(ancestor).code());
    }
    return codes;
  }

  @Test
  void versionHasTheAncestorsCommonToAllDaysInBothModes() {
    int timed = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Entry> entries = RandomTimelines.entries(random);
      Integer asOf = random.nextBoolean() ? null : anyDay(random);
      Gazetteer gazetteer = gazetteer(entries, asOf);
      DayByDay plain = new DayByDay(entries, asOf);
      for (int id = 0; id < gazetteer.size(); id++) {
        timed += gazetteer.isTimed(id) ? 1 : 0;
        for (int round = 0; round < 8; round++) {
          int start = random.nextInt(6) == 0 ? Integer.MIN_VALUE : anyDay(random);
          int end =
              random.nextInt(6) == 0
                  ? Integer.MAX_VALUE
                  : Math.max(start, start == Integer.MIN_VALUE ? anyDay(random) : start)
                      + random.nextInt(20);
          int version = gazetteer.at(id, DateInterval.pack(start, end));
          String code = gazetteer.region(id).code();
          String what = "seed %d, %s, %d to %d".formatted(seed, code, start, end);
          assertThat(what, ancestors(gazetteer, version), is(plain.ancestors(code, start, end)));
          assertThat(gazetteer.at(version, DateInterval.pack(start, end)), is(version));
          for (int level = 0; level < WIDTH; level++) {
            RegionCell cell = gazetteer.cell(version, level);
            List<String> row = new ArrayList<>();
            row.add(cell.code());
            row.add(cell.parentCode());
            assertThat(what + " " + level, row, is(plain.row(code, start, end, level)));
            // The row of a cell contains that cell.
            assertThat(gazetteer.cell(gazetteer.rowAt(version, level), level), is(cell));
          }
        }
      }
    }
    assertThat(timed, is(greaterThan(ROUNDS)));
  }

  @Test
  void placesWithOneCellShareARow() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      Gazetteer gazetteer = gazetteer(RandomTimelines.entries(random), null);
      for (int level = 0; level < WIDTH; level++) {
        Map<RegionCell, Integer> rows = new HashMap<>();
        for (int id = 0; id < gazetteer.size(); id++) {
          for (int round = 0; round < 8; round++) {
            int start = anyDay(random);
            int version = gazetteer.at(id, DateInterval.pack(start, start + random.nextInt(30)));
            int row = gazetteer.rowAt(version, level);
            Integer same = rows.putIfAbsent(gazetteer.cell(version, level), row);
            assertThat(same == null ? row : same, is(row));
          }
        }
      }
    }
  }

  @Test
  void ignoresTheOrderOfEntries() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Entry> entries = RandomTimelines.entries(random);
      Integer asOf = random.nextBoolean() ? null : anyDay(random);
      Gazetteer one = gazetteer(entries, asOf);
      List<Entry> shuffled = new ArrayList<>(entries);
      Collections.shuffle(shuffled, random);
      Gazetteer other = gazetteer(shuffled, asOf);
      assertThat(other.history(), is(one.history()));
      for (int id = 0; id < one.size(); id++) {
        assertThat(other.region(id), is(one.region(id)));
        int start = anyDay(random);
        int end = start + random.nextInt(40);
        int version = one.at(id, DateInterval.pack(start, end));
        assertThat(other.at(id, DateInterval.pack(start, end)), is(version));
        for (int level = 0; level < WIDTH; level++) {
          assertThat(other.cell(version, level), is(one.cell(version, level)));
        }
      }
    }
  }

  /** Whether a name or code is found within a parent must not depend on the mode. */
  @Test
  void regionIsWithinEveryRegionItEverBelongedToInBothModes() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Entry> entries = RandomTimelines.entries(random);
      Gazetteer atEvent = gazetteer(entries, null);
      Gazetteer asOf = gazetteer(entries, anyDay(random));
      DayByDay plain = new DayByDay(entries, null);
      for (int id = 0; id < atEvent.size(); id++) {
        for (int above = 0; above < id; above++) {
          boolean ever = false;
          int level = atEvent.region(above).level();
          for (int day = RandomTimelines.FIRST - 12; day < RandomTimelines.LAST + 12; day++) {
            ever |=
                atEvent
                    .region(above)
                    .code()
                    .equals(plain.ancestors(atEvent.region(id).code(), day, day).get(level));
          }
          assertThat(atEvent.isEverWithin(id, above), is(ever));
          assertThat(asOf.isEverWithin(id, above), is(ever));
        }
      }
    }
  }

  /** Consecutive rows with the same content are one row. */
  @Test
  void gazetteerWithoutChangesEqualsOneWithoutDates() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Entry> still = RandomGazetteer.entries(random, 1 + random.nextInt(40));
      List<Entry> cut = new ArrayList<>();
      for (Entry entry : still) {
        LocalDate day = LocalDate.ofEpochDay(anyDay(random));
        cut.add(during(entry, null, day));
        cut.add(during(entry, day.plusDays(1), null));
      }
      Gazetteer expected = Gazetteer.of(RandomGazetteer.LEVELS, still);
      Gazetteer actual = Gazetteer.of(RandomGazetteer.LEVELS, cut);
      assertThat(actual.size(), is(expected.size()));
      for (int id = 0; id < expected.size(); id++) {
        assertThat(actual.isTimed(id), is(false));
        assertThat(expected.at(id, DateInterval.pack(anyDay(random), Integer.MAX_VALUE)), is(id));
        assertThat(actual.region(id).parent(), is(expected.region(id).parent()));
        for (int level = 0; level < RandomGazetteer.LEVELS.size(); level++) {
          assertThat(actual.cell(id, level), is(expected.cell(id, level)));
          assertThat(actual.rowAt(id, level), is(expected.rowAt(id, level)));
        }
      }
    }
  }

  private static Entry during(Entry entry, LocalDate from, LocalDate to) {
    return entry.during(from, to);
  }
}
