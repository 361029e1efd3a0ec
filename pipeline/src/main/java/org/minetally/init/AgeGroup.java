package org.minetally.init;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ages that are written as ranges, such as 0-17, 60+ and &lt;18. */
final class AgeGroup {

  private static final int ADULT = 18;
  private static final Pattern RANGE =
      Pattern.compile("\\D*?(\\d{1,3})\\s*[-–—]\\s*(\\d{1,3})\\D*");
  private static final Pattern FROM =
      Pattern.compile("(?:≥|>=|\\+)\\s*(\\d{1,3})|(\\d{1,3})\\s*\\+");
  private static final Pattern BELOW = Pattern.compile("<\\s*(\\d{1,3})");

  private AgeGroup() {}

  /** Returns child or adult; empty if the text is not a range, or a range of both. */
  static Optional<String> of(String value) {
    Matcher range = RANGE.matcher(value);
    if (range.matches()) {
      int first = Integer.parseInt(range.group(1));
      int last = Integer.parseInt(range.group(2));
      return last < ADULT
          ? Optional.of("child")
          : first >= ADULT ? Optional.of("adult") : Optional.empty();
    }
    Matcher from = FROM.matcher(value);
    if (from.matches()) {
      int first = Integer.parseInt(from.group(1) == null ? from.group(2) : from.group(1));
      return first >= ADULT ? Optional.of("adult") : Optional.empty();
    }
    Matcher below = BELOW.matcher(value);
    return below.matches() && Integer.parseInt(below.group(1)) <= ADULT
        ? Optional.of("child")
        : Optional.empty();
  }
}
