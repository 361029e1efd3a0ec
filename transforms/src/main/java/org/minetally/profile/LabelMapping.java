package org.minetally.profile;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.minetally.profile.internal.words.NumberRange;

/**
 * Maps a source's words to members of a vocabulary. A missing value becomes the vocabulary's
 * unknown member.
 *
 * @param input the origin of the source's word
 * @param members the member for each source word, compared after trimming white space; empty with
 *     {@link Otherwise.Keep}
 * @param otherwise what to do with any other word
 * @param ranges the source words that also stand for all numbers in a range; they do not overlap
 */
public record LabelMapping(
    Input input, Map<String, String> members, Otherwise otherwise, List<NumberRange> ranges)
    implements Serializable {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if two ranges overlap, one ends before it starts, or one is
   *     not among the source words
   */
  public LabelMapping {
    members = Map.copyOf(members);
    ranges = ranges.stream().sorted(Comparator.comparingLong(NumberRange::first)).toList();
    long next = Long.MIN_VALUE;
    for (NumberRange range : ranges) {
      if (range.first() < next || range.last() < range.first()) {
        throw new IllegalArgumentException(
            "the range " + range.word() + " overlaps another, or ends before it starts");
      }
      if (!members.containsKey(range.word())) {
        throw new IllegalArgumentException("the range " + range.word() + " has no member");
      }
      next = range.last() == Long.MAX_VALUE ? range.last() : range.last() + 1;
    }
  }

  /** Creates a mapping in which each source word stands only for itself. */
  public LabelMapping(Input input, Map<String, String> members, Otherwise otherwise) {
    this(input, members, otherwise, List.of());
  }

  /** What to do with a word that is not in the map. */
  public sealed interface Otherwise extends Serializable {

    /** Rejects the record. */
    record Reject() implements Otherwise {}

    /** Maps the word to this member. */
    record Member(String label) implements Otherwise {}

    /** Keeps the word as a member; for open dimensions only. */
    record Keep() implements Otherwise {}
  }
}
