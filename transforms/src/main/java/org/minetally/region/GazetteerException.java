package org.minetally.region;

import java.util.List;

/**
 * Thrown for a gazetteer that cannot be used, with all of its problems.
 *
 * <p>The cause is a mistake in the user's data: show the problems, not the stack trace.
 */
public final class GazetteerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  public GazetteerException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * Returns the problems, at least one: each is one plain sentence that starts with its location.
   */
  public List<String> problems() {
    return problems;
  }
}
