package org.minetally.reconcile;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.minetally.table.SummaryTable;

/** Adds up records in the simplest way, one by one. Shares no code with the library. */
final class ReferenceCount {

  private final Map<String, Map<String, Map<String, Long>>> cells = new TreeMap<>();
  private final Map<String, Map<String, Long>> outcomes = new TreeMap<>();
  private final Map<String, Long> missed = new TreeMap<>();
  private final Map<String, List<Long>> completeness = new TreeMap<>();

  ReferenceCount() {
    for (String dataset : List.of("casualties", "detections")) {
      for (String period : List.of("month", "year")) {
        for (String level : List.of("region", "district")) {
          cells.put(dataset + "_by_" + period + "_" + level, new LinkedHashMap<>());
        }
      }
    }
  }

  /** Adds a source's files, in order. */
  ReferenceCount add(
      String source, boolean detections, boolean keyed, List<List<SampleRecord>> files) {
    Map<String, Long> outcome = outcomes.computeIfAbsent(source, s -> new TreeMap<>());
    Set<String> seen = new HashSet<>();
    for (List<SampleRecord> file : files) {
      for (SampleRecord record : file) {
        outcome.merge("read", 1L, Long::sum);
        if (!record.outcome().isEmpty()) {
          outcome.merge(record.outcome(), 1L, Long::sum);
        } else if (keyed && !record.id().isEmpty() && !seen.add(record.id())) {
          outcome.merge("duplicate", 1L, Long::sum);
        } else {
          outcome.merge("counted", 1L, Long::sum);
          if (!record.place().missed().isEmpty()) {
            missed.merge(source + " " + record.place().missed(), 1L, Long::sum);
          }
          count(detections, record);
          complete(source, detections, keyed, record);
        }
      }
    }
    return this;
  }

  /** Returns what happened to each source's records. */
  Map<String, Map<String, Long>> outcomes() {
    return outcomes;
  }

  /** Returns the number of records by unmatched name. */
  Map<String, Long> missed() {
    return missed;
  }

  /** Returns the measures by table, then by period, region and the other dimensions. */
  Map<String, Map<String, Map<String, Long>>> cells() {
    return cells;
  }

  /**
   * Returns by source, year and field: the number of records, and of those that are reported, not
   * specific, and not reported.
   */
  Map<String, List<Long>> completeness() {
    return completeness;
  }

  private void complete(String source, boolean detections, boolean keyed, SampleRecord record) {
    SampleRecord.When when = record.when();
    String key = source + " " + year(when.first(), when.last()) + " ";
    boolean none = List.of("", "-").containsAll(List.of(when.start(), when.end()));
    state(key + "date", none, when.first() == null || !when.first().equals(when.last()));
    String region = record.place().region();
    state(key + "region.region", region.isEmpty(), region.equals("Atlantis"));
    String district = record.place().district();
    state(
        key + "region.district",
        district.isEmpty() || district.equals("-"),
        record.place().districtCode().endsWith("unknown"));
    boolean noWord = record.word().sex().equals("unknown");
    state(key + (detections ? "device_category" : "sex"), noWord, false);
    state(key + (detections ? "items" : "killed"), record.a().value() == null, false);
    state(key + (detections ? "area_cleared_m2" : "injured"), record.b().value() == null, false);
    if (keyed) {
      state(key + "record_key", record.id().isEmpty(), false);
    }
  }

  private void state(String key, boolean absent, boolean unspecific) {
    List<Long> counts =
        List.of(
            1L,
            !absent && !unspecific ? 1L : 0L,
            !absent && unspecific ? 1L : 0L,
            absent ? 1L : 0L);
    completeness.merge(
        key,
        counts,
        (a, b) -> IntStream.range(0, a.size()).mapToObj(i -> a.get(i) + b.get(i)).toList());
  }

