/**
 * Writes the records that count as tables of their own, one row for each record, with the keys of
 * the periods and regions in which it counts: {@link org.minetally.records.internal.WriteRecords}.
 */
package org.minetally.records.internal;
