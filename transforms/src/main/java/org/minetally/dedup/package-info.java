/** Deduplication by a source's declared key, never by content. */
package org.minetally.dedup;
