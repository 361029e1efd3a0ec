package org.minetally.fuzz;

import java.util.List;

/**
 * Something that takes input from outside, and what it promises of any input. Used by the seeded
 * run of this module, and by a coverage-guided fuzzer.
 *
 * <p>A target lies in the package of what it tries, has no state that one input leaves for the
 * next, and gives the same answer for the same bytes.
 */
public interface Target {

  /** Its name: what {@code --target} and the results table call it. */
  String name();

  /** Inputs that are right, or nearly so, from which mutation starts. */
  List<byte[]> seeds();

  /** Words of its language, which mutation puts in. */
  List<String> words();

  /** Bytes of the longest input that is tried. */
  default int longest() {
    return 8 << 10;
  }

  /** How many inputs are tried in each build. */
  default int inShortRun() {
    return 3_000;
  }

  /**
   * Tries an input. Whatever is thrown is a finding: what may be refused, the target catches.
   *
   * @return whether it was read, rather than refused; says how deep the inputs reach
   * @throws AssertionError if a promise is broken
   * @throws Exception if something fails that must not
   */
  boolean check(byte[] input) throws Exception;
}
