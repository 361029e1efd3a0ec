package org.minetally.mapping.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.SourceRecord;
import org.minetally.profile.Lookup;

/**
 * Reads the rows of a lookup: the key and revision of each, and the fields that records take.
 *
 * <p>Not safe for use by several threads.
 */
public final class LookupRowReader {

  private final RecordShapeCheck form;
  private final JoinKeyReader key;

  /** Null if the rows have no revisions. */
  private final RevisionReader revisions;

  private final List<SourceColumn> columns;
  private final boolean utf8;
  private Rejection rejection;

  /**
   * Creates a reader for rows with this header.
   *
   * @throws MissingColumnException if the header lacks a column that the lookup names
   */
  public LookupRowReader(Lookup lookup, Headings header, Charset charset) {
    form = new RecordShapeCheck(header.names(), charset);
    key = new JoinKeyReader(lookup.rows().recordKey(), header, charset, lookup.rows());
    SourceColumn.Header in = new SourceColumn.Header(header, charset, lookup.rows());
    revisions =
        lookup.rows().revisions().any() ? new RevisionReader(lookup.rows().revisions(), in) : null;
    columns = lookup.join().columns().stream().map(in::column).toList();
    utf8 = charset.equals(StandardCharsets.UTF_8);
  }

  /** Reads a row; returns false if there is a {@link #rejection()}. */
  public boolean read(SourceRecord row) {
    if (!form.accepts(row)) {
      return reject(form.rejection());
    }
    key.read(row);
    if (!key.isGiven()) {
      return reject(key.reject(Reason.MISSING_KEY, row));
    }
    return revisions == null || revisions.read(row) || reject(revisions.rejection());
  }

  /** Returns the key of the row read last. */
  public JoinKeyReader key() {
    return key;
  }

  /** Returns the revision of the row read last; a higher one is newer. */
  public long revision() {
    return revisions == null ? RevisionReader.OLDEST : revisions.revision();
  }

  /** Returns the number of fields that records take. */
  public int fields() {
    return columns.size();
  }

  /** Receives the bytes in [from, to) of {@code text}, in UTF-8. */
  @FunctionalInterface
  public interface FieldReceiver {
    void take(byte[] text, int from, int to);
  }

  /** Passes on a field of the row read last, without surrounding white space. */
  public void field(int column, SourceRecord row, FieldReceiver to) {
    SourceColumn at = columns.get(column);
    at.locate(row);
    if (utf8) {
      to.take(row.bytes(), at.from(), at.to());
    } else {
      byte[] text = at.text(row.bytes()).getBytes(StandardCharsets.UTF_8);
      to.take(text, 0, text.length);
    }
  }

  /** Returns the reason the last row was rejected. */
  public Rejection rejection() {
    return rejection;
  }

  private boolean reject(Rejection why) {
    rejection = why;
    return false;
  }
}
