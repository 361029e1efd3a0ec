package org.minetally.format.internal.delimited;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.minetally.format.Dialect;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;

/**
 * Reads delimited text. The first byte selects the dialect, the second the size of the ranges. All
 * ranges together yield the same records as one reading, and FastCSV yields them too. FastCSV
 * rejects the text where this reader finds a malformed record or an open quote.
 */
public final class DelimitedTarget implements Target {

  private static final List<Dialect> DIALECTS =
      List.of(
          Dialect.CSV,
          new Dialect(';', '"', "UTF-8"),
          new Dialect('\t', '\'', "UTF-8"),
          new Dialect('|', '"', "windows-1252"),
          new Dialect(',', '\0', "UTF-8"));

  private static final int FIELDS_KEPT = 8;

  private record Row(
      long line, long offset, int fields, List<String> kept, boolean malformed, boolean ascii) {}

  private record Reading(List<Row> rows, long lines, long failedAt) {}

  @Override
  public String name() {
    return "delimited";
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(
        "\0\1a,b,c\n1,\"x, y\",3\n\"line\none\",\"say \"\"no\"\"\",\n",
        "\1\7a;b\r\n1;2\r\n\r\n\"x;\r\n\r\ny\";z",
        "\2\3a\tb\n'it''s'\tx\n\n''\t''\n",
        "\3\20when|where|killed\n2019-03-01|Bogot\u00e1|\"1\"\n|||\n",
        "\4\5a,\"b\n\"\"c,d\n,,\n",
        "\0\2" + new String(Seeds.file("sample/data/quotes-newlines-crlf.csv"), ISO_8859_1));
  }

  @Override
  public List<String> words() {
    return List.of(
        "\"", "\"\"", "'", "''", ",", ";", "|", "\t", "\r\n", "\n", "\"\n", ",\"", "\",");
  }

  @Override
  public int inShortRun() {
    return 2_000;
  }

  @Override
  public boolean check(byte[] input) throws IOException {
    if (input.length < 2) {
      return false;
    }
    Dialect dialect = DIALECTS.get((input[0] & 0xff) % DIALECTS.size());
    byte[] text = Arrays.copyOfRange(input, 2, input.length);
    Reading whole =
        read(dialect, text, List.of(new ByteRange(0, Long.MAX_VALUE, QuoteState.RECORD_START)));
    long size = 1L + (input[1] & 0xff);
    List<ByteRange> ranges = RangePlan.of(new SeekableInMemoryByteChannel(text), dialect, 0, size);
    Promise.equal(read(dialect, text, ranges), whole, "ranges of " + size + " bytes");
    compareWithFastCsv(dialect, new String(text, ISO_8859_1), whole);
    return whole.failedAt < 0 && whole.rows.stream().noneMatch(Row::malformed);
  }

  private static Reading read(Dialect dialect, byte[] text, List<ByteRange> ranges)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    long lines = 0;
    long failedAt = -1;
    for (ByteRange range : ranges) {
      int start = (int) range.start();
      var in = new ByteArrayInputStream(text, start, text.length - start);
      RecordReader reader = new RecordReader(dialect, in, start, FIELDS_KEPT);
      reader.stopAt(range.end());
      try {
        if (reader.skipToRecordStart(range.state())) {
          while (reader.next()) {
            rows.add(row(reader, lines));
          }
        }
      } catch (DelimitedException e) {
        Promise.that(failedAt < 0, "two ranges fail");
        failedAt = e.offset();
      }
      lines += reader.linesRead();
    }
    return new Reading(rows, lines, failedAt);
  }

  private static Row row(RecordReader reader, long linesBefore) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < Math.min(FIELDS_KEPT, reader.fields()); i++) {
      int from = reader.start(i);
      kept.add(new String(reader.bytes(), from, reader.end(i) - from, ISO_8859_1));
    }
    return new Row(
        linesBefore + reader.linesBefore(),
        reader.offset(),
        reader.fields(),
        kept,
        reader.isMalformed(),
        reader.isAscii());
  }

  /** Compares with FastCSV, except where its rules differ: without quotes, and with a lone CR. */
  private static void compareWithFastCsv(Dialect dialect, String text, Reading ours)
      throws IOException {
    boolean aloneCr = text.replace("\r\n", "").indexOf('\r') >= 0;
    if (dialect.quote() == 0 || aloneCr) {
      return;
    }
    boolean rejected = ours.failedAt >= 0 || ours.rows.stream().anyMatch(Row::malformed);
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(dialect.separator())
            .quoteCharacter(dialect.quote())
            .skipEmptyLines(true)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      List<CsvRecord> theirs = csv.stream().toList();
      Promise.that(!rejected, "FastCSV reads text that is rejected here");
      Promise.equal(ours.rows.size(), theirs.size(), "records");
      for (int i = 0; i < theirs.size(); i++) {
        List<String> fields = theirs.get(i).getFields();
        Promise.equal(ours.rows.get(i).fields, fields.size(), "fields of record " + i);
        Promise.equal(
            ours.rows.get(i).kept,
            fields.subList(0, Math.min(FIELDS_KEPT, fields.size())),
            "record " + i);
        Promise.equal(
            ours.rows.get(i).line + 1,
            theirs.get(i).getStartingLineNumber(),
            "line of record " + i);
      }
    } catch (CsvParseException | java.io.UncheckedIOException e) {
      Promise.that(rejected, "FastCSV rejects text that is read here: " + e.getMessage());
    }
  }
}
