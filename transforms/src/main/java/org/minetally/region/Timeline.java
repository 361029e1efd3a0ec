package org.minetally.region;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * The versions of one region: a stretch of time has one line of ancestors, and each run of
 * stretches that an interval can touch has a version.
 */
final class Timeline implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int[] starts;
  private final int[] numbers;

  /**
   * @param starts the first days of all stretches but the first, in ascending order
   * @param numbers the versions, by first stretch times the number of stretches plus last stretch
   */
  Timeline(int[] starts, int[] numbers) {
    this.starts = starts;
    this.numbers = numbers;
  }

  /** The version for an interval; before the region's life that of its begin, after it its end. */
  int at(int startDay, int endDay) {
    return numbers[stretch(startDay) * (starts.length + 1) + stretch(endDay)];
  }

  /** The versions for the stretches that an interval touches. */
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
