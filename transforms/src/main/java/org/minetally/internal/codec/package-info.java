/** Reads and writes values as compact bytes. Internal to this library; not a stable API. */
package org.minetally.internal.codec;
