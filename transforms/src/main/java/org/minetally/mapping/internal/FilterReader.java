package org.minetally.mapping.internal;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.minetally.format.internal.SourceRecord;
import org.minetally.internal.text.Excerpt;
import org.minetally.profile.Filter;

/** Applies a filter to the words of one column. */
final class FilterReader {

  private final SourceColumn column;
  private final Filter filter;
  private final ListedWords.Part listed;
  private WordTable words = new WordTable();
  private final BitSet decided = new BitSet();
  private final BitSet accepted = new BitSet();

  /**
   * Creates a reader.
   *
   * @param key the part of the profile with the filter
   */
  FilterReader(String key, Filter filter, SourceColumn.Header header) {
    this.listed = header.words().of(key, filter.values());
    this.column = header.column(filter.column());
    this.filter = composed(filter);
  }

  boolean accepts(SourceRecord record) {
    column.locate(record);
    if (words.isLarge()) {
      words = new WordTable();
      decided.clear();
    }
    int word = words.number(record.bytes(), column.from(), column.to());
    if (!decided.get(word)) {
      String text = column.text(record.bytes());
      decided.set(word);
      accepted.set(word, filter.accepts(text));
      listed.occurred(text);
    }
    return accepted.get(word);
  }

  /**
   * Returns the column and value by which a record was filtered, for the record counts. Both are
   * shortened; values that become equal are counted together. A personal value is not shown.
   */
  String filteredBy(SourceRecord record) {
    return Excerpt.of(column.name()) + "=" + Excerpt.of(column.shown(column.text(record.bytes())));
  }

  private static Filter composed(Filter filter) {
    Set<String> values =
        filter.values().stream()
            .map(SourceColumn::composed)
            .collect(Collectors.toCollection(HashSet::new));
    return new Filter(filter.column(), values, filter.keep());
  }
}
