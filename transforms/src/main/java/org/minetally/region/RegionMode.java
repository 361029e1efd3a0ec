package org.minetally.region;

import java.io.Serializable;
import java.time.LocalDate;

/** Which of a region's changing parents counts. */
public sealed interface RegionMode extends Serializable permits AtEvent, RegionMode.AsOf {

  /** Each record counts in the regions to which its place belonged at the time of the event. */
  RegionMode AT_EVENT = new AtEvent();

  /**
   * Returns the mode as written in every fact table and in the manifest, such as {@code as-of
   * 2021-07-07}.
   */
  String label();

  /**
   * All records count in the regions of one day, whenever they happened.
   *
   * @param date the day; a region that is not valid on it belongs where it belonged on its nearest
   *     valid day
   */
  record AsOf(LocalDate date) implements RegionMode {
    @Override
    public String label() {
      return "as-of " + date;
    }
  }
}
