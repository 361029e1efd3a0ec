package org.minetally.trace;

import java.util.List;

/** Reports why records cannot be traced, in sentences for the operator. */
public final class TraceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What prevents tracing. */
  public enum Cause {
    /** The request does not fit the output. */
    USAGE,
    /** The files of the run have changed or are missing. */
    INPUTS,
    /** The records do not add up to the published figures. */
    DIFFERENCE
  }

  private final Cause reason;
  private final List<String> problems;

  private TraceException(Cause reason, List<String> problems) {
    super(String.join("\n", problems));
    this.reason = reason;
    this.problems = List.copyOf(problems);
  }

  /** Returns an exception for a request that does not fit the output. */
  public static TraceException usage(String... problems) {
    return new TraceException(Cause.USAGE, List.of(problems));
  }

  /** Returns an exception for inputs that have changed or are missing. */
  public static TraceException inputs(List<String> problems) {
    return new TraceException(Cause.INPUTS, problems);
  }

  /** Returns an exception for records that do not add up to the published figures. */
  public static TraceException difference(List<String> problems) {
    return new TraceException(Cause.DIFFERENCE, problems);
  }

  /** Returns what prevents tracing. */
  public Cause reason() {
    return reason;
  }

  /** Returns the problems, one sentence each. */
  public List<String> problems() {
    return problems;
  }
}
