/**
 * Dates as intervals with the precision that their source supports, and the periods they count in.
 *
 * <p>Pure logic: nothing here knows Beam.
 */
package org.minetally.period;
