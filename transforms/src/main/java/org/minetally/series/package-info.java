/**
 * Published figures that replace or contain one another: restatements, cumulative totals,
 * increments, and records that hold the figures of several members.
 *
 * <p>{@link org.minetally.series.SeriesResolver} decides which figures of one series count, and for
 * which days; {@link org.minetally.series.Spread} deals a figure out to the members it tells of.
 *
 * <p>Pure logic: nothing here knows Beam.
 */
package org.minetally.series;
