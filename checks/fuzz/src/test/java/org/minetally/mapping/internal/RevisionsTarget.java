package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.TextRecord;
import org.minetally.fuzz.Digits;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;
import org.minetally.model.Dataset;
import org.minetally.profile.DateMapping;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.Revisions;

/**
 * Reads revisions. The first line says whether they are numbers or timestamps. Each of the other
 * lines is compared with the previous one: the order is that of {@code BigDecimal} or {@code
 * java.time}.
 */
public final class RevisionsTarget implements Target {

  private static final Headings HEADINGS = Headings.of(List.of("revision"));

  private static final List<DateTimeFormatter> WITH_OFFSET =
      Stream.of("+HH", "+HHMM", "+HH:MM")
          .map(
              offset ->
                  new DateTimeFormatterBuilder()
                      .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                      .appendOffset(offset, "Z")
                      .toFormatter()
                      .withResolverStyle(ResolverStyle.STRICT))
          .toList();

  @Override
  public String name() {
    return "revisions";
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(
        "n\n1\n2\n2.5\n-3",
        "n\n0000001\n9223372036854.775807\n+4",
        "t\n2019-03-01\n2019-03-01T10:00:00Z",
        "t\n2019-03-01 10:00\n2019-03-01T10:00:00.123456+05:30\n2019-03-01t09:59:59z",
        "t\n2019-12-31T23:59:59+0530\n2020-01-01T00:00-05");
  }

  @Override
  public List<String> words() {
    return List.of(
        "T",
        "Z",
        "z",
        " ",
        ":",
        ".",
        "+05:30",
        "-0530",
        "+18:00",
        "+19",
        "23:59:60",
        ",5",
        "٣",
        "24:00",
        ".000001",
        ".1234567",
        "0001-01-01",
        "9999-12-31",
        "00000000000000000000",
        ".00000000000000000000");
  }

  @Override
  public int longest() {
    return 128;
  }

  @Override
  public boolean check(byte[] input) {
    String[] lines = new String(input, UTF_8).split("\n", -1);
    boolean numbers = lines[0].equals("n");
    RevisionReader reader =
        new RevisionReader(
            revisions(numbers ? Revisions.Form.NUMBER : Revisions.Form.TIMESTAMP),
            new SourceColumn.Header(HEADINGS, UTF_8, profile()));
    Comparable<?> before = null;
    long revisionBefore = 0;
    boolean read = false;
    for (int i = 1; i < lines.length; i++) {
      TextRecord record = new TextRecord();
      record.add(lines[i]);
      String text = Digits.inAscii(SourceColumn.composed(lines[i].trim()).strip());
      if (!reader.read(record)) {
        Promise.that(mayBeRejected(numbers, text), "rejected: " + text);
        continue;
      }
      if (reader.revision() == RevisionReader.OLDEST && expected(numbers, text) == null) {
        // The text is blank, with white space of ASCII or Unicode.
        Promise.that(text.chars().allMatch(c -> c <= ' '), "treated as missing: " + text);
        continue;
      }
      Comparable<?> now = expected(numbers, text);
      Promise.that(now != null, "accepted as a revision: " + text);
      if (before != null) {
        Promise.equal(
            Integer.signum(Long.compare(reader.revision(), revisionBefore)),
            Integer.signum(compare(now, before)),
            text + " compared with " + before);
      }
      before = now;
      revisionBefore = reader.revision();
      read = true;
    }
    return read;
  }

  @SuppressWarnings("unchecked")
  private static int compare(Comparable<?> one, Comparable<?> other) {
    return ((Comparable<Object>) one).compareTo(other);
  }

  /**
   * Returns whether a string may be rejected: it is invalid, out of range or in an unusual form.
   */
  private static boolean mayBeRejected(boolean numbers, String text) {
    Comparable<?> expected = expected(numbers, text);
    if (expected == null) {
      return true;
    }
    if (expected instanceof BigDecimal number) {
      return number.scale() < 0
          || number.abs().compareTo(new BigDecimal("9223372036854.775807")) > 0
          || number.stripTrailingZeros().scale() > 6
          || !text.matches("[-+]?[0-9]{1,20}(\\.[0-9]{1,20})?");
    }
    Instant instant = (Instant) expected;
    return instant.get(ChronoField.NANO_OF_SECOND) % 1000 != 0
        || !text.matches("[0-9]{4}-.*")
        || text.matches(".*[.,]([^0-9].*)?");
  }

  private static Comparable<?> expected(boolean numbers, String text) {
    try {
      if (numbers) {
        return text.isEmpty() || !text.matches("[-+0-9.]+") ? null : new BigDecimal(text);
      }
      return instant(text);
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  private static Instant instant(String text) {
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    String plain =
        text.replaceFirst("[ t]", "T").replaceFirst("(:\\d\\d),(?=\\d)", "$1.").replace('z', 'Z');
    try {
      return LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      for (DateTimeFormatter form : WITH_OFFSET) {
        try {
          return OffsetDateTime.parse(plain, form).toInstant();
        } catch (DateTimeException other) {
          // Another form may match.
        }
      }
      throw e;
    }
  }

  private static Revisions revisions(Revisions.Form form) {
    return new Revisions(true, "revision", form, Revisions.NONE.deletions());
  }

  private static Profile profile() {
    return Profile.builder(Dataset.CASUALTIES)
        .date(DateMapping.Constant.UNKNOWN)
        .measures(new MeasureMapping.Counts(Map.of()))
        .build();
  }
}
