package org.minetally.format.internal.delimited;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.format.Dialect;

/** A file yields the same records, on the same lines, for every size of its ranges. */
class RangeSizePropertyTest {

  private static final String[] PIECES = {
    "a", "b", ",", ",", "\"", "\"", "\"\"", "\n", "\n", "\r\n", "\r", "é", "ə", " ", "日"
  };

  /** The number of rounds; higher in the nightly profile ({@code mvn verify -Pnightly}). */
  private static final int ROUNDS = Integer.getInteger("minetally.tests.rounds", 1);

  private static final int WINDOW = 1 << 16;

  @Test
  void rangesOfEverySizeYieldTheRecordsOfTheWholeFile() throws IOException {
    Random random = new Random(20261123);
    for (int n = 0; n < 1000 * ROUNDS; n++) {
      byte[] file = randomFile(random, 1 + random.nextInt(60));
      List<String> whole = readWhole(file, Dialect.CSV);
      for (int size = 1; size <= Math.min(file.length, 12); size++) {
        List<String> inRanges = readInRanges(file, Dialect.CSV, size);
        if (!inRanges.equals(whole)) {
          assertThat("ranges of " + size + " bytes of " + shown(file), inRanges, is(whole));
        }
      }
    }
  }

  @Test
  void splitsFileLargerThanTheWindowExactly() throws IOException {
    Random random = new Random(7);
    for (int n = 0; n < 4 * ROUNDS; n++) {
      byte[] file = randomFile(random, 150_000);
      int size = 20_000 + random.nextInt(150_000);
      assertThat(
          "file " + n + ", ranges of " + size + " bytes",
          readInRanges(file, Dialect.CSV, size),
          is(readWhole(file, Dialect.CSV)));
    }
  }

  @Test
  void everyNewlineEndsARecordWithoutQuoteCharacter() throws IOException {
    Dialect plain = new Dialect(',', '\0', "UTF-8");
    Random random = new Random(11);
    for (int n = 0; n < 300 * ROUNDS; n++) {
      byte[] file = randomFile(random, 1 + random.nextInt(40));
      int size = 1 + random.nextInt(file.length);
      assertThat(shown(file), readInRanges(file, plain, size), is(readWhole(file, plain)));
    }
  }

  private static byte[] randomFile(Random random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> readWhole(byte[] file, Dialect dialect) throws IOException {
    List<String> records = new ArrayList<>();
    RecordReader reader = new RecordReader(dialect, new ByteArrayInputStream(file), 0, 8);
    read(reader, 0, records);
    return records;
  }

  private static List<String> readInRanges(byte[] file, Dialect dialect, int size)
      throws IOException {
    List<String> records = new ArrayList<>();
    long lines = 0;
    try (SeekableByteChannel channel = new BytesChannel(file, WINDOW)) {
      for (ByteRange range : RangePlan.of(channel, dialect, 0, size)) {
        int start = (int) range.start();
        RecordReader reader =
            new RecordReader(
                dialect, new ByteArrayInputStream(file, start, file.length - start), start, 8);
        reader.stopAt(range.end());
        if (reader.skipToRecordStart(range.state()) && !read(reader, lines, records)) {
          break;
        }
        lines += reader.linesRead();
      }
    }
    return records;
  }

  /** Reads all records; returns false after a record whose quote never closes. */
  private static boolean read(RecordReader reader, long linesBefore, List<String> records)
      throws IOException {
    try {
      while (reader.next()) {
        records.add(record(reader, linesBefore));
      }
      return true;
    } catch (DelimitedException e) {
      records.add(e.offset() + ": " + e.getMessage());
      return false;
    }
  }

  private static String record(RecordReader reader, long linesBefore) {
    StringBuilder text = new StringBuilder();
    text.append("line ").append(linesBefore + reader.linesBefore());
    text.append(" byte ").append(reader.offset());
    text.append(reader.isMalformed() ? " malformed" : "");
    for (int i = 0; i < Math.min(8, reader.fields()); i++) {
      int from = reader.start(i);
      text.append(" [")
          .append(new String(reader.bytes(), from, reader.end(i) - from, StandardCharsets.UTF_8))
          .append(']');
    }
    return text.append(" of ").append(reader.fields()).toString();
  }

  private static String shown(byte[] file) {
    return new String(file, StandardCharsets.UTF_8).replace("\n", "\\n").replace("\r", "\\r");
  }
}
