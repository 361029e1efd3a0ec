package org.minetally.summary;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minetally.model.Batch;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;
import org.minetally.period.internal.PeriodGrain;
import org.minetally.reconcile.internal.Message;
import org.minetally.region.Gazetteer;
import org.minetally.region.GazetteerCsv;
import org.minetally.summary.internal.CellTable;
import org.minetally.table.FactTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** The rows have one order, whatever the order of the records. */
class FactRowsTest {

  private static final FactTable TABLE =
      new FactTable(
          Dataset.CASUALTIES,
          PeriodType.MONTH,
          "district",
          List.of(Dimension.SEX, Dimension.AGE_GROUP));

  /** The order by code is neither the order of the lines nor that of the names. */
  private static final String PLACES =
      """
      code,name,level,parent
      R9,Aa,region,
      R10,Bb,region,
      D2,Alpha,district,R9
      D10,Beta,district,R9
      D1,Zeta,district,R10
      É1,Eta,district,R10
      """;

  private final Gazetteer gazetteer = gazetteer();
  private final Rollup rollup = new Rollup(TableSet.of(List.of(), gazetteer, List.of(TABLE)));

  private record Row(long interval, int region, String sex, String age, long killed) {}

  @Test
  void sortsRowsByPeriodThenRegionThenDimensions() {
    for (int seed = 0; seed < 20; seed++) {
      List<Row> records = randomRecords(new Random(seed));
      TableRows rows = rows(records);
      List<List<String>> keys = new ArrayList<>();
      for (int row = 0; row < rows.size(); row++) {
        keys.add(
            List.of(
                text(rows, "period_key", row),
                text(rows, "region_code", row),
                text(rows, "sex", row),
                text(rows, "age_group", row)));
      }
      List<List<String>> sorted = new ArrayList<>(keys);
      sorted.sort(
          Comparator.<List<String>, String>comparing(key -> key.get(0))
              .thenComparing(key -> key.get(1))
              .thenComparing(key -> key.get(2))
              .thenComparing(key -> key.get(3)));
      assertThat("seed " + seed, keys, is(sorted));
      assertThat("seed " + seed, keys.stream().distinct().toList(), is(keys));
      assertThat(keys, is(not(empty())));
    }
  }

