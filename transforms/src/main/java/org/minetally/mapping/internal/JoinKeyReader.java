package org.minetally.mapping.internal;

import java.nio.charset.Charset;
import java.util.List;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.SourceRecord;
import org.minetally.profile.Profile;

/**
 * Reads the key by which a record finds a row of a lookup. Equal texts give equal keys, whatever
 * the charsets of the two files are.
 *
 * <p>Not safe for use by several threads.
 */
public final class JoinKeyReader {

  private final SourceColumn first;
  private final KeyReader key;

  /**
   * Creates a reader.
   *
   * @param names the columns of the key
   * @param profile what means "not reported" in these columns
   * @throws MissingColumnException if the header lacks a column
   */
  public JoinKeyReader(List<String> names, Headings header, Charset charset, Profile profile) {
    SourceColumn.Header in = new SourceColumn.Header(header, charset, profile);
    first = in.column(names.get(0));
    key = KeyReader.ofText(names, in);
  }

  /** Reads the key of a record, which must have all fields of its header. */
  public void read(SourceRecord record) {
    key.read(record);
  }

  /** Returns whether the record has any part of the key. */
  public boolean isGiven() {
    return key.isGiven();
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
    first.locate(record);
    return first.reject(reason, record.bytes());
  }
}
