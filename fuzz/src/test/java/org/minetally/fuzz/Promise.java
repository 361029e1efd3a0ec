package org.minetally.fuzz;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/** What targets assert. */
public final class Promise {

  /** What a person must not be told: names of classes, of methods, or nothing. */
  private static final Pattern INTERNAL =
      Pattern.compile(
          "Exception|\\bjava\\.|\\borg\\.|\\bcom\\.|\\bat [a-z]+\\.[a-z]+\\.|\\bnull\\b");

  private Promise() {}

  /** The two must be equal. */
  public static void equal(Object actual, Object expected, String what) {
    if (!Objects.equals(actual, expected)) {
      throw new AssertionError(what + ": " + shown(actual) + " instead of " + shown(expected));
    }
  }

  /** It must hold. */
  public static void that(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /**
   * A message is there, and speaks of the person's file rather than of the program.
   *
   * @param given what the input says itself, which the message may quote
   */
  public static void speaks(String message, String given) {
    if (message == null || message.isBlank()) {
      throw new AssertionError("a refusal without a message");
    }
    var found = INTERNAL.matcher(message);
    while (found.find()) {
      if (!given.contains(found.group())) {
        throw new AssertionError("the message speaks of \"" + found.group() + "\": " + message);
      }
    }
  }

  private static String shown(Object value) {
    return value instanceof long[] numbers ? Arrays.toString(numbers) : String.valueOf(value);
  }
}
