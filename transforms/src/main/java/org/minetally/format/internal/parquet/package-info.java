/**
 * Checks the footer and pages of a Parquet file and reads it into records of text. Implementation
 * of this library: no stable API.
 */
package org.minetally.format.internal.parquet;
