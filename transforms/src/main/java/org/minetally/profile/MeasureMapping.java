package org.minetally.profile;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.minetally.model.Measure;

/** Declares which columns contain a record's counts and areas. */
public sealed interface MeasureMapping extends Serializable {

  /**
   * Each record is one victim, and a column says what happened to them.
   *
   * @param outcome maps the source's words to {@code killed}, {@code injured} or {@code
   *     outcome_unknown}
   */
  record OneVictimPerRecord(LabelMapping outcome) implements MeasureMapping {}

  /**
   * Columns hold the counts.
   *
   * @param columns the measures that the source reports. Where {@link Measure#VICTIMS} is absent
   *     and an outcome is present, victims are the sum of the outcomes that the record reports.
   * @param split the figures of individual members, in addition to those of the whole record
   * @param checks printed totals to compare with their printed parts
   */
  record Counts(Map<Measure, Quantity> columns, Split split, List<PartsCheck> checks)
      implements MeasureMapping {
    public Counts {
      columns = Map.copyOf(columns);
      checks = List.copyOf(checks);
    }

    /** Creates a mapping without members or checks. */
    public Counts(Map<Measure, Quantity> columns) {
      this(columns, Split.NONE, List.of());
    }
  }

  /**
   * A number in a unit.
   *
   * @param input the origin of the number
   * @param unit its unit
   * @param numbers how the number is written
   * @param widens whether the best estimate replaces a low one above it or a high one below it;
   *     otherwise the record is rejected
   */
  record Quantity(Input input, Unit unit, NumberForm numbers, boolean widens)
      implements Serializable {

    /** Creates a quantity that is no estimate, or one that must be in order. */
    public Quantity(Input input, Unit unit, NumberForm numbers) {
      this(input, unit, numbers, false);
    }

    /** Creates a quantity written in the plain form. */
    public Quantity(Input input, Unit unit) {
      this(input, unit, NumberForm.PLAIN);
    }
  }
}
