/**
 * Parses the fields of a source record once, into canonical values or a typed rejection. A profile
 * is compiled for a file's header. Each distinct word in a file is looked up once and has a number
 * from then on.
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.mapping.internal;
