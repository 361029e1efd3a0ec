package org.minetally.period;

import java.io.Serializable;

/**
 * Where a record counts: a period of the calendar, or the bucket of those whose period is not
 * known.
 *
 * <p>The key of a period is {@code 2019-03-17}, {@code 2019-W05} (ISO 8601 week and its year),
 * {@code 2019-03}, {@code 2019-Q1} or {@code 2019}. The key of a bucket is EDTF (ISO 8601-2): an X
 * stands for a digit that is not known. {@link PeriodType#periodOf} says which record goes where.
 *
 * <p><b>Order.</b> Keys of one period type are sorted as plain bytes. Years stand in order, and
 * {@code XXXX} after all of them. Within a year, the year's bucket ({@code 2019-XX}, {@code
 * 2019-XX-XX}) stands after the year's known periods. In a table by day, a month's bucket ({@code
 * 2019-03-XX}) stands after the known days of that month and before the next month. In a table by
 * week, the months' buckets stand together before the weeks of their year, because a month holds no
 * whole number of weeks.
 *
 * @param type the period type
 * @param key what the period or bucket is called
 * @param startDay the first day, an epoch day, included; of a bucket, that of the month or year
 *     that it belongs to; {@link Integer#MIN_VALUE} for {@code XXXX}
 * @param endDay the last day, an epoch day, included; {@link Integer#MAX_VALUE} for {@code XXXX}.
 *     The first and last ISO week may reach a few days out of the years 1800 to 2200.
 * @param exact true for a period, false for a bucket
 */
public record Period(PeriodType type, String key, int startDay, int endDay, boolean exact)
    implements Serializable {

  static Period exact(PeriodType type, String key, long packed) {
    return new Period(type, key, DateInterval.startDay(packed), DateInterval.endDay(packed), true);
  }

  static Period bucket(PeriodType type, String key, long packed) {
    return new Period(type, key, DateInterval.startDay(packed), DateInterval.endDay(packed), false);
  }
}
