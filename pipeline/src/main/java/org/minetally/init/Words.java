package org.minetally.init;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Locale;
import java.util.regex.Pattern;
import org.minetally.internal.text.VisibleText;
import org.minetally.region.NameFolding;

/** How texts are written into the job file and onto the terminal. */
final class Words {

  /** What YAML takes for a text and nothing else, inside of braces too. */
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}_./][\\p{L}\\p{N}_./-]*( [\\p{L}\\p{N}_./-]+)*");

  /** What YAML takes for something else. */
  private static final Pattern RESERVED =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|~");

  private Words() {}

  /** A text as YAML, in quotes where it needs them. */
  static String quoted(String text) {
    if (PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches()) {
      return text;
    }
    // YAML reads the same escapes, and refuses some characters that JSON allows.
    String escaped = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    return "\"" + VisibleText.of(escaped) + "\"";
  }

  /** A source's id, after its file. */
  static String id(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    String folded =
        NameFolding.fold(dot > 0 ? name.substring(0, dot) : name).replaceAll("[^a-z0-9]+", "_");
    String id = folded.replaceAll("^_+|_+$", "");
    return id.isEmpty() || !Character.isLetter(id.charAt(0)) ? "source" : id;
  }

  /** What a role is called. */
  static String plain(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
