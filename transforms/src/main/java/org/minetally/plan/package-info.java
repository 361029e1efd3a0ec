/**
 * The resolved run: sources, gazetteer, tables and rules.
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.plan;
