package org.minetally.profile.internal.words;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A group of whole numbers, as a profile writes it: {@code 0-17}, or {@code 18+} without a last
 * one. A number with a fraction belongs to the group of its whole part.
 *
 * @param word the group, as the profile writes it
 * @param first the first number
 * @param last the last number; {@link Long#MAX_VALUE} if there is none
 */
public record NumberRange(String word, long first, long last) implements Serializable {

  /** A hyphen, or one of the dashes that word processors put in its place. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?<first>[0-9]{1,15})\\s*(?:[-\\x{2010}-\\x{2015}]\\s*(?<last>[0-9]{1,15})|\\+)");

  /**
   * Parses a group; empty if the word is not written as one. The last number may be less than the
   * first.
   */
  public static Optional<NumberRange> parse(String word) {
    Matcher form = FORM.matcher(word);
    if (!form.matches()) {
      return Optional.empty();
    }
    String last = form.group("last");
    return Optional.of(
        new NumberRange(
            word,
            Long.parseLong(form.group("first")),
            last == null ? Long.MAX_VALUE : Long.parseLong(last)));
  }

  /** Returns whether both contain the same numbers. */
  public boolean equalsNumbers(NumberRange other) {
    return first == other.first && last == other.last;
  }
}