  /** Returns the table of the completeness of fields in the same form. */
  static Map<String, List<Long>> completeness(SmallRun.Result result) {
    Map<String, List<Long>> completeness = new TreeMap<>();
    for (Map<String, Object> row : result.table("field_completeness")) {
      List<Long> counts = new ArrayList<>();
      for (String column : List.of("records", "reported", "unspecific", "not_reported")) {
        counts.add((Long) row.get(column));
      }
      String key =
          "%s %s %s".formatted(row.get("source_id"), row.get("period_key"), row.get("field"));
      if (completeness.put(key, counts) != null) {
        throw new AssertionError("two rows for " + key);
      }
      double share = (double) counts.get(1) / counts.get(0);
      if (!row.get("share_reported").equals(share)) {
        throw new AssertionError(row + ": the share is " + share);
      }
    }
    return completeness;
  }

  private void count(boolean detections, SampleRecord record) {
    String dataset = detections ? "detections" : "casualties";
    String word = detections ? record.word().category() : record.word().sex();
    String month = month(record.when().first(), record.when().last());
    String year = year(record.when().first(), record.when().last());
    for (String level : List.of("region", "district")) {
      String place =
          level.equals("region") ? record.place().regionCode() : record.place().districtCode();
      add(dataset + "_by_month_" + level, month + " " + place + " " + word, record);
      add(dataset + "_by_year_" + level, year + " " + place, record);
    }
  }

  private void add(String table, String key, SampleRecord record) {
    Map<String, Long> cell = cells.get(table).computeIfAbsent(key, k -> new LinkedHashMap<>());
    plus(cell, "records", 1L);
    if (table.startsWith("casualties")) {
      plus(cell, "killed", record.a().value());
      plus(cell, "injured", record.b().value());
      plus(cell, "outcome_unknown", null);
      plus(cell, "victims", record.a().value());
      plus(cell, "victims", record.b().value());
    } else {
      plus(cell, "items", record.a().value());
      plus(cell, "area_cleared_m2", record.b().value());
      plus(cell, "area_reduced_m2", null);
      plus(cell, "area_cancelled_m2", null);
    }
  }

  /** Adds a value; null (not reported) leaves the sum unchanged, even if the sum is null. */
  private static void plus(Map<String, Long> cell, String measure, Long value) {
    Long before = cell.get(measure);
    cell.put(measure, before == null ? value : value == null ? before : (Long) (before + value));
  }

  private static String month(LocalDate first, LocalDate last) {
    if (first == null || first.getYear() != last.getYear()) {
      return "XXXX";
    }
    return YearMonth.from(first).equals(YearMonth.from(last))
        ? YearMonth.from(first).toString()
        : first.getYear() + "-XX";
  }

  private static String year(LocalDate first, LocalDate last) {
    return first == null || first.getYear() != last.getYear() ? "XXXX" : "" + first.getYear();
  }

  /** Returns the fact tables of a run in the same form. */
  static Map<String, Map<String, Map<String, Long>>> cells(SmallRun.Result result) {
    Map<String, Map<String, Map<String, Long>>> cells = new TreeMap<>();
    result
        .tables()
        .forEach(
            (name, rows) -> {
              if (name.contains("_by_") && !name.startsWith(SummaryTable.LABEL)) {
                cells.put(name, cells(rows));
              }
            });
    return cells;
  }

  private static Map<String, Map<String, Long>> cells(List<Map<String, Object>> rows) {
    Map<String, Map<String, Long>> cells = new LinkedHashMap<>();
    for (Map<String, Object> row : rows) {
      List<String> key = new ArrayList<>();
      Map<String, Long> measures = new LinkedHashMap<>();
      row.forEach(
          (column, value) -> {
            if (Set.of("period_key", "region_code", "sex", "device_category").contains(column)) {
              key.add((String) value);
            } else if (!column.matches("axis_date|period_.*|region_.*|parent_.*")) {
              measures.put(column, (Long) value);
            }
          });
      if (cells.put(String.join(" ", key), measures) != null) {
        throw new AssertionError("two rows for " + key);
      }
    }
    return cells;
  }
}
