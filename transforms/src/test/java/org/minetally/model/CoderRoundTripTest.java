package org.minetally.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.minetally.mapping.internal.PointCase;
import org.minetally.mapping.internal.PointOutcome;
import org.minetally.mapping.internal.Reason;
import org.minetally.mapping.internal.Rejection;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.period.internal.PeriodGrain;
import org.minetally.reconcile.internal.Exclusion;
import org.minetally.reconcile.internal.Finding;
import org.minetally.reconcile.internal.LookupNote;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.RangeId;
import org.minetally.reconcile.internal.RecordNote;
import org.minetally.reconcile.internal.YearGap;
import org.minetally.reconcile.internal.YearLag;
import org.minetally.region.internal.RegionCell;
import org.minetally.summary.internal.CellTable;
import org.minetally.table.FactTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** Messages are decoded unchanged, and a coder reads exactly the bytes of its own value. */
class CoderRoundTripTest {

  private static final Coder<Message> MESSAGES = Coders.of(Message.class);
  private static final UnmatchedName NAME = new UnmatchedName(1, 0, -1, "Ələt", false);

  private static final ClaimResult CLAIM =
      ClaimResult.builder("a")
          .statement("It was so.")
          .claimed("exactly", new BigDecimal("5"))
          .supported(new BigDecimal("4.25"), new BigDecimal("1200"))
          .verdict("supported", false, "2 records certainly fit.")
          .subset("b", "contradicted", "Too many.")
          .build();

  @Test
  void decodesEveryMessageUnchanged() throws Exception {
    List<Message> messages =
        List.of(
            new Message.RangeCounts(
                new RangeId(1, 2, 3),
                10,
                12,
                8,
                new TreeMap<>(Map.of(Reason.NEGATIVE, 1L)),
                Map.of("kind=training", 1L)),
            new Message.RejectedRecords(
                new RangeId(1, 2, 3),
                4,
                List.of(
                    new Message.RejectedRecord(
                        4, 5, new Rejection(Reason.NEGATIVE, "killed", "-1")),
                    new Message.RejectedRecord(6, 8, new Rejection(Reason.FIELD_COUNT, "", "3")),
                    new Message.RejectedRecord(
                        9, 12, new Rejection(Reason.NEGATIVE, "killed", "-1")))),
            new Message.FindingCounts(1, new TreeMap<>(Map.of(Finding.Kind.GAP, 2L))),
            new Message.ExcludedRecords(1, Exclusion.DUPLICATE, 2),
            new Message.NotedRecords(1, RecordNote.POSSIBLE_DUPLICATE, 2),
            new Message.FindingRaised(
                new Finding(Finding.Kind.GAP, new RangeId(0, 0, 0), 1, 2, "no figure for 3 days")),
            new Message.UnusedWords(
                1, new TreeMap<>(Map.of("dimensions.sex", new TreeSet<>(Set.of("F", "M"))))),
            new Message.TableSize("claims", 2),
            new Message.ClaimChecked(0, CLAIM),
            new Message.IncidentTableTotals(
                "i",
                2,
                new TreeMap<>(Map.of("records", 3L)),
                "district",
                Set.of(),
                Set.of(new RegionCell("0102", "Borik", "01"))),
            new Message.LookupCounts(0, 1, new TreeMap<>(Map.of(LookupNote.MATCHED_ROWS, 7L))),
            new Message.SourceTotals(
                1, 8, new TreeMap<>(Map.of(Measure.KILLED, 3L)), new TreeMap<>(Map.of(NAME, 2L))),
            new Message.NewestDates(1, 18_000, 18_100),
            new Message.FieldGaps(
                1,
                new TreeMap<>(
                    Map.of(new YearGap(144_252, YearGap.ALL), 8L, new YearGap(144_252, 62), 3L))),
            new Message.ReportingLags(
                1,
                new TreeMap<>(
                    Map.of(
                        new YearLag(144_252, -3), 8L, new YearLag(144_252, YearLag.UNKNOWN), 3L))),
            new Message.FactTableTotals(
                0,
                2,
                new TreeMap<>(Map.of(Measure.RECORDS, 8L)),
                new TreeMap<>(Map.of(Measure.KILLED, 3L)),
                Set.of(PeriodType.MONTH.periodOf(0)),
                Set.of(new RegionCell("R1", "North", null))),
            new Message.PointCounts(
                1, new TreeMap<>(Map.of(new PointCase(PointOutcome.FILLED, 1, 2), 3L))),
            new Message.SummaryTableTotals(
                0,
                2,
                new TreeMap<>(Map.of("victims", 8L)),
                new TreeMap<>(Map.of("killed", 3L)),
                Set.of(PeriodType.MONTH.periodOf(0)),
                Set.of(new RegionCell("R1", "North", null))));
    assertThat(
        "this test does not cover every kind of message",
        messages.size(),
        is(Message.class.getPermittedSubclasses().length));
    for (Message message : messages) {
      CoderProperties.coderDecodeEncodeEqual(MESSAGES, message);
    }
    assertThat(
        "two kinds of message begin with the same byte",
        messages.stream().map(CoderRoundTripTest::firstByte).distinct().count(),
        is((long) messages.size()));
    CoderProperties.coderDecodeEncodeEqual(ListCoder.of(MESSAGES), messages);
  }

