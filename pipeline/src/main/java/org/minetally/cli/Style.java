package org.minetally.cli;

import java.util.Map;

/** How text looks on a terminal with colours. The text says the same without them. */
enum Style {
  PLAIN(""),
  HEADING("\u001b[1m"),
  GOOD("\u001b[1;32m"),
  BAD("\u001b[1;31m"),
  WARNING("\u001b[33m");

  /** Ends a style. */
  static final String END = "\u001b[m";

  private final String start;

  Style(String start) {
    this.start = start;
  }

  /** Returns the characters that start this style on a terminal. */
  String start() {
    return start;
  }

  /**
   * Returns whether a stream gets colours: it is a terminal that has them, and the user has not
   * turned them off with <a href="https://no-color.org">NO_COLOR</a>.
   */
  static boolean isWanted(boolean isTerminal, Map<String, String> environment) {
    return isTerminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }
}
