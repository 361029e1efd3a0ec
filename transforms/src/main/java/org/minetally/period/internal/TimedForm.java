package org.minetally.period.internal;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form that ends with a time, such as {@code yyyy-MM-dd HH:mm:ss}. Programs write times in
 * several ways, and the day is all that counts. So the letter T or a blank may precede the time;
 * seconds and their fraction, of any number of digits, may be missing; and an offset from UTC may
 * follow. A form without seconds accepts none, and a form with an offset requires one.
 *
 * <p>What the pattern says literally is tried first.
 */
final class TimedForm implements DateForm {
  private static final long serialVersionUID = 1L;

  private static final Pattern PATTERN =
      Pattern.compile(
          "(?<date>.+?)( |'T')(?<hour>HH?):mm(?<second>:ss([.,]S{1,9})?)? ?(?<offset>Z|'Z')?",
          Pattern.DOTALL);

  private static final String OFFSET = " ?(Z|[+-](0[0-9]|1[0-8])(:?[0-5][0-9])?)";

  private final DateForm literal;
  private final DateForm date;
  private final Pattern text;

  private TimedForm(DateForm literal, DateForm date, Pattern text) {
    this.literal = literal;
    this.date = date;
    this.text = text;
  }

  /**
   * Returns a form that also reads the other ways of writing its time, if the pattern ends with a
   * time; otherwise only the pattern's own.
   *
   * @param compiler compiles a pattern
   */
  static DateForm of(String pattern, Function<String, DateForm> compiler) {
    DateForm literal = compiler.apply(pattern);
    Matcher parts = PATTERN.matcher(pattern);
    if (!parts.matches()) {
      return literal;
    }
    String hour = parts.group("hour").length() == 1 ? "([01]?[0-9]|2[0-3])" : "([01][0-9]|2[0-3])";
    boolean seconds = Optional.ofNullable(parts.group("second")).isPresent();
    boolean offset = Optional.ofNullable(parts.group("offset")).isPresent();
    String time =
        hour
            + ":[0-5][0-9]"
            + (seconds ? "(:[0-5][0-9]([.,][0-9]+)?)?" : "")
            + "("
            + OFFSET
            + ")"
            + (offset ? "" : "?");
    return new TimedForm(
        literal,
        compiler.apply(parts.group("date")),
        Pattern.compile("(?<date>.+?)[T ]" + time, Pattern.DOTALL));
  }

  @Override
  public long read(byte[] buf, int from, int to) {
    return literal.read(buf, from, to);
  }

  @Override
  public long readWritten(String text) {
    long read = literal.readWritten(text);
    if (DateForms.isInterval(read)) {
      return read;
    }
    Matcher parts = this.text.matcher(text);
    return parts.matches() ? date.readWritten(parts.group("date")) : read;
  }
}
