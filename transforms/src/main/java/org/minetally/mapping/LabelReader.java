package org.minetally.mapping;

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

/** Finds a record's member of one vocabulary. Each distinct word is decoded and looked up once. */
final class LabelReader {

  private static final int UNDECIDED = -1;
  private static final int REJECTED = -2;
  private static final int TOO_LONG = -3;

  /** Characters of a word that is kept as a member. */
  private static final int LONGEST_MEMBER = 1_000;

  /** Words that are remembered; of a column that has no vocabulary, each record has another one. */
  private static final int MOST_WORDS = 1 << 12;

  private final SourceColumn column;
  private final LabelMapping mapping;
  private final Map<String, String> membersByWord = new HashMap<>();
  private final Predicate<String> members;
  private WordTable words = new WordTable();
  private final List<String> labels = new ArrayList<>();
  private final Map<String, Integer> codes = new HashMap<>();
  private final String unknownLabel;
  private final int unknown;
  private int[] decided = new int[0];
  private Rejection rejection;

  /**
   * A reader of what {@code mapping} says.
   *
   * @param unknown the member for a missing value
   * @param members whether a word kept as it stands is a member
   */
  LabelReader(
      LabelMapping mapping, SourceColumn.Header header, String unknown, Predicate<String> members) {
    this.mapping = mapping;
    this.members = members;
    new TreeMap<>(mapping.members())
        .forEach((word, member) -> membersByWord.put(SourceColumn.composed(word), member));
    this.unknownLabel = unknown;
    this.unknown = code(unknown);
    this.column = mapping.input() instanceof Input.Column c ? header.column(c.name()) : null;
    if (mapping.input() instanceof Input.Constant constant) {
      decided = new int[] {code(constant.text())};
    }
  }

  /** A reader for a dimension that the source does not know. */
  static LabelReader unknown(String unknown) {
    return new LabelReader(
        new LabelMapping(new Input.Constant(unknown), Map.of(), new Otherwise.Reject()),
        null,
        unknown,
        label -> true);
  }

  /** The code of the record's member, or -1 after a {@link #rejection()}. */
  int read(SourceRecord record) {
    if (column == null) {
      return decided[0];
    }
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
    if (code < 0) {
      Reason reason = code == TOO_LONG ? Reason.TOO_LONG : Reason.UNKNOWN_WORD;
      rejection = column.reject(reason, record.bytes());
      return -1;
    }
    return code;
  }

  Rejection rejection() {
    return rejection;
  }

  /** The members met so far; a code is a position in this list. */
  List<String> labels() {
    return labels;
  }

  /** Forgets words and members if they have become many; codes given so far are void then. */
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
      return code(member);
    }
    if (mapping.otherwise() instanceof Otherwise.Member other) {
      return code(other.label());
    }
    if (!(mapping.otherwise() instanceof Otherwise.Keep) || !members.test(text)) {
      return REJECTED;
    }
    return text.length() > LONGEST_MEMBER ? TOO_LONG : code(text);
  }

  /** The code of a member, of a column or not. */
  int code(String label) {
    Integer known = codes.putIfAbsent(label, labels.size());
    if (known != null) {
      return known;
    }
    labels.add(label);
    return labels.size() - 1;
  }
}
