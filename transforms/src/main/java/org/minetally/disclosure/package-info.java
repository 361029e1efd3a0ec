/**
 * Disclosure control: which counts of people may be shown, so that no small one can be had by
 * subtraction.
 *
 * <p>Pure logic: nothing here knows Beam, nor what is counted. {@code docs/disclosure.md} says what
 * is promised and what is not.
 */
package org.minetally.disclosure;
