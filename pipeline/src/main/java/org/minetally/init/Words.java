package org.minetally.init;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Locale;
import java.util.regex.Pattern;
import org.minetally.internal.text.VisibleText;
import org.minetally.region.internal.NameFolding;

/** Formats strings for the job file and the terminal. */
final class Words {

  /** Strings that need no quotes in YAML, including inside braces. */
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}_./][\\p{L}\\p{N}_./-]*( [\\p{L}\\p{N}_./-]+)*");

  /** Strings that YAML reads as another type. */
  private static final Pattern RESERVED =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|~");

  private Words() {}

  /** Returns a string as YAML, quoted if necessary. */
  static String quoted(String text) {
    if (PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches()) {
      return text;
    }
    // YAML reads the same escapes as JSON, but rejects some characters that JSON allows.
    String escaped = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    // A job file would read it as a parameter.
    return "\"" + VisibleText.of(escaped).replace("${", "$${") + "\"";
  }

  /** Returns a source id derived from the file name. */
  static String id(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    String folded =
        NameFolding.fold(dot > 0 ? name.substring(0, dot) : name).replaceAll("[^a-z0-9]+", "_");
    String id = folded.replaceAll("^_+|_+$", "");
    return id.isEmpty() || !Character.isLetter(id.charAt(0)) ? "source" : id;
  }

  /** Returns the display name of a role. */
  static String plain(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns a number with a noun: {@code 1 name}, {@code 1,200 names}. */
  static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
