package org.minetally.summary;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.reconcile.internal.CombinedMessages;
import org.minetally.reconcile.internal.Message;
import org.minetally.region.internal.RegionCell;
import org.minetally.summary.internal.CellTable;
import org.minetally.summary.internal.SummaryCells;
import org.minetally.table.Column;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableRows;

/** The figures that a summary table derives from its sums. */
class SummaryRowsTest {

  private static final SummaryTable MONTHS = new SummaryTable(PeriodType.MONTH, "district");
  private static final SummaryTable YEARS = new SummaryTable(PeriodType.YEAR, "district");
  private static final SummaryMeasure CASUALTY_RECORDS = SummaryMeasure.CASUALTY_RECORDS;
  private static final SummaryMeasure DETECTION_RECORDS = SummaryMeasure.DETECTION_RECORDS;
  private static final SummaryMeasure VICTIMS = SummaryMeasure.VICTIMS;
  private static final SummaryMeasure ITEMS = SummaryMeasure.ITEMS;

  /** More in the nightly profile ({@code mvn verify -Pnightly}). */
  private static final int SEEDS = Integer.getInteger("minetally.tests.rounds", 1) == 1 ? 6 : 60;

  /** Columns that are not computed from figures. */
  private static final Set<String> GIVEN =
      Set.of(
          "period_start",
          "period_end",
          "axis_date",
          "region_name",
          "region_label",
          "parent_code",
          "region_mode",
          "is_partial",
          "is_provisional");

  @ParameterizedTest
  @EnumSource(PeriodType.class)
  void agreesWithTheOracleOnEveryFigure(PeriodType type) {
    Set<String> sometimesGiven = new TreeSet<>();
    Set<String> columns = new TreeSet<>();
    for (String level : List.of("region", "district")) {
      SummaryTable table = new SummaryTable(type, level);
      for (int seed = 0; seed < SEEDS; seed++) {
        List<SummaryFact> facts = SummaryFact.random(new Random(seed));
        List<Map<String, Object>> expected = new SummaryOracle(table, facts).rows();
        List<Map<String, Object>> found = figures(table, facts);
        for (int row = 0; row < expected.size(); row++) {
          for (Map.Entry<String, Object> figure : found.get(row).entrySet()) {
            columns.add(figure.getKey());
            if (!expected.get(row).containsKey(figure.getKey())) {
              assertThat(expected.get(row).keySet(), hasItem(figure.getKey()));
            }
            Object right = expected.get(row).get(figure.getKey());
            if (right != null) {
              sometimesGiven.add(figure.getKey());
            }
            if (!Objects.equals(figure.getValue(), right)) {
              String where = "seed %d, %s, %s".formatted(seed, found.get(row), figure.getKey());
              assertThat(where, figure.getValue(), is(right));
            }
          }
        }
        assertThat("seed " + seed, found.size(), is(expected.size()));
      }
    }
    // Days a year apart in one district are too rare among random ones to rely on.
    columns.removeIf(column -> column.contains("change") && type == PeriodType.DAY);
    columns.removeIf(column -> column.contains("change") && type == PeriodType.WEEK);
    sometimesGiven.retainAll(columns);
    assertThat("figures that are not NULL throughout", sometimesGiven, is(columns));
  }

