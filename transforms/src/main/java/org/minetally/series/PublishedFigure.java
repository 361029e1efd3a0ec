package org.minetally.series;

/** A published figure of an interval. */
public final class PublishedFigure {

  private final int startDay;
  private final int endDay;
  private final int published;
  private final long[] values;

  /**
   * A figure.
   *
   * @param startDay the interval's first day, an epoch day
   * @param endDay its last day, included
   * @param published the first day on which it may have been published; {@link Integer#MIN_VALUE}:
   *     not known
   * @param values its values, as {@link org.minetally.profile.WideMeasures} has them; not copied
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

  /** Its values, not to be changed. */
  long[] values() {
    return values;
  }
}
