package org.minetally.internal.codec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A column of whole numbers, each stored in as few bytes as their range allows: 0 if all are equal,
 * otherwise 1, 2, 4 or 8. Batches are passed on and kept in memory in this form, and some runners
 * copy them.
 *
 * <p>{@link #MISSING_VALUE} is a missing value, which needs no additional width. Immutable.
 */
public final class PackedColumn {

  /** The missing value, which is also that of measures. */
  public static final long MISSING_VALUE = Long.MIN_VALUE;

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /**
   * The code of a missing value. The code of any other value is its distance from {@link #base}.
   */
  private static final long MISSING = 0;

  private final int width;
  private final long base;
  private final byte[] bytes;

  private PackedColumn(int width, long base, byte[] bytes) {
    this.width = width;
    this.base = base;
    this.bytes = bytes;
  }

  /** Packs the first {@code count} values. */
  public static PackedColumn of(long[] values, int count) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    boolean missing = false;
    for (int i = 0; i < count; i++) {
      long value = values[i];
      if (value == MISSING_VALUE) {
        missing = true;
      } else {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    if (least > most) {
      return new PackedColumn(0, MISSING_VALUE, new byte[0]);
    }
    // Without missing values the smallest value has code 0; with them it has code 1.
    long base = missing ? least - 1 : least;
    int width = width(least, most, missing);
    if (width == 8) {
      base = 0;
    }
    byte[] bytes = new byte[width * count];
    for (int i = 0; i < count; i++) {
      long value = values[i];
      long code = value == MISSING_VALUE && width < 8 ? MISSING : value - base;
      put(bytes, width, i, code);
    }
    return new PackedColumn(missing && width < 8 ? -width : width, base, bytes);
  }

  private static int width(long least, long most, boolean missing) {
    long spread = most - least;
    if (spread < 0) {
      return 8;
    }
    if (spread == 0 && !missing) {
      return 0;
    }
    if (spread < 0xff) {
      return 1;
    }
    if (spread < 0xffff) {
      return 2;
    }
    return spread < 0xffffffffL ? 4 : 8;
  }

  /** Returns the value of a row. A negative width marks a column with missing values. */
  public long get(int row) {
    return switch (width) {
      case 0 -> base;
      case 1 -> base + (bytes[row] & 0xff);
      case 2 -> base + ((short) SHORTS.get(bytes, 2 * row) & 0xffff);
      case 4 -> base + ((int) INTS.get(bytes, 4 * row) & 0xffffffffL);
      case 8 -> (long) LONGS.get(bytes, 8 * row);
      default -> {
        long code = code(row);
        yield code == MISSING ? MISSING_VALUE : base + code;
      }
    };
  }

  /**
   * Copies values of consecutive rows, which is faster than one call of {@link #get(int)} for each.
   *
   * @param first the first row
   * @param values receives the values, from its beginning
   */
  public void get(int first, int count, long[] values) {
    switch (width) {
      case 0 -> Arrays.fill(values, 0, count, base);
      case 1 -> {
        for (int i = 0; i < count; i++) {
          values[i] = base + (bytes[first + i] & 0xff);
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          values[i] = base + ((short) SHORTS.get(bytes, 2 * (first + i)) & 0xffff);
        }
      }
      case 8 -> {
        for (int i = 0; i < count; i++) {
          values[i] = (long) LONGS.get(bytes, 8 * (first + i));
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          values[i] = get(first + i);
        }
      }
    }
  }

  private long code(int row) {
    return switch (width) {
      case -1 -> bytes[row] & 0xff;
      case -2 -> (short) SHORTS.get(bytes, 2 * row) & 0xffff;
      default -> (int) INTS.get(bytes, 4 * row) & 0xffffffffL;
    };
  }

  private static void put(byte[] bytes, int width, int row, long code) {
    switch (width) {
      case 0 -> {}
      case 1 -> bytes[row] = (byte) code;
      case 2 -> SHORTS.set(bytes, 2 * row, (short) code);
      case 4 -> INTS.set(bytes, 4 * row, (int) code);
      default -> LONGS.set(bytes, 8 * row, code);
    }
  }

  /** Returns whether the column is known to contain this value only. */
  public boolean isAll(long value) {
    return width == 0 && base == value;
  }

  /** Returns a column of the given rows, in the given order. */
  public PackedColumn pick(int[] rows, int count) {
    int size = Math.abs(width);
    byte[] picked = new byte[size * count];
    switch (size) {
      case 0 -> {}
      case 1 -> {
        for (int i = 0; i < count; i++) {
          picked[i] = bytes[rows[i]];
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          SHORTS.set(picked, 2 * i, (short) SHORTS.get(bytes, 2 * rows[i]));
        }
      }
      case 4 -> {
        for (int i = 0; i < count; i++) {
          INTS.set(picked, 4 * i, (int) INTS.get(bytes, 4 * rows[i]));
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          LONGS.set(picked, 8 * i, (long) LONGS.get(bytes, 8 * rows[i]));
        }
      }
    }
    return new PackedColumn(width, base, picked);
  }

  /** Writes the column in the form that {@link #read} reads. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(width);
    out.writeLong(base);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads a column that {@link #write} wrote. */
  public static PackedColumn read(DataInput in) throws IOException {
    int width = in.readByte();
    long base = in.readLong();
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new PackedColumn(width, base, bytes);
  }
}
