package org.minetally.format.internal.delimited;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.format.Dialect;

/** Compares this reader with FastCSV on well-formed files. */
class FastCsvOracleTest {

  private static final String[] WORDS = {
    "", "", "a", "bc", " ", "x y", "0", "é", "əş", "\uD83D\uDCA3", "2021-06-30", "a longer field"
  };

  @Test
  void readsWellFormedFilesLikeFastCsv() throws IOException {
    Random random = new Random(99);
    int multiLine = 0;
    for (int i = 0; i < 3_000; i++) {
      Dialect dialect =
          new Dialect(",;\t|".charAt(random.nextInt(4)), "\"'".charAt(random.nextInt(2)), "UTF-8");
      String text = file(random, dialect, random.nextInt(8));
      List<DelimitedReading.Row> ours =
          DelimitedReading.whole(dialect, text.getBytes(UTF_8)).records();
      List<CsvRecord> theirs = fastCsv(dialect, text);
      String shown = RangePlanTest.shown(text.getBytes(UTF_8));
      assertThat(shown, ours, hasSize(theirs.size()));
      for (int r = 0; r < ours.size(); r++) {
        assertThat(shown, utf8(ours.get(r).fields()), is(theirs.get(r).getFields()));
        if (!shown.replace("\\r\\n", "").contains("\\r")) {
          // FastCSV counts a CR alone as a line, even inside quotes.
          assertThat(
              shown, ours.get(r).linesBefore() + 1, is(theirs.get(r).getStartingLineNumber()));
        }
        assertThat(shown, ours.get(r).malformed(), is(false));
        multiLine += ours.get(r).linesBefore() > r ? 1 : 0;
      }
    }
    assertThat("records after blank lines or embedded newlines", multiLine, greaterThan(1_000));
  }

  /**
   * The files are several times as large as the reader's buffer, so records of every shape cross
   * its end.
   */
  @Test
  void readsFilesOfSeveralMegabytesLikeFastCsv() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 3; i++) {
      String text = file(random, Dialect.CSV, 110_000);
      byte[] bytes = text.getBytes(UTF_8);
      assertThat(bytes.length, greaterThan(2 << 20));
      DelimitedReading ours = DelimitedReading.whole(Dialect.CSV, bytes);
      List<CsvRecord> theirs = fastCsv(Dialect.CSV, text);
      assertThat(ours.records(), hasSize(theirs.size()));
      for (int r = 0; r < theirs.size(); r++) {
        DelimitedReading.Row row = ours.records().get(r);
        if (!utf8(row.fields()).equals(theirs.get(r).getFields())) {
          assertThat("record " + r, utf8(row.fields()), is(theirs.get(r).getFields()));
        }
      }
      assertThat(DelimitedReading.inRanges(Dialect.CSV, bytes, 400_009), is(ours));
    }
  }

  @Test
  void readsFieldOfFiveMebibytes() throws IOException {
    String field = "q\"uote,\nəé".repeat(500_000);
    String text = "a,b\n1,\"" + field.replace("\"", "\"\"") + "\",2\nlast,one";
    List<DelimitedReading.Row> ours =
        DelimitedReading.whole(Dialect.CSV, text.getBytes(UTF_8)).records();
    assertThat(text.getBytes(UTF_8).length, greaterThan(5 << 20));
    assertThat(ours, hasSize(3));
    assertThat(utf8(ours.get(1).fields()).equals(List.of("1", field, "2")), is(true));
    assertThat(ours.get(2).linesBefore(), is(500_002L));
    assertThat(utf8(ours.get(2).fields()), is(List.of("last", "one")));
  }

  @Test
  void readsSingleByteCharsets() throws IOException {
    Charset windows = Charset.forName("windows-1252");
    String text = "Bogotá,\"Nariño \"\"sur\"\"\"\nfin,€";
    Dialect dialect = new Dialect(',', '"', "windows-1252");
    List<String> fields = new ArrayList<>();
    for (DelimitedReading.Row row :
        DelimitedReading.whole(dialect, text.getBytes(windows)).records()) {
      row.fields().forEach(f -> fields.add(new String(f.getBytes(ISO_8859_1), windows)));
    }
    assertThat(fields, is(List.of("Bogotá", "Nariño \"sur\"", "fin", "€")));
  }

  private static List<CsvRecord> fastCsv(Dialect dialect, String text) throws IOException {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(dialect.separator())
            .quoteCharacter(dialect.quote())
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      return reader.stream().toList();
    }
  }

  private static List<String> utf8(List<String> fields) {
    return fields.stream().map(f -> new String(f.getBytes(ISO_8859_1), UTF_8)).toList();
  }

  private static String file(Random random, Dialect dialect, int records) {
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < records; r++) {
      if (random.nextInt(10) == 0) {
        text.append(newline(random));
      }
      int fields = 1 + random.nextInt(6);
      for (int f = 0; f < fields; f++) {
        text.append(f == 0 ? "" : dialect.separator()).append(field(random, dialect));
      }
      if (r < records - 1 || random.nextBoolean()) {
        text.append(newline(random));
      }
    }
    return text.toString();
  }

  private static String newline(Random random) {
    return random.nextInt(3) == 0 ? "\r\n" : "\n";
  }

  private static String field(Random random, Dialect dialect) {
    String word = WORDS[random.nextInt(WORDS.length)];
    String quote = String.valueOf(dialect.quote());
    if (random.nextInt(3) > 0) {
      // A quote inside an unquoted field is plain text.
      return random.nextInt(20) == 0 ? "x" + quote + word : word;
    }
    StringBuilder inside = new StringBuilder(word);
    String[] pieces = {quote, "\n", "\r\n", "\r", String.valueOf(dialect.separator()), word};
    for (int i = random.nextInt(4); i > 0; i--) {
      inside.append(pieces[random.nextInt(pieces.length)]);
    }
    return quote + inside.toString().replace(quote, quote + quote) + quote;
  }
}
