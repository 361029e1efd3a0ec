package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;
import org.minetally.profile.NumberForm;
import org.minetally.profile.internal.words.NumberRange;

/**
 * Looks up texts in ranges of numbers. The first line has the ranges, separated by commas. Each of
 * the other lines is a text whose range is compared with that of {@code BigDecimal}.
 */
public final class RangesTarget implements Target {

  private static final Pattern NUMBER = Pattern.compile("\\+?([0-9]+\\.?[0-9]*|\\.[0-9]+)");

  /** Longer numbers may be too large. */
  private static final int DIGITS = 18;

  @Override
  public String name() {
    return "ranges";
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(
        "0-17,18+\n5\n17.99\n18\n0-17\n18+\n-1\n-0.5\n.5\n17.\nseven",
        "0 - 4,5\u20139,20+\n4.5\n10\n5-9\n0\u20144\n000005",
        "999999999999999+\n999999999999999\n999999999999998.9\n99999999999999999999");
  }

  @Override
  public List<String> words() {
    return List.of("-", "+", "\u2013", ".", " ", "0", "17", "18", "-0", "1e1", "\u0665", ",");
  }

  @Override
  public int longest() {
    return 128;
  }

  @Override
  public boolean check(byte[] input) {
    String[] lines = new String(input, UTF_8).split("\n", -1);
    List<NumberRange> ranges = ranges(lines[0]);
    NumberRangeReader reader = new NumberRangeReader(ranges, NumberForm.PLAIN);
    boolean found = false;
    for (int i = 1; i < lines.length; i++) {
      String text = lines[i].strip();
      NumberRange at = reader.find(text);
      found |= at != null;
      if (isComparable(text)) {
        Promise.equal(
            at == null ? "none" : at.word(), expected(text, ranges), text + " in " + ranges);
      }
    }
    return found;
  }

  private static boolean isComparable(String text) {
    return text.chars().filter(c -> c >= '0' && c <= '9').count() <= DIGITS
        && text.chars().allMatch(c -> c < 0x80 || (c >= 0x2010 && c <= 0x2015));
  }

  /** Returns the ranges in a line, without those that overlap an earlier one. */
  private static List<NumberRange> ranges(String line) {
    List<NumberRange> ranges = new ArrayList<>();
    for (String word : line.split(",", -1)) {
      NumberRange range = NumberRange.parse(word.strip()).orElse(null);
      if (range != null
          && range.first() <= range.last()
          && ranges.stream()
              .allMatch(other -> range.last() < other.first() || other.last() < range.first())) {
        ranges.add(range);
      }
    }
    return ranges;
  }

  private static String expected(String text, List<NumberRange> ranges) {
    NumberRange named = NumberRange.parse(text).orElse(null);
    boolean number = NUMBER.matcher(text).matches();
    for (NumberRange range : ranges) {
      if (named != null ? named.equalsNumbers(range) : number && contains(range, text)) {
        return range.word();
      }
    }
    return "none";
  }

  private static boolean contains(NumberRange range, String text) {
    BigDecimal whole = new BigDecimal(text).setScale(0, RoundingMode.DOWN);
    return whole.compareTo(BigDecimal.valueOf(range.first())) >= 0
        && whole.compareTo(BigDecimal.valueOf(range.last())) <= 0;
  }
}
