/**
 * What lies beside a snapshot's tables so that other tools open them: a Data Package, views in the
 * dialects of DuckDB and Trino, and the shapes of regions. All of it is made from the one
 * declaration of the tables in {@link org.minetally.table}, so that it cannot disagree with them.
 *
 * <p>Pure logic: nothing here knows Beam, or where a snapshot is kept.
 */
package org.minetally.describe;
