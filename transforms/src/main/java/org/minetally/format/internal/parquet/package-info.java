/**
 * Checks the footer and pages of a Parquet file and reads it into records of text. Internal to this
 * library; not a stable API.
 */
package org.minetally.format.internal.parquet;
