package org.minetally.format.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.TextRecord;
import org.minetally.format.internal.TextTable;

/** JSON objects as records. A missing member is an empty field. */
final class JsonTable extends TextTable {

  private final JsonRecords records;
  private final Map<String, Integer> columns = new HashMap<>();
  private final String[] texts;
  private final Flattener.Fields fields = new Texts();

  JsonTable(JsonRecords records, Headings headings) {
    this.records = records;
    this.texts = new String[headings.names().size()];
    for (int i = 0; i < texts.length; i++) {
      columns.put(headings.names().get(i), i);
    }
  }

  @Override
  protected boolean read(TextRecord next) throws IOException {
    Arrays.fill(texts, null);
    try {
      if (!records.next(fields)) {
        return false;
      }
    } catch (JsonProcessingException | CharConversionException e) {
      throw JsonTableFormat.broken(e);
    }
    for (String text : texts) {
      next.add(text == null ? "" : text);
    }
    return true;
  }

  private int column(String name) throws FormatException {
    Integer column = columns.get(name);
    if (column == null) {
      column = columns.get(Headings.normalized(name));
    }
    if (column == null) {
      throw new FormatException("the file changed while it was being read", null);
    }
    return column;
  }

  /** Receives the fields of the current record. */
  private final class Texts implements Flattener.Fields {

    @Override
    public void put(String name, String text) throws FormatException {
      int column = column(name);
      if (texts[column] != null) {
        throw new FormatException(
            "two members of one object map to the column \"%s\"; remove or rename one"
                .formatted(name),
            null);
      }
      texts[column] = text;
    }

    @Override
    public void offer(String name, String text) throws FormatException {
      int column = column(name);
      if (texts[column] == null || texts[column].isEmpty()) {
        texts[column] = text;
      }
    }
  }

  @Override
  public long linesBefore() {
    return records.linesBefore();
  }

  @Override
  public long linesRead() {
    return records.linesRead();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
