package org.minetally.init;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.RecordCursor;
import org.minetally.internal.text.ComposedText;
import org.minetally.source.internal.SourceReader;

/**
 * A sample of a data file.
 *
 * @param path the path of the file
 * @param format the detected format
 * @param columns the columns, in the order of the file
 * @param rows the number of records in the sample
 * @param whole whether the sample is the whole file
 */
record Sample(
    String path, FileFormat format, List<SampledColumn> columns, long rows, boolean whole) {

  /** The maximum number of records in a sample. */
  private static final long MOST_ROWS = 1_000_000;

  /** The number of records used to detect the separator. */
  private static final int ROWS_FOR_DIALECT = 200;

  Sample {
    columns = List.copyOf(columns);
  }

  /**
   * Samples a file.
   *
   * @throws UnreadableInputException if the file is not a table
   */
  static Sample of(String path) {
    FileFormat format = FileFormat.DEFAULT;
    if (format.typeOf(path) == FileFormat.Type.DELIMITED) {
      format = FileFormat.of(dialect(path));
    }
    try (SourceReader records = SourceReader.open(path, format)) {
      List<SampledColumn> columns = columns(records.header().headings());
      long rows = 0;
      boolean more;
      for (more = records.next(); more && rows < MOST_ROWS; more = records.next()) {
        rows++;
        for (int i = 0; i < Math.min(columns.size(), records.cursor().fields()); i++) {
          columns.get(i).add(text(records.cursor(), i, records.charset()));
        }
      }
      return new Sample(path, format, columns, rows, !more);
    }
  }

  private static List<SampledColumn> columns(Headings headings) {
    List<SampledColumn> columns = new ArrayList<>();
    List<String> tags = headings.tags();
    for (int i = 0; i < headings.names().size(); i++) {
      columns.add(new SampledColumn(headings.names().get(i), tags.isEmpty() ? "" : tags.get(i)));
    }
    return columns;
  }

  /** Returns the text of a field, normalised as a run would do it. */
  static String text(RecordCursor cursor, int field, Charset charset) {
    String text =
        new String(
            cursor.bytes(), cursor.start(field), cursor.end(field) - cursor.start(field), charset);
    return ComposedText.of(text).strip();
  }

  /** Returns the dialect that splits the most records into as many fields as the header has. */
  private static Dialect dialect(String path) {
    Dialect best = Dialect.CSV;
    double bestScore = -1;
    for (char quote : new char[] {'"', 0}) {
      for (char separator : new char[] {',', ';', '\t', '|'}) {
        Dialect dialect = new Dialect(separator, quote, "UTF-8");
        double score = score(path, dialect);
        if (score > bestScore) {
          best = dialect;
          bestScore = score;
        }
      }
    }
    return isUtf8(path, best) ? best : new Dialect(best.separator(), best.quote(), "windows-1252");
  }

  /**
   * Returns the share of records with as many fields as the header, plus a little for each field.
   */
  private static double score(String path, Dialect dialect) {
    try (SourceReader records = SourceReader.open(path, FileFormat.of(dialect))) {
      List<String> names = records.header().names();
      if (names.stream().anyMatch(name -> name.indexOf('\0') >= 0)) {
        throw new UnreadableInputException(
            path + ": not text in UTF-8 or a single-byte charset. Save it as CSV in UTF-8.");
      }
      return score(names.size(), records);
    }
  }

  private static double score(int fields, SourceReader records) {
    int rows = 0;
    int alike = 0;
    try {
      while (rows < ROWS_FOR_DIALECT && records.next()) {
        rows++;
        alike += records.cursor().fields() == fields ? 1 : 0;
      }
    } catch (UnreadableInputException e) {
      return -1; // A quoted field does not end, so the dialect is wrong.
    }
    double share = rows == 0 ? 1 : (double) alike / rows;
    return fields == 1 ? 0 : share + Math.min(fields, 99) / 1000.0;
  }

  private static boolean isUtf8(String path, Dialect dialect) {
    try (SourceReader records = SourceReader.open(path, FileFormat.of(dialect))) {
      if (records.header().names().stream().anyMatch(name -> name.indexOf('\uFFFD') >= 0)) {
        return false;
      }
      for (long row = 0; row < MOST_ROWS && records.next(); row++) {
        if (!records.cursor().isAscii() && !isUtf8(records.cursor())) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean isUtf8(RecordCursor cursor) {
    ByteBuffer bytes =
        ByteBuffer.wrap(
            cursor.bytes(), cursor.recordStart(), cursor.recordEnd() - cursor.recordStart());
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(bytes);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
