package org.minetally.mapping.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.internal.SourceRecord;
import org.minetally.model.internal.RecordKey;

/**
 * Reads the key of a record or an incident from several columns. If all of them are missing, the
 * key is {@link RecordKey#NONE}.
 */
final class KeyReader {

  private final List<SourceColumn> columns;

  /** For each column, whether a value in it makes the key known. */
  private final boolean[] identifying;

  /**
   * Whether the key of one column is that of its text in composed form; otherwise it is that of its
   * bytes in UTF-8.
   */
  private final boolean byText;

  private final RecordKey key = new RecordKey();

  KeyReader(List<String> names, SourceColumn.Header header) {
    this(names, List.of(), header, false);
  }

  /**
   * Returns a reader to which equal texts give equal keys, whatever the charsets of their files.
   */
  static KeyReader ofText(List<String> names, SourceColumn.Header header) {
    return new KeyReader(names, List.of(), header, true);
  }

  /**
   * Creates a reader of a key with additional columns, which every record has. They are part of the
   * key only if another column has a value.
   */
  KeyReader(List<String> names, List<String> additional, SourceColumn.Header header) {
    this(names, additional, header, false);
  }

  private KeyReader(
      List<String> names, List<String> additional, SourceColumn.Header header, boolean byText) {
    this.byText = byText;
    List<String> all = new ArrayList<>(names);
    additional.stream().filter(name -> !names.contains(name) && !names.isEmpty()).forEach(all::add);
    columns = all.stream().map(header::column).toList();
    identifying = new boolean[all.size()];
    for (int i = 0; i < identifying.length; i++) {
      identifying[i] = !additional.contains(all.get(i));
    }
  }

  /** Returns whether the key has any columns. */
  boolean any() {
    return !columns.isEmpty();
  }

  /** Reads the record's key, for {@link #high()} and {@link #low()}. */
  void read(SourceRecord record) {
    byte[] bytes = record.bytes();
    if (columns.size() == 1 && identifying[0]) {
      SourceColumn column = columns.get(0);
      column.locate(record);
      boolean isMissing = column.isMissing(bytes);
      if (byText && !record.isAscii()) {
        set(isMissing ? "" : column.text(bytes));
      } else if (!column.isUtf8() && !record.isAscii()) {
        set(isMissing ? "" : column.rawText(bytes));
      } else {
        key.set(bytes, column.from(), isMissing ? column.from() : column.to());
      }
      return;
    }
    String[] parts = new String[columns.size()];
    boolean given = false;
    for (int i = 0; i < parts.length; i++) {
      SourceColumn column = columns.get(i);
      column.locate(record);
      boolean missing = column.isMissing(bytes);
      parts[i] = missing ? "" : column.text(bytes);
      given |= identifying[i] && !missing;
    }
    if (given) {
      key.set(parts);
    } else {
      key.set(bytes, 0, 0);
    }
  }

  /** Sets the key to the bytes of a text in UTF-8: the charset of the file does not matter. */
  private void set(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    key.set(bytes, 0, bytes.length);
  }

  /** Returns whether the record has any part of the key. */
  boolean isGiven() {
    return key.high() != RecordKey.NONE || key.low() != RecordKey.NONE;
  }

  long high() {
    return key.high();
  }

  long low() {
    return key.low();
  }
}
