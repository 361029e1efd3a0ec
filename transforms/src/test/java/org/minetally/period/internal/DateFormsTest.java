package org.minetally.period.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.period.DateInterval;
import org.minetally.period.RandomIntervals;

public class DateFormsTest {

  /** Reads a string surrounded by other digits, which must not matter. */
  public static long read(DateForms forms, String text) {
    byte[] bytes = ("1" + text + "11").getBytes(UTF_8);
    return forms.read(bytes, 1, bytes.length - 2);
  }

  private static String edtf(String forms, String text) {
    long packed = read(DateForms.of(List.of(forms.split("\\|"))), text);
    return packed == DateInterval.INVALID ? "INVALID" : DateInterval.unpack(packed).edtf();
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd, 2019-03-17, 2019-03-17",
    "yyyy-MM-dd, 2020-02-29, 2020-02-29",
    "yyyy-MM, 2019-03, 2019-03",
    "yyyy, 2019, 2019",
    "dd/MM/yyyy, 17/03/2019, 2019-03-17",
    "MM/dd/yyyy, 03/17/2019, 2019-03-17",
    "d.M.yyyy, 7.3.2019, 2019-03-07",
    "d.M.yyyy, 17.12.2019, 2019-12-17",
    "d.M.yyyy, 07.03.2019, 2019-03-07",
    "yyyy-M-d, 2019-3-7, 2019-03-07",
    "yyyyMMdd, 20190317, 2019-03-17",
    "yyyyMM, 201903, 2019-03",
    "MM.yyyy, 03.2019, 2019-03",
    "yyyy年M月d日, 2019年3月7日, 2019-03-07",
    "yyyy\u0301-MM, 2019\u0301-03, 2019-03",
    "yyyy-MM-dd'T'HH:mm:ss, 2019-03-17T23:59:59, 2019-03-17",
    "yyyy-MM-dd HH:mm, 2019-03-17 00:00, 2019-03-17",
    "d/M/yyyy H:mm, 7/3/2019 4:05, 2019-03-07",
    "HH:mm dd/MM/yyyy, 04:05 07/03/2019, 2019-03-07",
    "yyyy-MM-dd HH:mm:ss.SSS, 2019-03-17 10:20:30.123, 2019-03-17",
    "yyyy-MM-dd HH:mm:ss.S, 2019-03-17 10:20:30.1, 2019-03-17",
    "yyyy-MM-dd HH:mm:ss.S, 2019-03-17 10:20:30.123456789, 2019-03-17",
    "yyyy-MM-dd'T'HH:mm:ssZ, 2019-03-17T23:30:00Z, 2019-03-17",
    "yyyy-MM-dd'T'HH:mm:ssZ, 2019-03-17T23:30:00-05:00, 2019-03-17",
    "yyyy-MM-dd'T'HH:mm:ssZ, 2019-03-17T23:30:00+0530, 2019-03-17",
    "yyyy-MM-dd'T'HH:mm:ss.SZ, 2019-03-17T23:30:00.5+05, 2019-03-17",
    "yyyy-MM-dd'T'HH:mm:ss'Z', 2019-03-17T23:30:00Z, 2019-03-17",
    "yyyy|yyyy-MM-dd|dd/MM/yyyy, 17/03/2019, 2019-03-17",
    "dd/MM/yyyy|MM/dd/yyyy, 03/04/2019, 2019-04-03",
    "MM/dd/yyyy|dd/MM/yyyy, 03/04/2019, 2019-03-04",
    "MM/dd/yyyy|dd/MM/yyyy, 17/04/2019, 2019-04-17",
  })
  void readsADateWithThePrecisionOfItsText(String forms, String text, String expected) {
    assertThat(edtf(forms, text), is(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "yyyy-MM-dd'T'HH:mm:ss; 2019-03-17 23:59:59",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17T23:59:59",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 23:59:59.5",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 23:59:59,123456789012",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 23:59:59Z",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17T23:59:59.5+02",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17T23:59:59.5-0230",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17T23:59:59 +02:00",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 23:59",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 23:59+02:00",
        "yyyy-MM-dd HH:mm; 2019-03-17T23:59Z",
        "yyyy-MM-dd HH:mm:ss.SSS; 2019-03-17 23:59:59.12",
        "yyyy-MM-dd HH:mm:ss.SSS; 2019-03-17 23:59:59,1234",
        "yyyy-MM-dd HH:mm:ss.SSS; 2019-03-17 23:59:59",
        "yyyy-MM-dd'T'HH:mm:ss.SZ; 2019-03-17 23:59:59+02",
        "yyyy-MM-dd'T'HH:mm:ss'Z'; 2019-03-17T23:59:59.123Z",
        "d.M.yyyy H:mm:ss; 17.3.2019 7:05:59.9",
        "d/M/yyyy, H:mm; 17/3/2019,T7:05",
      })
  void readsATimeInAnyOfItsUsualForms(String form, String text) {
    assertThat(edtf(form, text), is("2019-03-17"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "yyyy-MM-dd HH:mm:ss; 2019-03-17",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 ",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17  23:59:59",
        "yyyy-MM-dd HH:mm:ss; 2019-03-1723:59:59",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17t23:59:59",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 24:00:00",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 23:59:60",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 23:59:59.",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 23:59.5",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 3:59:59",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 23:59:59z",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 23:59:59+19",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 23:59:59+2",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 23:59:59+0260",
        "yyyy-MM-dd HH:mm:ss; 2019-03-17 23:59:59 UTC",
        "yyyy-MM-dd HH:mm:ss; 2019-03-XX 23:59:59",
        "yyyy-MM-dd HH:mm:ss; 2019-02-30T23:59:59",
        "yyyy-MM-dd HH:mm; 2019-03-17 23:59:59",
        "yyyy-MM-dd HH:mmZ; 2019-03-17T23:59",
        "yyyy-MM-dd; 2019-03-17T23:59:59",
        "yyyy-MM-dd|edtf; 2019-03-17T23:59",
        "edtf; 2019-03-17 23:59:59Z",
      })
  void rejectsATimeThatIsNotOne(String forms, String text) {
    assertThat(edtf(forms, text), is("INVALID"));
  }

  /** Another day in another zone must not move the record. */
  @Test
  void keepsTheDayAsWrittenWhateverTheZone() {
    assertThat(edtf("yyyy-MM-dd HH:mm:ss", "2019-01-01T00:00:00.5+14:00"), is("2019-01-01"));
    assertThat(edtf("yyyy-MM-dd HH:mm:ss", "2018-12-31T23:59:59.999999-12"), is("2018-12-31"));
  }

  /** The first form reads the text too, but the second reads it literally, as it always did. */
  @Test
  void prefersTheFormThatReadsTheTextLiterally() {
    assertThat(
        edtf("d/M/yyyy HH:mm:ss|M/d/yyyy HH:mm:ss.S", "3/4/2019 10:00:00.5"), is("2019-03-04"));
  }

  @Test
  void saysThatTheYearBeforeATimeIsOutOfRange() {
    byte[] text = "9999-01-01T00:00:00Z".getBytes(UTF_8);
    assertThat(
        DateForms.of(List.of("yyyy-MM-dd HH:mm")).problem(text, 0, text.length),
        is(DateProblem.NOT_A_DATE));
    assertThat(
        DateForms.of(List.of("yyyy-MM-dd HH:mm:ss")).problem(text, 0, text.length),
        is(DateProblem.OUT_OF_RANGE));
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd, ٢٠١٩-٠٣-١٧, 2019-03-17",
    "d/M/yyyy, ۱۷/۳/۲۰۱۹, 2019-03-17",
    "d.M.yyyy, १७.३.२०१९, 2019-03-17",
    "yyyy年M月d日, ２０１９年３月１７日, 2019-03-17",
    "yyyy, ٢٠١٩, 2019",
    "edtf, ٢٠١٩-٠٣/٢٠١٩-٠٥, 2019-03-01/2019-05-31",
    "yyyy-MM-dd HH:mm:ss, ٢٠١٩-٠٣-١٧ ٢٣:٥٩:٥٩, 2019-03-17",
    "excel-1900, ٤٤٥٦٢, 2022-01-01",
    "yyyy-MM-dd, ٢٠19-٠٣-١٧, INVALID",
    "yyyy-MM-dd, ٢٠١٩-03-17, INVALID",
    "yyyy, ۱۳۹۸, INVALID",
  })
  void readsDigitsOfOtherScripts(String form, String text, String expected) {
    assertThat(edtf(form, text), is(expected));
  }

  /** Arabic programs write such a mark after each part of a date. */
  @Test
  void ignoresMarksOfDirection() {
    assertThat(edtf("d/M/yyyy", "١٧\u200f/٣\u200f/٢٠١٩"), is("2019-03-17"));
    assertThat(edtf("yyyy-MM-dd", "\u200e2019-03-17\u200e"), is("2019-03-17"));
    assertThat(edtf("yyyy-MM-dd", "\u061c2019-03-17"), is("2019-03-17"));
  }

  @Test
  void keepsTheQualifierOfEdtfInDigitsOfOtherScripts() {
    byte[] text = "٢٠١٩-٠٣?".getBytes(UTF_8);
    assertThat(
        DateForms.of(List.of("edtf")).qualifier(text, 0, text.length), is(DateQualifier.UNCERTAIN));
  }

  @Test
  void readsDigitsInTheCharsetOfTheSource() {
    byte[] text = "17-3-2019 г.".getBytes(Charset.forName("windows-1251"));
    DateForms forms =
        DateForms.of(
            List.of("d-M-yyyy 'г.'"), new DateNotation("windows-1251", '.', '\0', MonthNames.NONE));
    assertThat(DateInterval.unpack(forms.read(text, 0, text.length)).edtf(), is("2019-03-17"));
  }

  @Test
  void readsAYearWithTheThousandsSeparatorOfTheSource() {
    DateNotation grouped = new DateNotation("UTF-8", '.', ',', MonthNames.NONE);
    DateForms forms = DateForms.of(List.of("yyyy-MM-dd", "yyyy"), grouped);
    assertThat(DateInterval.unpack(read(forms, "2,006")).edtf(), is("2006"));
    assertThat(DateInterval.unpack(read(forms, "٢,٠٠٦")).edtf(), is("2006"));
    assertThat(read(forms, "20,06"), is(DateInterval.INVALID));
    assertThat(edtf("yyyy", "2,006"), is("INVALID"));
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd, 2021-02-29",
    "yyyy-MM-dd, 1900-02-29",
    "yyyy-MM-dd, 2019-13-01",
    "yyyy-MM-dd, 2019-00-01",
    "yyyy-MM-dd, 2019-01-00",
    "yyyy-MM-dd, 2019-00-00",
    "yyyy-MM-dd, 2019-04-31",
    "yyyy-MM-dd, 0000-01-01",
    "yyyy-MM-dd, 1799-12-31",
    "yyyy-MM-dd, 2201-01-01",
    "yyyy-MM-dd, 2019/03/17",
    "yyyy-MM-dd, 2019-03/17",
    "yyyy-MM-dd, 2019-3-17",
    "yyyy-MM-dd, 2019-03-1",
    "yyyy-MM-dd, 2019-03-017",
    "yyyy-MM-dd, 2019-03",
    "yyyy-MM-dd, 2019",
    "yyyy-MM-dd, 2019-03-1:",
    "yyyy-MM-dd, 2019-03-/7",
    "yyyy-MM-dd, 20 9-03-17",
    "yyyy-MM-dd, 201:-03-17",
    "yyyy-MM-dd, ''",
    "yyyy-MM, 2019-13",
    "yyyy-MM, 2019-00",
    "yyyy-MM, 2019",
    "yyyy-MM, 2019-03-17",
    "yyyy, 0000",
    "yyyy, 1799",
    "yyyy, 19",
    "yyyy, 20190",
    "MM/yyyy, 00/2019",
    "dd/MM/yyyy, 00/03/2019",
    "dd/MM/yyyy, 7/3/2019",
    "d/M/yyyy, /3/2019",
    "d/M/yyyy, 017/3/2019",
    "d/M/yyyy, 7/3/20190",
    "d/M/yyyy, '7/3/2019 '",
    "d/M/yyyy, 7/3/",
    "yyyy-MM-dd HH:mm, 2019-03-17",
    "yyyy-MM-dd HH:mm, 2019-03-17 24:00",
    "yyyy-MM-dd HH:mm, 2019-03-17 23:60",
    "yyyy-MM-dd HH:mm:ss, 2019-03-17 23:00:60",
    "yyyy-MM-dd HH:mm:ss.S, 2019-03-17 23:00:00.",
    "yyyy-MM-dd HH:mmZ, 2019-03-17 23:00",
    "yyyy-MM-dd HH:mmZ, 2019-03-17 23:00z",
    "yyyy-MM-dd HH:mmZ, 2019-03-17 23:00+19",
    "yyyy-MM-dd HH:mmZ, 2019-03-17 23:00+05:",
    "yyyy-MM-dd HH:mmZ, 2019-03-17 23:00+05:60",
    "yyyy-MM-dd HH:mmZ, 2019-03-17 23:00+5",
    "yyyy-MM-dd HH:mmZ, 2019-03-17 23:00+053",
  })
  void rejectsTextThatDoesNotMatchTheForm(String forms, String text) {
    assertThat(edtf(forms, text), is("INVALID"));
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd, 2019-03-XX, 2019-03",
    "yyyy-MM-dd, 2019-XX-XX, 2019",
    "yyyy-MM-dd, XXXX-XX-XX, XXXX",
    "yyyy-MM-dd, 2019-XX, 2019",
    "yyyy-MM-dd, XXXX, XXXX",
    "yyyy-MM, 2019-XX, 2019",
    "yyyy-MM, XXXX-XX, XXXX",
    "yyyy-MM, XXXX, XXXX",
    "yyyy, XXXX, XXXX",
    "edtf, 2019, 2019",
    "edtf, 2019-03, 2019-03",
    "edtf, 2019-03-17, 2019-03-17",
    "edtf, 2019-XX, 2019",
    "edtf, 2019-03-XX, 2019-03",
    "edtf, XXXX, XXXX",
    "edtf, 2019-03-17/2019-04-02, 2019-03-17/2019-04-02",
    "edtf, 2019-03/2019-05, 2019-03-01/2019-05-31",
    "edtf, 2019/2019, 2019",
    "edtf, 2019-XX/2020-02-XX, 2019-01-01/2020-02-29",
    "edtf, 2019-03-17/.., 2019-03-17/..",
    "edtf, ../2019-03, ../2019-03-31",
    "edtf, 2019-03-17/, 2019-03-17/..",
    "edtf, /2019-03-17, ../2019-03-17",
    "edtf, 2019-03-17/XXXX, 2019-03-17/..",
    "edtf, XXXX/XXXX, XXXX",
    "edtf, ../.., XXXX",
    "edtf, 2019-03-17/2019-03-1X, 2019-03-17/2019-03-19",
    "yyyy-MM-dd|edtf, 1799-12-31, 1799-12-31",
  })
  void unknownDigitsWidenTheInterval(String forms, String text, String expected) {
    assertThat(edtf(forms, text), is(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd, 2019-XX-17",
    "yyyy-MM-dd, XXXX-03-17",
    "yyyy-MM-dd, XXXX-03-XX",
    "yyyy-MM-dd, XXXX-03",
    "yyyy-MM-dd, 2019-03-1X",
    "yyyy-MM-dd, 2019-03-xx",
    "yyyy-MM-dd, 201X-XX-XX",
    "yyyy-MM-dd, 20XX",
    "yyyy-MM-dd, 2019-X",
    "yyyy-MM-dd, 2019-13-XX",
    "yyyy-MM-dd, 2019-00-XX",
    "yyyy-MM-dd, 0000-XX-XX",
    "yyyy-MM-dd, 2019/03/XX",
    "yyyy-MM-dd, X",
    "yyyy-MM, 2019-03-XX",
    "yyyy, 2019-XX",
    "yyyy-M-d, 2019-03-XX",
    "dd/MM/yyyy, XX/03/2019",
    "edtf, 2019-03-17/2019-03-16",
    "edtf, 2019//2020",
    "edtf, 2019/2020/2021",
    "edtf, /",
    "edtf, ..",
    "edtf, 2019/...",
    "edtf, 20190317",
    "edtf, 2021-02-29",
    "edtf, 2019-0-17",
    "edtf, 2019-",
  })
  void rejectsAnUnknownPartAboveAKnownOne(String forms, String text) {
    assertThat(edtf(forms, text), is("INVALID"));
  }

  @Test
  void readsEveryDayOfTheCalendarInEveryForm() {
    Map<DateForms, DateTimeFormatter> forms =
        Map.of(
            DateForms.of(List.of("yyyy-MM-dd")), DateTimeFormatter.ISO_LOCAL_DATE,
            DateForms.of(List.of("edtf")), DateTimeFormatter.ISO_LOCAL_DATE,
            DateForms.of(List.of("d/M/yyyy")), DateTimeFormatter.ofPattern("d/M/uuuu"),
            DateForms.of(List.of("yyyyMMdd")), DateTimeFormatter.BASIC_ISO_DATE);
    LocalDate end = LocalDate.of(2201, 1, 1);
    for (LocalDate date = LocalDate.of(1800, 1, 1); date.isBefore(end); date = date.plusDays(1)) {
      long expected = RandomIntervals.interval(date, date);
      for (Map.Entry<DateForms, DateTimeFormatter> form : forms.entrySet()) {
        assertThat(read(form.getKey(), form.getValue().format(date)), is(expected));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yyyy-MM-dd",
        "yyyy-MM",
        "yyyy",
        "dd/MM/yyyy",
        "d.M.yyyy",
        "M/d/yyyy H:mm",
        "yyyyMMdd",
        "MM-yyyy",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss.S",
      })
  void agreesWithTheStrictJavaFormatterOnNearDates(String pattern) {
    Random random = new Random(5);
    DateForms forms = DateForms.of(List.of(pattern));
    Oracle oracle = new Oracle(pattern);
    TemporalQuery<? extends TemporalAccessor> query =
        pattern.contains("d")
            ? LocalDate::from
            : pattern.contains("M") ? YearMonth::from : Year::from;
    DateTimeFormatter writer = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    int dates = 0;
    for (int i = 0; i < 20_000; i++) {
      LocalDateTime time =
          LocalDateTime.of(1790, 1, 1, 0, 0, 0)
              .plusDays(random.nextInt(152_000))
              .plusSeconds(random.nextInt(86_400));
      String text = mutated(writer.format(time) + more(pattern, random), random);
      long expected = byJavaTime(oracle.withoutTime(text), oracle.date, query);
      assertThat(text, read(forms, text), is(expected));
      dates += expected == DateInterval.INVALID ? 0 : 1;
    }
    // Both outcomes must be frequent, or the test proves little.
    assertThat(dates, greaterThan(4_000));
    assertThat(20_000 - dates, greaterThan(4_000));
  }

  /** Returns what may follow a time: a fraction, a zone, or both. */
  private static String more(String pattern, Random random) {
    if (!pattern.contains("H") || random.nextBoolean()) {
      return "";
    }
    List<String> all =
        List.of("Z", " Z", "+02", "-0230", "+02:00", ".5", ",25", ".123456789", ":07", ":07.5Z");
    return all.get(random.nextInt(all.size()));
  }

  /** Reads a form's date and time strictly with java.time, each on its own. */
  private static final class Oracle {
    private static final Pattern TIME =
        Pattern.compile(
            "(?<date>[^T ]*)[T ](?<time>[^T ]*?)(?<fraction>[.,]\\d+)?(?<zone>"
                + " ?(Z|[+-]\\d\\d(:?\\d\\d)?))?");

    private final DateTimeFormatter date;
    private final List<DateTimeFormatter> times;

    Oracle(String pattern) {
      String[] parts = pattern.split("'T'| ", -1);
      date = strict(parts[0]);
      times = new ArrayList<>();
      if (parts.length > 1) {
        String time = parts[1].replace(".S", "");
        times.add(strict(time));
        times.add(strict(time.replace(":ss", "")));
      }
    }

    /** Returns the date's text, if a valid time follows it; the whole text if none should. */
    String withoutTime(String text) {
      if (times.isEmpty()) {
        return text;
      }
      Matcher parts = TIME.matcher(text);
      if (!parts.matches() || !isZone(parts.group("zone"))) {
        return "";
      }
      boolean fraction = parts.group("fraction") != null;
      boolean whole = isTime(parts.group("time"), times.get(0));
      boolean seconds = times.get(0).toString().contains("Second");
      boolean shorter = !fraction && isTime(parts.group("time"), times.get(1));
      return (whole && (seconds || !fraction)) || shorter ? parts.group("date") : "";
    }

    private static boolean isTime(String text, DateTimeFormatter form) {
      try {
        LocalTime.parse(text, form);
        return true;
      } catch (DateTimeException e) {
        return false;
      }
    }

    private static boolean isZone(String text) {
      if (text == null || text.strip().equals("Z")) {
        return true;
      }
      String digits = text.replaceAll("[^0-9]", "");
      return Integer.parseInt(digits.substring(0, 2)) <= 18
          && (digits.length() == 2 || Integer.parseInt(digits.substring(2)) < 60);
    }
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int changes = random.nextInt(3); changes > 0 && !mutant.isEmpty(); changes--) {
      int at = random.nextInt(mutant.length());
      char c = "0123456789-/.: Tx,Z+".charAt(random.nextInt(20));
      switch (random.nextInt(6)) {
        case 0 -> mutant.deleteCharAt(at);
        case 1 -> mutant.insert(at, c);
        case 2 -> mutant.setCharAt(at, c);
        default -> mutant.setCharAt(at, (char) ('0' + random.nextInt(10)));
      }
    }
    return mutant.toString();
  }

  /** Returns the same pattern for java.time, with four-digit years and no leniency. */
  private static DateTimeFormatter strict(String pattern) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
    List<String> runs =
        Pattern.compile("(.)\\1*").matcher(pattern).results().map(MatchResult::group).toList();
    for (String token : runs) {
      switch (token) {
        case "yyyy" -> builder.appendValue(ChronoField.YEAR, 4);
        case "MM" -> builder.appendValue(ChronoField.MONTH_OF_YEAR, 2);
        case "dd" -> builder.appendValue(ChronoField.DAY_OF_MONTH, 2);
        case "M" -> builder.appendValue(ChronoField.MONTH_OF_YEAR, 1, 2, SignStyle.NOT_NEGATIVE);
        case "d" -> builder.appendValue(ChronoField.DAY_OF_MONTH, 1, 2, SignStyle.NOT_NEGATIVE);
        case "H" -> builder.appendValue(ChronoField.HOUR_OF_DAY, 1, 2, SignStyle.NOT_NEGATIVE);
        case "HH" -> builder.appendValue(ChronoField.HOUR_OF_DAY, 2);
        case "mm" -> builder.appendValue(ChronoField.MINUTE_OF_HOUR, 2);
        case "ss" -> builder.appendValue(ChronoField.SECOND_OF_MINUTE, 2);
        case "S" -> builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, false);
        case "'" -> {
          // An apostrophe around the T.
        }
        default -> builder.appendLiteral(token);
      }
    }
    return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }

  private static long byJavaTime(
      String text, DateTimeFormatter oracle, TemporalQuery<? extends TemporalAccessor> query) {
    try {
      // Not parseBest, which would take a month 13 as a year without a month.
      TemporalAccessor parsed = oracle.parse(text, query);
      if (parsed.get(ChronoField.YEAR) < 1800 || parsed.get(ChronoField.YEAR) > 2200) {
        return DateInterval.INVALID;
      }
      if (parsed instanceof LocalDate date) {
        return RandomIntervals.interval(date, date);
      }
      if (parsed instanceof YearMonth month) {
        return RandomIntervals.interval(month.atDay(1), month.atEndOfMonth());
      }
      Year year = (Year) parsed;
      return RandomIntervals.interval(year.atDay(1), year.atDay(year.length()));
    } catch (DateTimeException e) {
      return DateInterval.INVALID;
    }
  }

  @Test
  void neverThrowsForAnyBytes() {
    Random random = new Random(8);
    DateForms forms =
        DateForms.of(
            List.of("yyyy-MM-dd", "edtf", "d/M/yyyy", "yyyy-MM-dd'T'HH:mm:ss.SZ", "yyyyMMdd"));
    byte[] alphabet = "0123456789019XX--//..:TZ+ é".getBytes(UTF_8);
    for (int i = 0; i < 300_000; i++) {
      byte[] text = new byte[random.nextInt(26)];
      for (int at = 0; at < text.length; at++) {
        text[at] = alphabet[random.nextInt(alphabet.length)];
      }
      long packed = forms.read(text, 0, text.length);
      if (packed != DateInterval.INVALID) {
        // Throws if the result is not an interval.
        DateInterval.unpack(packed);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "yyyy-mm-dd; for the month, write MM",
        "yyyy-mm-dd HH:MM; for the month, write MM",
        "dd.MM.yyyy HH:mm:mm; must follow HH",
        "yyyy-MM-dd HH:MM:ss; mm after HH is the minutes",
        "yyyy-MM-MM; twice",
        "YYYY-MM-dd; write yyyy",
        "uuuu-MM-dd; write yyyy",
        "yyyy-MM-DD; write dd",
        "dd/MM/yy; all four digits",
        "dd MMM yyyy; month's name",
        "dd MMMM yyyy; month's name",
        "ddd/MM/yyyy; too long",
        "EEE dd/MM/yyyy; is a name",
        "yyyy-'W'ww; two columns",
        "yyyy-Q; two columns",
        "yyyy-XX; 2019-XX",
        "yyyy-MM-ddTHH:mm; apostrophes",
        "yyyy-MM-dd'T; not closed",
        "yyyy-MM-dd hh:mm a; write HH",
        "yyyy-dd; no month",
        "MM-dd; no year",
        "yyyy-MM HH:mm; no day",
        "yyyyMd; separator",
        "dMyyyy; separator",
        "yyyy-M'1'; separator",
        "yyyy-MM-dd HH:mm:ss.SSSSSSSSSS; nine decimals",
        "yyyy-MM-dd HH:mmZZZ; write Z",
        "yyyy-MM-ddZ; must follow a time",
        "EDTF; is a name",
      })
  void rejectsAnInvalidPatternWithAHint(String pattern, String hint) {
    IllegalArgumentException rejection =
        assertThrows(IllegalArgumentException.class, () -> DateForms.of(List.of(pattern)));
    assertThat(
        rejection.getMessage(),
        allOf(containsString("\"" + pattern + "\" is not valid: "), containsString(hint)));
  }

  @Test
  void reportsAllInvalidPatternsAtOnce() {
    IllegalArgumentException rejection =
        assertThrows(
            IllegalArgumentException.class,
            () -> DateForms.of(List.of("yyyy-mm-dd", "yyyy", "dd/MM/yy")));
    assertThat(
        rejection.getMessage(),
        is(
            "The date form \"yyyy-mm-dd\" is not valid: mm is minutes and must follow"
                + " HH; for the month, write MM.\nThe date form \"dd/MM/yy\" is not valid: yy"
                + " is not a year with all four digits; write yyyy."));
  }

  @Test
  void rejectsAnEmptyListOfForms() {
    assertThrows(IllegalArgumentException.class, () -> DateForms.of(List.of()));
  }

  @Test
  void readsTwoApostrophesAsOne() {
    assertThat(edtf("dd''MM''yyyy", "17'03'2019"), is("2019-03-17"));
    assertThat(edtf("dd 'o''clock' MM yyyy", "17 o'clock 03 2019"), is("2019-03-17"));
    assertThat(edtf("dd''''MM yyyy", "17'03 2019"), is("2019-03-17"));
  }

  @Test
  void readsTheSameAfterSerialization() throws Exception {
    DateForms forms = DateForms.of(List.of("yyyy-MM-dd", "edtf", "d/M/yyyy H:mm"));
    DateForms arrived = serialized(forms);
    assertThat(arrived.patterns(), is(List.of("yyyy-MM-dd", "edtf", "d/M/yyyy H:mm")));
    for (String text : List.of("2019-03-17", "2019-03/2019-05", "7/3/2019 4:05", "7/3/2019")) {
      assertThat(read(arrived, text), is(read(forms, text)));
    }
  }

  private static DateForms serialized(DateForms forms) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(forms);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (DateForms) in.readObject();
    }
  }
}
