package org.minetally.period;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minetally.fuzz.Digits;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;
import org.minetally.period.internal.DateForms;

/**
 * Reads dates, including EDTF. The first byte selects the form. A string is a date if and only if a
 * regular expression and {@code java.time} accept it, and then the same date; EDTF's qualifiers,
 * seasons, sets and similar forms are excepted. The bytes around it in the buffer do not matter.
 * EDTF text that is written can be read back.
 */
public final class DatesTarget implements Target {

  private static final String ISO = "(?<y>\\d{4}|XXXX)(-(?<m>\\d\\d|XX)(-(?<d>\\d\\d|XX))?)?";
  private static final String ZONE = " ?(Z|[-+](0\\d|1[0-8])(:?[0-5]\\d)?)";
  private static final Pattern SERIAL = Pattern.compile("(?<n>0|[1-9]\\d{0,6})(\\.\\d*)?");
  private static final Pattern EDTF = Pattern.compile(ISO);

  /** The expected result is unknown. */
  private static final long UNCHECKED = DateInterval.INVALID + 1;

  private static final DateForms EDTF_FORM = DateForms.of(List.of("edtf"));

  private record Form(DateForms forms, Pattern pattern) {}

  private static final List<Form> FORMS = forms();

  private static List<Form> forms() {
    Map<String, String> patterns = new LinkedHashMap<>();
    patterns.put("edtf", "");
    patterns.put("yyyy-MM-dd", "");
    patterns.put("yyyy-MM", "");
    patterns.put("yyyy", "");
    patterns.put("dd/MM/yyyy", "(?<d>\\d\\d)/(?<m>\\d\\d)/(?<y>\\d{4})");
    patterns.put("d.M.yyyy", "(?<d>\\d{1,2})\\.(?<m>\\d{1,2})\\.(?<y>\\d{4})");
    patterns.put("yyyyMMdd", "(?<y>\\d{4})(?<m>\\d\\d)(?<d>\\d\\d)");
    patterns.put("M/yyyy", "(?<m>\\d{1,2})/(?<y>\\d{4})(?<d>)");
    patterns.put(
        "yyyy-MM-dd'T'HH:mm:ss.SZ",
        "(?<y>\\d{4})-(?<m>\\d\\d)-(?<d>\\d\\d)[T ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.,]\\d+)?)?"
            + ZONE);
    patterns.put(
        "M/d/yyyy H:mm",
        "(?<m>\\d{1,2})/(?<d>\\d{1,2})/(?<y>\\d{4})[T ](\\d|[01]\\d|2[0-3]):[0-5]\\d("
            + ZONE
            + ")?");
    patterns.put("excel-1900", "");
    patterns.put("excel-1904", "");
    return patterns.entrySet().stream()
        .map(e -> new Form(DateForms.of(List.of(e.getKey())), Pattern.compile(e.getValue())))
        .toList();
  }

  @Override
  public String name() {
    return "dates";
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(
        "\0002019-03-17",
        "\0002019-XX",
        "\0002019-03/2019-05",
        "\000../2019-03-01",
        "\000XXXX-XX-XX",
        "\0012020-02-29",
        "\0012019-03-XX",
        "\0022019-12",
        "\0032200",
        "\00417/03/2019",
        "\0051.3.2019",
        "\00620190317",
        "\00712/1999",
        "\0102019-03-17T23:59:59.123456789+05:30",
        "\0102019-03-17T00:00:00.0Z",
        "\0113/7/2019 5:07",
        "\0113/7/2019T5:07 +02:00",
        "\0102019-03-17 23:59Z",
        "\01244562.75",
        "\01260",
        "\01359",
        "\0001800-01-01/2200-12-31",
        "\000201X",
        "\000-0043-03-15",
        "\0002019-21/2020-22",
        "\0002004?-06-~11",
        "\000[..1984,1985]",
        "\0001950S2",
        "\000Y17E2",
        "\0001985-04-12T23:20:30-04:00",
        "\0002018-05-X0/2018-05-11");
  }

  @Override
  public List<String> words() {
    return List.of(
        "X", "XX", "XXXX", "-", "/", "..", ".", ":", "T", "Z", "+05", "+0530", "-18:59", "00", "12",
        "13", "28", "29", "30", "31", "32", "1799", "1800", "1900", "2000", "2100", "2200", "2201",
        "?", "~", "%", "[", "]", "{", "}", ",", "Y", "S", "E", "21", "33", "41");
  }

  @Override
  public int longest() {
    return 48;
  }

  @Override
  public int inShortRun() {
    return 20_000;
  }

  @Override
  public boolean check(byte[] input) {
    if (input.length == 0) {
      return false;
    }
    int number = (input[0] & 0xff) % FORMS.size();
    Form form = FORMS.get(number);
    byte[] text = Arrays.copyOfRange(input, 1, input.length);
    long read = read(form.forms, text, (byte) '9');
    Promise.equal(read(form.forms, text, (byte) 'X'), read, "the surrounding bytes matter");
    String shown = Digits.inAscii(new String(text, UTF_8));
    long expected = expected(number, form, shown);
    if (expected != UNCHECKED) {
      Promise.equal(shown(read), shown(expected), form.forms + " of " + shown);
    }
    Promise.that(form.forms.qualifier(text, 0, text.length) != null, "a qualifier");
    if (read == DateInterval.INVALID) {
      return false;
    }
    String written = DateInterval.unpack(read).edtf();
    long again = read(EDTF_FORM, written.getBytes(ISO_8859_1), (byte) '-');
    Promise.equal(shown(again), shown(read), "EDTF of " + shown);
    for (PeriodType type : PeriodType.values()) {
      Promise.that(type.periodOf(read) != null, "a period");
    }
    return true;
  }

