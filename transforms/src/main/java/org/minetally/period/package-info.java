/**
 * Dates as intervals with the precision that their source supports, and the periods in which they
 * count.
 *
 * <p>{@link org.minetally.period.internal.DateForms} parses a string into a {@link
 * org.minetally.period.DateInterval}. {@link org.minetally.period.internal.PeriodGrain} reduces it
 * to the precision that the tables need. {@link org.minetally.period.PeriodType} returns the {@link
 * org.minetally.period.Period} in which it counts: the period that contains the whole interval, or
 * an explicit EDTF bucket such as {@code 2019-XX}. An imprecise date never moves to the first of
 * January.
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.period;
