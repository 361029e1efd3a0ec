package org.minetally.trace.internal;

import java.util.List;
import org.minetally.period.Period;
import org.minetally.region.internal.RegionCell;
import org.minetally.table.Column;

/** Whether a record counts in a known period and region, or in a bucket of imprecise ones. */
final class Precision {

  private static final String PRECISE = "precise";
  private static final String DATE = "date_bucket";
  private static final String PLACE = "place_bucket";
  private static final String BOTH = "date_and_place_bucket";

  static final Column COLUMN =
      Column.key(
              "precision",
              "precise, or the bucket in which the record counts because its date or place is not"
                  + " known well enough for the table.")
          .among(List.of(PRECISE, DATE, PLACE, BOTH));

  private Precision() {}

  static String of(Period period, RegionCell region) {
    boolean placed =
        !region.name().equals(RegionCell.UNKNOWN) || !region.code().endsWith("unknown");
    if (period.exact()) {
      return placed ? PRECISE : PLACE;
    }
    return placed ? DATE : BOTH;
  }
}
