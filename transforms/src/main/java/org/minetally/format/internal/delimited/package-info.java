/**
 * Reads delimited text from bytes: records, fields, and ranges of a file, whose records are the
 * same whatever the range size. Implementation of this library: no stable API.
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.format.internal.delimited;
