package org.minetally.source.internal.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.minetally.reconcile.internal.RangeId;

class LookupTableTest {

  private record Key(long high, long low) {}

  private record Row(Key key, long revision, String text) {}

  @Test
  void findsTheNewestRowOfEachKeyWhateverTheOrderOfItsParts() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Map<Key, Row> newest = new HashMap<>();
      List<LookupRows> parts = new ArrayList<>();
      int rows = 0;
      for (int part = 0; part < 1 + random.nextInt(5); part++) {
        LookupRows.Builder builder = new LookupRows.Builder(new RangeId(0, part, 0));
        for (int n = random.nextInt(200); n > 0; n--) {
          // Revisions never repeat: the row number is part of each.
          Row row =
              new Row(
                  new Key(random.nextInt(30), 1 + random.nextInt(5)),
                  random.nextInt(9) * 10_000L + rows,
                  "x".repeat(random.nextInt(200)) + rows);
          newest.merge(row.key, row, (a, b) -> a.revision > b.revision ? a : b);
          add(builder, row, rows++);
        }
        parts.add(builder.take());
      }
      Collections.shuffle(parts, random);

      LookupTable table = LookupTable.of(parts, true);

      assertThat(table.size(), is(newest.size()));
      assertThat(table.superseded(), is((long) rows - newest.size()));
      for (long high = 0; high < 30; high++) {
        for (long low = 1; low < 7; low++) {
          Row expected = newest.get(new Key(high, low));
          long found = table.find(high, low);
          assertThat(found == LookupTable.NONE, is(expected == null));
          if (expected != null) {
            assertThat(text(table, found), is(expected.text));
          }
        }
      }
    }
  }

  @Test
  void findsTheRowsOfManyKeysAsItFindsEach() {
    List<LookupRows> parts = new ArrayList<>();
    LookupRows.Builder builder = new LookupRows.Builder(new RangeId(0, 0, 0));
    for (int high = 0; high < 1000; high += 3) {
      add(builder, new Row(new Key(high, 1), 0, "x"), high);
      if (high % 100 == 0) {
        parts.add(builder.take());
      }
    }
    parts.add(builder.take());
    LookupTable table = LookupTable.of(parts, false);
    long[] high = LongStream.range(0, 1200).toArray();
    long[] low = LongStream.range(0, 1200).map(i -> i % 7 == 0 ? 2 : 1).toArray();
    long[] rows = new long[1200];
    table.find(high, low, 1200, rows);
    Set<Integer> numbers = new HashSet<>();
    for (int i = 0; i < rows.length; i++) {
      assertThat(rows[i], is(table.find(high[i], low[i])));
      if (rows[i] != LookupTable.NONE) {
        numbers.add(table.number(rows[i]));
      }
    }
    // 334 rows, 48 of which have keys whose lower half is looked for as 2.
    assertThat(numbers.size(), is(286));
  }

  @Test
  void findsRowsAtTheEndOfFullParts() {
    List<LookupRows> parts = new ArrayList<>();
    LookupRows.Builder builder = new LookupRows.Builder(new RangeId(0, 0, 0));
    for (int high = 0; high < 40; high++) {
      add(builder, new Row(new Key(high, 1), 0, high + "x".repeat(200_000)), high);
      if (builder.isFull()) {
        parts.add(builder.take());
      }
    }
    parts.add(builder.take());
    LookupTable table = LookupTable.of(parts, false);
    assertThat(parts.size(), is(7));
    for (int high = 0; high < 40; high++) {
      long row = table.find(high, 1);
      assertThat(table.number(row), is(high));
      assertThat(
          new String(table.bytes(row), table.start(row) + 3, 3, UTF_8), startsWith("" + high));
    }
  }

  @Test
  void refusesARowThatStartsAfterAMebibyte() {
    LookupRows.Builder builder = new LookupRows.Builder(new RangeId(0, 0, 0));
    add(builder, new Row(new Key(1, 1), 0, "x".repeat(1 << 20)), 0);
    assertThrows(IllegalStateException.class, () -> builder.next(2, 1, 0, 1));
  }

  @Test
  void refusesTwoRowsWithOneKeyAndNoRevision() {
    LookupRows.Builder builder = new LookupRows.Builder(new RangeId(0, 0, 0));
    add(builder, new Row(new Key(1, 1), 0, "a"), 4);
    add(builder, new Row(new Key(1, 1), 5, "b"), 9);
    LookupRows rows = builder.take();
    RepeatedKeyException thrown =
        assertThrows(RepeatedKeyException.class, () -> LookupTable.of(List.of(rows), false));
    assertThat(thrown.first().line(), is(4L));
    assertThat(thrown.second().line(), is(9L));
  }

  @Test
  void refusesTwoRowsWithOneKeyAndOneRevision() {
    LookupRows.Builder builder = new LookupRows.Builder(new RangeId(0, 0, 0));
    add(builder, new Row(new Key(1, 1), 5, "a"), 0);
    add(builder, new Row(new Key(1, 1), 5, "b"), 1);
    LookupRows rows = builder.take();
    assertThrows(RepeatedKeyException.class, () -> LookupTable.of(List.of(rows), true));
  }

  @Test
  void findsNothingInAnEmptyTable() {
    assertThat(LookupTable.EMPTY.find(1, 1), is(LookupTable.NONE));
    assertThat(LookupTable.EMPTY.size(), is(0));
  }

  private static void add(LookupRows.Builder builder, Row row, long line) {
    builder.next(row.key.high, row.key.low, row.revision, line);
    builder.field(row.text.getBytes(UTF_8));
  }

  private static String text(LookupTable table, long row) {
    byte[] bytes = table.bytes(row);
    int length = table.length(row);
    // The length of the field takes one byte up to 127 bytes, and two from there on.
    int prefix = length > 128 ? 2 : 1;
    return new String(bytes, table.start(row) + prefix, length - prefix, UTF_8);
  }
}
