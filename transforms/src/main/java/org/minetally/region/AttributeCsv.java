package org.minetally.region;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minetally.internal.text.Excerpt;
import org.minetally.region.internal.AttributeColumns;
import org.minetally.region.internal.AttributeColumns.Area;
import org.minetally.region.internal.AttributeColumns.PopulationOfYear;
import org.minetally.region.internal.AttributeColumns.PopulationOfYears;
import org.minetally.region.internal.AttributeValue;

/**
 * Reads attributes of regions from CSV text in the dialect of {@link GazetteerCsv}. An empty field
 * is a value that is not known. Skips a row of HXL hashtags under the header.
 */
final class AttributeCsv {

  private static final int ABSENT = -1;

  /** Some statistics programs write whole numbers with a decimal. */
  private static final Pattern PEOPLE = Pattern.compile("([0-9]{1,10})(?:\\.0+)?");

  private static final Pattern AREA = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,30})?");
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

  /** More than the surface of the Earth, in square metres. */
  private static final BigDecimal TOO_LARGE = new BigDecimal("1e15");

  private final CsvTable table;
  private final AttributeColumns columns;
  private final List<AttributeValue> values = new ArrayList<>();
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private boolean hasRead;

  private AttributeCsv(String label, AttributeColumns columns) {
    this.table = new CsvTable(label, "region");
    this.columns = columns;
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
    reader.table.read(CsvTable.bytes(in), reader::readHeader, reader::readRow);
    return List.copyOf(reader.values);
  }

  private void readHeader(List<String> names) {
    find(names, columns.code(), true);
    find(names, columns.level(), columns.levelRequired());
    if (!columns.validFrom().isEmpty()) {
      find(names, columns.validFrom(), false);
    }
    if (columns.values() instanceof Area area) {
      find(names, area.column(), true);
    } else if (columns.values() instanceof PopulationOfYear list) {
      find(names, list.year(), true);
      find(names, list.population(), true);
    } else if (columns.values() instanceof PopulationOfYears years) {
      years.columns().values().forEach(column -> find(names, column, true));
    }
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
    if (columns.values() instanceof Area area) {
      area(row, area).ifPresent(value -> add(row, OptionalInt.empty(), value));
    } else if (columns.values() instanceof PopulationOfYear list) {
      OptionalLong people = people(row, list.population());
      OptionalInt year = people.isPresent() ? year(row, list.year()) : OptionalInt.empty();
      year.ifPresent(known -> add(row, year, people.getAsLong()));
    } else if (columns.values() instanceof PopulationOfYears years) {
      years
          .columns()
          .forEach(
              (year, column) ->
                  people(row, column).ifPresent(value -> add(row, OptionalInt.of(year), value)));
    }
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

  private OptionalLong people(CsvRecord row, String column) {
    String text = field(row, column);
    Matcher people = PEOPLE.matcher(text);
    if (people.matches()) {
      return OptionalLong.of(Long.parseLong(people.group(1)));
    }
    report(
        row,
        text,
        "population",
        column,
        "write a whole number of inhabitants, such as 12500, or leave it empty");
    return OptionalLong.empty();
  }

  private OptionalInt year(CsvRecord row, String column) {
    String text = field(row, column);
    if (YEAR.matcher(text).matches()) {
      return OptionalInt.of(Integer.parseInt(text));
    }
    problem(row, text, "year", column, "write a year with four digits, such as 2021");
    return OptionalInt.empty();
  }

  private OptionalLong area(CsvRecord row, Area area) {
    String text = field(row, area.column());
    if (AREA.matcher(text).matches()) {
      BigDecimal exact = area.unit().toSquareMetres(new BigDecimal(text));
      long squareMetres = exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
      if (squareMetres > 0 && exact.compareTo(TOO_LARGE) < 0) {
        return OptionalLong.of(squareMetres);
      }
    }
    report(
        row,
        text,
        "area",
        area.column(),
        "write a number of %s above 0, such as 1250.5, or leave it empty"
            .formatted(area.unit().label()));
    return OptionalLong.empty();
  }

  private void report(CsvRecord row, String text, String what, String column, String remedy) {
    if (!text.isEmpty()) {
      problem(row, text, what, column, remedy);
    }
  }

  private void problem(CsvRecord row, String text, String what, String column, String remedy) {
    table.problem(
        row.getStartingLineNumber(),
        "invalid %s \"%s\" in the column \"%s\"; %s"
            .formatted(what, Excerpt.of(text), column, remedy));
  }
}
