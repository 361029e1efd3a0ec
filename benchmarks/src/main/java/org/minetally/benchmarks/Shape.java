package org.minetally.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How the values of the generated rows are distributed, and which tables the job makes of them. */
enum Shape {
  /** Districts follow Zipf's law, and one row in fifty repeats an earlier one. */
  USUAL(""),
  /** As usual, but half of the rows are in one district. */
  DISTRICT("district"),
  /** As usual, but one row in twenty repeats the very first one. */
  KEY("key"),
  /** All districts and devices are equally frequent, and nearly every row has a cell of its own. */
  CELLS("cells"),
  /** Items in one table and their tasks in another; see {@link RelatedRows}. */
  RELATED("related"),
  /** As usual, but the engines also write a table of the records that count. */
  RECORDS("records");

  private static final String USUAL_TABLES =
      """
        - {dataset: detections, period: month, level: district, dimensions: [device_category]}
        - {dataset: detections, period: year, level: region, dimensions: []}
      """;

  private static final String TABLE_OF_CELLS =
      """
        - dataset: detections
          period: day
          level: district
          dimensions: [event_type, device_category, device_model, production_year]
      """;

  private static final String FURTHER_DIMENSIONS =
      """
              event_type: {column: notes, otherwise: keep}
              device_model: {column: source, otherwise: keep}
              production_year: {column: production_year, otherwise: keep}
      """;

  private final String label;

  Shape(String label) {
    this.label = label;
  }

  /**
   * Returns the shape with a name.
   *
   * @throws BenchmarkException if there is no such shape
   */
  static Shape of(String label) {
    return Arrays.stream(values())
        .filter(shape -> shape.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new BenchmarkException(
                    "unknown shape \"%s\"; choose from %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(shape -> shape.label)
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.joining(", ")))));
  }

  /** Returns the name of a data set's folder. */
  String folder(long rows) {
    return "rows-" + rows + (this == USUAL ? "" : "-" + label);
  }

  /** Returns the tables that the engines write. */
  List<Table> tables() {
    return switch (this) {
      case CELLS -> List.of(Table.DAY_DISTRICT);
      case RECORDS -> List.of(Table.MONTH_DISTRICT, Table.YEAR_REGION, Table.RECORDS);
      default -> List.of(Table.MONTH_DISTRICT, Table.YEAR_REGION);
    };
  }

  /** Returns further keys of the output in a job file. */
  String furtherOutput() {
    return this == RECORDS ? DataSet.RECORDS : "";
  }

  /** Returns the tables in a job file, indented by two. */
  String tablesOfJob() {
    return this == CELLS ? TABLE_OF_CELLS : USUAL_TABLES;
  }

  /** Returns further dimensions of the source in a job file, indented by eight. */
  String furtherDimensions() {
    return this == CELLS ? FURTHER_DIMENSIONS : "";
  }
}
