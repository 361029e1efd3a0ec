/**
 * The forms of dates, compiled, and the coarsest interval that the periods of a run need.
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.period.internal;
