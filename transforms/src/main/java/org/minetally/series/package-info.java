/**
 * Cumulative series and restatements: {@link org.minetally.series.ResolveSeries} decides which
 * published figures of a series count and for which days, differences cumulative figures, and
 * splits a figure that covers several members.
 */
package org.minetally.series;
