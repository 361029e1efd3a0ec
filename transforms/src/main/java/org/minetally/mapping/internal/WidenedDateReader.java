package org.minetally.mapping.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minetally.format.internal.SourceRecord;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;
import org.minetally.period.internal.DateQualifier;
import org.minetally.period.internal.Widening;
import org.minetally.profile.LabelMapping;

/** Reads a record's interval and widens it to the precision that a code says. */
final class WidenedDateReader extends DateReader {

  private static final Map<String, PeriodType> TYPES =
      Arrays.stream(PeriodType.values())
          .collect(Collectors.toUnmodifiableMap(PeriodType::label, Function.identity()));

  private final DateReader written;
  private final PrecisionCode precision;
  private Rejection rejection;

  WidenedDateReader(DateReader written, LabelMapping precision, SourceColumn.Header header) {
    this.written = written;
    this.precision = new PrecisionCode("date_precision", precision, header);
  }

  @Override
  long read(SourceRecord record) {
    long interval = written.read(record);
    if (interval == DateInterval.INVALID) {
      rejection = written.rejection();
      return interval;
    }
    // Nothing can be widened, so the code does not matter.
    if (interval == DateInterval.UNKNOWN_PACKED) {
      return interval;
    }
    String label = precision.read(record);
    if (label == null) {
      rejection = precision.rejection();
      return DateInterval.INVALID;
    }
    PeriodType type = TYPES.get(label);
    return type == null ? DateInterval.UNKNOWN_PACKED : Widening.widen(interval, type);
  }

  @Override
  DateQualifier qualifier(SourceRecord record) {
    return written.qualifier(record);
  }

  @Override
  Rejection rejection() {
    return rejection;
  }
}
