/**
 * Dates as intervals with the precision that their source supports, and the periods they count in.
 *
 * <p>{@link org.minetally.period.DateForms} reads a text as a {@link
 * org.minetally.period.DateInterval}, {@link org.minetally.period.PeriodGrain} makes it as coarse
 * as the tables allow, and {@link org.minetally.period.PeriodType} gives the {@link
 * org.minetally.period.Period} it counts in: the one that holds the whole interval, or else a named
 * bucket. A date that is not fully known is never moved to a first of January.
 *
 * <p>Pure logic: nothing here knows Beam.
 */
package org.minetally.period;
