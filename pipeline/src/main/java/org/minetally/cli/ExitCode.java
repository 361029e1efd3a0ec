package org.minetally.cli;

/**
 * The exit codes, which schedulers act on. A signal gives 128 and its number: 130 for SIGINT
 * (Ctrl-C), 143 for SIGTERM.
 */
final class ExitCode {

  /** Published, valid, or unchanged. */
  static final int OK = 0;

  /** A failure that another try may mend: a full disk, a lost worker. Also a bug. */
  static final int FAILURE = 1;

  /** The command line, the job file, a profile or the gazetteer is wrong. */
  static final int USAGE = 2;

  /** An input cannot be read to its end. */
  static final int UNREADABLE_INPUT = 3;

  /** The figures are not fit to be published. */
  static final int QUALITY_GATE = 4;

  /** Another run holds the output. */
  static final int LOCKED = 5;

  private ExitCode() {}
}
