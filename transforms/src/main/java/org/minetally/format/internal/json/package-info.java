/**
 * Reads JSON, JSON Lines and GeoJSON into records of text. Internal to this library; not a stable
 * API.
 */
package org.minetally.format.internal.json;
