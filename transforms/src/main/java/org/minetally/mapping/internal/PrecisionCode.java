package org.minetally.mapping.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minetally.format.internal.SourceRecord;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.LabelMapping.Otherwise;
import org.minetally.profile.internal.words.NumberRange;

/**
 * Reads a code that says how precise another field is. Unlike a dimension, a missing code has no
 * meaning of its own: it must be listed, as the empty word, or is treated as any other word.
 *
 * <p>Each distinct code is decided once.
 */
final class PrecisionCode {

  private final SourceColumn column;
  private final LabelMapping mapping;
  private final Map<String, String> labelsByWord = new HashMap<>();
  private final NumberRangeReader ranges;
  private final ListedWords.Part listed;
  private final List<String> decided = new ArrayList<>();
  private WordTable words = new WordTable();
  private Rejection rejection;

  /**
   * Creates a reader.
   *
   * @param key the part of the profile with the mapping
   */
  PrecisionCode(String key, LabelMapping mapping, SourceColumn.Header header) {
    this.mapping = mapping;
    this.column = header.column(((Input.Column) mapping.input()).name());
    mapping
        .members()
        .forEach((word, label) -> labelsByWord.put(SourceColumn.composed(word), label));
    this.ranges = new NumberRangeReader(mapping.ranges(), header.profile().numbers());
    this.listed = header.words().of(key, mapping.members().keySet());
  }

  /** Returns the label of the record's code; null if there is a {@link #rejection()}. */
  String read(SourceRecord record) {
    byte[] bytes = record.bytes();
    column.locate(record);
    if (words.isLarge()) {
      words = new WordTable();
      decided.clear();
    }
    int word = words.number(bytes, column.from(), column.to());
    if (word == decided.size()) {
      decided.add(decide(column.text(bytes)));
    }
    String label = decided.get(word);
    if (label == null) {
      rejection = column.reject(Reason.UNKNOWN_WORD, bytes);
    }
    return label;
  }

  Rejection rejection() {
    return rejection;
  }

  private String decide(String text) {
    String word = column.isMissing(text) ? "" : text;
    listed.occurred(word);
    String label = labelsByWord.get(word);
    NumberRange range = label == null ? ranges.find(word) : null;
    if (range != null) {
      listed.occurred(SourceColumn.composed(range.word()));
      label = mapping.members().get(range.word());
    }
    return label == null && mapping.otherwise() instanceof Otherwise.Member other
        ? other.label()
        : label;
  }
}
