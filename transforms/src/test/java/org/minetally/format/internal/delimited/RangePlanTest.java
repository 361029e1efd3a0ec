package org.minetally.format.internal.delimited;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.format.Dialect;

class RangePlanTest {

  /** The property that all parallel reading depends on. */
  @Test
  void rangesOfEverySizeYieldTheRecordsAndLinesOfTheWholeFile() throws IOException {
    Random random = new Random(20240117);
    int failures = 0;
    int malformed = 0;
    for (int i = 0; i < 1_500; i++) {
      byte[] file = RandomText.bytes(random, 10);
      DelimitedReading whole = DelimitedReading.whole(Dialect.CSV, file);
      failures += whole.failedAt() >= 0 ? 1 : 0;
      malformed += whole.records().stream().anyMatch(DelimitedReading.Row::malformed) ? 1 : 0;
      for (int size = 1; size <= file.length; size++) {
        assertThat(
            "ranges of " + size + " bytes of " + shown(file),
            DelimitedReading.inRanges(Dialect.CSV, file, size),
            is(whole));
      }
    }
    assertThat("files whose last quote never closes", failures, greaterThan(150));
    assertThat("files with text after a closing quote", malformed, greaterThan(150));
  }

  @Test
  void splitsOtherSeparatorsAndQuotesTheSameWay() throws IOException {
    Random random = new Random(7);
    for (Dialect dialect :
        List.of(new Dialect(';', '\'', "UTF-8"), new Dialect('\t', '\0', "windows-1252"))) {
      for (int i = 0; i < 50; i++) {
        byte[] file = RandomText.bytes(random, 10);
        for (int b = 0; b < file.length; b++) {
          file[b] =
              switch (file[b]) {
                case ',' -> (byte) dialect.separator();
                case '"' -> dialect.quote() == 0 ? (byte) '"' : (byte) dialect.quote();
                default -> file[b];
              };
        }
        DelimitedReading whole = DelimitedReading.whole(dialect, file);
        for (int size = 1; size <= file.length; size++) {
          assertThat(shown(file), DelimitedReading.inRanges(dialect, file, size), is(whole));
        }
      }
    }
  }

  @Test
  void rangesCoverTheFileWithoutGapsFromTheFirstRecordOn() throws IOException {
    byte[] file = "h\naaaa,b\n\"c\nd\",e\n".getBytes(UTF_8);
    for (int size = 1; size < 30; size++) {
      List<ByteRange> ranges = plan(file, Dialect.CSV, 2, size);
      long at = 2;
      for (ByteRange range : ranges) {
        assertThat(range.start(), is(at));
        at = range.end();
      }
      assertThat(at, is((long) file.length));
      assertThat(ranges.get(0).state(), is(QuoteState.RECORD_START));
      assertThat(ranges.size(), is(Math.max(1, (file.length - 2 + size - 1) / size)));
    }
  }

  @Test
  void fileWithOnlyAHeaderIsOneEmptyRange() throws IOException {
    assertThat(
        plan("h\n".getBytes(UTF_8), Dialect.CSV, 2, 10),
        contains(new ByteRange(2, 2, QuoteState.RECORD_START)));
    assertThat(
        plan(new byte[0], Dialect.CSV, 0, 10),
        contains(new ByteRange(0, 0, QuoteState.RECORD_START)));
  }

  /** The field is longer than the window before a split point and than a chunk. */
  @Test
  void neverSplitsLongQuotedFieldThatLooksLikeRecords() throws IOException {
    byte[] file = new byte[5 << 20];
    Arrays.fill(file, (byte) 'x');
    for (int i = 0; i < file.length; i += 50) {
      file[i] = '\n';
    }
    file[0] = 'a';
    file[1] = ',';
    file[2] = '"';
    byte[] end = "\",z\nnext,record\n".getBytes(UTF_8);
    System.arraycopy(end, 0, file, file.length - end.length, end.length);
    DelimitedReading whole = DelimitedReading.whole(Dialect.CSV, file);
    assertThat(whole.records().size(), is(2));
    for (int size : new int[] {100_003, 1 << 20, (1 << 20) + 1, 3_000_001}) {
      assertThat(
          "ranges of " + size, DelimitedReading.inRanges(Dialect.CSV, file, size), is(whole));
    }
  }

  /** No window of a file of quotes makes the state certain. */
  @Test
  void scansFileOfQuotesFromItsStart() throws IOException {
    for (int length : new int[] {300_000, 300_001, 2_200_003}) {
      byte[] file = new byte[length];
      Arrays.fill(file, (byte) '"');
      QuoteState expected = QuoteState.RECORD_START;
      int at = 0;
      for (ByteRange range : plan(file, Dialect.CSV, 0, 70_001)) {
        for (; at < range.start(); at++) {
          expected = expected.next((byte) '"', Dialect.CSV);
        }
        assertThat(range.state(), is(expected));
      }
    }
  }

  @Test
  void evenRangesGiveEveryGroupTheSameShare() {
    assertThat(
        "eight ranges instead of seven", RangePlan.evenSize(223_000, 32_000, 4), is(27_875L));
    assertThat("four instead of three", RangePlan.evenSize(65_000, 32_000, 4), is(16_250L));
    assertThat("already even", RangePlan.evenSize(128_000, 32_000, 4), is(32_000L));
    assertThat("one byte more", RangePlan.evenSize(128_001, 32_000, 4), is(16_001L));
  }

  @Test
  void evenSizeAtMostDoublesTheNumberOfRanges() {
    assertThat("a small file is one range", RangePlan.evenSize(32_000, 32_000, 4), is(32_000L));
    assertThat("many groups", RangePlan.evenSize(65_000, 32_000, 7), is(32_000L));
    assertThat(
        "any number of groups", RangePlan.evenSize(1L << 30, 1000, Integer.MAX_VALUE), is(1000L));
  }

  @Test
  void rejectsFileTruncatedDuringPlanning() {
    SeekableByteChannel lying = new BytesChannel(new byte[10], 4, 20);
    assertThrows(EOFException.class, () -> RangePlan.of(lying, Dialect.CSV, 0, 15));
  }

  private static List<ByteRange> plan(byte[] file, Dialect dialect, long first, long size)
      throws IOException {
    return RangePlan.of(new BytesChannel(file, 1000), dialect, first, size);
  }

  static String shown(byte[] file) {
    return '[' + new String(file, UTF_8).replace("\r", "\\r").replace("\n", "\\n") + ']';
  }
}
