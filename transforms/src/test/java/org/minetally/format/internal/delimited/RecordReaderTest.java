package org.minetally.format.internal.delimited;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.format.Dialect;

class RecordReaderTest {

  private static final int MIB = 1 << 20;

  @Test
  void continuesAfterRecordWithTextAfterClosingQuote() throws IOException {
    assertThat(
        rows("a,\"b\"c\"d,e\n\"f\" ,g\nh,\"i\"\n"),
        is(
            List.of(
                new DelimitedReading.Row(0, 0, List.of("a", "b", "e"), true),
                new DelimitedReading.Row(1, 11, List.of("f", "g"), true),
                new DelimitedReading.Row(2, 18, List.of("h", "i"), false))));
  }

  @Test
  void readsQuoteInsideUnquotedFieldAsText() throws IOException {
    assertThat(fields("a\"b,c\"\"d,\"e\"\n x\",\"\"\n"), is("[a\"b, c\"\"d, e][ x\", ]"));
  }

  @Test
  void readsLoneCarriageReturnAsData() throws IOException {
    assertThat(fields("a\rb,\rc\n\r,d\r\n"), is("[a\rb, \rc][\r, d]"));
    assertThat(fields("\"a\r\nb\",\"c\r\"\r\n"), is("[a\r\nb, c\r]"));
  }

  @Test
  void marksLoneCarriageReturnAfterClosingQuoteAsMalformed() throws IOException {
    assertThat(
        rows("\"a\"\r\n\"b\"\rc\n").stream().map(DelimitedReading.Row::malformed).toList(),
        is(List.of(false, true)));
  }

  /** A file may be truncated between CR and LF. */
  @Test
  void readsCarriageReturnAtEndOfFileAsNewline() throws IOException {
    assertThat(fields("a,b\r"), is("[a, b]"));
    assertThat(fields("a,\"b\"\r"), is("[a, b]"));
    assertThat(fields("a\n\r"), is("[a]"));
  }

  @Test
  void skipsEmptyLinesButCountsThem() throws IOException {
    List<DelimitedReading.Row> rows = rows("\n\r\na\n\n\n\"\"\n \n,\n");
    assertThat(
        rows.stream().map(DelimitedReading.Row::fields).toList(),
        is(List.of(List.of("a"), List.of(""), List.of(" "), List.of("", ""))));
    assertThat(
        rows.stream().map(DelimitedReading.Row::linesBefore).toList(), is(List.of(2L, 5L, 6L, 7L)));
    assertThat(DelimitedReading.whole(Dialect.CSV, bytes("\n\n")).lines(), is(2L));
    assertThat(rows(""), is(empty()));
  }

  @Test
  void countsLinesInsideQuotes() throws IOException {
    RecordReader reader = reader("a\n\"b\n\n\r\nc\",d\ne", 5);
    reader.next();
    reader.next();
    assertThat(reader.linesBefore(), is(1L));
    assertThat(reader.linesRead(), is(5L));
    reader.next();
    assertThat(reader.linesBefore(), is(5L));
    assertThat(reader.linesRead(), is(6L));
    assertThat(reader.next(), is(false));
    assertThat(reader.linesRead(), is(6L));
  }

  @Test
  void parsesFieldsThatAreNotKept() throws IOException {
    RecordReader reader = reader("a,b,\"c\"\"\n,\",d\ne,f\n", 2);
    assertThat(reader.next(), is(true));
    assertThat(reader.fields(), is(4));
    assertThat(text(reader, 0) + text(reader, 1), is("ab"));
    assertThat(reader.next(), is(true));
    assertThat(reader.fields(), is(2));
    assertThat(text(reader, 0) + text(reader, 1), is("ef"));
  }

  @Test
  void readsQuotesAsTextWithoutQuoteCharacter() throws IOException {
    Dialect dialect = new Dialect('\t', '\0', "UTF-8");
    List<DelimitedReading.Row> rows =
        DelimitedReading.whole(dialect, bytes("\"a\tb\"\n\"\"\t\"\n")).records();
    assertThat(
        rows.stream().map(DelimitedReading.Row::fields).toList(),
        is(List.of(List.of("\"a", "b\""), List.of("\"\"", "\""))));
  }

