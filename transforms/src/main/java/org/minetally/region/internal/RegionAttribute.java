package org.minetally.region.internal;

/** A number that a gazetteer may give for its regions, as the denominator of rates. */
public enum RegionAttribute {
  AREA,
  POPULATION
}
