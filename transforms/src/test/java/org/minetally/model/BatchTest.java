package org.minetally.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.model.internal.RecordKey;
import org.minetally.period.DateInterval;

class BatchTest {

  private static final List<UnmatchedName> NAMES =
      List.of(
          new UnmatchedName(3, 1, -1, "Kəlbəcər", false),
          new UnmatchedName(3, 2, 17, "", true),
          new UnmatchedName(3, 2, 17, "\uD83D\uDCA3".repeat(40_000), true));

  @Test
  void writesAndReadsABatchUnchanged() throws IOException {
    Random random = new Random(23);
    for (int i = 0; i < 300; i++) {
      Sample sample = new Sample(random);
      Batch batch = sample.batch();
      sample.check(batch, all(batch.size()));
      byte[] sent = written(batch);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(sent));
      Batch travelled = Batch.read(in);
      assertThat("bytes left over", in.read(), is(-1));
      sample.check(travelled, all(batch.size()));
      assertThat("the same bytes again", Arrays.equals(written(travelled), sent), is(true));
    }
  }

  @Test
  void selectsRowsInTheGivenOrderWithAllTheirValues() throws IOException {
    Random random = new Random(29);
    for (int i = 0; i < 300; i++) {
      Sample sample = new Sample(random);
      Batch batch = sample.batch();
      int[] rows = batch.size() == 0 ? new int[0] : random.ints(10, 0, batch.size()).toArray();
      int count = random.nextInt(rows.length + 1);
      Batch selected = batch.select(rows, count);
      assertThat(selected.size(), is(count));
      sample.check(selected, Arrays.copyOf(rows, count));
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(written(selected)));
      sample.check(Batch.read(in), Arrays.copyOf(rows, count));
    }
  }

  @Test
  void buildsEachRecordOnceAndStartsEmptyAgain() {
    BatchBuilder builder = new BatchBuilder(false, 0, 1);
    List<Batch> batches = new ArrayList<>();
    for (int b = 0; b < 3; b++) {
      for (int i = 0; i < 1_500; i++) {
        builder.next(DateInterval.pack(b, b), i, Batch.MATCHED);
        builder.measure(0, i);
      }
      assertThat(builder.size(), is(1_500));
      batches.add(builder.build(0, b, List.of(), List.of()));
      assertThat(builder.size(), is(0));
    }
    assertThat(builder.build(0, 3, List.of(), List.of()).size(), is(0));
    for (int b = 0; b < 3; b++) {
      Batch batch = batches.get(b);
      assertThat(batch.size(), is(1_500));
      assertThat(batch.hasKeys(), is(false));
      assertThat(batch.startDay(1_499), is(b));
      assertThat(batch.region(1_499), is(1_499));
      assertThat(batch.measure(0, 1_499), is(1_499L));
    }
  }

  @Test
  void sortsUnmatchedNamesConsistently() {
    List<UnmatchedName> ordered =
        List.of(
            new UnmatchedName(0, 5, 9, "z", true),
            new UnmatchedName(1, 0, 9, "z", true),
            new UnmatchedName(1, 1, -1, "z", true),
            new UnmatchedName(1, 1, 0, "a", true),
            new UnmatchedName(1, 1, 0, "b", false),
            new UnmatchedName(1, 1, 0, "b", true));
    for (int i = 0; i < ordered.size(); i++) {
      for (int k = 0; k < ordered.size(); k++) {
        assertThat(
            Integer.signum(ordered.get(i).compareTo(ordered.get(k))), is(Integer.compare(i, k)));
      }
    }
  }

  private static int[] all(int size) {
    int[] rows = new int[size];
    Arrays.setAll(rows, row -> row);
    return rows;
  }

  private static byte[] written(Batch batch) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    batch.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  /** Random records, together with the batch that is made of them. */
  private static final class Sample {
    private final boolean keys;
    private final int dimensions;
    private final int measures;
    private final long order;
    private final List<long[]> rows = new ArrayList<>();
    private final List<List<String>> labels = new ArrayList<>();

    Sample(Random random) {
      keys = random.nextBoolean();
      dimensions = random.nextInt(4);
      measures = random.nextInt(4);
      order = random.nextLong();
      for (int d = 0; d < dimensions; d++) {
        labels.add(List.of("unknown", "label " + d, "ə"));
      }
      int size = random.nextInt(40);
      for (int r = 0; r < size; r++) {
        long[] row = new long[6 + dimensions + measures];
        boolean undated = random.nextInt(5) == 0;
        row[0] = random.nextInt(10) == 0 ? RecordKey.NONE : random.nextLong();
        row[1] = random.nextLong();
        row[2] = undated ? Integer.MIN_VALUE : random.nextInt(40_000) - 20_000L;
        row[3] = undated ? Integer.MAX_VALUE : row[2] + random.nextInt(400);
        row[4] = random.nextInt(1_000) - 1L;
        row[5] = random.nextInt(NAMES.size() + 1) - 1L;
        for (int d = 0; d < dimensions; d++) {
          row[6 + d] = random.nextInt(3);
        }
        for (int m = 0; m < measures; m++) {
          boolean reported = random.nextInt(3) > 0;
          row[6 + dimensions + m] =
              reported ? random.nextLong() >>> (1 + random.nextInt(63)) : Measure.NOT_REPORTED;
        }
        rows.add(row);
      }
    }

    Batch batch() {
      BatchBuilder builder = new BatchBuilder(keys, dimensions, measures);
      for (long[] row : rows) {
        builder.next(DateInterval.pack((int) row[2], (int) row[3]), (int) row[4], (int) row[5]);
        if (keys) {
          builder.key(row[0], row[1]);
        }
        for (int d = 0; d < dimensions; d++) {
          builder.code(d, (int) row[6 + d]);
        }
        for (int m = 0; m < measures; m++) {
          builder.measure(m, row[6 + dimensions + m]);
        }
      }
      return builder.build(3, order, labels, NAMES);
    }

    void check(Batch batch, int[] expectedRows) {
      assertThat(batch.source(), is(3));
      assertThat(batch.order(), is(order));
      assertThat(batch.size(), is(expectedRows.length));
      assertThat(batch.hasKeys(), is(keys));
      assertThat(batch.dimensions(), is(dimensions));
      assertThat(batch.measures(), is(measures));
      assertThat(batch.unmatchedNames(), is(NAMES));
      for (int d = 0; d < dimensions; d++) {
        assertThat(batch.labels(d), is(labels.get(d)));
      }
      for (int r = 0; r < expectedRows.length; r++) {
        long[] expected = rows.get(expectedRows[r]).clone();
        if (!keys) {
          expected[0] = 0;
          expected[1] = 0;
        }
        assertThat(row(batch, r), is(expected));
      }
    }

    private long[] row(Batch batch, int r) {
      long[] row = new long[6 + dimensions + measures];
      if (keys) {
        row[0] = batch.keyHigh(r);
        row[1] = batch.keyLow(r);
      }
      row[2] = batch.startDay(r);
      row[3] = batch.endDay(r);
      row[4] = batch.region(r);
      row[5] = batch.unmatched(r);
      for (int d = 0; d < dimensions; d++) {
        row[6 + d] = batch.code(d, r);
      }
      for (int m = 0; m < measures; m++) {
        row[6 + dimensions + m] = batch.measure(m, r);
      }
      return row;
    }
  }
}
