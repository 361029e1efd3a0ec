package org.minetally.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * One check of what is to be published.
 *
 * @param name what is checked
 * @param table the table; null: a source
 * @param source the source; null: a table
 * @param columns the table's columns that it is about
 * @param threshold the most that is allowed; null: the job sets no limit
 * @param observed what was found; null: not known
 * @param unit what both are numbers of
 * @param outcome what follows
 * @param stops whether nothing is published if it fails
 * @param why why it failed or was skipped, and what to do, in a sentence; null: it passed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Check(
    String name,
    String table,
    String source,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> columns,
    BigDecimal threshold,
    BigDecimal observed,
    String unit,
    Outcome outcome,
    boolean stops,
    String why) {

  public Check {
    columns = List.copyOf(columns);
  }

  /** What came of a check. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** There is no limit, or nothing to hold against it. */
    SKIPPED;

    /** Its name in the file. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it failed. */
  public boolean failed() {
    return outcome == Outcome.FAILED;
  }

  /** A check of a table: nothing at all may be wrong. */
  static Check ofTable(String name, String table, List<String> columns, long wrong, String why) {
    return new Check(
        name,
        table,
        null,
        columns,
        BigDecimal.ZERO,
        BigDecimal.valueOf(wrong),
        "values",
        wrong == 0 ? Outcome.PASSED : Outcome.FAILED,
        true,
        wrong == 0 ? null : why);
  }
}
