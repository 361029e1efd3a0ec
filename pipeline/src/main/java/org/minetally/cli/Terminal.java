package org.minetally.cli;

import java.io.PrintWriter;
import org.minetally.internal.text.Excerpt;
import org.minetally.internal.text.VisibleText;

/**
 * Prints lines for people. Only {@code println} ends a line, and only visible characters reach the
 * terminal: a header, a value or a file name cannot forge a line or control the terminal. Both
 * output streams of the program are of this type, so that no message bypasses it.
 *
 * <p>{@link #document} and {@link #control} are for text that the program itself composes.
 */
final class Terminal extends PrintWriter {

  /** Longest line in characters. */
  private static final int LONGEST_LINE = 4_000;

  private Terminal(PrintWriter out) {
    super(out, true);
  }

  /** Returns a terminal that prints to {@code out}, or {@code out} itself if it is one. */
  static Terminal of(PrintWriter out) {
    return out instanceof Terminal terminal ? terminal : new Terminal(out);
  }

  @Override
  public void println(String line) {
    super.println(Excerpt.of(line, LONGEST_LINE));
  }

  @Override
  public void write(int character) {
    raw(VisibleText.of(String.valueOf((char) character)));
  }

  @Override
  public void write(char[] text, int from, int length) {
    raw(VisibleText.of(new String(text, from, length)));
  }

  @Override
  public void write(String text, int from, int length) {
    raw(VisibleText.of(text.substring(from, from + length)));
  }

  /** Prints text with its line breaks and tabs: help, a script, JSON. */
  void document(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '\n' || text.charAt(at) == '\t') {
        shown.append(VisibleText.of(text.substring(from, at))).append(text.charAt(at));
        from = at + 1;
      }
    }
    raw(shown.append(VisibleText.of(text.substring(from))).toString());
    flush();
  }

  /** Sends a control sequence. */
  void control(String text) {
    raw(text);
    flush();
  }

  private void raw(String text) {
    super.write(text, 0, text.length());
  }
}
