package org.minetally.init;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.RecordCursor;
import org.minetally.source.internal.FirstRows;
import org.minetally.source.internal.SourceReader;

/**
 * The words of a delimited file that have bytes above 127, before its charset is known.
 *
 * @param words the distinct words, as ISO 8859-1
 */
record TextBytes(Set<String> words) {

  private static final int SAMPLE = 64 << 10;
  private static final int MOST_WORDS = 5_000;
  private static final long MOST_ROWS = 1_000_000;

  /**
   * Returns UTF-16LE or UTF-16BE if every second byte of a file is often zero and the others never
   * are, which is so for digits, separators and line ends in these charsets only.
   */
  static Optional<String> wideCharset(String path) {
    try (InputStream in = FirstRows.bytes(path, FileFormat.DEFAULT)) {
      byte[] head = in.readNBytes(SAMPLE);
      int[] zeros = new int[2];
      for (int i = 0; i < head.length; i++) {
        zeros[i % 2] += head[i] == 0 ? 1 : 0;
      }
      int least = head.length / 40 + 1;
      if (zeros[0] == 0 && zeros[1] >= least) {
        return Optional.of("UTF-16LE");
      }
      return zeros[1] == 0 && zeros[0] >= least ? Optional.of("UTF-16BE") : Optional.empty();
    } catch (IOException e) {
      throw new UnreadableInputException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Collects the words of a file with this separator and quote. */
  static TextBytes of(String path, Dialect dialect) {
    Dialect latin = new Dialect(dialect.separator(), dialect.quote(), "ISO-8859-1");
    FileFormat format = FileFormat.of(latin);
    Set<String> words = new LinkedHashSet<>();
    FirstRows.of(path, format, HeaderRow.MOST_ROWS)
        .rows()
        .forEach(row -> row.texts().forEach(text -> add(text, words)));
    String separators = "[" + Pattern.quote(dialect.separator() + "\"") + "\r\n]+";
    try (SourceReader records = SourceReader.open(path, format)) {
      for (long row = 0; row < MOST_ROWS && words.size() < MOST_WORDS && records.next(); row++) {
        RecordCursor cursor = records.cursor();
        if (!cursor.isAscii()) {
          Stream.of(text(cursor).split(separators)).forEach(text -> add(text, words));
        }
      }
    }
    return new TextBytes(words);
  }

  private static String text(RecordCursor cursor) {
    return new String(
        cursor.bytes(),
        cursor.recordStart(),
        cursor.recordEnd() - cursor.recordStart(),
        StandardCharsets.ISO_8859_1);
  }

  private static void add(String text, Set<String> words) {
    if (words.size() < MOST_WORDS && text.chars().anyMatch(c -> c >= 0x80)) {
      words.add(text.strip());
    }
  }
}