  @Test
  void ignoresTheOrderOfRecords() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<Row> records = randomRecords(random);
      String before = text(rows(records));
      Collections.shuffle(records, random);
      assertThat("seed " + seed, text(rows(records)), is(before));
    }
  }

  @Test
  void countsEveryRecordInTheRowOfItsMembers() {
    for (int seed = 0; seed < 20; seed++) {
      List<Row> records = randomRecords(new Random(seed));
      Map<String, Long> expected = new TreeMap<>();
      for (Row record : records) {
        expected.merge(record.sex + " " + record.age, 1L, Long::sum);
      }
      TableRows rows = rows(records);
      Map<String, Long> found = new TreeMap<>();
      for (int row = 0; row < rows.size(); row++) {
        found.merge(
            text(rows, "sex", row) + " " + text(rows, "age_group", row),
            rows.number(rows.schema().position("records"), row),
            Long::sum);
      }
      assertThat("seed " + seed, found, is(expected));
    }
  }

  @Test
  void sortsBucketsAfterTheirYearAndUnknownLast() {
    TableRows rows =
        rows(
            List.of(
                record(DateInterval.UNKNOWN_PACKED),
                record(DateInterval.ofParts(2020, 1, 1)),
                record(DateInterval.ofParts(2019, 0, 0)),
                record(DateInterval.ofParts(2019, 12, 31)),
                record(DateInterval.ofParts(2019, 2, 0))));
    assertThat(
        column(rows, "period_key"), contains("2019-02", "2019-12", "2019-XX", "2020-01", "XXXX"));
    int start = rows.schema().position("period_start");
    int end = rows.schema().position("period_end");
    assertThat(rows.date(start, 2), is((int) LocalDate.of(2019, 1, 1).toEpochDay()));
    assertThat(rows.date(end, 2), is((int) LocalDate.of(2019, 12, 31).toEpochDay()));
    assertThat(rows.date(start, 4), is(TableRows.NO_DATE));
    assertThat(rows.date(end, 4), is(TableRows.NO_DATE));
  }

  @Test
  void sortsPlacesByCodeAsPlainText() {
    TableRows rows =
        rows(
            List.of(
                place("É1"), place("D2"), place("D10"), place("D1"), place(null), region("R9")));
    assertThat(
        column(rows, "region_code"), contains("D1", "D10", "D2", "R9/unknown", "unknown", "É1"));
    assertThat(
        column(rows, "region_name"),
        contains("Zeta", "Beta", "Alpha", "unknown", "unknown", "Eta"));
    int parent = rows.schema().position("parent_code");
    assertThat(rows.text(parent, 0), is("R10"));
    assertThat(rows.text(parent, 3), is("R9"));
    assertThat(rows.text(parent, 4), is(nullValue()));
  }

  @Test
  void writesNullForUnreportedValuesAndZeroForZero() {
    long january = DateInterval.ofParts(2019, 1, 1);
    long february = DateInterval.ofParts(2019, 2, 1);
    TableRows rows =
        rows(
            List.of(
                new Row(january, 0, "male", "adult", Measure.NOT_REPORTED),
                new Row(february, 0, "male", "adult", 0),
                new Row(february, 0, "male", "adult", Measure.NOT_REPORTED)));
    int killed = rows.schema().position("killed");
    int records = rows.schema().position("records");
    assertThat(rows.number(killed, 0), is(TableRows.NO_NUMBER));
    assertThat(rows.number(killed, 1), is(0L));
    assertThat(rows.number(records, 0), is(1L));
    assertThat(rows.number(records, 1), is(2L));
  }

  @Test
  void reportsTheTotalsOfTheRows() {
    List<Row> records =
        List.of(
            new Row(DateInterval.ofParts(2019, 1, 1), 2, "male", "adult", 3),
            new Row(DateInterval.ofParts(2019, 1, 2), 2, "male", "adult", 4),
            new Row(DateInterval.UNKNOWN_PACKED, -1, "male", "child", Measure.NOT_REPORTED));
    Message.FactTableTotals message =
        new FactRows(TableSchema.of(TABLE), TABLE, cells(records), gazetteer).message(5);
    assertThat(message.table(), is(5));
    assertThat(message.rows(), is(2L));
    assertThat(
        message.totals(), is(new TreeMap<>(Map.of(Measure.RECORDS, 3L, Measure.KILLED, 7L))));
    assertThat(
        message.periods().stream().map(p -> p.key()).sorted().toList(),
        contains("2019-01", "XXXX"));
    assertThat(message.regions().size(), is(2));
  }

  @Test
  void tableWithoutRecordsHasNoRowsAndNoTotals() {
    assertThat(rows(List.of()).size(), is(0));
    assertThat(
        new FactRows(TableSchema.of(TABLE), TABLE, cells(List.of()), gazetteer)
            .message(0)
            .totals()
            .isEmpty(),
        is(true));
  }

  private Row record(long interval) {
    return new Row(interval, 0, "male", "adult", 1);
  }

  private Row place(String code) {
    int district = code == null ? -1 : gazetteer.findCode(1, code);
    return new Row(0, district, "male", "adult", 1);
  }

  private Row region(String code) {
    return new Row(0, gazetteer.findCode(0, code), "male", "adult", 1);
  }

  private TableRows rows(List<Row> records) {
    return new FactRows(TableSchema.of(TABLE), TABLE, cells(records), gazetteer).rows();
  }

  private CellTable cells(List<Row> records) {
    List<String> sexes = records.stream().map(Row::sex).distinct().toList();
    List<String> ages = records.stream().map(Row::age).distinct().toList();
    BatchBuilder builder = new BatchBuilder(false, 2, 4);
    for (Row record : records) {
      builder.next(record.interval, record.region, Batch.MATCHED);
      builder.code(0, sexes.indexOf(record.sex));
      builder.code(1, ages.indexOf(record.age));
      for (int measure = 0; measure < 4; measure++) {
        builder.measure(measure, measure == 1 ? record.killed : Measure.NOT_REPORTED);
      }
    }
    CellTable finest = new CellTable(2, 4);
    finest.add(
        builder.build(0, 0, List.of(sexes, ages), List.of()),
        PeriodGrain.of(List.of(PeriodType.MONTH)));
    return rollup.of(TABLE, finest);
  }

  private List<Row> randomRecords(Random random) {
    List<Row> records = new ArrayList<>();
    for (int i = 1 + random.nextInt(300); i > 0; i--) {
      int month = random.nextInt(13);
      records.add(
          new Row(
              random.nextInt(8) == 0
                  ? DateInterval.UNKNOWN_PACKED
                  : DateInterval.ofParts(2018 + random.nextInt(2), month, month == 0 ? 0 : 1),
              random.nextInt(gazetteer.size() + 1) - 1,
              List.of("unknown", "male", "female").get(random.nextInt(3)),
              List.of("unknown", "child", "adult").get(random.nextInt(3)),
              random.nextInt(4) == 0 ? Measure.NOT_REPORTED : random.nextInt(4)));
    }
    return records;
  }

  private static List<String> column(TableRows rows, String column) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      texts.add(text(rows, column, row));
    }
    return texts;
  }

  private static String text(TableRows rows, String column, int row) {
    return rows.text(rows.schema().position(column), row);
  }

  /** Returns the encoded bytes of the rows, none of which may differ. */
  private static String text(TableRows rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    rows.write(new DataOutputStream(bytes));
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static Gazetteer gazetteer() {
    try {
      return Gazetteer.of(
          List.of("region", "district"),
          GazetteerCsv.read(
              new ByteArrayInputStream(PLACES.getBytes(StandardCharsets.UTF_8)),
              "places",
              GazetteerCsv.Columns.DEFAULT));
    } catch (IOException e) {
      throw new AssertionError("reading from memory cannot fail", e);
    }
  }
}
