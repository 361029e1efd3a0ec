package org.minetally.period.internal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.minetally.period.DateInterval;

/**
 * The date formats of a source, tried in order. The result is an interval with the precision of the
 * text: {@code 2019} is the whole year, never 1 January.
 *
 * <p>A form is a pattern of these letters, the same as in Java's {@code DateTimeFormatter}:
 *
 * <table>
 *   <caption>Letters of a date form</caption>
 *   <tr><th>Letters</th><th>Meaning</th></tr>
 *   <tr><td>{@code yyyy}</td><td>the year, four digits, 1800 to 2200</td></tr>
 *   <tr><td>{@code MM}, {@code dd}</td><td>month and day, two digits</td></tr>
 *   <tr><td>{@code M}, {@code d}</td><td>month and day, one digit or two</td></tr>
 *   <tr><td>{@code HH}, {@code mm}, {@code ss}</td><td>a time, two digits each (one letter: one
 *       digit or two)</td></tr>
 *   <tr><td>{@code SSS}</td><td>decimals of a second, as many digits as letters ({@code S}: one to
 *       nine)</td></tr>
 *   <tr><td>{@code Z}</td><td>an offset from UTC: {@code Z}, {@code +05}, {@code +0530}, {@code
 *       +05:30}</td></tr>
 *   <tr><td>{@code 'T'}</td><td>the text between the apostrophes</td></tr>
 *   <tr><td>anything else</td><td>itself, unless it is a letter</td></tr>
 * </table>
 *
 * <p>Examples: {@code yyyy-MM-dd}, {@code dd/MM/yyyy}, {@code d.M.yyyy}, {@code yyyyMMdd}, {@code
 * yyyy-MM}, {@code yyyy}, {@code yyyy-MM-dd'T'HH:mm:ss.SZ}.
 *
 * <p>A time and its offset are checked and then ignored: <b>the calendar date is kept as
 * written</b>. Converting it to another time zone could move a record to another month.
 *
 * <p>{@code yyyy}, {@code yyyy-MM} and {@code yyyy-MM-dd} also accept EDTF (ISO 8601-2) for unknown
 * parts, with at most the precision of the form: {@code 2019-03-XX} is March 2019, {@code 2019-XX}
 * and {@code 2019-XX-XX} are the year 2019, {@code XXXX} is unknown. The X must be upper case.
 *
 * <p>The form named {@code edtf} accepts EDTF levels 0 to 2 for the years -9999 to 9999, if the
 * text denotes one interval of days; {@code docs/job-file.md} has a table. The marks {@code ?},
 * {@code ~} and {@code %} do not change the interval; {@link #qualifier} returns them.
 *
 * <p>{@code MMMM} and {@code MMM} are the name of a month in one of the {@link MonthNames}. {@code
 * excel-1900} and {@code excel-1904} are the numbers by which spreadsheets count days. {@link
 * TimedForm} says how a time may differ from the pattern. Digits may be of other scripts.
 *
 * <p>Two-digit years are not supported, because they depend on a guess. A list with both {@code
 * dd/MM/yyyy} and {@code MM/dd/yyyy} reads {@code 03/04/2019} by the one that comes first; the text
 * itself is ambiguous.
 */
