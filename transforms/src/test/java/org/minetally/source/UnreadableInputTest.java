package org.minetally.source;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.format.Dialect;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.FormatException;
import org.minetally.internal.store.StoreStalledException;
import org.minetally.source.internal.SourceFile;

/** A file that cannot be read to its end fails the job, and the message says which and why. */
@ExtendWith(TestPipelineExtension.class)
class UnreadableInputTest {

  private static final long WHOLE = 1L << 30;
  private static final String GOOD = "items,model\n1,PMN\n2,PMN\n";

  @TempDir Path folder;

  @Test
  void reportsEmptyFile(TestPipeline pipeline) throws IOException {
    Path file = file("");
    assertThat(
        failure(pipeline, WHOLE, file),
        is(file + ": the file is empty; expected a header line with the column names"));
  }

  @Test
  void reportsFileOfEmptyLines(TestPipeline pipeline) throws IOException {
    Path file = file("\n\r\n\n");
    assertThat(failure(pipeline, WHOLE, file), startsWith(file + ": the file is empty"));
  }

  @Test
  void reportsFileWithOnlyAByteOrderMark(TestPipeline pipeline) throws IOException {
    Path file = file("\ufeff");
    assertThat(failure(pipeline, WHOLE, file), startsWith(file + ": the file is empty"));
  }

  @Test
  void reportsEmptyFileAmongOthers(TestPipeline pipeline) throws IOException {
    Path file = file("");
    assertThat(
        failure(pipeline, WHOLE, file(GOOD), file, file(GOOD)),
        startsWith(file + ": the file is empty"));
  }

  @Test
  void reportsMissingFile(TestPipeline pipeline) throws IOException {
    Path file = folder.resolve("gone.csv");
    assertThat(
        failure(pipeline, WHOLE, file(GOOD), file),
        is(file + ": the file does not exist, or permission is denied"));
  }

  @Test
  void reportsFolderInsteadOfFile(TestPipeline pipeline) throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside.csv"));
    assertThat(failure(pipeline, WHOLE, inside), startsWith(inside + ": "));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 12, 200, -9, -1})
  void reportsTruncatedGzip(int bytes, TestPipeline pipeline) throws IOException {
    byte[] whole = gzip(manyRows());
    Path file = folder.resolve("in.csv.gz");
    Files.write(file, Arrays.copyOf(whole, bytes < 0 ? whole.length + bytes : bytes));
    String message = failure(pipeline, WHOLE, file);
    assertThat(message, startsWith(file + ": the compressed data is damaged or truncated"));
    assertThat(message, containsString("Download the file again."));
  }

  @Test
  void reportsGzipWithWrongByte(TestPipeline pipeline) throws IOException {
    byte[] whole = gzip(manyRows());
    whole[whole.length - 6] ^= 1;
    Path file = Files.write(folder.resolve("in.csv.gz"), whole);
    assertThat(
        failure(pipeline, WHOLE, file),
        startsWith(file + ": the compressed data is damaged or truncated ("));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, WHOLE})
  void reportsQuoteThatNeverCloses(long rangeSize, TestPipeline pipeline) throws IOException {
    Path file = file("items,model\n1,\"two\nlines\"\n2,\"open\n3,PMN\n4,PMN\n");
    String message = failure(pipeline, rangeSize, file);
    assertThat(message, startsWith(file + ":4: a quote opens in this record and never closes"));
    assertThat(message, containsString("set format.quote to none"));
  }

  @Test
  void reportsQuoteThatNeverClosesInGzip(TestPipeline pipeline) throws IOException {
    Path file = folder.resolve("in.csv.gz");
    Files.write(file, gzip("items,model\n1,PMN\n2,\"open\n3,PMN\n"));
    assertThat(failure(pipeline, WHOLE, file), startsWith(file + ":3: a quote opens"));
  }

  @Test
  void reportsQuoteThatNeverClosesInTheHeader(TestPipeline pipeline) throws IOException {
    Path file = file("\n\"items,model\n1,PMN\n");
    assertThat(failure(pipeline, WHOLE, file), startsWith(file + ":2: a quote opens"));
  }

  @Test
  void reportsMissingColumn(TestPipeline pipeline) throws IOException {
    Path file = file("items,type\n1,PMN\n");
    assertThat(
        failure(pipeline, WHOLE, file),
        is(file + ":1: the header has no column \"model\"; it has items, type"));
  }

  @Test
  void reportsMissingColumnInFileWithoutRecords(TestPipeline pipeline) throws IOException {
    Path file = file("items,type\n");
    assertThat(
        failure(pipeline, WHOLE, file),
        startsWith(file + ":1: the header has no column \"model\""));
  }

  @Test
  void reportsWrongSeparator(TestPipeline pipeline) throws IOException {
    Path file = file("items;model\n1;PMN\n");
    assertThat(failure(pipeline, WHOLE, file), containsString("the header has no column"));
  }

  @Test
  void reportsSecondFileWithDifferentHeader(TestPipeline pipeline) throws IOException {
    Path file = file("number,model\n1,PMN\n");
    assertThat(
        failure(pipeline, WHOLE, file(GOOD), file),
        startsWith(file + ":1: the header has no column \"items\""));
  }

  @Test
  void reportsHeaderWithTooManyColumns(TestPipeline pipeline) throws IOException {
    Path file = file("items,model" + ",x".repeat(4095) + "\n");
    assertThat(
        failure(pipeline, WHOLE, file),
        is(file + ":1: the header has 4097 columns; at most 4096 are supported"));
  }

  @Test
  void doesNotReportStalledStoreAsDamage() {
    SourceFile source = new SourceFile("s3://b/d.xlsx", Dialect.CSV);
    StoreStalledException stalled =
        new StoreStalledException("s3://b/d.xlsx", "reading it", Duration.ofMinutes(2));
    assertThat(
        assertThrows(
            StoreStalledException.class,
            () -> source.unreadable(new FormatException("damaged", stalled))),
        is(sameInstance(stalled)));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "in", ".csv"), text);
  }

  private static String failure(TestPipeline pipeline, long rangeSize, Path... files) {
    pipeline.apply(Sources.read(Sources.plan(Dialect.CSV, files)).withRangeSize(rangeSize));
    PipelineExecutionException failed =
        assertThrows(PipelineExecutionException.class, pipeline::run);
    assertThat(failed.getCause(), is(instanceOf(UnreadableInputException.class)));
    return failed.getCause().getMessage();
  }

  /** Returns enough rows for more than one block of compressed data. */
  private static String manyRows() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("items,model\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(random.nextInt(1_000_000)).append(",PMN\n");
    }
    return text.toString();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
