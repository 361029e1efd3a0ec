package org.minetally.init;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;
import org.minetally.format.internal.RecordCursor;
import org.minetally.source.internal.FirstRows;
import org.minetally.source.internal.SourceReader;

/**
 * The words of a delimited file that have bytes above 127, before its charset is known.
 *
 * @param words the distinct words, as ISO 8859-1
 */
record TextBytes(Set<String> words) {

  private static final int MOST_WORDS = 5_000;
  private static final long MOST_ROWS = 1_000_000;

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
