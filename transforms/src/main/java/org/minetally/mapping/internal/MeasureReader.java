package org.minetally.mapping.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minetally.format.internal.SourceRecord;
import org.minetally.model.Measure;
import org.minetally.profile.Input;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.NumberForm;
import org.minetally.profile.internal.WideMeasures;

/** Reads a record's counts and areas into the layout of {@link WideMeasures}. */
abstract class MeasureReader {

  private final long[] values;
  private final List<Integer> areas = new ArrayList<>();
  private Rejection rejection;

  private MeasureReader(int measures) {
    this.values = new long[measures];
    Arrays.fill(values, Measure.NOT_REPORTED);
  }

  /**
   * Returns a reader for a mapping.
   *
   * @param derivesVictims whether this reader adds up victims that the source does not report; for
   *     a series they are added up later, when its figures are resolved
   */
  static MeasureReader of(
      MeasureMapping mapping,
      SourceColumn.Header header,
      WideMeasures wide,
      boolean derivesVictims) {
    if (mapping instanceof MeasureMapping.OneVictimPerRecord one) {
      return new Outcome(one, header, wide.measures());
    }
    return new Counts((MeasureMapping.Counts) mapping, header, wide, derivesVictims);
  }

  /** Reads the record into {@link #values()}; returns false if there is a {@link #rejection()}. */
  abstract boolean read(SourceRecord record);

  /** Returns the reader of the outcome; null if columns hold the counts. */
  LabelReader outcome() {
    return null;
  }

  /** Returns the values of the record read last. */
  final long[] values() {
    return values;
  }

  /** Sets the measures that are the area of the record's geometry. */
  final void setAreas(long area) {
    areas.forEach(position -> values[position] = area);
  }

  final Rejection rejection() {
    return rejection;
  }

  final void addArea(int position) {
    areas.add(position);
  }

  final boolean reject(Rejection reason) {
    rejection = reason;
    return false;
  }

  /** Reads records that are one victim each. */
  private static final class Outcome extends MeasureReader {
    private static final List<Measure> OUTCOMES =
        List.of(Measure.KILLED, Measure.INJURED, Measure.OUTCOME_UNKNOWN);

    private final LabelReader outcome;
    private final int[] positions;

    Outcome(
        MeasureMapping.OneVictimPerRecord mapping,
        SourceColumn.Header header,
        List<Measure> measures) {
      super(measures.size());
      String unknown = Measure.OUTCOME_UNKNOWN.column();
      this.outcome =
          new LabelReader("measures.outcome", mapping.outcome(), header, unknown, label -> false);
      this.positions = OUTCOMES.stream().mapToInt(measures::indexOf).toArray();
      values()[measures.indexOf(Measure.VICTIMS)] = 1;
    }

    @Override
    LabelReader outcome() {
      return outcome;
    }

    @Override
    boolean read(SourceRecord record) {
      int code = outcome.read(record);
      if (code < 0) {
        return reject(outcome.rejection());
      }
      String label = outcome.labels().get(code);
      for (int i = 0; i < positions.length; i++) {
        values()[positions[i]] = OUTCOMES.get(i).column().equals(label) ? 1 : 0;
      }
      return true;
    }
  }

  /** Reads counts from columns. */
  private static final class Counts extends MeasureReader {
    private record Part(int position, NumberColumn column) {}

    private final List<Part> parts = new ArrayList<>();
    private final WideMeasures wide;
    private final int derivedVictims;
    private final boolean derivesHere;

    Counts(
        MeasureMapping.Counts mapping,
        SourceColumn.Header header,
        WideMeasures wide,
        boolean derivesVictims) {
      super(wide.width());
      this.wide = wide;
      add(mapping.columns(), 0, header);
      for (int member = 0; member < wide.members(); member++) {
        add(mapping.split().members().get(member).columns(), wide.position(member, 0), header);
      }
      this.derivedVictims = wide.derivesVictims() ? wide.victims() : -1;
      this.derivesHere = derivesVictims;
    }

    private void add(
        Map<Measure, MeasureMapping.Quantity> columns, int from, SourceColumn.Header header) {
      // In the order of the measures, so that every machine reports the same first bad value.
      new TreeMap<>(columns)
          .forEach(
              (measure, quantity) ->
                  add(measure, quantity, from + wide.measures().indexOf(measure), header));
    }

    private void add(
        Measure measure,
        MeasureMapping.Quantity quantity,
        int position,
        SourceColumn.Header header) {
      boolean area = measure.isArea();
      long factor = quantity.unit().factor();
      if (quantity.input() instanceof Input.Column named) {
        SourceColumn column = header.column(named.name());
        parts.add(new Part(position, new NumberColumn(column, factor, area, quantity.numbers())));
      } else if (quantity.input() instanceof Input.Constant constant) {
        byte[] text = constant.text().getBytes(StandardCharsets.UTF_8);
        long value = new NumberReader(NumberForm.PLAIN).read(text, 0, text.length, factor, area);
        if (value < 0) {
          throw new IllegalArgumentException(
              "%s: \"%s\": %s"
                  .formatted(
                      measure.column(), constant.text(), NumberColumn.reason(value).sentence()));
        }
        values()[position] = value;
      } else {
        addArea(position);
      }
    }

    @Override
    boolean read(SourceRecord record) {
      for (int i = 0; i < parts.size(); i++) {
        Part part = parts.get(i);
        long value = part.column.read(record);
        if (value < 0 && value != Measure.NOT_REPORTED) {
          return reject(part.column.rejection(value, record));
        }
        values()[part.position] = value;
      }
      if (derivedVictims >= 0 && !deriveVictims()) {
        return reject(new Rejection(Reason.TOO_LARGE, "", ""));
      }
      return true;
    }

    /** Adds up the victims; returns false if the sum overflows. */
    private boolean deriveVictims() {
      try {
        long victims = wide.outcomes(values(), 0);
        if (derivesHere) {
          values()[derivedVictims] = victims;
        }
        return true;
      } catch (ArithmeticException e) {
        return false;
      }
    }
  }
}
