package org.minetally.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A seeded run of one target. An input depends on the target's seeds, the run's seed and its own
 * number alone, so that any of them can be made again.
 */
public final class Campaign {

  private final Target target;
  private final Mutator mutator;
  private final long seed;

  /** What is tried at present, for whoever finds that it takes too long; null: nothing. */
  private volatile byte[] present;

  /** A run of this target. */
  public Campaign(Target target, long seed) {
    this.target = target;
    this.mutator = new Mutator(target);
    this.seed = seed;
  }

  /**
   * An input that broke a promise.
   *
   * @param number the input's number
   * @param input the input
   * @param thrown what the target threw
   */
  @SuppressWarnings("ArrayRecordComponent") // two are never compared
  public record Finding(long number, byte[] input, Throwable thrown) {}

  /**
   * What a run gave.
   *
   * @param inputs how many were tried
   * @param read how many of them were read rather than refused
   * @param nanos the time it took
   * @param findings one for each place in the code
   */
  public record Result(long inputs, long read, long nanos, List<Finding> findings) {}

  /** Tries {@code count} inputs from the one with this number on. */
  public Result run(long first, long count) {
    long start = System.nanoTime();
    long read = 0;
    List<Finding> findings = new ArrayList<>();
    Set<String> places = new HashSet<>();
    for (long number = first; number < first + count; number++) {
      byte[] input = input(number);
      present = input;
      try {
        read += target.check(input.clone()) ? 1 : 0;
      } catch (Throwable e) {
        if (places.add(place(e))) {
          findings.add(new Finding(number, input, e));
        }
      }
    }
    present = null;
    return new Result(count, read, System.nanoTime() - start, findings);
  }

  /** The input with this number. */
  public byte[] input(long number) {
    return mutator.next(new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + number));
  }

  /** What is tried now, the same array as long as it is; null: nothing. */
  byte[] present() {
    return present;
  }

  /** Failures of one kind at one place are one finding. */
  private static String place(Throwable e) {
    StringBuilder place = new StringBuilder(e.getClass().getName());
    int frames = 0;
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith("org.minetally.") && frames++ < 3) {
        place.append(' ').append(frame.getClassName()).append(':').append(frame.getLineNumber());
      }
    }
    return place.toString();
  }
}
