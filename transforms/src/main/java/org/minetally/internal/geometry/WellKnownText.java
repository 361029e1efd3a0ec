package org.minetally.internal.geometry;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.util.AssertionFailedException;
import org.minetally.internal.geometry.RecordGeometry.Flaw;
import org.minetally.internal.geometry.RecordGeometry.Flawed;

/**
 * Reads geometries in well-known text (OGC Simple Features). The text is checked before it is
 * parsed, because the parser recurses into nested collections and ignores what follows a geometry.
 */
public final class WellKnownText {

  /** The maximum number of positions of a geometry. */
  public static final int MOST_POSITIONS = 100_000;

  /** The maximum number of characters of a geometry. */
  private static final int LONGEST = 100 * MOST_POSITIONS;

  /** The maximum depth of parentheses; a multipolygon in a collection has 4. */
  private static final int DEEPEST = 12;

  private static final Pattern REFERENCE = Pattern.compile("(?i)SRID=([0-9]{1,6});\\s*");
  private static final String WGS_84 = "4326";
  private static final String EMPTY = "EMPTY";

  private WellKnownText() {}

  /** Returns the geometry in a text without surrounding white space. */
  public static RecordGeometry read(String text) {
    Matcher reference = REFERENCE.matcher(text);
    boolean referenced = reference.lookingAt();
    if (referenced && !reference.group(1).equals(WGS_84)) {
      return new Flawed(Flaw.UNREADABLE);
    }
    String plain = referenced ? text.substring(reference.end()) : text;
    if (plain.length() > LONGEST) {
      return new Flawed(Flaw.TOO_LARGE);
    }
    Flaw flaw = scan(plain);
    if (flaw != null) {
      return new Flawed(flaw);
    }
    try {
      Geometry geometry = new WKTReader().read(plain.toUpperCase(Locale.ROOT));
      return geometry.isEmpty() ? new RecordGeometry.Empty() : Shapes.of(geometry);
    } catch (ParseException | IllegalArgumentException | AssertionFailedException e) {
      return new Flawed(Flaw.UNREADABLE); // The parser's words are not for the operator.
    }
  }

  /** Returns the flaw of a text that must not reach the parser; null if there is none. */
  private static Flaw scan(String text) {
    int depth = 0;
    int commas = 0;
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isExpected(c, before)) {
        return Flaw.UNREADABLE;
      }
      before = c;
      commas += c == ',' ? 1 : 0;
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      boolean trailing = c == ')' && depth == 0 && i < text.length() - 1;
      if (depth < 0 || depth > DEEPEST || trailing) {
        return Flaw.UNREADABLE;
      }
    }
    if (commas >= MOST_POSITIONS) {
      return Flaw.TOO_LARGE;
    }
    boolean ends = text.endsWith(")") || text.regionMatches(true, length(text), EMPTY, 0, 5);
    return depth == 0 && ends ? null : Flaw.UNREADABLE;
  }

  private static int length(String text) {
    return text.length() - EMPTY.length();
  }

  /** Rejects other characters, and letters in numbers such as {@code 1d}, which Java accepts. */
  private static boolean isExpected(char c, char before) {
    boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    boolean inNumber = (before >= '0' && before <= '9') || before == '.';
    return letter
        ? !inNumber || c == 'e' || c == 'E'
        : (c >= '0' && c <= '9') || " \t\r\n+-.,()".indexOf(c) >= 0;
  }
}
