package org.minetally.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.profile.Input;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.NumberForm;
import org.minetally.record.SourceRecord;

/** Finds a record's counts and areas, in the order of the layout's measures. */
abstract class MeasureReader {

  private final long[] values;
  private Rejection rejection;

  private MeasureReader(int measures) {
    this.values = new long[measures];
    Arrays.fill(values, Measure.NOT_REPORTED);
  }

  static MeasureReader of(MeasureMapping mapping, Column.Header header, Layout layout) {
    if (mapping instanceof MeasureMapping.OneVictimPerRecord one) {
      return new Outcome(one, header, layout);
    }
    return new Counted((MeasureMapping.Counted) mapping, header, layout);
  }

  /** Reads the record into {@link #values()}; false after a {@link #rejection()}. */
  abstract boolean read(SourceRecord record);

  /** The values read last. */
  final long[] values() {
    return values;
  }

  final Rejection rejection() {
    return rejection;
  }

  final boolean reject(Rejection reason) {
    rejection = reason;
    return false;
  }

  /** One record is one victim. */
  private static final class Outcome extends MeasureReader {
    private static final List<Measure> OUTCOMES =
        List.of(Measure.KILLED, Measure.INJURED, Measure.OUTCOME_UNKNOWN);

    private final LabelReader outcome;
    private final int[] positions;

    Outcome(MeasureMapping.OneVictimPerRecord mapping, Column.Header header, Layout layout) {
      super(layout.measures().size());
      String unknown = Measure.OUTCOME_UNKNOWN.column();
      this.outcome = new LabelReader(mapping.outcome(), header, unknown, label -> false);
      this.positions = OUTCOMES.stream().mapToInt(layout.measures()::indexOf).toArray();
      values()[layout.measures().indexOf(Measure.VICTIMS)] = 1;
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

  /** Counts stand in columns. */
  private static final class Counted extends MeasureReader {
    private record Part(
        int position,
        Column column,
        long factor,
        boolean area,
        NumberReader numbers,
        boolean spaced) {}

    private final List<Part> parts = new ArrayList<>();
    private final int derivedVictims;

    Counted(MeasureMapping.Counted mapping, Column.Header header, Layout layout) {
      super(layout.measures().size());
      // In the measures' own order: the first bad value is the one reported, on every machine.
      new TreeMap<>(mapping.columns())
          .forEach((measure, quantity) -> add(measure, quantity, header, layout));
      boolean given = mapping.columns().containsKey(Measure.VICTIMS);
      this.derivedVictims = given ? -1 : layout.measures().indexOf(Measure.VICTIMS);
    }

    private void add(
        Measure measure, MeasureMapping.Quantity quantity, Column.Header header, Layout layout) {
      int position = layout.measures().indexOf(measure);
      boolean area = measure.kind() == Measure.Kind.AREA;
      long factor = quantity.unit().factor();
      if (quantity.input() instanceof Input.Column column) {
        NumberForm form = quantity.numbers();
        parts.add(
            new Part(
                position,
                header.column(column.name()),
                factor,
                area,
                new NumberReader(form),
                form.thousands() == ' '));
      } else if (quantity.input() instanceof Input.Constant constant) {
        byte[] text = constant.text().getBytes(StandardCharsets.UTF_8);
        long value = new NumberReader(NumberForm.PLAIN).read(text, 0, text.length, factor, area);
        if (value < 0) {
          throw new IllegalArgumentException(
              "%s: \"%s\": %s"
                  .formatted(measure.column(), constant.text(), reason(value).sentence()));
        }
        values()[position] = value;
      }
    }

    @Override
    boolean read(SourceRecord record) {
      byte[] bytes = record.bytes();
      for (int i = 0; i < parts.size(); i++) {
        Part part = parts.get(i);
        Column column = part.column;
        column.locate(record);
        if (column.isMissing(bytes)) {
          values()[part.position] = Measure.NOT_REPORTED;
          continue;
        }
        long value = part.numbers.read(bytes, column.from(), column.to(), part.factor, part.area);
        if (value == NumberReader.NOT_A_NUMBER && part.spaced) {
          value = readSpaced(column.text(bytes), part);
        }
        if (value < 0) {
          return reject(column.reject(reason(value), bytes));
        }
        values()[part.position] = value;
      }
      if (derivedVictims >= 0 && !deriveVictims()) {
        return reject(new Rejection(Reason.TOO_LARGE, "", ""));
      }
      return true;
    }

    /** Number groups are often set apart by no-break spaces, which are several bytes. */
    private long readSpaced(String text, Part part) {
      byte[] plain =
          text.replace('\u00a0', ' ').replace('\u202f', ' ').getBytes(StandardCharsets.UTF_8);
      return part.numbers.read(plain, 0, plain.length, part.factor, part.area);
    }

    /** False if there are more victims than a number holds. */
    private boolean deriveVictims() {
      long victims = Measure.NOT_REPORTED;
      try {
        for (int i = 0; i < values().length; i++) {
          if (i != derivedVictims) {
            victims = Measure.add(victims, values()[i]);
          }
        }
      } catch (ArithmeticException e) {
        return false;
      }
      values()[derivedVictims] = victims;
      return true;
    }

    private static Reason reason(long value) {
      if (value == NumberReader.NEGATIVE) {
        return Reason.NEGATIVE;
      }
      if (value == NumberReader.TOO_LARGE) {
        return Reason.TOO_LARGE;
      }
      return value == NumberReader.NOT_WHOLE ? Reason.NOT_WHOLE : Reason.INVALID_NUMBER;
    }
  }
}
