package org.minetally.internal.codec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes and reads strings and counts. The encoding is the same on every machine. */
public final class Codec {

  private Codec() {}

  /** Writes a string of any length. */
  public static void writeText(String text, DataOutput out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads a string that {@link #writeText} wrote. */
  public static String readText(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Writes a list of strings. */
  public static void writeTexts(List<String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      writeText(text, out);
    }
  }

  /** Reads a list that {@link #writeTexts} wrote. */
  public static List<String> readTexts(DataInput in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(readText(in));
    }
    return texts;
  }

  /** Writes a string that may be null. */
  public static void writeOptionalText(String text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      writeText(text, out);
    }
  }

  /** Reads a string that {@link #writeOptionalText} wrote; may be null. */
  public static String readOptionalText(DataInput in) throws IOException {
    return in.readBoolean() ? readText(in) : null;
  }

  /** Writes counts by name, in the order of the names. */
  public static void writeCounts(Map<String, Long> counts, DataOutput out) throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<String, Long> entry : new TreeMap<>(counts).entrySet()) {
      writeText(entry.getKey(), out);
      out.writeLong(entry.getValue());
    }
  }

  /** Reads counts that {@link #writeCounts} wrote. */
  public static SortedMap<String, Long> readCounts(DataInput in) throws IOException {
    int size = in.readInt();
    SortedMap<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      counts.put(readText(in), in.readLong());
    }
    return counts;
  }
}
