package org.minetally.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minetally.parquet.internal.TableFile;
import org.minetally.table.Column;
import org.minetally.table.TableRows;

/**
 * Writes traced records as CSV, JSON or Parquet.
 *
 * @param rows the records
 */
public record RecordFiles(TracedRows rows) {

  private static final int ROWS_AT_ONCE = 10_000;

  /** The number of decimal places of an area. */
  private static final int AREA_SCALE = 4;

  /** Writes a CSV file in UTF-8 (RFC 4180) with a header. NULL is an empty field. */
  public void csv(Path file) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(Files.newBufferedWriter(file))) {
      csv.writeRecord(names());
      rows.forEach(row -> csv.writeRecord(row.stream().map(RecordFiles::text).toList()));
    }
  }

  /**
   * Writes a JSON object: texts about the rows, then the rows as objects in an array.
   *
   * @param about names and values that precede the rows
   * @param array the name of the array
   */
  public void json(Path file, Map<String, String> about, String array) throws IOException {
    List<String> names = names();
    try (Writer out = Files.newBufferedWriter(file);
        JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      for (Map.Entry<String, String> entry : about.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeArrayFieldStart(array);
      rows.forEach(
          row -> {
            json.writeStartObject();
            for (int i = 0; i < names.size(); i++) {
              json.writeFieldName(names.get(i));
              write(row.get(i), json);
            }
            json.writeEndObject();
          });
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else {
      json.writeString(value.toString());
    }
  }

  /** Writes a Parquet file, replacing an existing one. */
  public void parquet(Path file) throws IOException {
    Files.deleteIfExists(file);
    try (TableFile table = TableFile.create(file.toAbsolutePath(), rows.schema())) {
      List<List<Object>> block = new ArrayList<>();
      rows.forEach(
          row -> {
            block.add(row);
            if (block.size() == ROWS_AT_ONCE) {
              table.write(tableRows(block));
              block.clear();
            }
          });
      table.write(tableRows(block));
    }
  }

  private TableRows tableRows(List<List<Object>> block) {
    TableRows.Builder to = new TableRows.Builder(rows.schema(), block.size());
    List<Column> columns = rows.schema().columns();
    for (List<Object> row : block) {
      to.row();
      for (int i = 0; i < columns.size(); i++) {
        Object value = row.get(i);
        switch (columns.get(i).type()) {
          case STRING -> to.text((String) value);
          case DATE ->
              to.date(value == null ? TableRows.NO_DATE : (int) ((LocalDate) value).toEpochDay());
          case INTEGER -> to.number(number(value, 0));
          case AREA -> to.number(number(value, AREA_SCALE));
          case RATIO, BOOLEAN, GEOMETRY ->
              throw new IllegalStateException("a traced record has no such column");
        }
      }
    }
    return to.build();
  }

  private static long number(Object value, int scale) {
    return value == null
        ? TableRows.NO_NUMBER
        : ((BigDecimal) value).movePointRight(scale).longValueExact();
  }

  private List<String> names() {
    return rows.schema().columns().stream().map(Column::name).toList();
  }

  /** Returns a value as people read it; the empty string for NULL. */
  public static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return value.toString();
  }
}
