package org.minetally.mapping.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.SourceRecord;
import org.minetally.model.internal.RecordKey;
import org.minetally.profile.Profile;

/**
 * Reads the key by which a record finds a row of a lookup. Equal texts give equal keys, whatever
 * the charsets of the two files are.
 *
 * <p>Not safe for use by several threads.
 */
public final class JoinKeyReader {

  private final List<SourceColumn> columns;
  private final String[] parts;
  private final RecordKey key = new RecordKey();

  /**
   * Creates a reader.
   *
   * @param names the columns of the key
   * @param profile what means "not reported" in these columns
   * @throws MissingColumnException if the header lacks a column
   */
  public JoinKeyReader(List<String> names, Headings header, Charset charset, Profile profile) {
    SourceColumn.Header in = new SourceColumn.Header(header, charset, profile);
    columns = names.stream().map(in::column).toList();
    parts = new String[columns.size()];
  }

  /** Reads the key of a record, which must have all fields of its header. */
  public void read(SourceRecord record) {
    byte[] bytes = record.bytes();
    if (parts.length == 1) {
      readOne(record, columns.get(0), bytes);
      return;
    }
    boolean given = false;
    for (int i = 0; i < parts.length; i++) {
      SourceColumn column = columns.get(i);
      column.locate(record);
      boolean missing = column.isMissing(bytes);
      parts[i] = missing ? "" : column.text(bytes);
      given |= !missing;
    }
    if (given) {
      key.set(parts);
    } else {
      key.set(bytes, 0, 0);
    }
  }

  private void readOne(SourceRecord record, SourceColumn column, byte[] bytes) {
    column.locate(record);
    int from = column.from();
    int to = column.isMissing(bytes) ? from : column.to();
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        byte[] text = column.text(bytes).getBytes(StandardCharsets.UTF_8);
        key.set(text, 0, text.length);
        return;
      }
    }
    key.set(bytes, from, to);
  }

  /** Returns whether the record has any part of the key. */
  public boolean isGiven() {
    return key.high() != RecordKey.NONE || key.low() != RecordKey.NONE;
  }

  /** Returns the upper half of the key read last. */
  public long high() {
    return key.high();
  }

  /** Returns the lower half of the key read last. */
  public long low() {
    return key.low();
  }

  /** Returns the rejection of a record whose key no row of the lookup has. */
  public Rejection rejectUnmatched(SourceRecord record) {
    return reject(Reason.NO_LOOKUP_ROW, record);
  }

  /** Returns a rejection of a record for its key. */
  Rejection reject(Reason reason, SourceRecord record) {
    SourceColumn first = columns.get(0);
    first.locate(record);
    return first.reject(reason, record.bytes());
  }
}
