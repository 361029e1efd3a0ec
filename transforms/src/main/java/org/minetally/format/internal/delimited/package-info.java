/**
 * Reads delimited text from bytes: records, fields and ranges of a file. The records do not depend
 * on the size of the ranges. Internal to this library; not a stable API.
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.format.internal.delimited;
