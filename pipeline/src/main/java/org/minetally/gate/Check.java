package org.minetally.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

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
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Values(BigDecimal threshold, BigDecimal observed, String unit) {}

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
