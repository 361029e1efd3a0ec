/**
 * Deduplication by a declared key, never by content: {@link org.minetally.dedup.Deduplicate} keeps
 * the newest revision of each record and honours deletions.
 */
package org.minetally.dedup;
