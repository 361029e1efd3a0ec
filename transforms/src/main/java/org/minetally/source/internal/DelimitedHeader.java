package org.minetally.source.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.HeaderRows;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.delimited.RecordReader;
import org.minetally.internal.text.ComposedText;

/**
 * Finds the header of a delimited file: the row that the job names, or else the row above the
 * hashtags if the first rows have any, or else the first row.
 */
final class DelimitedHeader {

  private final String path;
  private final TextForm form;
  private final RecordReader reader;
  private final int mostColumns;

  /**
   * Creates a search.
   *
   * @param form the encoding and line ends of the text
   * @param reader a reader at the file's first record that keeps at least {@code mostColumns}
   *     fields
   */
  DelimitedHeader(String path, TextForm form, RecordReader reader, int mostColumns) {
    this.path = path;
    this.form = form;
    this.reader = reader;
    this.mostColumns = mostColumns;
  }

  /**
   * Finds the header.
   *
   * @param line the line of the header, counted from 1; 0 if the job does not name it
   * @param rows the number of rows that together contain the column names
   * @throws UnreadableInputException if there is no header
   */
  SourceFile.Header find(int line, int rows) throws IOException {
    if (!reader.next()) {
      throw new UnreadableInputException(
          path + ": the file is empty; expected a header line with the column names");
    }
    if (line > 0) {
      skipTo(line);
    }
    if (reader.fields() > mostColumns) {
      throw new UnreadableInputException(
          String.format(
              Locale.ROOT,
              "%s:%d: the header has %d columns; at most %d are supported",
              path,
              reader.linesBefore() + 1,
              reader.fields(),
              mostColumns));
    }
    if (rows > 1) {
      return aboveTags(joined(rows), 1);
    }
    List<String> names = fields();
    SourceFile.Header plain = header(Headings.of(names).withOwnTags());
    return plain.headings().tags().isEmpty()
        ? aboveTags(plain, line > 0 ? 1 : Headings.MOST_ROWS_TO_TAGS - 1)
        : plain;
  }

  /** Reads several header rows, of which the first has been read. */
  private SourceFile.Header joined(int rows) throws IOException {
    long line = reader.linesBefore() + 1;
    List<List<String>> all = new ArrayList<>(List.of(fields()));
    while (all.size() < rows) {
      if (!reader.next() || reader.fields() > mostColumns) {
        throw new UnreadableInputException(
            String.format(
                Locale.ROOT,
                "%s:%d: row %d of the header is missing or has more than %d columns; correct format.header_row and format.header_rows",
                path,
                line,
                all.size() + 1,
                mostColumns));
      }
      all.add(fields());
    }
    HeaderRows header = new HeaderRows(all);
    if (header.duplicate().isPresent()) {
      throw new UnreadableInputException(
          String.format(
              Locale.ROOT,
              "%s:%d: the %d header rows give the name \"%s\" to several columns; correct format.header_rows, or rename one",
              path,
              line,
              rows,
              header.duplicate().get()));
    }
    return header(Headings.of(header.names()));
  }

  private void skipTo(int line) throws IOException {
    boolean more = true;
    while (more && reader.linesBefore() + 1 < line) {
      more = reader.next();
    }
    if (!more || reader.linesBefore() + 1 > line) {
      throw new UnreadableInputException(
          String.format(
              Locale.ROOT,
              "%s:%d: no row begins on this line. Set format.header_row to the line with the column names",
              path,
              line));
    }
  }

  /** Returns the row above the hashtags if one of the next rows has any, else the given row. */
  private SourceFile.Header aboveTags(SourceFile.Header plain, int rows) throws IOException {
    List<String> above = plain.names();
    for (int row = 0; row < rows && reader.next() && reader.fields() <= mostColumns; row++) {
      List<String> fields = fields();
      if (Headings.isTagRow(fields)) {
        return header(Headings.tagged(above, fields));
      }
      above = fields;
    }
    return plain;
  }

  private SourceFile.Header header(Headings headings) {
    return new SourceFile.Header(headings, reader.nextOffset(), reader.linesRead(), form);
  }

  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < reader.fields(); i++) {
      int from = reader.start(i);
      String text =
          new String(reader.bytes(), from, reader.end(i) - from, form.encoding().charset());
      fields.add(ComposedText.of(text).strip());
    }
    return fields;
  }
}
