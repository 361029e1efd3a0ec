package org.minetally.cli;

/**
 * Exit codes for schedulers. After a signal the code is 128 plus the signal number: 130 for SIGINT
 * (Ctrl-C), 143 for SIGTERM.
 */
final class ExitCode {

  /** Published, valid, or unchanged. */
  static final int OK = 0;

  /** A transient failure, such as a full disk or a lost worker, or a bug. */
  static final int FAILURE = 1;

  /** The command line, job file, profile or gazetteer is invalid. */
  static final int USAGE = 2;

  /** An input cannot be read completely. */
  static final int UNREADABLE_INPUT = 3;

  /** The quality gate failed: the figures are not fit to publish. */
  static final int QUALITY_GATE = 4;

  /** The output is locked by another run. */
  static final int LOCKED = 5;

  /** {@code current} is pinned to a snapshot, so the run published nothing. */
  static final int PINNED = 6;

  private ExitCode() {}
}
