/**
 * Tables that have one column per year, month or category: which columns become records, and the
 * columns of these records. Internal to this library; not a stable API.
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.format.internal.unpivot;
