package org.minetally.fuzz;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/** The assertions of targets. */
public final class Promise {

  /** Text that no message may contain: names of classes or methods, or null. */
  private static final Pattern INTERNAL =
      Pattern.compile(
          "Exception|\\bjava\\.|\\borg\\.|\\bcom\\.|\\bat [a-z]+\\.[a-z]+\\.|\\bnull\\b");

  private Promise() {}

  /** Requires two values to be equal. */
  public static void equal(Object actual, Object expected, String what) {
    if (!Objects.equals(actual, expected)) {
      throw new AssertionError(what + ": " + shown(actual) + " instead of " + shown(expected));
    }
  }

  /** Requires a condition to be true. */
  public static void that(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }

  /**
   * Requires a message about the user's file rather than the program.
   *
   * @param given the text of the input, which the message may quote
   */
  public static void isUserMessage(String message, String given) {
    if (message == null || message.isBlank()) {
      throw new AssertionError("a rejection without a message");
    }
    var found = INTERNAL.matcher(message);
    while (found.find()) {
      if (!given.contains(found.group())) {
        throw new AssertionError("the message mentions \"" + found.group() + "\": " + message);
      }
    }
  }

  private static String shown(Object value) {
    return value instanceof long[] numbers ? Arrays.toString(numbers) : String.valueOf(value);
  }
}
