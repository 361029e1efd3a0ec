package org.minetally.profile;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.minetally.model.Measure;

/** How a record's counts and areas are found. */
public sealed interface MeasureMapping extends Serializable {

  /**
   * One record is one victim, and a column tells the outcome.
   *
   * @param outcome maps the source's words to {@code killed}, {@code injured} or {@code
   *     outcome_unknown}
   */
  record OneVictimPerRecord(LabelMapping outcome) implements MeasureMapping {}

  /**
   * Counts stand in columns.
   *
   * @param columns the measures that the source reports. Where {@link Measure#VICTIMS} is absent
   *     and an outcome is present, victims are the sum of the outcomes that the record reports.
   * @param split the figures of single members, beside those of the whole
   * @param checks printed totals and their printed parts
   */
  record Counted(Map<Measure, Quantity> columns, Split split, List<PartsCheck> checks)
      implements MeasureMapping {
    public Counted {
      columns = Map.copyOf(columns);
      checks = List.copyOf(checks);
    }

    /** Counts of the whole alone. */
    public Counted(Map<Measure, Quantity> columns) {
      this(columns, Split.NONE, List.of());
    }
  }

  /**
   * A number in a unit.
   *
   * @param input where the number is
   * @param unit its unit
   * @param numbers how it is written
   */
  record Quantity(Input input, Unit unit, NumberForm numbers) implements Serializable {

    /** A number written in the plain form. */
    public Quantity(Input input, Unit unit) {
      this(input, unit, NumberForm.PLAIN);
    }
  }
}
