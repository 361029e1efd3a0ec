/**
 * Sums canonical records into tables: {@link org.minetally.summary.Summarise} makes the fact and
 * summary tables, {@link org.minetally.summary.CountIncidents} the tables of incidents.
 */
package org.minetally.summary;