  @Test
  void reportsOffsetsInTheFile() throws IOException {
    RecordReader reader =
        new RecordReader(Dialect.CSV, new ByteArrayInputStream(bytes("\nab\n\ncd")), 1000, 1);
    assertThat(reader.next(), is(true));
    assertThat(reader.offset(), is(1001L));
    assertThat(reader.nextOffset(), is(1004L));
    assertThat(reader.next(), is(true));
    assertThat(reader.offset(), is(1005L));
    assertThat(reader.nextOffset(), is(1007L));
  }

  @Test
  void returnsStartAndEndOfWholeRecord() throws IOException {
    RecordReader reader = reader("a\nb,\"c\"\r\nd", 3);
    reader.next();
    reader.next();
    assertThat(
        new String(
            reader.bytes(), reader.recordStart(), reader.recordEnd() - reader.recordStart(), UTF_8),
        is("b,\"c\"\r\n"));
  }

  @Test
  void recordIsAsciiOnlyIfAllItsFieldsAre() throws IOException {
    RecordReader reader = reader("é,a\nb,c\nd,\"f\"\"é\"\n", 1);
    reader.next();
    assertThat(reader.isAscii(), is(false));
    reader.next();
    assertThat(reader.isAscii(), is(true));
    reader.next();
    assertThat(reader.isAscii(), is(false));
  }

  /** Text is validated over the whole record, after doubled quotes were joined. */
  @Test
  void joiningDoubledQuotesLeavesNoPartialCharacter() throws IOException {
    Random random = new Random(4);
    String[] pieces = {"\"\"", "é", "ə", "€", "\uD83D\uDCA3", "a", ",", "\n"};
    for (int i = 0; i < 5_000; i++) {
      StringBuilder field = new StringBuilder();
      for (int p = random.nextInt(8); p > 0; p--) {
        field.append(pieces[random.nextInt(pieces.length)]);
      }
      RecordReader reader = reader("x,\"" + field + "\",y\n", 3);
      reader.next();
      assertThat(text(reader, 1), is(field.toString().replace("\"\"", "\"")));
      String whole =
          new String(
              reader.bytes(),
              reader.recordStart(),
              reader.recordEnd() - reader.recordStart(),
              UTF_8);
      assertThat(whole + " of " + field, whole.indexOf('\ufffd'), is(-1));
    }
  }

  @Test
  void reportsStartOfRecordWhoseQuoteNeverCloses() {
    DelimitedException e =
        assertThrows(DelimitedException.class, () -> readAll(bytes("a,b\nc,\"d\ne,f\n"), 100));
    assertThat(e.offset(), is(104L));
    assertThat(e.getMessage(), containsString("never closes"));
  }

  @Test
  void readsLongestRecordAndRejectsOneByteMore() throws IOException {
    // A record of one byte and a newline, then a record that is one byte too long with its newline.
    byte[] file = new byte[2 + RecordReader.LONGEST_RECORD + 1];
    Arrays.fill(file, (byte) 'x');
    file[1] = '\n';
    file[file.length - 1] = '\n';
    DelimitedException e = assertThrows(DelimitedException.class, () -> readAll(file, 0));
    assertThat(e.offset(), is(2L));
    assertThat(e.getMessage(), containsString("longer than 16 MiB"));
    file[2] = '\n';
    assertThat(readAll(file, 0), is(2));
    // Without its newline, the last record has exactly the longest length.
    file[2] = 'x';
    assertThat(readAll(Arrays.copyOf(file, file.length - 1), 0), is(2));
  }

