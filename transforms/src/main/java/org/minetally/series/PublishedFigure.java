package org.minetally.series;

/** A published figure for an interval. */
final class PublishedFigure {

  private final int startDay;
  private final int endDay;
  private final int published;
  private final long[] values;

  /**
   * Creates a figure.
   *
   * @param startDay the interval's first day, an epoch day
   * @param endDay the interval's last day, an epoch day, inclusive
   * @param published the first day on which it may have been published, an epoch day; {@link
   *     Integer#MIN_VALUE} if unknown
   * @param values its values, laid out as in {@link org.minetally.profile.internal.WideMeasures};
   *     not copied
   */
  public PublishedFigure(int startDay, int endDay, int published, long... values) {
    this.startDay = startDay;
    this.endDay = endDay;
    this.published = published;
    this.values = values;
  }

  int startDay() {
    return startDay;
  }

  int endDay() {
    return endDay;
  }

  int published() {
    return published;
  }

  /** Returns the values, not to be modified. */
  long[] values() {
    return values;
  }
}
