package org.minetally.internal.codec;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedColumnTest {

  /** Ranges at which the width of a value changes, and their neighbours. */
  private static final long[] SPREADS = {
    0,
    1,
    0xfd,
    0xfe,
    0xff,
    0x100,
    0xfffd,
    0xfffe,
    0xffff,
    0x10000,
    0xfffffffdL,
    0xfffffffeL,
    0xffffffffL,
    0x100000000L,
    Long.MAX_VALUE
  };

  @Test
  void returnsItsValuesAfterPackingWritingAndPicking() throws IOException {
    Random random = new Random(17);
    for (int i = 0; i < 3_000; i++) {
      long[] values = values(random);
      int count = random.nextInt(values.length + 1);
      PackedColumn column = PackedColumn.of(values, count);
      check(column, values, count);
      check(travelled(column), values, count);

      int[] rows =
          random.ints(count == 0 ? 0 : random.nextInt(20), 0, Math.max(1, count)).toArray();
      long[] picked = Arrays.stream(rows).mapToLong(row -> values[row]).toArray();
      check(column.pick(rows, rows.length), picked, rows.length);
      check(travelled(column.pick(rows, rows.length / 2)), picked, rows.length / 2);
    }
  }

  @Test
  void keepsTheExtremesOfLongInOneColumn() {
    long[] all = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE - 1, Long.MAX_VALUE};
    for (int subset = 0; subset < 1 << all.length; subset++) {
      long[] values = new long[all.length];
      int count = 0;
      for (int i = 0; i < all.length; i++) {
        if (((subset >> i) & 1) == 1) {
          values[count++] = all[i];
        }
      }
      check(PackedColumn.of(values, count), values, count);
    }
  }

  @Test
  void usesAsFewBytesAsItsRangeAllows() throws IOException {
    int header = size(PackedColumn.of(new long[0], 0));
    long missing = PackedColumn.MISSING_VALUE;
    assertThat(size(PackedColumn.of(new long[] {7, 7, 7}, 3)) - header, is(0));
    assertThat(size(PackedColumn.of(new long[] {missing, missing}, 2)) - header, is(0));
    assertThat(size(PackedColumn.of(new long[] {7, missing, 7}, 3)) - header, is(3));
    assertThat(size(PackedColumn.of(new long[] {-100, 154, missing}, 3)) - header, is(3));
    assertThat(size(PackedColumn.of(new long[] {1_000_000, 1_000_300}, 2)) - header, is(4));
    assertThat(size(PackedColumn.of(new long[] {0, 100_000}, 2)) - header, is(8));
    assertThat(size(PackedColumn.of(new long[] {0, 1L << 40}, 2)) - header, is(16));
  }

  private static void check(PackedColumn column, long[] values, int count) {
    for (int row = 0; row < count; row++) {
      if (column.get(row) != values[row]) {
        String shown = "row " + row + " of " + Arrays.toString(Arrays.copyOf(values, count));
        assertThat(shown, column.get(row), is(values[row]));
      }
    }
    long[] copied = new long[count];
    int first = count / 3;
    column.get(first, count - first, copied);
    assertThat(Arrays.copyOf(copied, count - first), is(Arrays.copyOfRange(values, first, count)));
  }

  private static long[] values(Random random) {
    long[] values = new long[1 + random.nextInt(60)];
    long spread = SPREADS[random.nextInt(SPREADS.length)];
    long base = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(1_000) - 500;
    boolean missing = random.nextBoolean();
    for (int i = 0; i < values.length; i++) {
      long inside = spread == 0 ? 0 : (random.nextLong() & Long.MAX_VALUE) % spread;
      // Both ends are more frequent than by chance.
      values[i] = base + (random.nextInt(4) == 0 ? spread : random.nextInt(4) == 0 ? 0 : inside);
      if (missing && random.nextInt(5) == 0) {
        values[i] = PackedColumn.MISSING_VALUE;
      }
    }
    return values;
  }

  private static int size(PackedColumn column) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    column.write(new DataOutputStream(bytes));
    return bytes.size();
  }

  private static PackedColumn travelled(PackedColumn column) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    column.write(new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    PackedColumn read = PackedColumn.read(in);
    assertThat(in.read(), is(-1));
    return read;
  }
}
