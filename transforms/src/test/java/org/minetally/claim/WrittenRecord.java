package org.minetally.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.region.Gazetteer;

/**
 * A record of found items, as a test writes it.
 *
 * @param when its interval
 * @param place its region's code; empty if unknown
 * @param rows its rows, which share time and place
 */
record WrittenRecord(DateInterval when, String place, List<Row> rows) {

  static final Layout LAYOUT =
      Layout.of(Dataset.DETECTIONS, List.of(Dimension.DEVICE_MODEL, Dimension.PRODUCTION_YEAR));

  static final List<String> PLACES = List.of("C", "N", "S", "N1", "N2", "S1");

  /** A country with two provinces and three districts. */
  static final Gazetteer GAZETTEER =
      Gazetteer.of(
          List.of("country", "province", "district"),
          List.of(
              entry("country", "C", null),
              entry("province", "N", "C"),
              entry("province", "S", "C"),
              entry("district", "N1", "N"),
              entry("district", "N2", "N"),
              entry("district", "S1", "S")));

  private static final List<String> MODELS = List.of("unknown", "PMN", "TM");
  private static final List<String> YEARS = List.of("unknown", "2020", "2021");

  /**
   * A row of a record.
   *
   * @param value the number of items, or {@link Measure#NOT_REPORTED}
   */
  record Row(String model, String year, long value) {}

  private static Gazetteer.Entry entry(String level, String code, String parent) {
    return Gazetteer.Entry.of(level, code, "Place " + code).within(parent).from("test");
  }

  /** Returns the number of a region, whatever its level. */
  static int region(String code) {
    for (int level = 0; level < GAZETTEER.levels().size(); level++) {
      int found = GAZETTEER.findCode(level, code);
      if (found >= 0) {
        return found;
      }
    }
    return Gazetteer.UNKNOWN;
  }

  /** Returns a record with one row. */
  static WrittenRecord of(DateInterval when, String place, String model, String year, long value) {
    return new WrittenRecord(when, place, List.of(new Row(model, year, value)));
  }

  /**
   * Returns a random record: days 0 to 9, precise or not; values from {@code least} to 9, or none.
   */
  static WrittenRecord any(Random random, int least) {
    int start = random.nextInt(10);
    int end = Math.min(9, start + (random.nextBoolean() ? 0 : random.nextInt(6)));
    DateInterval when =
        random.nextInt(12) == 0 ? DateInterval.UNKNOWN : new DateInterval(start, end);
    String place = random.nextInt(8) == 0 ? "" : pick(random, PLACES);
    List<Row> rows = new ArrayList<>();
    for (int i = random.nextInt(4) == 0 ? 3 : 1; i > 0; i--) {
      long value =
          random.nextInt(9) == 0 ? Measure.NOT_REPORTED : least + random.nextInt(10 - least);
      rows.add(new Row(pick(random, MODELS), pick(random, YEARS), value));
    }
    return new WrittenRecord(when, place, rows);
  }

  static List<WrittenRecord> some(Random random, int least) {
    List<WrittenRecord> records = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      records.add(any(random, least));
    }
    return records;
  }

  /** Returns a claim about items with these conditions. */
  static Claim claim(
      DateInterval window,
      List<String> regions,
      TreeMap<Dimension, List<String>> filters,
      Measure measure,
      Comparison comparison,
      long figure) {
    return Claim.builder("a")
        .statement("so many were found")
        .counting(Dataset.DETECTIONS, measure)
        .window(window)
        .regions(regions.stream().map(WrittenRecord::region).toList())
        .filters(filters)
        .figure(comparison, figure)
        .publishedOn("2022-12-21")
        .source("constructed")
        .build();
  }

  /** Returns a random claim: window, places and filters may each be missing. */
  static Claim anyClaim(Random random, Measure measure) {
    int from = random.nextInt(4) == 0 ? Integer.MIN_VALUE : random.nextInt(10);
    int to =
        random.nextInt(4) == 0
            ? Integer.MAX_VALUE
            : Math.max(from, 0) + random.nextInt(10 - Math.max(from, 0));
    TreeMap<Dimension, List<String>> filters = new TreeMap<>();
    if (random.nextBoolean()) {
      filters.put(
          Dimension.PRODUCTION_YEAR,
          random.nextBoolean() ? List.of("2021") : List.of("2021", "2020"));
    }
    if (random.nextInt(3) == 0) {
      filters.put(Dimension.DEVICE_MODEL, List.of("PMN"));
    }
    List<String> regions = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      regions.add(pick(random, PLACES));
    }
    return claim(new DateInterval(from, to), regions, filters, measure, Comparison.EXACTLY, 20);
  }

  /**
   * Returns the records as a batch: a record's rows are consecutive, and the first has its weight.
   */
  static Batch batch(List<WrittenRecord> records) {
    BatchBuilder builder =
        new BatchBuilder(
            Set.of(Extra.RECORD, Extra.WEIGHT),
            LAYOUT.dimensions().size(),
            LAYOUT.measures().size());
    int number = 0;
    for (WrittenRecord record : records) {
      number++;
      for (int i = 0; i < record.rows().size(); i++) {
        Row row = record.rows().get(i);
        builder.next(record.when().packed(), region(record.place()), -1);
        builder.extra(Extra.RECORD, number);
        builder.extra(Extra.WEIGHT, i == 0 ? 1 : 0);
        builder.code(0, MODELS.indexOf(row.model()));
        builder.code(1, YEARS.indexOf(row.year()));
        for (int m = 0; m < LAYOUT.measures().size(); m++) {
          boolean items = LAYOUT.measures().get(m) == Measure.ITEMS;
          builder.measure(m, items ? row.value() : Measure.NOT_REPORTED);
        }
      }
    }
    return builder.build(0, 0, List.of(MODELS, YEARS), List.of());
  }

  /** Returns the tally of the records, counted in one batch. */
  static Tally tally(Claim claim, List<WrittenRecord> records) {
    ClaimCounter counter = new ClaimCounter(claim, GAZETTEER, LAYOUT);
    counter.add(batch(records));
    return counter.tally();
  }

  private static String pick(Random random, List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
