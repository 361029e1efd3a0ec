/** Runs test suites that other projects publish, and keeps {@code docs/conformance.md} true. */
package org.minetally.conformance;
