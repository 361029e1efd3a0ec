package org.minetally.period;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;
import org.minetally.period.internal.DateForms;

/**
 * Parses the date patterns of job files. A pattern is either rejected with a message, or it reads
 * the text that {@code java.time} writes with the same pattern as the same date.
 */
public final class DatePatternsTarget implements Target {

  private static final List<OffsetDateTime> TIMES =
      List.of(
          OffsetDateTime.of(2019, 3, 7, 5, 4, 9, 123_456_789, ZoneOffset.ofHoursMinutes(5, 30)),
          OffsetDateTime.of(2200, 12, 31, 23, 59, 59, 0, ZoneOffset.ofHours(-18)));

  @Override
  public String name() {
    return "date-patterns";
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(
        "yyyy-MM-dd",
        "dd/MM/yyyy",
        "d.M.yyyy",
        "yyyyMMdd",
        "yyyy-MM-dd'T'HH:mm:ss.SZ",
        "M/d/yyyy H:mm",
        "yyyy",
        "MM yyyy",
        "dd 'de' MM 'de' yyyy",
        "yyyy''MM",
        "d/M/yyyy HH:mm:ss.SSS");
  }

  @Override
  public List<String> words() {
    return List.of(
        "yyyy", "yy", "MM", "M", "MMM", "dd", "d", "HH", "H", "mm", "m", "ss", "s", "S", "SSS", "Z",
        "MMMM", "'T'", "''", "'", "edtf", "XXX", "DD", "YYYY", "hh", "a", "é", "年");
  }

  @Override
  public int longest() {
    return 64;
  }

  @Override
  public int inShortRun() {
    return 10_000;
  }

  @Override
  public boolean check(byte[] input) {
    String pattern = new String(input, UTF_8);
    DateForms forms;
    try {
      forms = DateForms.of(List.of(pattern));
    } catch (IllegalArgumentException e) {
      Promise.isUserMessage(e.getMessage(), pattern);
      return false;
    }
    // These have another meaning in Java, and an unpaired surrogate cannot be encoded.
    if (pattern.equals("edtf") || pattern.matches("(?s).*[\\[\\]{}#].*")) {
      return true;
    }
    DateTimeFormatter java = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    for (OffsetDateTime time : TIMES) {
      byte[] text = java.format(time).getBytes(UTF_8);
      long read = forms.read(text, 0, text.length);
      Promise.that(
          read != DateInterval.INVALID, pattern + " does not read " + new String(text, UTF_8));
      Promise.that(
          DateInterval.startDay(read) <= time.toLocalDate().toEpochDay()
              && DateInterval.endDay(read) >= time.toLocalDate().toEpochDay(),
          pattern + " reads another date");
    }
    return true;
  }
}
