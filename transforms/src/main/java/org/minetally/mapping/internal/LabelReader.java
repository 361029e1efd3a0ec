package org.minetally.mapping.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.minetally.format.internal.SourceRecord;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.LabelMapping.Otherwise;
import org.minetally.profile.NumberForm;
import org.minetally.profile.internal.words.NumberRange;

/** Reads a record's member of one vocabulary. Each distinct word is decoded and looked up once. */
final class LabelReader {

  private static final int UNDECIDED = -1;
  private static final int REJECTED = -2;
  private static final int TOO_LONG = -3;

  /** The maximum length in characters of a word that is kept as a member. */
  private static final int LONGEST_MEMBER = 1_000;

  /**
   * The maximum number of cached words. In a column without a vocabulary, every record has a
   * different one.
   */
  private static final int MOST_WORDS = 1 << 12;

  private final SourceColumn column;
  private final LabelMapping mapping;
  private final Map<String, String> membersByWord = new HashMap<>();
  private final Predicate<String> members;
  private final NumberRangeReader ranges;

  /** Null if there is no column. */
  private final ListedWords.Part listed;

  private WordTable words = new WordTable();
  private final List<String> labels = new ArrayList<>();
  private final Map<String, Integer> codes = new HashMap<>();
  private final String unknownLabel;
  private final int unknown;
  private int[] decided = new int[0];

  /** The code of the record that was read last; negative if it is rejected. */
  private int last;

  private Rejection rejection;

  /**
   * Creates a reader.
   *
   * @param key the part of the profile with the mapping, such as {@code dimensions.sex}
   * @param mapping the mapping from words to members
   * @param unknown the member for a missing value
   * @param members tests whether a word that is kept unchanged is a member
   */
  LabelReader(
      String key,
      LabelMapping mapping,
      SourceColumn.Header header,
      String unknown,
      Predicate<String> members) {
    this.mapping = mapping;
    this.members = members;
    new TreeMap<>(mapping.members())
        .forEach((word, member) -> membersByWord.put(SourceColumn.composed(word), member));
    this.unknownLabel = unknown;
    this.unknown = code(unknown);
    NumberForm numbers = header == null ? NumberForm.PLAIN : header.profile().numbers();
    this.ranges = new NumberRangeReader(mapping.ranges(), numbers);
    this.column = mapping.input() instanceof Input.Column c ? header.column(c.name()) : null;
    this.listed = column == null ? null : header.words().of(key, mapping.members().keySet());
    if (mapping.input() instanceof Input.Constant constant) {
      decided = new int[] {code(constant.text())};
    }
  }

  /** Returns a reader for a dimension that the source does not report. */
  static LabelReader unknown(String unknown) {
    return new LabelReader(
        "",
        new LabelMapping(new Input.Constant(unknown), Map.of(), new Otherwise.Reject()),
        null,
        unknown,
        label -> true);
  }

  /** Returns the code of the record's member, or -1 if there is a {@link #rejection()}. */
  int read(SourceRecord record) {
    peek(record);
    if (last < 0) {
      Reason reason = last == TOO_LONG ? Reason.TOO_LONG : Reason.UNKNOWN_WORD;
      rejection = column.reject(reason, record.bytes());
      return -1;
    }
    return last;
  }

  /** Reads the record's member without a {@link #rejection()}. */
  void peek(SourceRecord record) {
    last = column == null ? decided[0] : code(record);
  }

  /**
   * Returns whether the record that was read last has a value other than that for unknown. A word
   * that is not a member is such a value.
   */
  boolean isSpecific() {
    return last != unknown;
  }

  /** Returns whether the record that was read last has no value. */
  boolean isMissing(SourceRecord record) {
    return column != null && column.isMissing(record.bytes());
  }

  private int code(SourceRecord record) {
    column.locate(record);
    int word = words.number(record.bytes(), column.from(), column.to());
    if (word >= decided.length) {
      int known = decided.length;
      decided = Arrays.copyOf(decided, Math.max(2 * known, word + 16));
      Arrays.fill(decided, known, decided.length, UNDECIDED);
    }
    int code = decided[word];
    if (code == UNDECIDED) {
      code = decide(column.text(record.bytes()));
      decided[word] = code;
    }
    return code;
  }

  Rejection rejection() {
    return rejection;
  }

  /** Returns the members so far. A member's code is its position in this list. */
  List<String> labels() {
    return labels;
  }

  /**
   * Clears the cached words and members if there are too many; earlier codes then become invalid.
   */
  void forgetMany() {
    if (column != null && words.size() > MOST_WORDS) {
      words = new WordTable();
      decided = new int[0];
      labels.clear();
      codes.clear();
      code(unknownLabel);
    }
  }

  private int decide(String text) {
    if (column.isMissing(text)) {
      return unknown;
    }
    String member = membersByWord.get(text);
    if (member != null) {
      listed.occurred(text);
      return code(member);
    }
    NumberRange range = ranges.find(text);
    if (range != null) {
      listed.occurred(SourceColumn.composed(range.word()));
      return code(mapping.members().get(range.word()));
    }
    if (mapping.otherwise() instanceof Otherwise.Member other) {
      return code(other.label());
    }
    if (!(mapping.otherwise() instanceof Otherwise.Keep) || !members.test(text)) {
      return REJECTED;
    }
    return text.length() > LONGEST_MEMBER ? TOO_LONG : code(text);
  }

  /** Returns the code of a member, adding the member if it is new. */
  int code(String label) {
    Integer known = codes.putIfAbsent(label, labels.size());
    if (known != null) {
      return known;
    }
    labels.add(label);
    return labels.size() - 1;
  }
}
