package org.minetally.region;

import java.util.List;

/**
 * A gazetteer that cannot be used, with everything that is wrong with it.
 *
 * <p>It is a user's mistake, not the program's: show the problems, not the stack trace.
 */
public final class GazetteerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  public GazetteerException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each problem as one plain sentence that says where it is; at least one. */
  public List<String> problems() {
    return problems;
  }
}
