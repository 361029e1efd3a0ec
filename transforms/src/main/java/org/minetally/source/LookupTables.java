package org.minetally.source;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minetally.format.UnreadableInputException;
import org.minetally.profile.Lookup;
import org.minetally.profile.SourceSpec;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.lookup.LookupRows;
import org.minetally.source.internal.lookup.LookupTable;
import org.minetally.source.internal.lookup.RepeatedKeyException;
import org.minetally.source.internal.lookup.SharedTables;

/** Builds the tables of lookups from their rows. */
final class LookupTables {

  private LookupTables() {}

  /**
   * Returns the tables of all lookups, by their numbers in the run. Functions in one JVM that give
   * the same rows receive the same tables.
   *
   * @param rows the rows of each lookup, by the lookup's number
   * @throws UnreadableInputException if two rows of a lookup have one key, and none is newer
   */
  static Map<Integer, LookupTable> of(RecordSources sources, Map<Integer, List<LookupRows>> rows) {
    Map<Integer, LookupTable> tables = new HashMap<>();
    for (int number = 0; number < sources.lookups(); number++) {
      RecordSources.LookupId id = sources.lookup(number);
      List<LookupRows> parts = rows.getOrDefault(number, List.of());
      tables.put(number, SharedTables.ofThisJvm().get(parts, () -> table(sources, id, parts)));
    }
    return tables;
  }

  /**
   * Returns the table of a lookup, or of a shard of it.
   *
   * @throws UnreadableInputException if two rows have one key, and none is newer
   */
  static LookupTable table(
      RecordSources sources, RecordSources.LookupId id, Iterable<LookupRows> rows) {
    SourceSpec source = sources.specs().get(id.source());
    Lookup lookup = source.lookups().get(id.lookup());
    try {
      return LookupTable.of(rows, lookup.rows().revisions().any());
    } catch (RepeatedKeyException e) {
      throw new UnreadableInputException(repeated(source, lookup, e), e);
    }
  }

  private static String repeated(SourceSpec source, Lookup lookup, RepeatedKeyException e) {
    String second = source.allFiles().get(e.second().range().file());
    String first = source.allFiles().get(e.first().range().file());
    return "%s: the key %s of lookup %s occurs again; it first occurs %s. %s"
        .formatted(
            at(second, e.second()),
            String.join(", ", lookup.rows().recordKey()),
            lookup.name(),
            first.equals(second) && e.first().range().range() == 0
                ? String.format(Locale.ROOT, "on line %d", e.first().line() + 1)
                : "in " + at(first, e.first()),
            lookup.rows().revisions().any()
                ? "Both rows have the same revision; correct one of them"
                : "Correct the file, or set lookups.revision to the column that shows which row is"
                    + " newer");
  }

  /** Returns the line, which is known in the first range of a file only. */
  private static String at(String file, RepeatedKeyException.Position position) {
    return position.range().range() == 0 ? file + ":" + (position.line() + 1) : file;
  }
}
