package org.minetally.region;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.minetally.region.internal.AttributeColumns;
import org.minetally.region.internal.AttributeValue;

/**
 * Reads attributes of regions from CSV text in the dialect of {@link GazetteerCsv}. Skips a row of
 * HXL hashtags under the header.
 */
final class AttributeCsv {

  private static final int ABSENT = -1;

  private final CsvText table;
  private final AttributeColumns columns;
  private final AttributeFields fields;
  private final List<AttributeValue> values = new ArrayList<>();
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private boolean hasRead;

  private AttributeCsv(String label, AttributeColumns columns) {
    this.table = new CsvText(label, "region");
    this.columns = columns;
    this.fields = new AttributeFields(columns.values(), "column");
  }

  /**
   * Reads the values of a stream, in its order. The caller closes the stream.
   *
   * @param label the source's name in messages
   * @throws GazetteerException with every problem of the text
   * @throws IOException if the stream cannot be read
   */
  static List<AttributeValue> read(InputStream in, String label, AttributeColumns columns)
      throws IOException {
    AttributeCsv reader = new AttributeCsv(label, columns);
    reader.table.read(CsvText.bytes(in), reader::readHeader, reader::readRow);
    return List.copyOf(reader.values);
  }

  private void readHeader(List<String> names) {
    find(names, columns.code(), true);
    find(names, columns.level(), columns.levelRequired());
    if (!columns.validFrom().isEmpty()) {
      find(names, columns.validFrom(), false);
    }
    fields.names().forEach(column -> find(names, column, true));
  }

  private void find(List<String> names, String column, boolean required) {
    positions.put(column, table.position(names, column, required));
  }

  /** Returns a field without white space around it; empty if the file lacks the column. */
  private String field(CsvRecord row, String column) {
    int position = positions.getOrDefault(column, ABSENT);
    return position == ABSENT ? "" : row.getField(position).strip();
  }

  private void readRow(CsvRecord row) {
    boolean isFirst = !hasRead;
    hasRead = true;
    if (isFirst && field(row, columns.code()).startsWith("#")) {
      return;
    }
    fields.read(
        column -> field(row, column),
        sentence -> table.problem(row.getStartingLineNumber(), sentence),
        (year, value) -> add(row, year, value));
  }

  private void add(CsvRecord row, OptionalInt year, long value) {
    values.add(
        new AttributeValue(
            field(row, columns.level()),
            field(row, columns.code()),
            firstDay(row),
            year,
            value,
            table.where(row.getStartingLineNumber())));
  }

  /** Returns the first day of a line of the gazetteer, which {@link GazetteerCsv} has checked. */
  private OptionalInt firstDay(CsvRecord row) {
    if (columns.validFrom().isEmpty()) {
      return OptionalInt.empty();
    }
    String day = field(row, columns.validFrom());
    try {
      return OptionalInt.of(
          day.isEmpty() ? Integer.MIN_VALUE : (int) LocalDate.parse(day).toEpochDay());
    } catch (DateTimeParseException e) {
      return OptionalInt.empty();
    }
  }
}
