/** Reads geometries in well-known text. Internal to this library; not a stable API. */
package org.minetally.internal.geometry;
