package org.minetally.table;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.model.internal.Additivity;

/**
 * One column of an output table.
 *
 * @param name the name, in lower snake_case
 * @param type its type
 * @param required whether it is never NULL
 * @param unit the unit of its numbers, such as {@code people} or {@code m2}; empty if it is not a
 *     number
 * @param additivity over which rows it may be summed
 * @param values the values of a closed vocabulary; empty if any value is allowed
 * @param references the column that contains all of its values, as {@code table.column}; or empty
 * @param description one sentence for the data dictionary
 */
public record Column(
    String name,
    ColumnType type,
    boolean required,
    String unit,
    Additivity additivity,
    List<String> values,
    String references,
    String description)
    implements Serializable {

  public Column {
    values = List.copyOf(values);
  }

  /**
   * Returns a nullable column of this type without a unit, a vocabulary or a description; the
   * methods that start with "with" add them.
   */
  public static Column of(String name, ColumnType type) {
    return plain(name, type, false, "", "");
  }

  public static Column key(String name, String description) {
    return plain(name, ColumnType.STRING, true, "", description);
  }

  public static Column text(String name, String description) {
    return plain(name, ColumnType.STRING, false, "", description);
  }

  public static Column date(String name, String description) {
    return plain(name, ColumnType.DATE, false, "", description);
  }

  /** Returns a column that is true or false. */
  static Column flag(String name, boolean required, String description) {
    return plain(name, ColumnType.BOOLEAN, required, "", description);
  }

  static Column count(String name, String unit, String description) {
    return plain(name, ColumnType.INTEGER, true, unit, description);
  }

  static Column number(String name, String unit, String description) {
    return plain(name, ColumnType.INTEGER, false, unit, description);
  }

  /** Returns a number with four decimal places. */
  public static Column figure(String name, boolean required, String unit, String description) {
    return plain(name, ColumnType.AREA, required, unit, description);
  }

  static Column ratio(String name, String unit, String description) {
    return plain(name, ColumnType.RATIO, false, unit, description);
  }

  static Column geometry(String name, String description) {
    return plain(name, ColumnType.GEOMETRY, true, "", description);
  }

  static Column of(Dimension dimension) {
    Column column = key(dimension.column(), dimension.description());
    return dimension.isOpen()
        ? column
        : column.among(
            Stream.concat(dimension.members().stream(), Stream.of(dimension.unknown())).toList());
  }

  static Column of(Measure measure) {
    boolean area = measure.isArea();
    return plain(
            measure.column(),
            area ? ColumnType.AREA : ColumnType.INTEGER,
            measure == Measure.RECORDS,
            measure.unit(),
            measure.description())
        .summed();
  }

  /** Returns the same column with a closed vocabulary. */
  public Column among(List<String> members) {
    return new Column(name, type, required, unit, additivity, members, references, description);
  }

  /** Returns the same column, never NULL if {@code required}, otherwise nullable. */
  public Column withRequired(boolean required) {
    return new Column(name, type, required, unit, additivity, values, references, description);
  }

  /** Returns the same column with this unit of its numbers. */
  public Column withUnit(String unit) {
    return new Column(name, type, required, unit, additivity, values, references, description);
  }

  /** Returns the same column, which may be summed over any rows. */
  Column summed() {
    return with(Additivity.ANY_ROWS);
  }

  /** Returns the same column, which may be summed over rows with equal values in these columns. */
  Column summedWithin(String... columns) {
    return with(Additivity.within(columns));
  }

  /** Returns the same column with this additivity. */
  Column with(Additivity additivity) {
    return new Column(name, type, required, unit, additivity, values, references, description);
  }

  /** Returns the same column with this sentence for the data dictionary. */
  public Column withDescription(String description) {
    return new Column(name, type, required, unit, additivity, values, references, description);
  }

  /** Returns the same column with a reference to the column that contains all of its values. */
  public Column to(String column) {
    return new Column(name, type, required, unit, additivity, values, column, description);
  }

  private static Column plain(
      String name, ColumnType type, boolean required, String unit, String description) {
    return new Column(name, type, required, unit, Additivity.NONE, List.of(), "", description);
  }
}
