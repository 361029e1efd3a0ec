/**
 * Suppression: decides which counts of people may be shown, so that no suppressed value can be
 * computed from the tables of a snapshot and of all earlier snapshots.
 *
 * <p>This package does not depend on Beam. {@code docs/suppression.md} states what is guaranteed
 * and what is not.
 */
package org.minetally.summary.internal.suppression;