  @Test
  void ignoresTheOrderOfRecords() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<SummaryFact> facts = SummaryFact.random(random);
      String before = bytes(rows(MONTHS, facts));
      Collections.shuffle(facts, random);
      assertThat("seed " + seed, bytes(rows(MONTHS, facts)), is(before));
    }
  }

  @ParameterizedTest
  @EnumSource(PeriodType.class)
  void makesTheSameRowsInParts(PeriodType type) throws IOException {
    SummaryTable table = new SummaryTable(type, "district");
    for (int seed = 0; seed < SEEDS; seed++) {
      List<SummaryFact> facts = SummaryFact.random(new Random(seed));
      SummaryRows whole = summary(table, facts);
      List<SummaryRows> byRegion = inParts(table, facts);
      SortedMap<Integer, List<TableRows>> bySpan = new TreeMap<>();
      byRegion.forEach(
          rows ->
              rows.giveParts(
                  part ->
                      bySpan.computeIfAbsent(part.part(), span -> new ArrayList<>()).add(part)));
      List<TableRows> parts = new ArrayList<>();
      bySpan.forEach((span, pieces) -> parts.add(SummaryOrder.merge(pieces, span)));

      assertThat("seed " + seed, text(parts), is(text(List.of(whole.rows()))));
      assertThat(
          "seed " + seed,
          byRegion.stream().map(rows -> rows.message(1)).reduce(CombinedMessages::sum).get(),
          is(whole.message(1)));
    }
  }

  /** Returns each row as text. */
  private static List<List<Object>> text(List<TableRows> parts) {
    List<List<Object>> all = new ArrayList<>();
    for (TableRows rows : parts) {
      for (int row = 0; row < rows.size(); row++) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < rows.schema().columns().size(); i++) {
          values.add(value(rows, i, row));
        }
        all.add(values);
      }
    }
    return all;
  }

  @Test
  void countsAYearOnlyRecordFromTheEndOfItsYear() {
    List<SummaryFact> facts =
        List.of(
            casualties(month(2019, 11), 1),
            casualties(month(2019, 12), 2),
            casualties(DateInterval.ofParts(2019, 0, 0), 40),
            casualties(month(2020, 1), 100),
            casualties(DateInterval.UNKNOWN_PACKED, 1000));

    TableRows rows = rows(MONTHS, facts);

    assertThat(
        texts(rows, "period_key"), contains("2019-11", "2019-12", "2019-XX", "2020-01", "XXXX"));
    assertThat(numbers(rows, "victims_cumulative"), contains(1L, 43L, null, 143L, null));
  }

  @Test
  void writesChangesOnlyBetweenAdjacentPeriods() {
    List<SummaryFact> facts =
        List.of(
            casualties(month(2019, 1), 5),
            casualties(month(2019, 2), 3),
            // None in March; April is not compared with February.
            casualties(month(2019, 4), 7),
            SummaryFact.of(month(2019, 5), "D1", CASUALTY_RECORDS, 1),
            casualties(month(2019, 6), 9),
            casualties(DateInterval.ofParts(2019, 0, 0), 4),
            casualties(month(2020, 1), 1));

    TableRows rows = rows(MONTHS, facts);

    assertThat(withNumber(rows, "victims_change"), is(Map.of("2019-02", -2L)));
    assertThat(withNumber(rows, "victims_change_on_year"), is(Map.of("2020-01", -4L)));
  }

  @Test
  void writesSumOverTwelveMonthsOnlyIfDatasetCoversThem() {
    List<SummaryFact> facts =
        List.of(
            // Another district's record shows that casualties were recorded from February 2019 on.
            SummaryFact.of(month(2019, 2), "D2", CASUALTY_RECORDS, 1, VICTIMS, 50),
            casualties(month(2019, 3), 1),
            casualties(month(2020, 1), 10),
            casualties(month(2020, 2), 100),
            casualties(month(2020, 3), 1000),
            // Detections start later.
            SummaryFact.of(month(2019, 9), "D1", DETECTION_RECORDS, 1, ITEMS, 6),
            SummaryFact.of(month(2020, 1), "D1", DETECTION_RECORDS, 1, ITEMS, 7));

    TableRows rows = rows(MONTHS, facts);

    // From February 2019 to January 2020: 1 + 10. To February: 1 + 10 + 100. To March: without 1.
    assertThat(
        withNumber(rows, "victims_12_months", "D1"),
        is(Map.of("2020-01", 11L, "2020-02", 111L, "2020-03", 1110L)));
    assertThat(withNumber(rows, "victims_12_months", "D2"), is(Map.of("2020-01", 50L)));
    assertThat(withNumber(rows, "items_12_months"), is(Map.of()));
  }

  @Test
  void excludesBucketsFromSumOverTwelveMonths() {
    List<SummaryFact> facts =
        List.of(
            casualties(month(2018, 1), 1),
            casualties(month(2019, 6), 2),
            casualties(DateInterval.ofParts(2019, 0, 0), 40));

    TableRows rows = rows(MONTHS, facts);

    assertThat(
        withNumber(rows, "victims_12_months"),
        is(
            Map.of(
                "2018-12", 1L, "2019-06", 2L, "2019-07", 2L, "2019-08", 2L, "2019-09", 2L,
                "2019-10", 2L, "2019-11", 2L, "2019-12", 2L)));
  }

  @Test
  void carriesRunningFiguresToTheLastPeriodOfTheTable() {
    List<SummaryFact> facts =
        List.of(
            casualties(month(2019, 1), 5),
            casualties(DateInterval.ofParts(2018, 0, 0), 3),
            SummaryFact.of(month(2019, 3), "D2", CASUALTY_RECORDS, 1, VICTIMS, 7),
            SummaryFact.of(month(2018, 6), "D10", DETECTION_RECORDS, 1, ITEMS, 9),
            SummaryFact.of(DateInterval.UNKNOWN_PACKED, "D2", CASUALTY_RECORDS, 1, VICTIMS, 2));

    TableRows rows = rows(MONTHS, facts);

    assertThat(
        withNumber(rows, "victims_cumulative", "D1"),
        is(Map.of("2018-12", 3L, "2019-01", 8L, "2019-02", 8L, "2019-03", 8L)));
    assertThat(withNumber(rows, "victims_cumulative", "D2"), is(Map.of("2019-03", 7L)));
    assertThat(withNumber(rows, "items_cumulative", "D10").keySet(), is(months(2018, 6, 10)));
    assertThat(withNumber(rows, "victims", "D1"), is(Map.of("2018-XX", 3L, "2019-01", 5L)));
    assertThat(withNumber(rows, "casualty_records", "D1").size(), is(2));
  }

  /**
   * In every exact period, the running figures of all regions add up to those of the whole: at any
   * level, to the total of the facts so far.
   */
  @ParameterizedTest
  @EnumSource(names = {"MONTH", "QUARTER", "YEAR"})
  void runningFiguresOfRegionsAddUpInEveryPeriod(PeriodType type) {
    for (int seed = 0; seed < 25; seed++) {
      List<SummaryFact> facts = SummaryFact.random(new Random(seed));
      List<SummaryFact> together =
          facts.stream().map(fact -> new SummaryFact(fact.interval(), -1, fact.values())).toList();
      TableRows whole = rows(new SummaryTable(type, "region"), together);
      List<TableRows> levels =
          List.of(
              rows(new SummaryTable(type, "region"), facts),
              rows(new SummaryTable(type, "district"), facts));
      for (SummaryMeasure measure : SummaryMeasure.cumulative()) {
        for (String suffix : List.of("_cumulative", "_12_months")) {
          String column = measure.column() + suffix;
          Map<String, Long> expected = sums(whole, column);
          for (TableRows parts : levels) {
            assertThat("seed " + seed + ", " + column, sums(parts, column), is(expected));
          }
        }
      }
    }
  }

  /** Returns the sum of a column over all rows of each period in which any row has a number. */
  private static Map<String, Long> sums(TableRows rows, String column) {
    Map<String, Long> sums = new TreeMap<>();
    for (int row = 0; row < rows.size(); row++) {
      long number = rows.number(rows.schema().position(column), row);
      if (number != TableRows.NO_NUMBER) {
        sums.merge(rows.text(rows.schema().position("period_key"), row), number, Long::sum);
      }
    }
    return sums;
  }

  private static Set<String> months(int year, int first, int count) {
    Set<String> months = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      int month = first - 1 + i;
      months.add("%d-%02d".formatted(year + month / 12, month % 12 + 1));
    }
    return months;
  }

  @Test
  void sumOverTwelveMonthsOfYearEqualsYear() {
    TableRows rows = rows(YEARS, List.of(casualties(DateInterval.ofParts(2019, 0, 0), 40)));
    assertThat(numbers(rows, "victims_12_months"), contains(40L));
  }

  @Test
  void writesNoSumsOverTwelveMonthsForDaysAndWeeks() {
    for (PeriodType type : PeriodType.values()) {
      boolean has =
          rows(new SummaryTable(type, "region"), List.of()).schema().columns().stream()
              .anyMatch(column -> column.name().endsWith("_12_months"));
      assertThat(type.name(), has, is(type != PeriodType.DAY && type != PeriodType.WEEK));
    }
  }

  @Test
  void writesAShareOnlyWithADenominator() {
    TableRows rows =
        rows(
            MONTHS,
            List.of(
                SummaryFact.of(
                    month(2019, 1),
                    "D1",
                    CASUALTY_RECORDS,
                    1,
                    VICTIMS,
                    7,
                    SummaryMeasure.KILLED,
                    1,
                    SummaryMeasure.INJURED,
                    2,
                    SummaryMeasure.CIVILIANS,
                    3,
                    SummaryMeasure.STATUS_KNOWN,
                    4,
                    SummaryMeasure.CHILDREN,
                    0,
                    SummaryMeasure.AGE_KNOWN,
                    0),
                SummaryFact.of(month(2019, 1), "D1", DETECTION_RECORDS, 1, ITEMS, 14),
                SummaryFact.of(
                    month(2019, 2),
                    "D1",
                    CASUALTY_RECORDS,
                    1,
                    VICTIMS,
                    7,
                    SummaryMeasure.KILLED,
                    1),
                SummaryFact.of(month(2019, 2), "D1", DETECTION_RECORDS, 1, ITEMS, 0)));
    assertThat(numbers(rows, "outcome_known"), contains(3L, null));
    assertThat(ratios(rows, "share_killed"), contains(1.0 / 3, null));
    assertThat(ratios(rows, "civilian_share"), contains(0.75, null));
    assertThat(ratios(rows, "child_share"), contains(nullValue(), nullValue()));
    assertThat(ratios(rows, "casualties_per_1000_items"), contains(500.0, null));
  }

  @Test
  void writesNullForADatasetWithoutRecordsInACell() {
    TableRows rows =
        rows(
            MONTHS,
            List.of(
                casualties(month(2019, 1), 0),
                SummaryFact.of(month(2019, 2), "D1", DETECTION_RECORDS, 2, ITEMS, 0)));
    assertThat(numbers(rows, "casualty_records"), contains(1L, null));
    assertThat(numbers(rows, "victims"), contains(0L, null));
    assertThat(numbers(rows, "detection_records"), contains(null, 2L));
    assertThat(numbers(rows, "items"), contains(null, 0L));
    assertThat(numbers(rows, "victims_cumulative"), contains(0L, 0L));
    assertThat(numbers(rows, "items_cumulative"), contains(null, 0L));
  }

  @Test
  void reportsTheTotalsOfTheRows() {
    List<SummaryFact> facts =
        List.of(
            casualties(month(2019, 1), 3),
            casualties(month(2019, 1), 4),
            SummaryFact.of(DateInterval.UNKNOWN_PACKED, "D2", DETECTION_RECORDS, 2));
    Message.SummaryTableTotals message = summary(MONTHS, facts).message(5);
    assertThat(message.summary(), is(5));
    assertThat(message.rows(), is(2L));
    assertThat(
        message.totals(),
        is(new TreeMap<>(Map.of("casualty_records", 2L, "victims", 7L, "detection_records", 2L))));
    assertThat(
        message.periods().stream().map(Period::key).sorted().toList(), contains("2019-01", "XXXX"));
    assertThat(
        message.regions().stream().map(RegionCell::code).sorted().toList(), contains("D1", "D2"));
  }

  private static SummaryFact casualties(long interval, long victims) {
    return SummaryFact.of(interval, "D1", CASUALTY_RECORDS, 1, VICTIMS, victims);
  }

  private static long month(int year, int month) {
    return DateInterval.ofParts(year, month, 0);
  }

  private static TableRows rows(SummaryTable table, List<SummaryFact> facts) {
    return summary(table, facts).rows();
  }

  /** Each fact is a separate cell in one of two parts, as if made by bundles. */
  private static SummaryRows summary(SummaryTable table, List<SummaryFact> facts) {
    CellTable merged = SummaryCells.empty();
    CellTable part = SummaryCells.empty();
    for (int i = 0; i < facts.size(); i++) {
      add(facts.get(i), i % 3 == 0 ? part : merged);
    }
    merged.add(part);
    return summary(table, merged, SummaryFrame.NONE);
  }

  private static void add(SummaryFact fact, CellTable cells) {
    long[] values = new long[SummaryMeasure.count()];
    Arrays.fill(values, Measure.NOT_REPORTED);
    fact.values().forEach((measure, value) -> values[measure.position()] = value);
    cells.add(fact.interval(), fact.region(), 1, values);
  }

  private static SummaryRows summary(SummaryTable table, CellTable cells, SummaryFrame frame) {
    TableSet tableSet = TableSet.of(List.of(), SummaryFact.GAZETTEER, List.of());
    return new SummaryRows(
        tableSet, table, cells, SuppressedRows.none(), SuppressedWindows.none(), frame);
  }

  /** Returns the rows of all regions, made for the regions of one part at a time. */
  private static List<SummaryRows> inParts(SummaryTable table, List<SummaryFact> facts) {
    SummaryParts parts = new SummaryParts(SummaryFact.GAZETTEER, table);
    CellTable cells = SummaryCells.empty();
    facts.forEach(fact -> add(fact, cells));
    SummaryFrame frame = parts.frame(cells);
    return parts.divide(cells).values().stream().map(some -> summary(table, some, frame)).toList();
  }

  /** Returns the rows with their keys and computed figures, NULL as null. */
  private static List<Map<String, Object>> figures(SummaryTable table, List<SummaryFact> facts) {
    TableRows rows = rows(table, facts);
    List<Map<String, Object>> maps = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < rows.schema().columns().size(); i++) {
        Column column = rows.schema().columns().get(i);
        if (!GIVEN.contains(column.name())) {
          map.put(column.name(), value(rows, i, row));
        }
      }
      maps.add(map);
    }
    return maps;
  }

  private static Object value(TableRows rows, int column, int row) {
    return switch (rows.schema().columns().get(column).type()) {
      case STRING -> rows.text(column, row);
      case DATE -> rows.date(column, row);
      case BOOLEAN -> rows.flag(column, row);
      case INTEGER, AREA ->
          rows.number(column, row) == TableRows.NO_NUMBER ? null : rows.number(column, row);
      case RATIO ->
          rows.number(column, row) == TableRows.NO_NUMBER ? null : rows.ratio(column, row);
      case GEOMETRY ->
          throw new IllegalStateException("a pipeline element cannot contain geometries");
    };
  }

  private static List<Object> column(TableRows rows, String column) {
    List<Object> values = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      values.add(value(rows, rows.schema().position(column), row));
    }
    return values;
  }

  private static List<String> texts(TableRows rows, String column) {
    return column(rows, column).stream().map(String.class::cast).toList();
  }

  private static List<Long> numbers(TableRows rows, String column) {
    return column(rows, column).stream().map(Long.class::cast).toList();
  }

  /** Returns the numbers of the rows of D1 that have one, by period. */
  private static Map<String, Long> withNumber(TableRows rows, String column) {
    return withNumber(rows, column, "D1");
  }

  private static Map<String, Long> withNumber(TableRows rows, String column, String region) {
    Map<String, Long> numbers = new TreeMap<>();
    for (int row = 0; row < rows.size(); row++) {
      Long number = numbers(rows, column).get(row);
      if (number != null && texts(rows, "region_code").get(row).equals(region)) {
        numbers.put(texts(rows, "period_key").get(row), number);
      }
    }
    return numbers;
  }

  private static List<Double> ratios(TableRows rows, String column) {
    return column(rows, column).stream().map(Double.class::cast).toList();
  }

  private static String bytes(TableRows rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    rows.write(new DataOutputStream(bytes));
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
