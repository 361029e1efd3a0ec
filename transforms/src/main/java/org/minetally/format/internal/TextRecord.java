package org.minetally.format.internal;

import java.util.Arrays;

/**
 * A record built field by field from strings, stored in UTF-8. A byte that occurs in no string
 * separates the fields, so two records with equal bytes have equal fields.
 */
public final class TextRecord implements SourceRecord {

  private static final byte SEPARATOR = 0x1F;

  private byte[] bytes = new byte[512];
  private int[] ends = new int[16];
  private int fields;
  private int size;
  private boolean ascii = true;

  /** Begins a record without fields. */
  public void clear() {
    fields = 0;
    size = 0;
    ascii = true;
  }

  /**
   * Adds a field. An unpaired surrogate becomes invalid UTF-8, so the record is rejected; a
   * replacement character would invent data.
   */
  public void add(String text) {
    beginField(3 * text.length());
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes[size++] = (byte) c;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        append(Character.toCodePoint(c, text.charAt(++i)), 4);
      } else {
        append(c, c < 0x800 ? 2 : 3);
      }
    }
    endField();
  }

  /** Adds a field with these bytes, unchanged. */
  public void add(byte[] text) {
    beginField(text.length);
    for (byte b : text) {
      ascii &= b >= 0;
      bytes[size++] = b;
    }
    endField();
  }

  /** Adds empty fields until the record has this many fields. */
  public void padTo(int number) {
    while (fields < number) {
      beginField(0);
      endField();
    }
  }

  private void append(int character, int length) {
    ascii = false;
    int lead = length == 2 ? 0xC0 : length == 3 ? 0xE0 : 0xF0;
    bytes[size++] = (byte) (lead | (character >> (6 * (length - 1))));
    for (int rest = length - 2; rest >= 0; rest--) {
      bytes[size++] = (byte) (0x80 | ((character >> (6 * rest)) & 0x3F));
    }
  }

  /** Makes room for a field and separates it from the previous one. */
  private void beginField(int length) {
    int needed = size + length + 1;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
    if (fields > 0) {
      bytes[size++] = SEPARATOR;
    }
  }

  private void endField() {
    if (fields == ends.length) {
      ends = Arrays.copyOf(ends, 2 * fields);
    }
    ends[fields++] = size;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int start(int field) {
    return field == 0 ? 0 : ends[field - 1] + 1;
  }

  @Override
  public int end(int field) {
    return ends[field];
  }

  @Override
  public int fields() {
    return fields;
  }

  @Override
  public int recordStart() {
    return 0;
  }

  @Override
  public int recordEnd() {
    return size;
  }

  @Override
  public boolean isAscii() {
    return ascii;
  }

  @Override
  public boolean isMalformed() {
    return false;
  }
}
