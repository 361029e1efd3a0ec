package org.minetally.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Random numbers with a fixed seed. Uses only {@link SplittableRandom#nextLong()}, whose sequence
 * is specified by its implementation in every JDK; derived methods may change between releases.
 */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Returns a number from 0 up to, but not including, a bound. */
  int below(int bound) {
    return (int) ((random.nextLong() >>> 33) % bound);
  }

  /** Returns a number between two bounds, both included. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** Returns a number from 0.0 up to, but not including, 1.0. */
  double unit() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Returns true with a given probability. */
  boolean chance(double probability) {
    return unit() < probability;
  }

  /** Returns an index with a probability in proportion to its weight. */
  int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = unit() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }
}
