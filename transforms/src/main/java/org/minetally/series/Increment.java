package org.minetally.series;

import org.minetally.period.DateInterval;

/** The amount that a figure adds to the earlier figures of its series. */
final class Increment {

  /** The number of a figure that does not exist. */
  static final int NONE = -1;

  private final int figure;
  private final int previous;
  private final int startDay;
  private final int endDay;
  private final boolean counts;
  private final long[] values;

  /**
   * Creates an increment.
   *
   * @param figure the figure's number in its series
   * @param previous the number of the figure that was subtracted, or {@link #NONE}
   */
  Increment(int figure, int previous, int startDay, int endDay, boolean counts, long[] values) {
    this.figure = figure;
    this.previous = previous;
    this.startDay = startDay;
    this.endDay = endDay;
    this.counts = counts;
    this.values = values;
  }

  /** Returns the figure's number in its series. */
  public int figure() {
    return figure;
  }

  /**
   * Returns the number of the figure that was subtracted; {@link #NONE} if the whole figure counts.
   */
  int previous() {
    return previous;
  }

  /** Returns the first day on which it may have happened, an epoch day. */
  public int startDay() {
    return startDay;
  }

  /** Returns the last day on which it may have happened, an epoch day, inclusive. */
  public int endDay() {
    return endDay;
  }

  /** Returns the days on which it may have happened, a packed {@link DateInterval}. */
  long interval() {
    return DateInterval.pack(startDay, endDay);
  }

  /**
   * Returns whether the figure's record is counted here. A figure has exactly one such increment,
   * and further ones if some of its values were last published earlier than others.
   */
  public boolean counts() {
    return counts;
  }

  /**
   * Returns the amounts, laid out as in {@link org.minetally.profile.internal.WideMeasures}; not to
   * be modified.
   */
  long[] values() {
    return values;
  }
}
