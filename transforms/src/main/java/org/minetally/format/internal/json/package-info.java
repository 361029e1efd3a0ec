/**
 * Reads JSON, JSON Lines and GeoJSON into records of text. Implementation of this library: no
 * stable API.
 */
package org.minetally.format.internal.json;
