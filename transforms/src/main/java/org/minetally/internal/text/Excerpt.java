package org.minetally.internal.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shortens text and lists to a readable length and says how much is missing. */
public final class Excerpt {

  /** The maximum number of characters shown of a value or a name. */
  public static final int LONGEST_VALUE = 80;

  /** The maximum number of items shown of a list. */
  private static final int MOST_ITEMS = 40;

  /** The end of a string that was cut. */
  private static final Pattern CUT = Pattern.compile("… \\([0-9,]+ characters\\)");

  private Excerpt() {}

  /** Returns a value or a name, cut after {@link #LONGEST_VALUE} characters. */
  public static String of(String text) {
    return of(text, LONGEST_VALUE);
  }

  /**
   * Returns a string, cut after {@code longest} code points: {@code long word… (300,000
   * characters)}. A string that was already cut there is returned unchanged.
   */
  public static String of(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int length = text.codePointCount(0, text.length());
    if (length <= longest) {
      return text;
    }
    int end = text.offsetByCodePoints(0, longest);
    return CUT.matcher(text).region(end, text.length()).matches()
        ? text
        : String.format(Locale.ROOT, "%s… (%,d characters)", text.substring(0, end), length);
  }

  /**
   * Returns a string, cut after {@code longest} code points, with a digest that keeps different
   * strings different: {@code long name… (300,000 characters, SHA-256 5b0e3c1f9a72d846)}.
   */
  public static String distinct(String text, int longest) {
    String shown = of(text, longest);
    return shown.equals(text)
        ? text
        : shown.substring(0, shown.length() - 1) + ", SHA-256 " + digest(text) + ")";
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java platform provides SHA-256.
    }
  }

  /** Returns a list of names for a sentence: {@code a, b, c and 4,056 more}. */
  public static String list(Collection<String> names) {
    String shown =
        names.stream().limit(MOST_ITEMS).map(Excerpt::of).collect(Collectors.joining(", "));
    return names.size() <= MOST_ITEMS
        ? shown
        : String.format(Locale.ROOT, "%s and %,d more", shown, names.size() - MOST_ITEMS);
  }
}
