package org.minetally.source.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.format.Dialect;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.RecordCursor;

/** Reads text in UTF-16 and UTF-32, and text whose records end with carriage returns. */
class TextFormTest {

  private static final String TEXT =
      "id,plâce\n1,\"Ålder\nsouth\"\n2,\uD83D\uDE00 \"x\"\n3,Черногория\n";
  private static final List<String> RECORDS =
      List.of("0: id|plâce", "1: 1|Ålder\nsouth", "3: 2|\uD83D\uDE00 \"x\"", "4: 3|Черногория");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void readsTextWithByteOrderMark(String charset) throws IOException {
    byte[] bytes = ("\uFEFF" + TEXT).getBytes(Charset.forName(charset));
    for (String declared : List.of("UTF-8", "windows-1252", charset)) {
      assertThat(declared, records(bytes, declared), is(RECORDS));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void readsTextWithoutByteOrderMark(String charset) throws IOException {
    byte[] bytes = TEXT.getBytes(Charset.forName(charset));
    for (String declared : List.of("UTF-8", charset.substring(0, 6), charset)) {
      assertThat(declared, records(bytes, declared), is(RECORDS));
    }
  }

  @Test
  void readsCompressedUtf16() throws IOException {
    assertThat(
        records(gzip(("\uFEFF" + TEXT).getBytes(Charset.forName("UTF-16LE"))), "UTF-8"),
        is(RECORDS));
  }

  @Test
  void readsUtf16LongerThanEveryBuffer() throws IOException {
    StringBuilder text = new StringBuilder("\uFEFFid,place\n");
    List<String> expected = new ArrayList<>(List.of("0: id,place".replace(',', '|')));
    for (int i = 1; i <= 30_000; i++) {
      text.append(i).append(",\uD83D\uDE00é\n");
      expected.add(i + ": " + i + "|\uD83D\uDE00é");
    }
    assertThat(
        records(text.toString().getBytes(Charset.forName("UTF-16BE")), "UTF-8"), is(expected));
  }

  @Test
  void rejectsUnpairedSurrogateWithItsLine() {
    String text = "\uFEFFid,place\n1,Alder\n2,B\uD800irch\n";
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) text.charAt(i);
      bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
    }
    assertThat(
        rejection(bytes),
        is(
            folder
                + "/d.csv:3: 0x00d86900 at byte 42 is not valid UTF-16LE; save the file as UTF-8."));
  }

  @Test
  void rejectsSurrogateInUtf32() {
    byte[] bytes = "\uFEFFid,place\n1,?\n".getBytes(Charset.forName("UTF-32BE"));
    bytes[bytes.length - 6] = (byte) 0xD8;
    assertThat(rejection(bytes), containsString("is not valid UTF-32BE"));
  }

  @Test
  void rejectsUtf16TruncatedInsideCharacter() {
    byte[] bytes = ("\uFEFF" + TEXT).getBytes(Charset.forName("UTF-16LE"));
    assertThat(
        rejection(Arrays.copyOf(bytes, bytes.length - 1)),
        startsWith(folder + "/d.csv:5: 0x0a at byte "));
  }

  @Test
  void rejectsWideCharsetWithoutByteOrder() {
    byte[] bytes = "Ж,Д\n1,2\n".getBytes(Charset.forName("UTF-16BE"));
    assertThat(
        assertThrows(UnreadableInputException.class, () -> records(bytes, "UTF-16")).getMessage(),
        containsString("set format.charset to UTF-16LE or UTF-16BE"));
  }

  @Test
  void reportsLineOfQuoteThatNeverClosesInUtf16() {
    assertThat(
        rejection("\uFEFFid,place\n1,x\n2,\"open\n3,y\n".getBytes(Charset.forName("UTF-16LE"))),
        startsWith(folder + "/d.csv:3: a quote opens"));
  }

  @Test
  void readsRecordsThatEndWithCarriageReturns() throws IOException {
    assertThat(records(TEXT.replace('\n', '\r')), is(returns(RECORDS)));
    assertThat(records("\uFEFF" + TEXT.replace('\n', '\r')), is(returns(RECORDS)));
    assertThat(
        records(gzip(TEXT.replace('\n', '\r').getBytes(UTF_8)), "UTF-8"), is(returns(RECORDS)));
    assertThat(
        records(
            ("\uFEFF" + TEXT.replace('\n', '\r')).getBytes(Charset.forName("UTF-16BE")), "UTF-8"),
        is(returns(RECORDS)));
  }

