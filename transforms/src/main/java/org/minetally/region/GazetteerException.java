package org.minetally.region;

import java.util.List;

/** A gazetteer that cannot be used. It carries all that is wrong with it. */
public final class GazetteerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // List.copyOf is serializable
  private final List<String> problems;

  public GazetteerException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each problem as a plain sentence with its place. */
  public List<String> problems() {
    return problems;
  }
}
