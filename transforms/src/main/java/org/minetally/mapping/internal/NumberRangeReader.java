package org.minetally.mapping.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minetally.internal.text.AsciiDigits;
import org.minetally.profile.NumberForm;
import org.minetally.profile.internal.words.NumberRange;

/** Finds the range that contains a number, or that a text names in another spelling. */
final class NumberRangeReader {

  private final TreeMap<Long, NumberRange> byFirst = new TreeMap<>();
  private final NumberForm form;

  /**
   * Creates a reader.
   *
   * @param ranges ranges that do not overlap
   * @param form how numbers are written
   */
  NumberRangeReader(List<NumberRange> ranges, NumberForm form) {
    ranges.forEach(range -> byFirst.put(range.first(), range));
    this.form = form;
  }

  /**
   * Returns the range for a text; null if there is none. A text is a number, whose fraction is
   * ignored, or a range with the same bounds, such as {@code 0 – 17} for {@code 0-17}.
   */
  NumberRange find(String written) {
    if (byFirst.isEmpty()) {
      return null;
    }
    String text = AsciiDigits.of(written);
    NumberRange named = NumberRange.parse(text).orElse(null);
    long number = named == null ? wholePart(text) : named.first();
    Map.Entry<Long, NumberRange> at = number < 0 ? null : byFirst.floorEntry(number);
    if (at == null || at.getValue().last() < number) {
      return null;
    }
    return named == null || at.getValue().equalsNumbers(named) ? at.getValue() : null;
  }

  /** Returns a number without its fraction; negative if the text is not a number from 0 up. */
  private long wholePart(String text) {
    // Negative fractions, such as -0.5, would otherwise be cut to 0.
    if (text.startsWith("-") || read(text) < 0) {
      return -1;
    }
    int point = text.indexOf(form.decimal());
    // There may be no digit before the point, as in ".5".
    return point < 0 ? read(text) : Math.max(0, read(text.substring(0, point)));
  }

  private long read(String text) {
    return NumberReader.readPlain(form.plain(text), 1, true);
  }
}
