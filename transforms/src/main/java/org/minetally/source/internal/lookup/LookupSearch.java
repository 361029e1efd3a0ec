package org.minetally.source.internal.lookup;

import java.nio.charset.Charset;
import java.util.TreeMap;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.SourceRecord;
import org.minetally.mapping.internal.JoinKeyReader;
import org.minetally.mapping.internal.Rejection;
import org.minetally.model.internal.RecordKey;
import org.minetally.profile.Lookup;
import org.minetally.profile.Profile;
import org.minetally.reconcile.internal.LookupNote;
import org.minetally.reconcile.internal.Message;

/**
 * Searches the row of a lookup for each record, and counts what it finds.
 *
 * <p>Not safe for use by several threads.
 */
public final class LookupSearch {

  private final Lookup lookup;
  private final LookupTable table;
  private final JoinKeyReader key;
  private final RowSet found;
  private long[] high = new long[0];
  private long[] low = new long[0];
  private long[] rows = new long[0];
  private long matched;
  private long unmatched;

  /**
   * Creates a search for the records of a file.
   *
   * @param table the rows that the records may have
   * @param found receives the rows that are found
   * @throws org.minetally.mapping.internal.MissingColumnException if the header lacks a column of
   *     the key
   */
  public LookupSearch(Lookup lookup, LookupTable table, Records records, RowSet found) {
    this.lookup = lookup;
    this.table = table;
    this.key =
        new JoinKeyReader(
            lookup.join().key(), records.header(), records.charset(), records.profile());
    this.found = found;
  }

  /**
   * The records of a file.
   *
   * @param header their columns
   * @param charset the charset of their bytes
   * @param profile the mapping of their columns
   */
  public record Records(Headings header, Charset charset, Profile profile) {}

  LookupTable table() {
    return table;
  }

  int columns() {
    return lookup.join().columns().size();
  }

  /** Returns whether a record has all fields of its header; if not, it has no row. */
  static boolean isWhole(SourceRecord record, int fields) {
    return record.fields() == fields && !record.isMalformed();
  }

  /**
   * Searches the rows of all records of a block.
   *
   * @param fields the number of columns in the header of the records
   */
  void search(RecordBlock records, int fields) {
    int size = records.size();
    if (rows.length < size) {
      high = new long[size];
      low = new long[size];
      rows = new long[size];
    }
    for (int record = 0; record < size; record++) {
      records.moveTo(record);
      if (isWhole(records, fields)) {
        key.read(records);
        high[record] = key.high();
        low[record] = key.low();
      } else {
        high[record] = RecordKey.NONE;
        low[record] = RecordKey.NONE;
      }
    }
    table.find(high, low, size, rows);
    for (int record = 0; record < size; record++) {
      if (rows[record] == LookupTable.NONE) {
        unmatched++;
      } else {
        matched++;
        found.add(table.number(rows[record]));
      }
    }
  }

  /** Returns the row of a record of the block searched last, or {@link LookupTable#NONE}. */
  long row(int record) {
    return rows[record];
  }

  /** Returns the rejection of a record that has no row; null if it counts without one. */
  Rejection rejection(SourceRecord record) {
    return lookup.join().keepsUnmatched() ? null : key.rejectUnmatched(record);
  }

  /**
   * Returns the number of records with and without a row so far.
   *
   * @param source the source's number in the run
   * @param position the lookup's number in the source
   */
  public Message.LookupCounts counts(int source, int position) {
    TreeMap<LookupNote, Long> counts = new TreeMap<>();
    counts.put(LookupNote.MATCHED_RECORDS, matched);
    counts.put(LookupNote.UNMATCHED_RECORDS, unmatched);
    return new Message.LookupCounts(source, position, counts);
  }
}
