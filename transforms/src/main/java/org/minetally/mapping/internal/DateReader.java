package org.minetally.mapping.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.minetally.format.internal.SourceRecord;
import org.minetally.period.DateInterval;
import org.minetally.period.internal.DateForms;
import org.minetally.period.internal.DateQualifier;
import org.minetally.period.internal.MonthNames;
import org.minetally.profile.DateMapping;
import org.minetally.profile.NumberForm;
import org.minetally.profile.Profile;

/** Reads a record's interval as a packed {@link DateInterval}. */
abstract class DateReader {

  private Rejection rejection;

  static DateReader of(Profile profile, SourceColumn.Header header) {
    DateReader written = of(profile.date(), header);
    return profile.datePrecision().isEmpty()
        ? written
        : new WidenedDateReader(written, profile.datePrecision().get(), header);
  }

  private static DateReader of(DateMapping mapping, SourceColumn.Header header) {
    if (mapping instanceof DateMapping.OneColumn one) {
      SourceColumn column = header.column(one.column());
      return new OneColumn(column, header.dates(column, one.forms(), one.monthNames()));
    }
    if (mapping instanceof DateMapping.Parts parts) {
      return new Parts(parts, header);
    }
    if (mapping instanceof DateMapping.StartEnd both) {
      return new StartEnd(both, header);
    }
    return new Constant(((DateMapping.Constant) mapping).edtf());
  }

  /** Returns the interval, or {@link DateInterval#INVALID} if there is a {@link #rejection()}. */
  abstract long read(SourceRecord record);

  /**
   * Returns the date's qualifier (uncertain, approximate). Valid after {@link #read} returned an
   * interval.
   */
  DateQualifier qualifier(SourceRecord record) {
    return DateQualifier.UNQUALIFIED;
  }

  Rejection rejection() {
    return rejection;
  }

  final long invalid(SourceColumn column, Reason reason, SourceRecord record) {
    rejection = column.reject(reason, record.bytes());
    return DateInterval.INVALID;
  }

  final long readColumn(SourceColumn column, DateForms forms, SourceRecord record) {
    column.locate(record);
    if (column.isMissing(record.bytes())) {
      return DateInterval.UNKNOWN_PACKED;
    }
    long interval = forms.read(record.bytes(), column.from(), column.to());
    return interval == DateInterval.INVALID
        ? invalid(column, reason(column, forms, record.bytes()), record)
        : interval;
  }

  /** Returns the reason that the located field is rejected as a date. */
  static Reason reason(SourceColumn column, DateForms forms, byte[] bytes) {
    return switch (forms.problem(bytes, column.from(), column.to())) {
      case NOT_A_DATE -> Reason.INVALID_DATE;
      case OUT_OF_RANGE -> Reason.YEAR_OUT_OF_RANGE;
      case SEVERAL_INTERVALS -> Reason.NOT_ONE_INTERVAL;
      case START_AFTER_END -> Reason.START_AFTER_END;
    };
  }

  /** Returns the qualifier of the date in a column; a missing date is unqualified. */
  static DateQualifier qualifier(SourceColumn column, DateForms forms, SourceRecord record) {
    column.locate(record);
    return column.isMissing(record.bytes())
        ? DateQualifier.UNQUALIFIED
        : forms.qualifier(record.bytes(), column.from(), column.to());
  }

  private static final class OneColumn extends DateReader {
    private final SourceColumn column;
    private final DateForms forms;

    OneColumn(SourceColumn column, DateForms forms) {
      this.column = column;
      this.forms = forms;
    }

    @Override
    long read(SourceRecord record) {
      return readColumn(column, forms, record);
    }

    @Override
    DateQualifier qualifier(SourceRecord record) {
      return qualifier(column, forms, record);
    }
  }

  private static final class StartEnd extends DateReader {
    private final SourceColumn start;
    private final SourceColumn end;
    private final DateForms startForms;
    private final DateForms endForms;

    StartEnd(DateMapping.StartEnd both, SourceColumn.Header header) {
      start = header.column(both.start());
      end = header.column(both.end());
      startForms = header.dates(start, both.forms(), both.monthNames());
      endForms = header.dates(end, both.forms(), both.monthNames());
    }

