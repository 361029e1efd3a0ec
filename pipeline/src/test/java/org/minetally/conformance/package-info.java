/**
 * Runs test suites of other projects and compares the scores with {@code
 * docs/evidence/conformance.md}.
 */
package org.minetally.conformance;
