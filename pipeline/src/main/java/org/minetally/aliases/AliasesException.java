package org.minetally.aliases;

import java.util.List;

/** Thrown if aliases cannot be accepted, with all the reasons. Nothing has been written. */
public final class AliasesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  AliasesException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns the reasons, one sentence each. */
  public List<String> problems() {
    return problems;
  }
}