  /** The buffer grows with earlier records; the limit must not. */
  @Test
  void rejectsLongRecordAfterOtherLongRecords() {
    int[] lengths = {9 * MIB, 15 * MIB / 2, 20 * MIB};
    byte[] file = new byte[Arrays.stream(lengths).sum()];
    Arrays.fill(file, (byte) 'x');
    int at = 0;
    for (int length : lengths) {
      at += length;
      file[at - 1] = '\n';
    }
    DelimitedException e = assertThrows(DelimitedException.class, () -> readAll(file, 0));
    assertThat(e.offset(), is((long) lengths[0] + lengths[1]));
  }

  @Test
  void readsInputThatReturnsOneByteAtATime() throws IOException {
    byte[] file = bytes("a,\"b\"\"\n\"\r\n\nc,d");
    RecordReader reader =
        new RecordReader(
            Dialect.CSV,
            new ByteArrayInputStream(file) {
              @Override
              public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(1, length));
              }
            },
            0,
            2);
    reader.next();
    assertThat(DelimitedReading.fields(reader), is(List.of("a", "b\"\n")));
    reader.next();
    assertThat(DelimitedReading.fields(reader), is(List.of("c", "d")));
    assertThat(reader.next(), is(false));
    assertThat(reader.next(), is(false));
  }

  @Test
  void survivesRandomBytes() throws IOException {
    Random random = new Random(12345);
    int read = 0;
    int failed = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] file = new byte[random.nextInt(300)];
      random.nextBytes(file);
      for (int b = 0; b < file.length; b++) {
        // Many significant bytes among arbitrary ones.
        file[b] = random.nextInt(4) == 0 ? (byte) "\",\n\r".charAt(random.nextInt(4)) : file[b];
      }
      RecordReader reader =
          new RecordReader(Dialect.CSV, new ByteArrayInputStream(file), 0, 1 + random.nextInt(4));
      QuoteState[] states = QuoteState.values();
      try {
        if (reader.skipToRecordStart(states[random.nextInt(states.length)])) {
          while (reader.next()) {
            read++;
            assertThat(reader.end(0) >= reader.start(0), is(true));
          }
        }
      } catch (DelimitedException e) {
        failed++;
      }
    }
    assertThat(read, greaterThan(10_000));
    assertThat(failed, greaterThan(100));
  }

  @Test
  void dialectRejectsAmbiguousCharacters() {
    assertThrows(IllegalArgumentException.class, () -> new Dialect('é', '"', "UTF-8"));
    assertThrows(IllegalArgumentException.class, () -> new Dialect('\n', '"', "UTF-8"));
    assertThrows(IllegalArgumentException.class, () -> new Dialect('\r', '"', "UTF-8"));
    assertThrows(IllegalArgumentException.class, () -> new Dialect('\0', '"', "UTF-8"));
    assertThrows(IllegalArgumentException.class, () -> new Dialect(',', ',', "UTF-8"));
    assertThrows(IllegalArgumentException.class, () -> new Dialect(',', '\n', "UTF-8"));
    assertThrows(IllegalArgumentException.class, () -> new Dialect(',', '»', "UTF-8"));
    assertThrows(IllegalArgumentException.class, () -> new Dialect(',', '"', "no-such-charset"));
    assertThat(new Dialect(';', '\'', "utf8").charset(), is(UTF_8));
  }

  private static RecordReader reader(String text, int fieldsKept) {
    return new RecordReader(Dialect.CSV, new ByteArrayInputStream(bytes(text)), 0, fieldsKept);
  }

  private static int readAll(byte[] file, long offset) throws IOException {
    RecordReader reader = new RecordReader(Dialect.CSV, new ByteArrayInputStream(file), offset, 3);
    int records = 0;
    while (reader.next()) {
      records++;
    }
    return records;
  }

  private static List<DelimitedReading.Row> rows(String text) throws IOException {
    return DelimitedReading.whole(Dialect.CSV, bytes(text)).records();
  }

  private static String fields(String text) throws IOException {
    StringBuilder all = new StringBuilder();
    rows(text).forEach(row -> all.append(row.fields()));
    return all.toString();
  }

  private static String text(RecordReader reader, int field) {
    int from = reader.start(field);
    return new String(reader.bytes(), from, reader.end(field) - from, UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
