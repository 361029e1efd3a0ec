package org.minetally.summary;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minetally.model.Batch;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Dataset;
import org.minetally.model.Layout;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;
import org.minetally.region.DayByDay;
import org.minetally.region.Gazetteer;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.RandomTimelines;
import org.minetally.region.RegionMode;
import org.minetally.summary.internal.CellTable;
import org.minetally.table.FactTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** Tables of regions that change, in both modes, compared with a day-by-day model. */
class RegionsInTimePropertyTest {

  private static final int ROUNDS = 25;
  private static final List<String> LEVELS = RandomTimelines.LEVELS;
  private static final List<FactTable> TABLES =
      LEVELS.stream()
          .map(level -> new FactTable(Dataset.CASUALTIES, PeriodType.MONTH, level, List.of()))
          .toList();

  private record Happened(String code, int start, int end) {}

  /** A gazetteer in one mode, with a simple model of the same entries. */
  private record Mode(Gazetteer gazetteer, DayByDay plain) {
    static Mode of(List<Entry> entries, Integer asOf) {
      RegionMode mode =
          asOf == null ? RegionMode.AT_EVENT : new RegionMode.AsOf(LocalDate.ofEpochDay(asOf));
      return new Mode(Gazetteer.of(LEVELS, entries, List.of(), mode), new DayByDay(entries, asOf));
    }
  }

  private interface Property {
    void holds(int seed, List<Happened> records, Mode atEvent, Mode asOf);
  }

