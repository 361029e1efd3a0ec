package org.minetally.summary.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.model.Batch;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;
import org.minetally.period.internal.PeriodGrain;

/** A table of cells behaves like a map from cells to sums, whatever is added in whatever order. */
class CellTableTest {

  private static final PeriodGrain BY_DAY = PeriodGrain.of(List.of(PeriodType.DAY));
  private static final long MISSING = Measure.NOT_REPORTED;

  /** A record with its dimensions as words. */
  private record Row(int day, int region, String sex, String age, long killed, long injured) {
    List<Object> cell() {
      return List.of(DateInterval.pack(day, day), region, sex, age);
    }
  }

  @Test
  void addsRandomRecordsLikeAMap() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      int variety = 1 + random.nextInt(30);
      CellTable cells = new CellTable(2, 2);
      Map<List<Object>, List<Long>> oracle = new HashMap<>();
      for (int batch = 0; batch < 5; batch++) {
        List<Row> rows = randomRows(random, variety, random.nextInt(2000));
        cells.add(batch(rows), BY_DAY);
        rows.forEach(row -> count(row, oracle));
      }
      assertThat("seed " + seed, content(cells), is(oracle));
      assertThat("seed " + seed, cells.size(), is(oracle.size()));
    }
  }

  @Test
  void dividesEveryCellToExactlyOneTableThatCanGrowFurther() {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      int tables = 1 + random.nextInt(5);
      CellTable cells = new CellTable(2, 2);
      cells.add(batch(randomRows(random, 20, 1000)), BY_DAY);
      CellTable again = new CellTable(2, 2);
      Map<Integer, CellTable> divided =
          cells.divide(cell -> Math.floorMod(cells.region(cell), tables));
      divided.forEach(
          (number, table) -> {
            for (int cell = 0; cell < table.size(); cell++) {
              assertThat(Math.floorMod(table.region(cell), tables), is(number));
            }
            table.add(cells);
            assertThat(table.size(), is(cells.size()));
          });
      cells.divide(cell -> Math.floorMod(cells.region(cell), tables)).values().forEach(again::add);
      assertThat("seed " + seed, content(again), is(content(cells)));
    }
  }

  @Test
  void passesOnLargeTableInSmallPieces() {
    CellTable cells = new CellTable(2, 2);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      rows.add(new Row(i % 200, i / 200, "female", "adult", 1, 0));
    }
    cells.add(batch(rows), BY_DAY);
    CellTable sum = new CellTable(2, 2);
    List<CellTable> pieces = cells.pieces();
    pieces.forEach(sum::add);
    assertThat(pieces.stream().map(CellTable::size).toList(), is(List.of(16_384, 16_384, 7_232)));
    assertThat(content(sum), is(content(cells)));
  }

  @Test
  void findsCellsAgainAfterTheTableHasGrown() {
    CellTable cells = new CellTable(2, 2);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      rows.add(new Row(i % 200, i / 200, "female", "adult", 1, 0));
    }
    cells.add(batch(rows), BY_DAY);
    cells.add(batch(rows), BY_DAY);
    assertThat(cells.size(), is(40_000));
    for (int cell = 0; cell < cells.size(); cell++) {
      assertThat(cells.records(cell), is(2L));
      assertThat(cells.sum(0, cell), is(2L));
    }
  }

  @Test
  void mergesToTheSameContentInAnyOrderAndGrouping() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      List<CellTable> parts = new ArrayList<>();
      Map<List<Object>, List<Long>> oracle = new HashMap<>();
      for (int part = 0; part < 6; part++) {
        List<Row> rows = randomRows(random, 6, random.nextInt(300));
        parts.add(table(rows));
        rows.forEach(row -> count(row, oracle));
      }
      Collections.shuffle(parts, random);
      CellTable left = merged(parts);
      CellTable grouped = merged(List.of(merged(parts.subList(0, 2)), merged(parts.subList(2, 6))));
      Collections.reverse(parts);
      CellTable right = merged(parts);

      assertThat("seed " + seed, content(left), is(oracle));
      assertThat("seed " + seed, content(grouped), is(oracle));
      assertThat("seed " + seed, content(right), is(oracle));
    }
  }

  @Test
  void mergingDoesNotChangeTheOtherTable() {
    CellTable other = table(List.of(new Row(1, 2, "female", "adult", 3, 4)));
    Map<List<Object>, List<Long>> before = content(other);
    CellTable cells = table(List.of(new Row(1, 2, "female", "adult", 1, 1)));
    cells.add(other);
    cells.add(other);
    assertThat(content(other), is(before));
    assertThat(cells.sum(0, 0), is(7L));
  }

  @Test
  void unreportedMeasureIsNotZero() {
    CellTable cells = table(List.of(new Row(1, 2, "female", "adult", MISSING, MISSING)));
    cells.add(table(List.of(new Row(1, 2, "female", "adult", MISSING, MISSING))));
    assertThat(cells.records(0), is(2L));
    assertThat(cells.sum(0, 0), is(MISSING));
    assertThat(cells.sum(1, 0), is(MISSING));
  }

  @Test
  void keepsAReportedZeroAmongUnreportedValues() {
    Row zero = new Row(1, 2, "female", "adult", 0, 0);
    Row none = new Row(1, 2, "female", "adult", MISSING, MISSING);
    for (List<Row> rows : List.of(List.of(zero, none), List.of(none, zero), List.of(zero))) {
      assertThat(table(rows).sum(0, 0), is(0L));
      CellTable cells = table(List.of(none));
      cells.add(table(rows));
      assertThat(cells.sum(0, 0), is(0L));
    }
  }

  @Test
  void keepsUnknownPlacesAndDatesInSeparateCells() {
    CellTable cells = new CellTable(0, 0);
    BatchBuilder builder = new BatchBuilder(false, 0, 0);
    builder.next(DateInterval.UNKNOWN_PACKED, -1, Batch.MATCHED);
    builder.next(DateInterval.pack(0, 0), -1, Batch.MATCHED);
    builder.next(DateInterval.pack(0, 0), 0, Batch.MATCHED);
    cells.add(builder.build(0, 0, List.of(), List.of()), BY_DAY);
    assertThat(cells.size(), is(3));
    assertThat(cells.interval(0), is(DateInterval.UNKNOWN_PACKED));
    assertThat(cells.region(0), is(-1));
    assertThat(cells.region(2), is(0));
  }

  @Test
  void sharesACellPerMonthIfOnlyMonthsAreKept() {
    CellTable cells = new CellTable(2, 2);
    cells.add(
        batch(
            List.of(
                new Row(0, 1, "female", "adult", 1, MISSING),
                new Row(30, 1, "female", "adult", 2, 5),
                new Row(31, 1, "female", "adult", 4, MISSING))),
        PeriodGrain.of(List.of(PeriodType.MONTH)));
    assertThat(cells.size(), is(2));
    assertThat(cells.interval(0), is(DateInterval.pack(0, 30)));
    assertThat(cells.sum(0, 0), is(3L));
    assertThat(cells.sum(1, 0), is(5L));
    assertThat(cells.sum(1, 1), is(MISSING));
  }

  @Test
  void coarserTableKeepsEverySum() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<Row> rows = randomRows(random, 40, 500);
      CellTable coarse = new CellTable(1, 2);
      coarse.add(
          table(rows),
          new int[] {1},
          interval -> DateInterval.pack(0, DateInterval.startDay(interval) % 2),
          region -> region / 10);

      Map<List<Object>, List<Long>> oracle = new HashMap<>();
      for (Row row : rows) {
        List<Object> cell = List.of(DateInterval.pack(0, row.day % 2), row.region / 10, row.age);
        oracle.merge(cell, sums(row), CellTableTest::plus);
      }
      assertThat("seed " + seed, content(coarse), is(oracle));
    }
  }

  @Test
  void throwsWhenASumOverflows() {
    Row large = new Row(1, 2, "female", "adult", Long.MAX_VALUE, MISSING);
    Row one = new Row(1, 2, "female", "adult", 1, MISSING);
    assertThrows(ArithmeticException.class, () -> table(List.of(large, one)));
    CellTable cells = table(List.of(large));
    CellTable more = table(List.of(one));
    assertThrows(ArithmeticException.class, () -> cells.add(more));
  }

  private static CellTable merged(List<CellTable> parts) {
    CellTable all = new CellTable(2, 2);
    parts.forEach(all::add);
    return all;
  }

  private static CellTable table(List<Row> rows) {
    CellTable cells = new CellTable(2, 2);
    cells.add(batch(rows), BY_DAY);
    return cells;
  }

  /** Numbers labels as they appear, so that two tables number them differently. */
  private static Batch batch(List<Row> rows) {
    List<String> sexes = rows.stream().map(Row::sex).distinct().toList();
    List<String> ages = rows.stream().map(Row::age).distinct().toList();
    BatchBuilder builder = new BatchBuilder(false, 2, 2);
    for (Row row : rows) {
      builder.next(DateInterval.pack(row.day, row.day), row.region, Batch.MATCHED);
      builder.code(0, sexes.indexOf(row.sex));
      builder.code(1, ages.indexOf(row.age));
      builder.measure(0, row.killed);
      builder.measure(1, row.injured);
    }
    return builder.build(0, 0, List.of(sexes, ages), List.of());
  }

  private static List<Row> randomRows(Random random, int variety, int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          new Row(
              random.nextInt(variety),
              random.nextInt(variety),
              List.of("female", "male", "unknown").get(random.nextInt(3)),
              List.of("adult", "child").get(random.nextInt(2)),
              random.nextInt(3) == 0 ? MISSING : random.nextInt(3),
              random.nextInt(3) == 0 ? MISSING : random.nextLong(1L << 40)));
    }
    return rows;
  }

  private static void count(Row row, Map<List<Object>, List<Long>> oracle) {
    oracle.merge(row.cell(), sums(row), CellTableTest::plus);
  }

  private static List<Long> sums(Row row) {
    return Arrays.asList(1L, nullable(row.killed), nullable(row.injured));
  }

  private static List<Long> plus(List<Long> some, List<Long> more) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      Long a = some.get(i);
      Long b = more.get(i);
      sums.add(a == null ? b : b == null ? a : (Long) (a + b));
    }
    return sums;
  }

  private static Long nullable(long sum) {
    return sum == MISSING ? null : (Long) sum;
  }

  private static Map<List<Object>, List<Long>> content(CellTable cells) {
    Map<List<Object>, List<Long>> content = new HashMap<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      List<Object> key = new ArrayList<>(List.of(cells.interval(cell), cells.region(cell)));
      for (int dimension = 0; dimension < cells.dimensions(); dimension++) {
        key.add(cells.label(dimension, cell));
      }
      List<Long> sums = new ArrayList<>(List.of(cells.records(cell)));
      for (int measure = 0; measure < cells.measures(); measure++) {
        sums.add(nullable(cells.sum(measure, cell)));
      }
      assertThat("two cells for " + key, content.put(key, sums) == null, is(true));
    }
    return content;
  }
}
