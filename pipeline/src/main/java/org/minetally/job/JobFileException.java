package org.minetally.job;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown for a job file that is not valid. Carries all problems found in it. */
public final class JobFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // the message is serialized, the list is not
  private final transient List<Problem> problems;

  public JobFileException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems, sorted by position. */
  public List<Problem> problems() {
    return problems;
  }
}