    @Override
    long read(SourceRecord record) {
      long first = readColumn(start, startForms, record);
      if (first == DateInterval.INVALID) {
        return first;
      }
      long last = readColumn(end, endForms, record);
      if (last == DateInterval.INVALID) {
        return last;
      }
      long interval = DateInterval.fromTo(first, last);
      return interval == DateInterval.INVALID
          ? invalid(start, Reason.START_AFTER_END, record)
          : interval;
    }

    @Override
    DateQualifier qualifier(SourceRecord record) {
      return qualifier(start, startForms, record).and(qualifier(end, endForms, record));
    }
  }

  private static final class Parts extends DateReader {
    private static final int MISSING = 0;
    private static final int WRONG = -1;

    private final SourceColumn year;
    private final SourceColumn month;
    private final SourceColumn day;
    private final NumberForm numbers;
    private final boolean isNamed;
    private final MonthNames names;

    Parts(DateMapping.Parts parts, SourceColumn.Header header) {
      this.year = header.column(parts.year());
      this.month = parts.month().isEmpty() ? null : header.column(parts.month());
      this.day = parts.day().isEmpty() ? null : header.column(parts.day());
      this.numbers = header.profile().numbers();
      this.isNamed = !parts.monthNames().isEmpty();
      this.names = MonthNames.of(parts.monthNames());
    }

    @Override
    long read(SourceRecord record) {
      int y = part(year, record);
      int m = part(month, record);
      int d = part(day, record);
      if (y == WRONG || m == WRONG || d == WRONG) {
        return DateInterval.INVALID;
      }
      if (y == MISSING) {
        return DateInterval.UNKNOWN_PACKED;
      }
      long interval = DateInterval.ofParts(y, m, m == MISSING ? MISSING : d);
      if (interval != DateInterval.INVALID) {
        return interval;
      }
      boolean yearIsWrong = DateInterval.ofParts(y, 0, 0) == DateInterval.INVALID;
      boolean monthIsWrong = DateInterval.ofParts(y, m, 0) == DateInterval.INVALID;
      return yearIsWrong
          ? invalid(year, Reason.YEAR_OUT_OF_RANGE, record)
          : invalid(monthIsWrong ? month : day, Reason.INVALID_DATE, record);
    }

    private int part(SourceColumn column, SourceRecord record) {
      if (column == null) {
        return MISSING;
      }
      column.locate(record);
      byte[] bytes = record.bytes();
      if (column.isMissing(bytes)) {
        return MISSING;
      }
      int value = 0;
      for (int i = column.from(); i < column.to(); i++) {
        int digit = bytes[i] - '0';
        if (digit < 0 || digit > 9 || value > 9999) {
          return written(column, record);
        }
        value = value * 10 + digit;
      }
      return value == 0 ? wrong(column, record) : value;
    }

    /** Reads a part that is not written in plain digits. */
    private int written(SourceColumn column, SourceRecord record) {
      String text = column.text(record.bytes());
      long value = NumberReader.readPlain(numbers.plain(text), 1, false);
      if (value >= 0) {
        return value > 0 && value <= 99_999 ? (int) value : wrong(column, record);
      }
      return column == month ? named(text, record) : wrong(column, record);
    }

    /** Reads a month that is a word. */
    private int named(String text, SourceRecord record) {
      int found = names.month(text);
      if (found != MonthNames.UNKNOWN) {
        return found;
      }
      // Looks through all languages, but only for a record that is rejected.
      boolean isName = !isNamed && MonthNames.isNameInAnyLanguage(text);
      invalid(month, isName ? Reason.MONTH_NAME : Reason.INVALID_DATE, record);
      return WRONG;
    }

    private int wrong(SourceColumn column, SourceRecord record) {
      invalid(column, Reason.INVALID_DATE, record);
      return WRONG;
    }
  }

  private static final class Constant extends DateReader {
    private final long interval;
    private final DateQualifier qualifier;

    Constant(String edtf) {
      byte[] text = edtf.getBytes(StandardCharsets.UTF_8);
      DateForms form = DateForms.of(List.of("edtf"));
      interval = form.read(text, 0, text.length);
      qualifier = form.qualifier(text, 0, text.length);
    }

    @Override
    long read(SourceRecord record) {
      return interval;
    }

    @Override
    DateQualifier qualifier(SourceRecord record) {
      return qualifier;
    }
  }
}
