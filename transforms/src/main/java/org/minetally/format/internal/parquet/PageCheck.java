package org.minetally.format.internal.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;
import org.apache.parquet.format.Encoding;
import org.minetally.format.internal.FormatException;

/**
 * Checks that a page contains as many values as it declares, before the library decodes it. The
 * library allocates memory for any length in the page and reads some missing bytes as zeros.
 *
 * @param column the page's column
 * @param encoding the encoding of its values
 * @param values the number of its values, including NULLs
 */
record PageCheck(FlatColumn column, Encoding encoding, int values) {

  /** DuckDB writes blocks of 2048 values, other writers 128. */
  private static final int LARGEST_DELTA_BLOCK = 1 << 14;

  /** Returns whether a dictionary contains as many complete values as it declares. */
  static boolean holdsDictionary(FlatColumn column, byte[] content, int entries) {
    if (column.descriptor().getPrimitiveType().getPrimitiveTypeName() != BINARY) {
      return entries >= 0 && (long) entries * Math.max(1, column.plainWidth()) <= content.length;
    }
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < entries; i++) {
      int length = bytes.remaining() < Integer.BYTES ? -1 : bytes.getInt();
      if (length < 0 || length > bytes.remaining()) {
        return false;
      }
      bytes.position(bytes.position() + length);
    }
    return entries >= 0;
  }

  /**
   * Checks a page of version 1, whose levels come before its values.
   *
   * @return the number of values that are not NULL
   */
  int version1(byte[] page, Encoding levels) throws FormatException {
    ByteBuffer bytes = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    int present = values;
    if (column.isOptional()) {
      check(levels == Encoding.RLE || levels == Encoding.BIT_PACKED);
      present =
          levels == Encoding.BIT_PACKED
              ? presentInBits(slice(bytes, (values + 7) / 8))
              : present(slice(bytes, length(bytes)));
    }
    checkValues(bytes, present);
    return present;
  }

  /**
   * Checks a page of version 2, whose levels are separate.
   *
   * @return the number of values that are not NULL
   */
  int version2(byte[] levels, byte[] page) throws FormatException {
    int present = column.isOptional() ? present(ByteBuffer.wrap(levels)) : values;
    checkValues(ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN), present);
    return present;
  }

  private int present(ByteBuffer levels) throws FormatException {
    return Runs.ones(levels, 1, values).orElseThrow(this::tooShort);
  }

  /** Counts the values in the deprecated encoding of levels, highest bit first. */
  private int presentInBits(ByteBuffer levels) {
    int present = 0;
    for (int i = 0; i < values; i++) {
      present += levels.get(i / 8) >> (7 - i % 8) & 1;
    }
    return present;
  }

  private void checkValues(ByteBuffer bytes, int present) throws FormatException {
    if (present == 0) {
      return;
    }
    switch (encoding) {
      case PLAIN -> checkPlain(bytes, present);
      case BYTE_STREAM_SPLIT -> check(bytes.remaining() == (long) present * column.plainWidth());
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
        check(bytes.hasRemaining());
        int width = bytes.get();
        check(width >= 0 && width <= Integer.SIZE);
        check(Runs.ones(bytes, width, present).isPresent());
      }
      case RLE -> check(Runs.ones(slice(bytes, length(bytes)), 1, present).isPresent());
      case DELTA_BINARY_PACKED -> deltas(bytes, present);
      case DELTA_LENGTH_BYTE_ARRAY -> {
        ValuesReader lengths = deltas(bytes, present);
        for (int i = 0; i < present; i++) {
          check(next(lengths) >= 0);
        }
      }
      case DELTA_BYTE_ARRAY -> checkPrefixes(bytes, present);
      default ->
          throw new FormatException(
              "column \"%s\" has the encoding %s, which is not supported. Write the file again with a newer program"
                  .formatted(column.name(), encoding),
              null);
    }
  }

  private void checkPlain(ByteBuffer bytes, int present) throws FormatException {
    int width = column.plainWidth();
    long needed = width == 0 ? (present + 7L) / 8 : (long) present * width;
    check(bytes.remaining() >= needed);
  }

  /** Checks that no prefix is longer than the text it is taken from. */
  private void checkPrefixes(ByteBuffer bytes, int present) throws FormatException {
    ValuesReader prefixes = deltas(bytes, present);
    ValuesReader suffixes = deltas(bytes, present);
    long previous = 0;
    for (int i = 0; i < present; i++) {
      int prefix = next(prefixes);
      int suffix = next(suffixes);
      check(prefix >= 0 && suffix >= 0 && prefix <= previous && suffix <= bytes.remaining());
      previous = (long) prefix + suffix;
    }
  }

  /** Decodes a block of numbers and moves the buffer to its end. */
  private ValuesReader deltas(ByteBuffer bytes, int present) throws FormatException {
    ByteBuffer head = bytes.duplicate();
    long block = Runs.varint(head);
    long parts = Runs.varint(head);
    long count = Runs.varint(head);
    check(block > 0 && block <= LARGEST_DELTA_BLOCK && parts > 0 && parts <= block);
    check(count >= present && count <= values);
    check(count <= 1 + block * (head.remaining() / (1 + parts) + 1));
    DeltaBinaryPackingValuesReader reader = new DeltaBinaryPackingValuesReader();
    ByteBufferInputStream in = ByteBufferInputStream.wrap(bytes.slice());
    try {
      reader.initFromPage(values, in);
    } catch (IOException | RuntimeException e) {
      throw Damage.in(column, "a page of numbers cannot be decoded", e);
    }
    bytes.position(bytes.position() + Math.toIntExact(in.position()));
    return reader;
  }

  private int next(ValuesReader numbers) throws FormatException {
    try {
      return numbers.readInteger();
    } catch (RuntimeException e) {
      throw Damage.in(column, "a page of numbers is truncated", e);
    }
  }

  private int length(ByteBuffer bytes) throws FormatException {
    check(bytes.remaining() >= Integer.BYTES);
    return bytes.getInt();
  }

  private ByteBuffer slice(ByteBuffer bytes, int length) throws FormatException {
    check(length >= 0 && length <= bytes.remaining());
    ByteBuffer slice = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return slice;
  }

  private void check(boolean valid) throws FormatException {
    if (!valid) {
      throw tooShort();
    }
  }

  private FormatException tooShort() {
    return Damage.in(column, "a page does not contain the " + values + " values it declares", null);
  }
}
