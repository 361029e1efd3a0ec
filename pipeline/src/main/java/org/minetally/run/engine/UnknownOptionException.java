package org.minetally.run.engine;

import java.util.List;

/** Thrown for options that are unknown or have an invalid value. */
public final class UnknownOptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // the message is serialized, the list is not
  private final transient List<String> problems;

  UnknownOptionException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems, one sentence each. */
  public List<String> problems() {
    return problems;
  }
}
