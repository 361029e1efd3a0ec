package org.minetally.reconcile.internal;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The records of one year with the same gap.
 *
 * @param year the index of the year's first month; {@link #NO_YEAR} for records that are not within
 *     one year
 * @param bit the number of a bit of {@link org.minetally.profile.internal.MappedFields}; {@link
 *     #ALL} for all records of the year
 */
public record YearGap(int year, int bit) implements Serializable, Comparable<YearGap> {

  /** The year of records whose date is not within one year; sorted after all others. */
  public static final int NO_YEAR = Integer.MAX_VALUE;

  /** Stands for all records, whether they have gaps or not. */
  public static final int ALL = -1;

  private static final Comparator<YearGap> ORDER =
      Comparator.comparingInt(YearGap::year).thenComparingInt(YearGap::bit);

  @Override
  public int compareTo(YearGap other) {
    return ORDER.compare(this, other);
  }
}
