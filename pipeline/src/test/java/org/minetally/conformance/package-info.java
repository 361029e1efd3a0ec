/** Runs test suites of other projects and checks that {@code docs/conformance.md} is up to date. */
package org.minetally.conformance;
