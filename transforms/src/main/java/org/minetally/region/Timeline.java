package org.minetally.region;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * The versions of one region. Within a stretch of time the chain of ancestors does not change; each
 * run of consecutive stretches that an interval can overlap has a version.
 */
final class Timeline implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int[] starts;
  private final int[] numbers;

  /**
   * @param starts the first days of all stretches but the first, in ascending order
   * @param numbers the versions, indexed by first stretch times the number of stretches plus last
   *     stretch
   */
  Timeline(int[] starts, int[] numbers) {
    this.starts = starts;
    this.numbers = numbers;
  }

  /**
   * Returns the version for an interval. Before the region's first day, the first stretch decides;
   * after its last day, the last.
   */
  int at(int startDay, int endDay) {
    return numbers[stretch(startDay) * (starts.length + 1) + stretch(endDay)];
  }

  /** Returns the versions for the stretches that an interval overlaps. */
  int[] each(int startDay, int endDay) {
    return IntStream.rangeClosed(stretch(startDay), stretch(endDay))
        .map(stretch -> numbers[stretch * (starts.length + 1) + stretch])
        .toArray();
  }

  private int stretch(int day) {
    int at = 0;
    while (at < starts.length && starts[at] <= day) {
      at++;
    }
    return at;
  }
}
