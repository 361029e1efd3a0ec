/**
 * Which region a point lies in: the polygons of a gazetteer's regions, read from GeoJSON, and the
 * rules for points on a border, near one, and outside all of them.
 *
 * <p>Coordinates are decimal degrees in WGS 84, longitude first. A polygon's edges are straight
 * lines between longitudes and latitudes (RFC 7946, section 3.1.1); what crosses the 180th meridian
 * must be cut there (section 3.1.9).
 *
 * <p>Pure logic: nothing here knows Beam.
 */
package org.minetally.boundary;
