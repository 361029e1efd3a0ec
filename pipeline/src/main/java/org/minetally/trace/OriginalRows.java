package org.minetally.trace;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.format.internal.RecordCursor;
import org.minetally.source.internal.SourceReader;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/**
 * Traced records with what only their files say: where they are in terms of the format, keys that
 * are too long or have too many columns to be kept while records are traced and, on request, their
 * lines. Files are read again only for keys and lines.
 *
 * @param rows the records, in the order of their files and lines
 * @param files the files, by source and path
 * @param raw whether to add the original lines
 */
public record OriginalRows(TracedRows rows, Map<List<String>, OriginalFile> files, boolean raw)
    implements TracedRows {

  /** What replaces a personal value. */
  private static final String MASKED = "***";

  public OriginalRows {
    files = Map.copyOf(files);
  }

  @Override
  public TableSchema schema() {
    TableSchema plain = rows.schema();
    List<Column> columns = new ArrayList<>(plain.columns());
    columns.add(
        Column.key(
            "location", "The line of the file, the row of the sheet or table, or the JSON path."));
    if (raw) {
      columns.add(
          Column.text(
              "raw", "The original line or row as CSV, with *** in place of personal values."));
    }
    return new TableSchema(plain.name(), plain.description(), plain.key(), columns);
  }

  @Override
  public void forEach(StoredRows.Receiver receiver) throws IOException {
    int source = rows.schema().position("source_id");
    int file = rows.schema().position("file");
    int line = rows.schema().position("line_number");
    int key = rows.schema().columns().stream().map(Column::name).toList().indexOf("record_key");
    try (Reading reading = new Reading()) {
      rows.forEach(
          row -> {
            List<String> name = List.of((String) row.get(source), (String) row.get(file));
            long at = ((BigDecimal) row.get(line)).longValueExact();
            OriginalFile original = files.get(name);
            boolean needsKey = key >= 0 && row.get(key) == null && !original.key().isEmpty();
            if (raw || needsKey) {
              reading.moveTo(name, at);
            }
            List<Object> more = new ArrayList<>(row);
            if (needsKey) {
              more.set(key, reading.key().orElse(null));
            }
            more.add(original.location(at));
            if (raw) {
              more.add(reading.text());
            }
            receiver.receive(more);
          });
    }
  }

  /** The file of the last record, open at its row. */
  private final class Reading implements AutoCloseable {
    private List<String> name;
    private OriginalFile file;
    private SourceReader reader;
    private Set<Integer> masked;

    void moveTo(List<String> next, long line) {
      if (!next.equals(name) || reader.line() > line) {
        open(next);
      }
      while (reader.line() < line) {
        require(reader.next());
      }
    }

    private void open(List<String> next) {
      close();
      name = next;
      file = files.get(name);
      reader = SourceReader.open(file.path(), file.format());
      require(reader.next());
      masked = new HashSet<>();
      file.personal().forEach(column -> masked.add(reader.header().headings().find(column)));
    }

    private void require(boolean found) {
      if (!found) {
        throw new IllegalStateException(file.path() + " has fewer lines than when it was traced");
      }
    }

    Optional<String> key() {
      List<String> parts = new ArrayList<>();
      for (String column : file.key()) {
        int field = reader.header().headings().find(column);
        if (field >= 0 && !value(field).isEmpty()) {
          parts.add(value(field));
        }
      }
      return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }

    String text() {
      if (isMisshapen()) {
        // A personal value may be in another field than that of its column.
        return masked.isEmpty() ? whole() : MASKED;
      }
      StringBuilder text = new StringBuilder();
      for (int field = 0; field < reader.cursor().fields(); field++) {
        String value = value(field);
        boolean hidden = masked.contains(field) && !value.isEmpty();
        text.append(field == 0 ? "" : ",").append(hidden ? MASKED : quoted(value));
      }
      return text.toString();
    }

    /** Returns whether the row has other fields than the header, or a malformed one. */
    private boolean isMisshapen() {
      return reader.cursor().fields() != reader.header().headings().ownNames().size()
          || reader.cursor().isMalformed();
    }

    private String whole() {
      RecordCursor cursor = reader.cursor();
      return new String(
          cursor.bytes(),
          cursor.recordStart(),
          cursor.recordEnd() - cursor.recordStart(),
          reader.charset());
    }

    private String value(int field) {
      RecordCursor cursor = reader.cursor();
      Charset charset = reader.charset();
      int start = cursor.start(field);
      return new String(cursor.bytes(), start, cursor.end(field) - start, charset);
    }

    @Override
    public void close() {
      if (reader != null) {
        reader.close();
      }
    }
  }

  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
