package org.minetally.table;

import java.io.Serializable;
import org.minetally.model.Measure;

/**
 * One column of an output table.
 *
 * @param name lower snake_case
 * @param type its type
 * @param required whether it is never NULL
 * @param unit the unit of its values, or empty
 * @param description one sentence for the data dictionary
 */
public record Column(
    String name, ColumnType type, boolean required, String unit, String description)
    implements Serializable {

  static Column key(String name, String description) {
    return new Column(name, ColumnType.STRING, true, "", description);
  }

  static Column text(String name, String description) {
    return new Column(name, ColumnType.STRING, false, "", description);
  }

  static Column date(String name, String description) {
    return new Column(name, ColumnType.DATE, false, "", description);
  }

  static Column count(String name, String description) {
    return new Column(name, ColumnType.INTEGER, true, "", description);
  }

  static Column number(String name, String description) {
    return new Column(name, ColumnType.INTEGER, false, "", description);
  }

  /** A number with four decimal places. */
  static Column figure(String name, boolean required, String description) {
    return new Column(name, ColumnType.AREA, required, "", description);
  }

  static Column of(Measure measure) {
    boolean area = measure.kind() == Measure.Kind.AREA;
    return new Column(
        measure.column(),
        area ? ColumnType.AREA : ColumnType.INTEGER,
        measure == Measure.RECORDS,
        area ? "m2" : "",
        measure.description());
  }
}
