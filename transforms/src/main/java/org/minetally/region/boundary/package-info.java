/**
 * Finds the region that contains a point: the polygons of a gazetteer's regions, read from GeoJSON,
 * and the rules for points on a border, near a border, and outside all polygons.
 *
 * <p>Coordinates are decimal degrees in WGS 84, longitude first. A polygon's edges are straight
 * lines between longitudes and latitudes (RFC 7946, section 3.1.1). A polygon that crosses the
 * 180th meridian must be cut there (section 3.1.9).
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.region.boundary;