  private static long read(DateForms forms, byte[] text, byte around) {
    byte[] buffer = new byte[text.length + 24];
    Arrays.fill(buffer, around);
    System.arraycopy(text, 0, buffer, 12, text.length);
    return forms.read(buffer, 12, 12 + text.length);
  }

  private static String shown(long packed) {
    return packed == DateInterval.INVALID
        ? "not a date"
        : DateInterval.startDay(packed) + " to " + DateInterval.endDay(packed);
  }

  private static long expected(int number, Form form, String text) {
    return switch (number) {
      case 0 -> text.contains("/") ? between(text) : edtf(text);
      case 1 -> iso(text, 10);
      case 2 -> iso(text, 7);
      case 3 -> iso(text, 4);
      case 10 -> serial(text, LocalDate.of(1899, 12, 31), 2_958_465);
      case 11 -> serial(text, LocalDate.of(1904, 1, 1), 2_957_003);
      default -> {
        Matcher parts = form.pattern.matcher(text);
        yield parts.matches()
            ? of(parts.group("y"), parts.group("m"), parts.group("d"), 1800, 2200)
            : DateInterval.INVALID;
      }
    };
  }

  private static long serial(String text, LocalDate zero, int last) {
    Matcher parts = SERIAL.matcher(text);
    int number = parts.matches() ? Integer.parseInt(parts.group("n")) : -1;
    boolean since1900 = zero.getYear() < 1900;
    if (number < 0 || number > last || (since1900 && (number == 0 || number == 60))) {
      return DateInterval.INVALID;
    }
    LocalDate day = zero.plusDays(number).minusDays(since1900 && number > 60 ? 1 : 0);
    return day.getYear() > 2200 ? DateInterval.INVALID : pack(day, day);
  }

  /**
   * Returns the expected interval. The form {@code yyyy-MM-dd} accepts a coarser date only if it is
   * marked with X.
   */
  private static long iso(String text, int length) {
    boolean fits = text.length() == length || (text.length() < length && text.endsWith("X"));
    Matcher parts = EDTF.matcher(text);
    return fits && parts.matches()
        ? of(parts.group("y"), parts.group("m"), parts.group("d"), 1800, 2200)
        : DateInterval.INVALID;
  }

  private static long edtf(String text) {
    Matcher parts = EDTF.matcher(text);
    return parts.matches()
        ? of(parts.group("y"), parts.group("m"), parts.group("d"), 0, 9999)
        : UNCHECKED;
  }

  private static long between(String text) {
    int slash = text.indexOf('/');
    String first = text.substring(0, slash);
    String last = text.substring(slash + 1);
    if (text.equals("/") || last.contains("/")) {
      return DateInterval.INVALID;
    }
    long from = bound(first);
    long to = bound(last);
    if (from == UNCHECKED || to == UNCHECKED) {
      return UNCHECKED;
    }
    boolean wrong = from == DateInterval.INVALID || to == DateInterval.INVALID;
    int latest = last.contains("X") ? DateInterval.endDay(to) : DateInterval.startDay(to);
    boolean open = DateInterval.endDay(to) == Integer.MAX_VALUE;
    return wrong || (!open && DateInterval.startDay(from) > latest)
        ? DateInterval.INVALID
        : DateInterval.pack(DateInterval.startDay(from), DateInterval.endDay(to));
  }

  /** Returns the expected bound. A bound may have gaps, unlike a date. */
  private static long bound(String text) {
    if (text.isEmpty() || text.equals("..")) {
      return DateInterval.UNKNOWN_PACKED;
    }
    return text.matches(".*X-\\d\\d.*") ? UNCHECKED : edtf(text);
  }

  private static long of(String year, String month, String day, int firstYear, int lastYear) {
    boolean noMonth = month == null || month.equals("XX");
    boolean noDay = day == null || day.equals("XX") || day.isEmpty();
    try {
      if (year.equals("XXXX")) {
        return noMonth && noDay ? DateInterval.UNKNOWN_PACKED : DateInterval.INVALID;
      }
      int y = Integer.parseInt(year);
      if (y < firstYear || y > lastYear || (noMonth && !noDay)) {
        return DateInterval.INVALID;
      }
      if (noMonth) {
        return pack(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 31));
      }
      if (noDay && day == null && Integer.parseInt(month) > 20 && firstYear == 0) {
        return UNCHECKED;
      }
      YearMonth in = YearMonth.of(y, Integer.parseInt(month));
      return noDay
          ? pack(in.atDay(1), in.atEndOfMonth())
          : pack(
              LocalDate.of(y, in.getMonthValue(), Integer.parseInt(day)),
              LocalDate.of(y, in.getMonthValue(), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return DateInterval.INVALID;
    }
  }

  private static long pack(LocalDate first, LocalDate last) {
    return DateInterval.pack((int) first.toEpochDay(), (int) last.toEpochDay());
  }
}
