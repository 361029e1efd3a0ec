package org.minetally.mapping.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.minetally.format.internal.SourceRecord;

/**
 * Hashes a record's fields to 128 bits, to find and count equal records. Two records are equal if
 * their columns with the same names have the same bytes, regardless of the order of the columns,
 * the quotes and the line ends. Nothing else depends on the hash: the probability that any two
 * different records among a hundred million have the same hash is below 10^-20.
 */
final class RecordHash {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long BY_A = 0x9E3779B97F4A7C15L;
  private static final long BY_B = 0xC2B2AE3D27D4EB4FL;

  /**
   * The end of a field, combined with the number of remaining bytes. UTF-8 never contains this byte
   * or a higher one, so one field is never confused with two.
   */
  private static final long END = 0xF8L << 56;

  /** The columns' numbers, sorted by their names. */
  private final int[] columns;

  private final long seedA;
  private final long seedB;
  private long a;
  private long b;

  /** Creates a hash for records with these columns. */
  RecordHash(List<String> names) {
    columns =
        IntStream.range(0, names.size())
            .boxed()
            .sorted(Comparator.comparing(names::get))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int column : columns) {
      byte[] name = names.get(column).getBytes(StandardCharsets.UTF_8);
      add(name, 0, name.length);
    }
    seedA = a;
    seedB = b;
  }

  /** Hashes a record, which must have as many fields as there are columns. */
  void read(SourceRecord record) {
    byte[] bytes = record.bytes();
    a = seedA;
    b = seedB;
    for (int column : columns) {
      add(bytes, record.start(column), record.end(column));
    }
  }

  private void add(byte[] bytes, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      add((long) WORDS.get(bytes, at));
    }
    long rest = END | (long) (to - at) << 56;
    for (int shift = 0; at < to; at++, shift += Byte.SIZE) {
      rest |= (bytes[at] & 0xffL) << shift;
    }
    add(rest);
  }

  private void add(long word) {
    a = mix(a ^ word, BY_A);
    b = mix(b + word, BY_B);
  }

  long high() {
    return mix(a, 0xBF58476D1CE4E5B9L);
  }

  /** Returns the lower half; never 0, like the lower half of a key. */
  long low() {
    return mix(b, 0x94D049BB133111EBL) | 1;
  }

  private static long mix(long x, long by) {
    long mixed = x * by;
    return mixed ^ mixed >>> 29 ^ x << 17;
  }
}
