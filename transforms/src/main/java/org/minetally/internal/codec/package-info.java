/** Reads and writes values as compact bytes. Implementation of this library: no stable API. */
package org.minetally.internal.codec;
