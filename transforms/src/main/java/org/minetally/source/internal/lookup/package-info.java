/**
 * Finds the rows of lookups for the records of a source. Internal to this library; not a stable
 * API.
 */
package org.minetally.source.internal.lookup;
