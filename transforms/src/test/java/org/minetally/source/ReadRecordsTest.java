package org.minetally.source;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.format.Dialect;
import org.minetally.model.Batch;
import org.minetally.model.Measure;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.RangeId;

/**
 * A file yields the same records in the same order, with any compression, byte order mark, line
 * ends and range size.
 */
@ExtendWith(TestPipelineExtension.class)
class ReadRecordsTest {

  private static final long WHOLE = 1L << 30;
  private static final String ROWS =
      "items,model\n1,PMN\n2,\"PMN,\"\"2\"\"\"\n,Ələt 地雷\n007,\n5,\"two\nlines\"\n";
  private static final List<String> RECORDS =
      List.of("1 PMN", "2 PMN,\"2\"", "null Ələt 地雷", "7 unknown", "5 two\nlines");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 16, WHOLE})
  void readsUncompressedFile(long rangeSize, TestPipeline pipeline) throws IOException {
    expectRecords(RECORDS, pipeline, rangeSize, Dialect.CSV, file(bytes(ROWS)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, WHOLE})
  void readsGzip(long rangeSize, TestPipeline pipeline) throws IOException {
    expectRecords(RECORDS, pipeline, rangeSize, Dialect.CSV, file(gzip(bytes(ROWS))));
  }

  @Test
  void readsGzipOfSeveralMembersToItsEnd(TestPipeline pipeline) throws IOException {
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    parts.write(gzip(bytes(ROWS.substring(0, 20))));
    parts.write(gzip(bytes(ROWS.substring(20))));
    expectRecords(RECORDS, pipeline, WHOLE, Dialect.CSV, file(parts.toByteArray()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5, WHOLE})
  void skipsByteOrderMark(long rangeSize, TestPipeline pipeline) throws IOException {
    expectRecords(RECORDS, pipeline, rangeSize, Dialect.CSV, file(bytes("\ufeff" + ROWS)));
  }

  @Test
  void skipsByteOrderMarkInGzip(TestPipeline pipeline) throws IOException {
    expectRecords(RECORDS, pipeline, WHOLE, Dialect.CSV, file(gzip(bytes("\ufeff" + ROWS))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, WHOLE})
  void readsLinesThatEndInCrLf(long rangeSize, TestPipeline pipeline) throws IOException {
    String windows = ROWS.replace("\n", "\r\n").replace("two\r\nlines", "two\nlines");
    expectRecords(RECORDS, pipeline, rangeSize, Dialect.CSV, file(bytes(windows)));
  }

  @Test
  void readsLastLineWithoutNewline(TestPipeline pipeline) throws IOException {
    expectRecords(RECORDS, pipeline, 8, Dialect.CSV, file(bytes(ROWS.stripTrailing())));
  }

  @Test
  void readsHeaderWithoutRecords(TestPipeline pipeline) throws IOException {
    expectRecords(List.of(), pipeline, WHOLE, Dialect.CSV, file(bytes("items,model\n")));
  }

  @Test
  void readsHeaderWithWhiteSpaceQuotesAndUnmappedColumns(TestPipeline pipeline) throws IOException {
    expectRecords(
        List.of("3 PMN"),
        pipeline,
        WHOLE,
        Dialect.CSV,
        file(bytes("x,\" model \",y, items\na,PMN,b,3\n")));
  }

  @Test
  void readsOtherDialect(TestPipeline pipeline) throws IOException {
    expectRecords(
        List.of("3 Señal", "4 \"x\""),
        pipeline,
        4,
        new Dialect('\t', '\'', "ISO-8859-1"),
        file("items\tmodel\n3\t'Señal'\n4\t\"x\"\n".getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void readsFilesWithDifferentColumnOrders(TestPipeline pipeline) throws IOException {
    expectRecords(
        List.of("1 A", "2 B", "3 C"),
        pipeline,
        4,
        Dialect.CSV,
        file(bytes("items,model\n1,A\n")),
        file(bytes("model,items\nB,2\n")),
        file(bytes("model,x,items\nC,,3\n")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 64, WHOLE})
  void keepsOrderOfFiles(long rangeSize, TestPipeline pipeline) throws IOException {
    Path[] files = new Path[5];
    List<String> expected = new ArrayList<>();
    for (int file = 0; file < files.length; file++) {
      StringBuilder text = new StringBuilder("items,model\n");
      for (int row = 0; row < 5; row++) {
        text.append(10 * file + row).append(",m\n");
        expected.add(10 * file + row + " m");
      }
      files[file] = file(bytes(text.toString()));
    }
    expectRecords(expected, pipeline, rangeSize, Dialect.CSV, files);
  }

  /** A batch has at most half a million records; the rest of the range follows in the next one. */
  @Test
  void losesNothingInRangeOfSeveralBatches(TestPipeline pipeline) throws IOException {
    int rows = 1_100_000;
    String text = "items,model\n" + "1,A\n".repeat(rows - 1) + "2,B\n";
    PCollectionTuple read =
        pipeline.apply(Sources.read(Sources.plan(file(bytes(text)))).withRangeSize(WHOLE));
    PAssert.that(read.get(ReadRecords.BATCHES)).satisfies(new ThreeBatches(rows));
    PAssert.that(read.get(ReadRecords.MESSAGES))
        .containsInAnyOrder(
            new Message.RangeCounts(
                new RangeId(0, 0, 0), rows, rows + 1, rows, new TreeMap<>(), new TreeMap<>()),
            new Message.UnusedWords(0, new TreeMap<>()));
    pipeline.run();
  }

  private record ThreeBatches(int rows) implements SerializableFunction<Iterable<Batch>, Void> {
    @Override
    public Void apply(Iterable<Batch> batches) {
      List<Batch> sorted =
          StreamSupport.stream(batches.spliterator(), false)
              .sorted((a, b) -> Long.compare(a.order(), b.order()))
              .toList();
      assertThat(sorted.size(), is(3));
      assertThat(sorted.stream().mapToInt(Batch::size).sum(), is(rows));
      Batch last = sorted.get(2);
      assertThat(last.measure(0, last.size() - 1), is(2L));
      assertThat(last.labels(0).get(last.code(0, last.size() - 1)), is("B"));
      assertThat(last.labels(0).get(last.code(0, 0)), is("A"));
      return null;
    }
  }

  private void expectRecords(
      List<String> records, TestPipeline pipeline, long rangeSize, Dialect dialect, Path... files) {
    // One bundle per byte is slow on the DirectRunner.
    int groups = rangeSize == 1 ? 8 : Integer.MAX_VALUE;
    PCollectionTuple read =
        pipeline.apply(
            Sources.read(Sources.plan(dialect, files)).withRangeSize(rangeSize).withGroups(groups));
    PAssert.that(records(read)).satisfies(new InReadingOrder(new ArrayList<>(records)));
    PAssert.that(read.get(ReadRecords.MESSAGES)).satisfies(new AllAccepted(records.size()));
    pipeline.run();
  }

  private static PCollection<KV<Long, String>> records(PCollectionTuple read) {
    return read.get(ReadRecords.BATCHES).apply("Records", ParDo.of(new RecordsFn()));
  }

  /** Returns each batch as its order and its records, separated by NUL. */
  private static final class RecordsFn extends DoFn<Batch, KV<Long, String>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void records(@Element Batch batch, OutputReceiver<KV<Long, String>> out) {
      List<String> records = new ArrayList<>();
      for (int row = 0; row < batch.size(); row++) {
        long items = batch.measure(0, row);
        records.add(
            (items == Measure.NOT_REPORTED ? "null" : "" + items)
                + " "
                + batch.labels(0).get(batch.code(0, row)));
      }
      out.output(KV.of(batch.order(), String.join("\0", records)));
    }
  }

  private record InReadingOrder(ArrayList<String> expected)
      implements SerializableFunction<Iterable<KV<Long, String>>, Void> {
    @Override
    public Void apply(Iterable<KV<Long, String>> batches) {
      TreeMap<Long, String> sorted = new TreeMap<>();
      for (KV<Long, String> batch : batches) {
        assertThat(
            "two batches with the same order",
            sorted.put(batch.getKey(), batch.getValue()) == null);
      }
      assertThat(
          sorted.values().stream().flatMap(all -> List.of(all.split("\0")).stream()).toList(),
          is(expected));
      return null;
    }
  }

  private record AllAccepted(int records) implements SerializableFunction<Iterable<Message>, Void> {
    @Override
    public Void apply(Iterable<Message> messages) {
      long read = 0;
      long accepted = 0;
      for (Message message : messages) {
        if (message instanceof Message.RangeCounts range) {
          read += range.records();
          accepted += range.accepted();
        }
      }
      assertThat(read, is((long) records));
      assertThat(accepted, is((long) records));
      return null;
    }
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(folder, "in", ".csv"), bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
