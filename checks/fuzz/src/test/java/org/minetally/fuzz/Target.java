package org.minetally.fuzz;

import java.util.List;

/**
 * Code that accepts input from outside, with its promises for any input. Used by this module's
 * seeded run and by a coverage-guided fuzzer.
 *
 * <p>A target is in the same package as the code it tests, keeps no state between inputs, and
 * returns the same result for the same bytes.
 */
public interface Target {

  /** Returns its name on the command line and in the results table. */
  String name();

  /** Returns valid or nearly valid inputs from which mutation starts. */
  List<byte[]> seeds();

  /** Returns words of its language, which mutation inserts. */
  List<String> words();

  /** Returns the length of the longest input, in bytes. */
  default int longest() {
    return 8 << 10;
  }

  /** Returns the number of inputs tried in each build. */
  default int inShortRun() {
    return 3_000;
  }

  /**
   * Tries an input. The target catches the exceptions of a rejection; any other exception is a
   * finding.
   *
   * @return true if the input was read, false if it was rejected; the share shows how deep the
   *     inputs reach
   * @throws AssertionError if a promise is broken
   * @throws Exception if anything else fails
   */
  boolean check(byte[] input) throws Exception;
}
