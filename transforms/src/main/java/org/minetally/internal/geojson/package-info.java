/** Walks the features of GeoJSON. Internal to this library; not a stable API. */
package org.minetally.internal.geojson;
