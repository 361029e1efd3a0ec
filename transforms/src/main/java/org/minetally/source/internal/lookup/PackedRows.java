package org.minetally.source.internal.lookup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The form of rows in an array of bytes: the two halves of the key, the row's number among those of
 * the array, the length of its fields in bytes, and the fields. A search thus finds all of a row in
 * one place in memory, and rows are copied as bytes.
 *
 * <p>Each field is preceded by its length as a variable-length number.
 */
final class PackedRows {

  /** The bytes of a row before its fields. */
  static final int HEADER = 2 * Long.BYTES + 2 * Integer.BYTES;

  private static final int LOW = Long.BYTES;
  private static final int NUMBER = 2 * Long.BYTES;
  private static final int LENGTH = NUMBER + Integer.BYTES;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private PackedRows() {}

  /** Returns the upper half of the key of the row that starts at {@code row}. */
  static long high(byte[] bytes, int row) {
    return (long) LONGS.get(bytes, row);
  }

  /** Returns the lower half of its key. */
  static long low(byte[] bytes, int row) {
    return (long) LONGS.get(bytes, row + LOW);
  }

  static boolean hasKey(byte[] bytes, int row, long high, long low) {
    return high(bytes, row) == high && low(bytes, row) == low;
  }

  static void setKey(byte[] bytes, int row, long high, long low) {
    LONGS.set(bytes, row, high);
    LONGS.set(bytes, row + LOW, low);
  }

  static int number(byte[] bytes, int row) {
    return (int) INTS.get(bytes, row + NUMBER);
  }

  static void setNumber(byte[] bytes, int row, int number) {
    INTS.set(bytes, row + NUMBER, number);
  }

  /** Returns where its first field starts. */
  static int fields(int row) {
    return row + HEADER;
  }

  /** Returns the length of its fields. */
  static int length(byte[] bytes, int row) {
    return (int) INTS.get(bytes, row + LENGTH);
  }

  static void setLength(byte[] bytes, int row, int length) {
    INTS.set(bytes, row + LENGTH, length);
  }

  /** Returns where the row after it starts. */
  static int next(byte[] bytes, int row) {
    return fields(row) + length(bytes, row);
  }
}
