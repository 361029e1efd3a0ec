/**
 * Delimited text as bytes: dialects, records and fields, and the cutting of a file into ranges that
 * give the same records whatever their size.
 *
 * <p>Pure logic: nothing here knows Beam.
 */
package org.minetally.delimited;
