/**
 * Turns the bytes of a file into records with fields of UTF-8 text, whatever the format.
 * Implementation of this library: no stable API.
 */
package org.minetally.format.internal;
