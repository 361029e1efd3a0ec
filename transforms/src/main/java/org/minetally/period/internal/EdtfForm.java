package org.minetally.period.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.minetally.internal.calendar.CivilCalendar;
import org.minetally.period.DateInterval;

/**
 * The form {@code edtf}: the Extended Date/Time Format (ISO 8601-2, levels 0 to 2), for strings
 * that denote one interval of days of the {@linkplain CivilCalendar calendar}.
 *
 * <p>One bound of an interval, or both, may be unknown or open. A set is accepted if its dates
 * follow each other without a gap.
 */
record EdtfForm() implements DateForm {

  private static final String OPEN = "..";

  @Override
  public long read(byte[] buf, int from, int to) {
    // Fast path: nearly all dates are plain and need no parser.
    long plain = IsoForm.readDate(buf, from, to);
    return plain == DateInterval.INVALID
        ? read(new String(buf, from, to - from, ISO_8859_1))
        : plain;
  }

  private static long read(String text) {
    if (text.isEmpty()) {
      return DateInterval.INVALID;
    }
    char last = text.charAt(text.length() - 1);
    if ((text.charAt(0) == '[' && last == ']') || (text.charAt(0) == '{' && last == '}')) {
      return set(text.substring(1, text.length() - 1));
    }
    int slash = text.indexOf('/');
    return slash < 0
        ? EdtfDate.readAny(text).packed()
        : interval(text.substring(0, slash), text.substring(slash + 1));
  }

  /**
   * Parses the two sides of an interval. A second slash cannot match, because no date contains one.
   */
  private static long interval(String start, String end) {
    if (start.isEmpty() && end.isEmpty()) {
      return DateInterval.INVALID;
    }
    return between(
        isOpen(start) ? EdtfDate.UNKNOWN : EdtfDate.read(start),
        isOpen(end) ? EdtfDate.UNKNOWN : EdtfDate.read(end));
  }

  private static boolean isOpen(String side) {
    return side.isEmpty() || side.equals(OPEN);
  }

  private static long between(EdtfDate start, EdtfDate end) {
    if (!start.isInterval()) {
      return start.packed();
    }
    if (!end.isInterval()) {
      return end.packed();
    }
    return start.canPrecede(end)
        ? DateInterval.pack(start.firstDay(), end.lastDay())
        : DateProblem.START_AFTER_END.packed();
  }

  private static long set(String members) {
    List<String> texts = Arrays.asList(members.split(",", -1));
    List<Long> intervals = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      long member = member(texts.get(i), i == 0, i == texts.size() - 1);
      if (!isInterval(member)) {
        return member;
      }
      intervals.add(member);
    }
    return unbroken(intervals);
  }

  /**
   * Parses a member of a set: a date, two dates joined by two dots, or a date with dots before or
   * after it.
   */
  private static long member(String text, boolean first, boolean last) {
    int dots = text.indexOf(OPEN);
    if (dots < 0) {
      return EdtfDate.read(text).packed();
    }
    String start = text.substring(0, dots);
    String end = text.substring(dots + OPEN.length());
    boolean misplaced = (start.isEmpty() && !first) || (end.isEmpty() && !last);
    return misplaced || text.equals(OPEN)
        ? DateInterval.INVALID
        : between(
            start.isEmpty() ? EdtfDate.UNKNOWN : EdtfDate.read(start),
            end.isEmpty() ? EdtfDate.UNKNOWN : EdtfDate.read(end));
  }

  /** Returns the union of the intervals, if it has no gap. */
  private static long unbroken(List<Long> intervals) {
    intervals.sort(Comparator.comparingInt(DateInterval::startDay));
    long last = DateInterval.endDay(intervals.get(0));
    for (long interval : intervals) {
      if (DateInterval.startDay(interval) > last + 1) {
        return DateProblem.SEVERAL_INTERVALS.packed();
      }
      last = Math.max(last, DateInterval.endDay(interval));
    }
    return DateInterval.pack(DateInterval.startDay(intervals.get(0)), (int) last);
  }

  private static boolean isInterval(long packed) {
    return DateInterval.startDay(packed) <= DateInterval.endDay(packed);
  }
}