  @Test
  void readsSingleColumnThatEndsWithCarriageReturns() throws IOException {
    assertThat(records("place\rAlder\rBirch"), contains("0: place", "1: Alder", "2: Birch"));
    assertThat(records("place\r\rAlder\r"), contains("0: place", "2: Alder"));
  }

  @Test
  void readsCarriageReturnsMixedWithLineFeeds() throws IOException {
    assertThat(records("a,b\r1,2\r\n3,4\n5,6\r"), contains("0: a|b", "1: 1|2", "2: 3|4", "3: 5|6"));
    assertThat(
        records("a,b\r\"x\ny\",2\r\"x\r\ny\",4\r5,6\n"),
        contains("0: a|b", "1: x\ny|2", "3: x\r\ny|4", "5: 5|6"));
  }

  @Test
  void keepsCarriageReturnsInTextWithLineFeeds() throws IOException {
    assertThat(records("a,b\nx\ry,2\n3,4\n"), contains("0: a|b", "1: x\ry|2", "2: 3|4"));
    assertThat(records("a\rc,b\nx,2\n"), contains("0: a\rc|b", "1: x|2"));
    assertThat(records("a,b\rc,d\n1,2,3\n"), contains("0: a|b\rc|d", "1: 1|2|3"));
    assertThat(records("\"a\rc\",b\n1,2\n"), contains("0: a\rc|b", "1: 1|2"));
    assertThat(records("a,b\r\n\"x\ry\",2\r\n"), contains("0: a|b", "1: x\ry|2"));
  }

  @Test
  void countsLinesOfTextWithCarriageReturns() {
    assertThat(
        rejection("a,b\r\"x\ry\",2\r3,\"open\r".getBytes(UTF_8)),
        startsWith(folder + "/d.csv:4: a quote opens"));
  }

  @Test
  void readsLongTextWithCarriageReturns() throws IOException {
    StringBuilder text = new StringBuilder("id,place\r");
    for (int i = 1; i <= 40_000; i++) {
      text.append(i).append(i % 3 == 0 ? ",x\r\n" : i % 3 == 1 ? ",\"x\r\"\r" : ",x\r");
    }
    List<String> records = records(text.toString());
    assertThat(records, hasSize(40_001));
    assertThat(records.get(40_000), is("53333: 40000|x\r"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "geojson", "jsonl"})
  void readsJsonInUtf16(String format) throws IOException {
    String text =
        switch (format) {
          case "json" -> "[{\"a\": \"é\"}]";
          case "geojson" -> "{\"features\": [{\"properties\": {\"a\": \"é\"}}]}";
          default -> "{\"a\": \"é\"}\n";
        };
    for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      for (String mark : List.of("\uFEFF", "")) {
        byte[] bytes = (mark + text).getBytes(Charset.forName(charset));
        assertThat(charset, read("d." + format, bytes, "UTF-8").get(1), startsWith("0: é"));
      }
    }
  }

  private static List<String> returns(List<String> records) {
    return records.stream().map(record -> record.replace('\n', '\r')).toList();
  }

  private List<String> records(String text) throws IOException {
    return records(text.getBytes(UTF_8), "UTF-8");
  }

  private List<String> records(byte[] bytes, String charset) throws IOException {
    return read("d.csv", bytes, charset);
  }

  private String rejection(byte[] bytes) {
    return assertThrows(UnreadableInputException.class, () -> records(bytes, "UTF-8")).getMessage();
  }

  /** Returns the header and the records, each with the number of lines before it. */
  private List<String> read(String name, byte[] bytes, String charset) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    SourceFile source = new SourceFile(file.toString(), new Dialect(',', '"', charset));
    SourceFile.Header header = source.header();
    List<String> records = new ArrayList<>();
    records.add("0: " + String.join("|", header.names()));
    try (SourceFile.Records all = source.records(header)) {
      while (all.cursor().next()) {
        records.add(
            (header.lines() + all.cursor().linesBefore())
                + ": "
                + text(all.cursor(), source.charset(header)));
      }
    } catch (IOException e) {
      throw source.unreadable(e);
    }
    return records;
  }

  private static String text(RecordCursor cursor, Charset charset) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < cursor.fields(); i++) {
      int from = cursor.start(i);
      fields.add(new String(cursor.bytes(), from, cursor.end(i) - from, charset));
    }
    return String.join("|", fields);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
