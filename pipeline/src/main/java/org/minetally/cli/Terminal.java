package org.minetally.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.minetally.internal.text.Excerpt;
import org.minetally.internal.text.VisibleText;
import picocli.CommandLine;

/**
 * Prints lines for people. Only {@code println} ends a line, and only visible characters reach the
 * terminal: a header, a value or a file name cannot forge a line or control the terminal. Both
 * output streams of the program are of this type, so that no message bypasses it.
 *
 * <p>{@link #document} and {@link #status} are for text that the program itself composes. A status
 * is a line that the next one replaces and that disappears before anything else is printed.
 */
final class Terminal extends PrintWriter {

  /** Longest line in characters. */
  private static final int LONGEST_LINE = 4_000;

  /** Erases the line that the cursor is in. */
  static final String ERASE_LINE = "\r\u001b[K";

  /** Another stream of the same device, whose status disappears before this one prints. */
  private final Optional<Terminal> other;

  private final boolean coloured;

  private boolean hasStatus;

  private Terminal(PrintWriter out, Optional<Terminal> other, boolean coloured) {
    super(out, true);
    this.other = other;
    this.coloured = coloured;
  }

  /**
   * Returns a terminal without colours that prints to {@code out}, or {@code out} itself if it is a
   * terminal.
   */
  static Terminal of(PrintWriter out) {
    return out instanceof Terminal terminal ? terminal : new Terminal(out, Optional.empty(), false);
  }

  /** Returns a terminal, with colours if it has them. */
  static Terminal of(PrintWriter out, boolean coloured) {
    return new Terminal(out, Optional.empty(), coloured);
  }

  /** Returns a terminal that prints to {@code out} after erasing the status of another one. */
  static Terminal of(PrintWriter out, boolean coloured, Terminal withStatus) {
    return new Terminal(out, Optional.of(withStatus), coloured);
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

  /** Prints a part of a line in a style. */
  void print(Style style, String text) {
    if (!coloured || style == Style.PLAIN || text.isEmpty()) {
      print(text);
      return;
    }
    raw(style.start());
    print(text);
    raw(Style.END);
  }

  /** Prints a line in a style. */
  void println(Style style, String line) {
    print(style, Excerpt.of(line, LONGEST_LINE));
    println();
  }

  /** Prints the help of a command, which contains only text of the program. */
  void help(CommandLine command) {
    raw(command.getUsageMessage(ansi()));
    flush();
  }

  /** Prints how a command is used. */
  void synopsis(CommandLine command) {
    String usage = "Usage: ";
    CommandLine.Help help =
        command
            .getHelpFactory()
            .create(command.getCommandSpec(), CommandLine.Help.defaultColorScheme(ansi()));
    raw(usage + help.synopsis(usage.length()));
    flush();
  }

  private CommandLine.Help.Ansi ansi() {
    return coloured ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
  }

  /** Prints text with its line breaks and tabs: a script, JSON. */
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

  /** Shows a line, which should be shorter than the terminal is wide, in place of the last one. */
  void status(String line) {
    synchronized (lock) {
      eraseStatus();
      raw(line);
      hasStatus = true;
      flush();
    }
  }

  /** Erases the status, if there is one. */
  void eraseStatus() {
    synchronized (lock) {
      if (hasStatus) {
        hasStatus = false;
        super.write(ERASE_LINE, 0, ERASE_LINE.length());
        flush();
      }
    }
  }

  private void raw(String text) {
    other.ifPresent(Terminal::eraseStatus);
    eraseStatus();
    super.write(text, 0, text.length());
  }
}
