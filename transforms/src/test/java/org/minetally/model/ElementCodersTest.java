package org.minetally.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;
import org.minetally.period.internal.PeriodGrain;
import org.minetally.summary.internal.CellTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** Elements are decoded unchanged, and equal values have equal encodings. */
class ElementCodersTest {

  private static final Coder<Batch> BATCHES = Coders.of(Batch.class);
  private static final Coder<CellTable> CELLS = Coders.of(CellTable.class);
  private static final Coder<TableRows> ROWS = Coders.of(TableRows.class);

  @Test
  void eachElementTypeHasDistinctCoder() {
    Set<Coder<?>> coders = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (Class<?> type : Coders.TYPES) {
      coders.add(Coders.registered(type));
      ids.add(Coders.idOf(type));
    }
    assertThat(coders.size(), is(Coders.TYPES.size()));
    assertThat(ids.size(), is(Coders.TYPES.size()));
  }

  @Test
  void everyElementCoderIsDeterministic() throws Coder.NonDeterministicException {
    for (Class<?> type : Coders.TYPES) {
      Coders.of(type).verifyDeterministic();
    }
  }

  @Test
  void decodesABatchUnchanged() throws IOException {
    Random random = new Random(1);
    for (int n = 0; n < 200; n++) {
      Batch batch = randomBatch(random, random.nextBoolean());
      assertRoundTrip(BATCHES, batch);
      Batch copy = CoderUtils.clone(BATCHES, batch);
      assertThat(copy.size(), is(batch.size()));
      assertThat(copy.hasKeys(), is(batch.hasKeys()));
      for (int row = 0; row < batch.size(); row++) {
        assertThat(copy.startDay(row), is(batch.startDay(row)));
        assertThat(copy.endDay(row), is(batch.endDay(row)));
        assertThat(copy.region(row), is(batch.region(row)));
        assertThat(copy.code(0, row), is(batch.code(0, row)));
        assertThat(copy.measure(0, row), is(batch.measure(0, row)));
        assertThat(copy.measure(1, row), is(batch.measure(1, row)));
        assertThat(copy.unmatched(row), is(batch.unmatched(row)));
      }
      assertThat(copy.unmatchedNames(), is(batch.unmatchedNames()));
      assertThat(copy.labels(0), is(batch.labels(0)));
    }
  }

  @Test
  void decodesATableOfCellsThatCanBeAddedTo() throws IOException {
    Random random = new Random(2);
    PeriodGrain grain = PeriodGrain.of(List.of(PeriodType.MONTH));
    for (int n = 0; n < 50; n++) {
      CellTable cells = new CellTable(1, 2);
      Batch batch = randomBatch(random, false);
      cells.add(batch, grain);
      assertRoundTrip(CELLS, cells);
      CellTable copy = CoderUtils.clone(CELLS, cells);
      copy.add(batch, grain);
      cells.add(batch, grain);
      assertThat(
          CoderUtils.encodeToByteArray(CELLS, copy),
          is(CoderUtils.encodeToByteArray(CELLS, cells)));
    }
  }

  @Test
  void decodesRowsUnchanged() throws IOException {
    TableRows rows =
        new TableRows.Builder(TableSchema.DIM_PERIOD, 2)
            .row()
            .text("month:2019-03")
            .text("month")
            .text("2019-03")
            .date(17956)
            .date(17986)
            .date(17956)
            .text("exact")
            .flag(true)
            .flag(false)
            .row()
            .text("month:XXXX")
            .text("month")
            .text("XXXX")
            .date(TableRows.NO_DATE)
            .date(TableRows.NO_DATE)
            .date(TableRows.NO_DATE)
            .text("unknown")
            .flag(null)
            .flag(null)
            .build();
    assertRoundTrip(ROWS, rows);
    TableRows copy = CoderUtils.clone(ROWS, rows);
    assertThat(copy.schema(), is(rows.schema()));
    assertThat(copy.text(2, 1), is("XXXX"));
    assertThat(copy.date(3, 0), is(17956));
    assertThat(copy.date(3, 1), is(TableRows.NO_DATE));
  }

  private static <T> void assertRoundTrip(Coder<T> coder, T value) throws IOException {
    CoderProperties.coderSerializable(coder);
    byte[] bytes = CoderUtils.encodeToByteArray(coder, value);
    T copy = CoderUtils.decodeFromByteArray(coder, bytes);
    assertThat(CoderUtils.encodeToByteArray(coder, copy), is(bytes));
  }

  private static Batch randomBatch(Random random, boolean keys) {
    BatchBuilder builder = new BatchBuilder(keys, 1, 2);
    int rows = random.nextInt(50);
    long spread = 1L << random.nextInt(62);
    for (int row = 0; row < rows; row++) {
      int start = random.nextInt(30000);
      int unmatched = random.nextInt(10) == 0 ? 0 : Batch.MATCHED;
      long interval = DateInterval.pack(start, start + random.nextInt(400));
      builder.next(interval, random.nextInt(1000) - 1, unmatched);
      if (keys) {
        builder.key(random.nextLong(), random.nextLong());
      }
      builder.code(0, random.nextInt(2));
      builder.measure(0, random.nextInt(5) == 0 ? Measure.NOT_REPORTED : random.nextLong(spread));
      builder.measure(1, Measure.NOT_REPORTED);
    }
    return builder.build(
        3,
        random.nextLong(),
        List.of(List.of("a", "b")),
        List.of(new UnmatchedName(3, 1, -1, "Nowhere", true)));
  }
}
