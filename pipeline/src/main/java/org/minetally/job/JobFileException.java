package org.minetally.job;

import java.util.List;
import java.util.stream.Collectors;

/** A job file that cannot be run. It carries every mistake found. */
public final class JobFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // a message travels, the list does not
  private final transient List<Problem> problems;

  public JobFileException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The mistakes, in the order of their place. */
  public List<Problem> problems() {
    return problems;
  }
}