  private static void forAll(Property property) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Entry> entries = RandomTimelines.entries(random);
      List<Happened> records = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        int start = day(random);
        int end = random.nextBoolean() ? start : start + random.nextInt(31);
        boolean undated = random.nextInt(10) == 0;
        records.add(
            new Happened(
                entries.get(random.nextInt(entries.size())).code(),
                undated ? Integer.MIN_VALUE : start,
                undated ? Integer.MAX_VALUE : end));
      }
      property.holds(seed, records, Mode.of(entries, null), Mode.of(entries, day(random)));
    }
  }

  private static int day(Random random) {
    return RandomTimelines.FIRST - 5 + random.nextInt(100);
  }

  private static TableRows rows(Mode mode, List<Happened> records, int level) {
    Gazetteer gazetteer = mode.gazetteer();
    Layout layout = Layout.of(Dataset.CASUALTIES, List.of());
    BatchBuilder builder = new BatchBuilder(false, 0, layout.measures().size());
    for (Happened record : records) {
      int region = number(gazetteer, record.code());
      long interval = DateInterval.pack(record.start(), record.end());
      builder.next(interval, gazetteer.at(region, interval), Batch.MATCHED);
      for (int measure = 0; measure < layout.measures().size(); measure++) {
        builder.measure(measure, measure);
      }
    }
    TableSet tableSet = TableSet.of(List.of(), gazetteer, TABLES);
    CellTable finest = Rollup.finest(layout);
    finest.add(builder.build(0, 0, List.of(), List.of()), Rollup.grain(tableSet, layout));
    FactTable table = TABLES.get(level);
    return new FactRows(
            TableSchema.of(table), table, new Rollup(tableSet).of(table, finest), gazetteer)
        .rows();
  }

  private static int number(Gazetteer gazetteer, String code) {
    for (int level = 0; level < LEVELS.size(); level++) {
      if (gazetteer.findCode(level, code) >= 0) {
        return gazetteer.findCode(level, code);
      }
    }
    throw new AssertionError(code);
  }

  private static List<List<String>> keys(TableRows rows) {
    List<List<String>> keys = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      keys.add(
          Arrays.asList(
              text(rows, "period_key", row),
              text(rows, "region_code", row),
              text(rows, "parent_code", row)));
    }
    return keys;
  }

  private static String text(TableRows rows, String column, int row) {
    return rows.text(rows.schema().position(column), row);
  }

  private static long records(TableRows rows, int row) {
    return rows.number(rows.schema().position("records"), row);
  }

  @Test
  void countsEveryRecordInTheRowOfItsDaysInBothModes() {
    forAll(
        (seed, records, atEvent, asOf) -> {
          for (Mode mode : List.of(atEvent, asOf)) {
            for (int level = 0; level < LEVELS.size(); level++) {
              Map<String, Long> expected = new TreeMap<>();
              for (Happened record : records) {
                List<String> key = new ArrayList<>();
                key.add(
                    PeriodType.MONTH
                        .periodOf(DateInterval.pack(record.start(), record.end()))
                        .key());
                key.addAll(mode.plain().row(record.code(), record.start(), record.end(), level));
                expected.merge(key.toString(), 1L, Long::sum);
              }
              TableRows rows = rows(mode, records, level);
              List<List<String>> keys = keys(rows);
              Map<String, Long> found = new TreeMap<>();
              for (int row = 0; row < rows.size(); row++) {
                // A duplicate key is a failure, not a sum.
                assertThat(
                    found.put(keys.get(row).toString(), records(rows, row)), is((Long) null));
                assertThat(text(rows, "region_mode", row), is(mode.gazetteer().mode().label()));
              }
              assertThat("seed " + seed, found, is(expected));
            }
          }
        });
  }

  @Test
  void sortsRowsByPeriodThenRegionThenParent() {
    forAll(
        (seed, records, atEvent, asOf) -> {
          List<List<String>> keys = keys(rows(atEvent, records, 3));
          List<List<String>> sorted = new ArrayList<>(keys);
          sorted.sort(
              Comparator.<List<String>, String>comparing(key -> key.get(0))
                  .thenComparing(key -> key.get(1))
                  .thenComparing(key -> key.get(2) == null ? "" : key.get(2)));
          assertThat("seed " + seed, keys, is(sorted));
        });
  }

  @Test
  void lowestRegionsHaveTheSameTotalsInBothModes() {
    forAll(
        (seed, records, atEvent, asOf) ->
            assertThat(
                "seed " + seed,
                totals(rows(atEvent, records, 3), true),
                is(totals(rows(asOf, records, 3), true))));
  }

  /** Returns totals by period and code, of the known regions or of all places. */
  private static Map<String, Long> totals(TableRows rows, boolean known) {
    Map<String, Long> totals = new TreeMap<>();
    for (int row = 0; row < rows.size(); row++) {
      String code = text(rows, "region_code", row);
      if (!known || !code.endsWith("unknown")) {
        totals.merge(text(rows, "period_key", row) + " " + code, records(rows, row), Long::sum);
      }
    }
    return totals;
  }

  @Test
  void parentEqualsItsChildrenPlusUnknownInBothModes() {
    int[] straddling = {0};
    forAll(
        (seed, records, atEvent, asOf) -> {
          for (Mode mode : List.of(atEvent, asOf)) {
            for (int level = 1; level < LEVELS.size(); level++) {
              TableRows rows = rows(mode, records, level);
              Map<String, Long> sums = new TreeMap<>();
              for (int row = 0; row < rows.size(); row++) {
                String upper = upper(mode.gazetteer(), rows, row, level - 1);
                boolean known = !text(rows, "region_code", row).endsWith("unknown");
                straddling[0] += known && upper.endsWith("unknown") ? 1 : 0;
                sums.merge(
                    text(rows, "period_key", row) + " " + upper, records(rows, row), Long::sum);
              }
              assertThat(
                  "seed %d, %s, level %d".formatted(seed, mode.gazetteer().mode(), level),
                  sums,
                  is(totals(rows(mode, records, level - 1), false)));
            }
          }
        });
    assertThat(straddling[0], is(greaterThan(ROUNDS)));
  }

  /**
   * Returns the code of the row one level up: the parent, if it is at that level or unknown;
   * otherwise the unknown place under the parent, or the entirely unknown place.
   */
  private static String upper(Gazetteer gazetteer, TableRows rows, int row, int level) {
    String parent = text(rows, "parent_code", row);
    if (parent == null) {
      return "unknown";
    }
    boolean unknown = parent.endsWith("unknown");
    return unknown || gazetteer.findCode(level, parent) >= 0 ? parent : parent + "/unknown";
  }
}
