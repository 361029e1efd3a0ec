/**
 * Turns the bytes of a file into records with fields of UTF-8 text, whatever the format. Internal
 * to this library; not a stable API.
 */
package org.minetally.format.internal;
