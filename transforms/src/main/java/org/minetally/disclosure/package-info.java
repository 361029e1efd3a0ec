/**
 * Suppression: which counts of people are shown, so that subtraction reveals no small one, in the
 * tables of a snapshot and of all snapshots before it.
 *
 * <p>Pure logic: nothing here knows Beam, or what is counted. {@code docs/disclosure.md} says what
 * is promised and what is not.
 */
package org.minetally.disclosure;