  private static byte firstByte(Message message) {
    try {
      return CoderUtils.encodeToByteArray(MESSAGES, message)[0];
    } catch (CoderException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void equalMessagesHaveEqualBytes() throws Exception {
    Map<String, Long> filtered = new LinkedHashMap<>();
    Map<String, Long> reversed = new LinkedHashMap<>();
    Set<Period> months = new LinkedHashSet<>();
    Set<Period> reversedMonths = new LinkedHashSet<>();
    for (int i = 0; i < 20; i++) {
      filtered.put("kind=" + i, 1L);
      reversed.put("kind=" + (19 - i), 1L);
      months.add(PeriodType.DAY.periodOf(DateInterval.pack(i, i)));
      reversedMonths.add(PeriodType.DAY.periodOf(DateInterval.pack(19 - i, 19 - i)));
    }
    assertThat(
        CoderUtils.encodeToByteArray(
            MESSAGES,
            new Message.RangeCounts(new RangeId(0, 0, 0), 20, 20, 0, new TreeMap<>(), filtered)),
        is(
            CoderUtils.encodeToByteArray(
                MESSAGES,
                new Message.RangeCounts(
                    new RangeId(0, 0, 0), 20, 20, 0, new TreeMap<>(), reversed))));
    assertThat(
        CoderUtils.encodeToByteArray(MESSAGES, table(months)),
        is(CoderUtils.encodeToByteArray(MESSAGES, table(reversedMonths))));
  }

  private static Message table(Set<Period> periods) {
    return new Message.FactTableTotals(0, 1, new TreeMap<>(), new TreeMap<>(), periods, Set.of());
  }

  @Test
  void rejectsUnknownKindOfMessage() {
    assertThrows(
        CoderException.class, () -> CoderUtils.decodeFromByteArray(MESSAGES, new byte[] {99}));
  }

  @Test
  void decodesABatchWithoutRecords() throws Exception {
    assertRoundTrip(
        Coders.of(Batch.class),
        new BatchBuilder(true, 1, 1).build(0, 1, List.of(List.of()), List.of()));
  }

  @Test
  void decodesABatchSelectedFromAnother() throws Exception {
    Coder<Batch> coder = Coders.of(Batch.class);
    Batch batch = batch().select(new int[] {1}, 1);
    assertRoundTrip(coder, batch);
    Batch copy = CoderUtils.clone(coder, batch);
    assertThat(copy.size(), is(1));
    assertThat(copy.order(), is(7L));
    assertThat(copy.keyHigh(0), is(-5L));
    assertThat(copy.keyLow(0), is(6L));
    assertThat(copy.labels(0).get(copy.code(0, 0)), is("male"));
    assertThat(copy.measure(0, 0), is(Measure.NOT_REPORTED));
    assertThat(copy.measure(1, 0), is(1L << 40));
    assertThat(copy.unmatchedNames().get(copy.unmatched(0)), is(NAME));
  }

  @Test
  void decodesCellsWithTheirLabelsAndNulls() throws Exception {
    CellTable cells = new CellTable(1, 2);
    cells.add(batch(), PeriodGrain.of(List.of(PeriodType.DAY)));
    Coder<CellTable> coder = Coders.of(CellTable.class);
    assertRoundTrip(coder, cells);
    assertRoundTrip(coder, new CellTable(0, 0));
    CellTable copy = CoderUtils.clone(coder, cells);
    assertThat(copy.size(), is(2));
    assertThat(copy.label(0, 0), is("female"));
    assertThat(copy.sum(0, 0), is(0L));
    assertThat(copy.sum(0, 1), is(Measure.NOT_REPORTED));
  }

  @Test
  void decodesRowsOfEveryTypeWithTheirNulls() throws Exception {
    TableSchema schema =
        TableSchema.of(new FactTable(Dataset.DETECTIONS, PeriodType.YEAR, "region", List.of()));
    TableRows rows =
        new TableRows.Builder(schema, 1)
            .row()
            .text("year:2019")
            .text("region:R1")
            .text("2019")
            .date(17897)
            .date(TableRows.NO_DATE)
            .date(TableRows.NO_DATE)
            .text("R1")
            .text("North")
            .text("North, Country")
            .text(null)
            .text("at-event")
            .number(1)
            .number(TableRows.NO_NUMBER)
            .number(12_345_678)
            .number(0)
            .number(TableRows.NO_NUMBER)
            .build();
    Coder<TableRows> coder = Coders.of(TableRows.class);
    assertRoundTrip(coder, rows);
    TableRows copy = CoderUtils.clone(coder, rows);
    assertThat(copy.schema(), is(schema));
    assertThat(copy.date(3, 0), is(17897));
    assertThat(copy.date(4, 0), is(TableRows.NO_DATE));
    assertThat(copy.text(9, 0), is(nullValue()));
    assertThat(copy.number(12, 0), is(TableRows.NO_NUMBER));
    assertThat(copy.number(13, 0), is(12_345_678L));
    assertThat(copy.number(14, 0), is(0L));
  }

  /**
   * Encodes the value within a key and a list, so that a byte too many or too few corrupts what
   * follows.
   */
  private static <T> void assertRoundTrip(Coder<T> coder, T value) throws Exception {
    coder.verifyDeterministic();
    Coder<List<KV<Integer, T>>> among = ListCoder.of(KvCoder.of(VarIntCoder.of(), coder));
    List<KV<Integer, T>> values = List.of(KV.of(1, value), KV.of(2, value), KV.of(3, value));
    byte[] bytes = CoderUtils.encodeToByteArray(among, values);
    List<KV<Integer, T>> copies = CoderUtils.decodeFromByteArray(among, bytes);
    assertThat(copies.stream().map(KV::getKey).toList(), is(List.of(1, 2, 3)));
    assertThat(CoderUtils.encodeToByteArray(among, copies), is(bytes));
  }

  private static Batch batch() {
    BatchBuilder builder = new BatchBuilder(true, 1, 2);
    builder.next(DateInterval.pack(10, 10), 3, Batch.MATCHED);
    builder.key(1, 2);
    builder.measure(0, 0);
    builder.measure(1, 5);
    builder.next(DateInterval.UNKNOWN_PACKED, -1, 0);
    builder.key(-5, 6);
    builder.code(0, 1);
    builder.measure(0, Measure.NOT_REPORTED);
    builder.measure(1, 1L << 40);
    return builder.build(1, 7, List.of(List.of("female", "male")), List.of(NAME));
  }
}
