package org.minetally.gate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One check of the data to be published.
 *
 * @param name the name of the check
 * @param subject what is checked
 * @param values what is allowed, and what was found
 * @param outcome the outcome
 * @param stops whether a failure prevents publication
 * @param why the reason for a failure or skip and what to do, as a sentence; null if passed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Check(
    String name,
    @JsonUnwrapped Subject subject,
    @JsonUnwrapped Values values,
    Outcome outcome,
    boolean stops,
    String why) {

  /**
   * The subject of a check: columns of a table, or a source.
   *
   * @param table the table; null for a check of a source
   * @param source the source id; null for a check of a table
   * @param columns the checked columns of the table
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Subject(
      String table,
      String source,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> columns) {

    public Subject {
      columns = List.copyOf(columns);
    }

    static Subject ofTable(String table, List<String> columns) {
      return new Subject(table, null, columns);
    }

    static Subject ofSource(String source) {
      return new Subject(null, source, List.of());
    }
  }

  /**
   * The values that a check compares.
   *
   * @param threshold the largest allowed value; null if the job sets no threshold
   * @param observed the observed value; null if unknown
   * @param unit the unit of both values
   * @param cells the figures that failed, the largest changes first; at most {@link
   *     FailedCells#MOST}
   * @param failed how many figures failed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Values(
      BigDecimal threshold,
      BigDecimal observed,
      String unit,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Cell> cells,
      @JsonIgnore long failed) {

    public Values {
      cells = List.copyOf(cells);
    }

    /** Creates values with the cells that failed. */
    Values(BigDecimal threshold, BigDecimal observed, String unit, FailedCells failed) {
      this(threshold, observed, unit, failed.largest(), failed.count());
    }

    /** Creates values without cells. */
    public Values(BigDecimal threshold, BigDecimal observed, String unit) {
      this(threshold, observed, unit, List.of(), 0);
    }
  }

  /**
   * A figure that failed a check, or the sum of several.
   *
   * @param period the period key; null for all periods
   * @param region the region, as code and name; null for all regions
   * @param dimensions {@code name=value;name=value}; null if there are none
   * @param measure the column; null for a row that is missing
   * @param previous the figure in the earlier snapshot; null if not reported
   * @param current the figure now; null if not reported
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Cell(
      String period,
      String region,
      String dimensions,
      String measure,
      BigDecimal previous,
      BigDecimal current) {

    /** Returns the figure as a line of text. */
    String text() {
      String where =
          Stream.of(period, region, dimensions)
              .filter(part -> part != null && !part.isEmpty())
              .collect(Collectors.joining(", "));
      String values = text(previous) + " -> " + text(current);
      return measure == null
          ? where
          : (where.isEmpty() ? "all" : where) + ": " + measure + " " + values;
    }

    private static String text(BigDecimal figure) {
      return figure == null ? "not reported" : figure.toPlainString();
    }
  }

  /** The outcome of a check. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** The job sets no threshold, or the observed value is unknown. */
    SKIPPED;

    /** Returns the name in {@code quality.json}. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns whether the check failed. */
  public boolean failed() {
    return outcome == Outcome.FAILED;
  }

  /**
   * Returns the reason for a failure, then the first cells, each indented, and how many follow.
   *
   * @param most the largest number of cells
   */
  List<String> lines(int most) {
    List<String> lines = new ArrayList<>(List.of(why));
    List<Cell> cells = values.cells();
    cells.stream().limit(most).forEach(cell -> lines.add("  " + cell.text()));
    if (most > 1 && values.failed() > most) {
      lines.add(String.format(Locale.ROOT, "  and %,d more", values.failed() - most));
    }
    return lines;
  }

  /** Creates a check of a table, which fails if any value is wrong. */
  static Check ofTable(String name, String table, List<String> columns, long wrong, String why) {
    return new Check(
        name,
        Subject.ofTable(table, columns),
        new Values(BigDecimal.ZERO, BigDecimal.valueOf(wrong), "values"),
        wrong == 0 ? Outcome.PASSED : Outcome.FAILED,
        true,
        wrong == 0 ? null : why);
  }
}
