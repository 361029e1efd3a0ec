package org.minetally.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;

/**
 * An exhaustive evaluation of a claim: tries every day, spot and member that a record may have, and
 * decides for each case whether it fits. Shares no code with {@link ClaimCounter}.
 */
final class ExhaustiveCount {

  /** The spots where something can happen: in a district, or in a place that no district covers. */
  private static final List<List<String>> SPOTS =
      List.of(
          List.of("C", "N", "N1"),
          List.of("C", "N", "N2"),
          List.of("C", "N"),
          List.of("C", "S", "S1"),
          List.of("C", "S"),
          List.of("C"),
          List.of());

  private final Claim claim;
  private final List<String> regions;
  long lowest;
  long highest;
  long certainRecords;
  long possibleRecords;
  long silentRecords;
  long recordsInTime;

  ExhaustiveCount(Claim claim) {
    this.claim = claim;
    this.regions =
        claim.regions().stream().map(id -> WrittenRecord.GAZETTEER.region(id).code()).toList();
  }

  void add(WrittenRecord record) {
    boolean always = false;
    boolean ever = false;
    boolean reported = false;
    for (WrittenRecord.Row row : record.rows()) {
      List<Boolean> cases = cases(record, row);
      boolean rowAlways = cases.stream().allMatch(fits -> fits);
      boolean rowEver = cases.stream().anyMatch(fits -> fits);
      always |= rowAlways;
      ever |= rowEver;
      reported |= rowEver && row.value() != Measure.NOT_REPORTED;
      if (claim.measure() != Measure.RECORDS && row.value() != Measure.NOT_REPORTED) {
        add(rowAlways, rowEver, row.value());
      }
    }
    if (claim.measure() == Measure.RECORDS) {
      add(always, ever, 1);
      reported = true;
    }
    certainRecords += always ? 1 : 0;
    possibleRecords += ever && !always ? 1 : 0;
    silentRecords += ever && !reported ? 1 : 0;
    recordsInTime += days(record.when()).stream().anyMatch(this::inWindow) ? 1 : 0;
  }

  private void add(boolean always, boolean ever, long value) {
    long without = always ? value : 0;
    long with = ever ? value : 0;
    lowest += Math.min(without, with);
    highest += Math.max(without, with);
  }

  private List<Boolean> cases(WrittenRecord record, WrittenRecord.Row row) {
    List<Boolean> cases = new ArrayList<>();
    for (int day : days(record.when())) {
      for (List<String> spot : SPOTS) {
        if (!record.place().isEmpty() && !spot.contains(record.place())) {
          continue;
        }
        for (String model :
            row.model().equals("unknown") ? List.of("PMN", "TM", "?") : List.of(row.model())) {
          for (String year :
              row.year().equals("unknown") ? List.of("2020", "2021", "?") : List.of(row.year())) {
            cases.add(
                inWindow(day)
                    && (regions.isEmpty() || regions.stream().anyMatch(spot::contains))
                    && asked(
                        Map.of(Dimension.DEVICE_MODEL, model, Dimension.PRODUCTION_YEAR, year)));
          }
        }
      }
    }
    return cases;
  }

  private boolean asked(Map<Dimension, String> members) {
    return claim.filters().entrySet().stream()
        .allMatch(filter -> filter.getValue().contains(members.get(filter.getKey())));
  }

  private boolean inWindow(int day) {
    return day >= claim.window().startDay() && day <= claim.window().endDay();
  }

  /**
   * Returns the possible days; an unknown day is any from long before every window to long after.
   */
  private static List<Integer> days(DateInterval when) {
    List<Integer> days = new ArrayList<>();
    for (int day = Math.max(when.startDay(), -3); day <= Math.min(when.endDay(), 12); day++) {
      days.add(day);
    }
    return days;
  }
}
