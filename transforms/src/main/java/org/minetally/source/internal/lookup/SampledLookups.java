package org.minetally.source.internal.lookup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.RecordCursor;
import org.minetally.mapping.internal.JoinKeyReader;
import org.minetally.mapping.internal.LookupRowReader;
import org.minetally.profile.Lookup;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.internal.RangeId;
import org.minetally.source.internal.SourceReader;

/**
 * Finds the rows of lookups for the first records of a file, outside a pipeline. Reads the lookups
 * to their end but keeps only the rows of these records.
 */
public final class SampledLookups {

  private record Key(long high, long low) {}

  private final SourceSpec source;
  private final String file;
  private final long records;

  /**
   * Creates a search.
   *
   * @param file a file of the source
   * @param records the number of records from its beginning
   */
  public SampledLookups(SourceSpec source, String file, long records) {
    this.source = source;
    this.file = file;
    this.records = records;
  }

  /**
   * Returns the records of the open file with the columns of the rows that they find.
   *
   * @throws RepeatedKeyException if several rows have the key of a record, and none is newer
   */
  public RecordCursor join(SourceReader open) {
    if (source.lookups().isEmpty()) {
      return open.cursor();
    }
    Headings own = open.header().headings();
    List<LookupSearch> searches = new ArrayList<>();
    for (Lookup lookup : source.lookups()) {
      searches.add(
          new LookupSearch(
              lookup,
              table(lookup, keys(lookup)),
              new LookupSearch.Records(own, open.charset(), source.profile()),
              new RowSet()));
    }
    return JoinedCursor.oneByOne(open.cursor(), own.names().size(), searches);
  }

  private Set<Key> keys(Lookup lookup) {
    Set<Key> keys = new HashSet<>();
    try (SourceReader open = SourceReader.open(file, source.format())) {
      Headings header = open.header().headings();
      JoinKeyReader key =
          new JoinKeyReader(lookup.join().key(), header, open.charset(), source.profile());
      for (long n = 0; n < records && open.next(); n++) {
        if (open.cursor().fields() == header.names().size()) {
          key.read(open.cursor());
          keys.add(new Key(key.high(), key.low()));
        }
      }
    }
    return keys;
  }

  private LookupTable table(Lookup lookup, Set<Key> wanted) {
    List<LookupRows> parts = new ArrayList<>();
    for (int i = 0; i < lookup.files().size(); i++) {
      LookupRows.Builder found = new LookupRows.Builder(new RangeId(0, i, 0));
      try (SourceReader open = SourceReader.open(lookup.files().get(i), lookup.format())) {
        LookupRowReader rows =
            new LookupRowReader(lookup, open.header().headings(), open.charset());
        while (open.next()) {
          if (rows.read(open.cursor())
              && wanted.contains(new Key(rows.key().high(), rows.key().low()))) {
            found.add(rows, open.cursor(), open.cursor().linesBefore());
            if (found.isFull()) {
              parts.add(found.take());
            }
          }
        }
      }
      parts.add(found.take());
    }
    return LookupTable.of(parts, lookup.rows().revisions().any());
  }
}
