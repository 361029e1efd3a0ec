package org.minetally.region;

/** Each record counts in the regions to which its place belonged when it happened. */
record AtEvent() implements RegionMode {

  @Override
  public String label() {
    return "at-event";
  }
}
