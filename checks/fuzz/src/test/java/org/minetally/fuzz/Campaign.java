package org.minetally.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A seeded run of one target. An input depends only on the target's seeds, the run's seed and its
 * own number, so every input is reproducible.
 */
public final class Campaign {

  private final Target target;
  private final Mutator mutator;
  private final long seed;

  /** The input being tried, for the watchdog that ends slow ones; null if there is none. */
  private volatile byte[] present;

  /** Creates a run of a target. */
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
   * @param thrown the exception of the target
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Finding(long number, byte[] input, Throwable thrown) {}

  /**
   * The result of a run.
   *
   * @param inputs the number of inputs tried
   * @param read the number of inputs read rather than rejected
   * @param nanos the elapsed time in nanoseconds
   * @param findings one finding for each place in the code
   */
  public record Result(long inputs, long read, long nanos, List<Finding> findings) {}

  /** Tries {@code count} inputs, starting with the number {@code first}. */
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

  /** Returns the input with this number. */
  public byte[] input(long number) {
    return mutator.next(new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + number));
  }

  /**
   * Returns the input being tried, always the same array for the same input; null if there is none.
   */
  byte[] present() {
    return present;
  }

  /** Returns a key that is equal for failures of one kind at one place. */
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
