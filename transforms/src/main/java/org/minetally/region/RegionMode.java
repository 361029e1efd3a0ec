package org.minetally.region;

import java.io.Serializable;
import java.time.LocalDate;

/** Which of a region's changing parents counts. */
public sealed interface RegionMode extends Serializable {

  /** Each record counts in the regions to which its place belonged when it happened. */
  RegionMode AT_EVENT = new AtEvent();

  /** The mode as every fact table and the manifest say it, such as {@code as-of 2021-07-07}. */
  String label();

  /** As at the event. */
  record AtEvent() implements RegionMode {
    @Override
    public String label() {
      return "at-event";
    }
  }

  /**
   * All records count in the regions of one day, whenever they happened.
   *
   * @param date the day; a region that is not valid then stands where it stood on the nearest day
   *     on which it was
   */
  record AsOf(LocalDate date) implements RegionMode {
    @Override
    public String label() {
      return "as-of " + date;
    }
  }
}
