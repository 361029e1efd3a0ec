/**
 * Which claims can be parts or subsets of which: what they count, and where and when.
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.claim.internal;
