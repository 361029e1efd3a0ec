package org.minetally.series;

/** What a figure adds to those before it. */
public final class Increment {

  private final int figure;
  private final int startDay;
  private final int endDay;
  private final boolean counts;
  private final long[] values;

  Increment(int figure, int startDay, int endDay, boolean counts, long[] values) {
    this.figure = figure;
    this.startDay = startDay;
    this.endDay = endDay;
    this.counts = counts;
    this.values = values;
  }

  /** The figure's number in its series. */
  public int figure() {
    return figure;
  }

  /** The first day of the time in which it happened. */
  public int startDay() {
    return startDay;
  }

  /** The last day, included. */
  public int endDay() {
    return endDay;
  }

  /**
   * Whether this is where the figure's record is counted: a figure has exactly one such increment,
   * and further ones where some of its values were last published earlier than others.
   */
  public boolean counts() {
    return counts;
  }

  /** How much, as {@link org.minetally.profile.WideMeasures} has it; not to be changed. */
  long[] values() {
    return values;
  }
}