public final class DateForms implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String EDTF = "edtf";

  private final String[] patterns;
  private final DateForm[] forms;
  private final DateNotation notation;
  private final boolean startsWithIsoDay;

  private DateForms(String[] patterns, DateForm[] forms, DateNotation notation) {
    this.patterns = patterns;
    this.forms = forms;
    this.notation = notation;
    this.startsWithIsoDay = forms[0] instanceof IsoForm iso && iso.length() == IsoForm.DAY_LENGTH;
  }

  /** Compiles the forms of a source that writes numbers plainly, in UTF-8. */
  public static DateForms of(List<String> patterns) {
    return of(patterns, DateNotation.PLAIN);
  }

  /**
   * Compiles the forms of a source.
   *
   * @param patterns at least one
   * @param notation how the source writes numbers and text
   * @throws IllegalArgumentException if a pattern is not valid, with one sentence for each such
   *     pattern, each on its own line
   */
  public static DateForms of(List<String> patterns, DateNotation notation) {
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no date form; add at least one, such as yyyy-MM-dd, dd/MM/yyyy, yyyy or edtf.");
    }
    List<DateForm> forms = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String pattern : patterns) {
      try {
        forms.add(compile(pattern, notation));
      } catch (IllegalArgumentException e) {
        problems.add(e.getMessage());
      }
    }
    SerialForm.orderProblem(patterns).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return new DateForms(patterns.toArray(String[]::new), forms.toArray(DateForm[]::new), notation);
  }

  private static DateForm compile(String pattern, DateNotation notation) {
    return switch (pattern) {
      case EDTF -> new EdtfForm();
      case "yyyy", "yyyy-MM", "yyyy-MM-dd" -> new IsoForm(pattern.length(), notation.thousands());
      case SerialForm.SINCE_1900 -> new SerialForm(false, notation);
      case SerialForm.SINCE_1904 -> new SerialForm(true, notation);
      default ->
          TimedForm.of(pattern, part -> PatternCompiler.compile(part, notation.monthNames()));
    };
  }

  /** Returns the patterns, in the order in which they are tried. */
  public List<String> patterns() {
    return List.of(patterns);
  }

  /**
   * Parses a date. A form must match the whole text; the first form that matches, and whose date
   * exists, determines the result.
   *
   * @param buf the buffer that contains the text, in the charset of the notation
   * @param from the start of the text
   * @param to the end of the text, exclusive; the text must not have blanks around it
   * @return a packed {@link DateInterval}, or {@link DateInterval#INVALID} if no form matches or
   *     the date does not exist, such as 2021-02-29
   */
  public long read(byte[] buf, int from, int to) {
    if (startsWithIsoDay && to - from == IsoForm.DAY_LENGTH) {
      long day = IsoForm.readDay(buf, from);
      if (day != DateInterval.INVALID) {
        return day;
      }
    }
    for (DateForm form : forms) {
      long interval = form.read(buf, from, to);
      if (isInterval(interval)) {
        return interval;
      }
    }
    return orInvalid(readWritten(notation.plain(buf, from, to)));
  }

  /**
   * Parses a date that no form reads as it is.
   *
   * @return a packed interval, or the first problem other than a text that matches no form
   */
  private long readWritten(String text) {
    long problem = DateInterval.INVALID;
    for (DateForm form : forms) {
      long read = form.readWritten(text);
      if (isInterval(read)) {
        return read;
      }
      problem = problem == DateInterval.INVALID ? read : problem;
    }
    return problem;
  }

  /**
   * Returns why {@link #read} returns {@link DateInterval#INVALID} for a string: the first problem
   * other than a string that matches no form.
   */
  public DateProblem problem(byte[] buf, int from, int to) {
    for (DateForm form : forms) {
      long read = form.read(buf, from, to);
      if (!isInterval(read) && read != DateInterval.INVALID) {
        return DateProblem.of(read);
      }
    }
    long read = readWritten(notation.plain(buf, from, to));
    return isInterval(read) ? DateProblem.NOT_A_DATE : DateProblem.of(read);
  }

  /** Returns the qualifier of a string that {@link #read} accepts. Only EDTF has qualifiers. */
  public DateQualifier qualifier(byte[] buf, int from, int to) {
    DateQualifier marks = DateQualifier.of(buf, from, to);
    if (marks == DateQualifier.UNQUALIFIED) {
      return marks;
    }
    String text = notation.plain(buf, from, to);
    for (DateForm form : forms) {
      if (isInterval(form.read(buf, from, to)) || isInterval(form.readWritten(text))) {
        return form instanceof EdtfForm ? marks : DateQualifier.UNQUALIFIED;
      }
    }
    return DateQualifier.UNQUALIFIED;
  }

  /** Returns whether a packed value is an interval rather than a problem. */
  static boolean isInterval(long packed) {
    return DateInterval.startDay(packed) <= DateInterval.endDay(packed);
  }

  /** Returns the interval, or {@link DateInterval#INVALID} if {@code packed} is a problem. */
  static long orInvalid(long packed) {
    return isInterval(packed) ? packed : DateInterval.INVALID;
  }

  @Override
  public String toString() {
    return String.join(" | ", patterns);
  }
}
