package org.minetally.period;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minetally.fuzz.Digits;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;
import org.minetally.period.internal.DateForms;
import org.minetally.period.internal.DateNotation;
import org.minetally.period.internal.MonthNames;

/**
 * Reads dates with months in words. The first byte selects the languages. A text is a date if and
 * only if a regular expression finds a day, a word that is a month on its own, and a year, and
 * {@code java.time} accepts them.
 */
public final class MonthNamesTarget implements Target {

  private record Languages(MonthNames names, DateForms forms) {

    static Languages of(String... codes) {
      MonthNames names = MonthNames.of(List.of(codes));
      return new Languages(
          names, DateForms.of(List.of("d MMMM yyyy"), DateNotation.PLAIN.with(names)));
    }
  }

  private static final List<Languages> LANGUAGES =
      List.of(
          Languages.of("en", "es", "fr", "pt"),
          Languages.of("ru", "uk"),
          Languages.of("ar", "fa"),
          Languages.of("ki", "lo", "hi", "tr"));

  private static final Pattern DATE =
      Pattern.compile("(?<d>[0-9]{1,2}) (?<m>.+) (?<y>[0-9]{4})", Pattern.DOTALL);

  private static final String ACCENTS = "[\\u0300-\\u036f\\u064b-\\u065f\\u0670\\u0640]";

  @Override
  public String name() {
    return "month-names";
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(
        "\00017 March 2019",
        "\00017 mar. 2019",
        "\0001 août 2019",
        "\0015 сентября 2019",
        "\0015 Лист. 2019",
        "\00217 آذار 2019",
        "\002١٧ كانون الثاني ٢٠١٩",
        "\0033 Mwere wa ikũmi na ũmwe 2019",
        "\0033 ມ.ກ. 2019",
        "\0033 जून 2019",
        "\00331 KASIM 2019");
  }

  @Override
  public List<String> words() {
    return List.of(
        " ",
        ".",
        "..",
        "31",
        "30",
        "29",
        "february",
        "jui",
        "juil",
        "sept",
        "Mayo",
        "мая",
        "мар",
        "آب",
        "تشرين",
        "الأول",
        "Mwere wa ikũmi",
        "जुलाई",
        "ı",
        "İ",
        "\u0301",
        "\u200f",
        "1800",
        "2201");
  }

  @Override
  public int longest() {
    return 80;
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
    Languages languages = LANGUAGES.get((input[0] & 0xff) % LANGUAGES.size());
    byte[] text = Arrays.copyOfRange(input, 1, input.length);
    byte[] buffer = new byte[text.length + 8];
    Arrays.fill(buffer, (byte) '1');
    System.arraycopy(text, 0, buffer, 4, text.length);
    long read = languages.forms.read(buffer, 4, 4 + text.length);
    String shown = new String(text, UTF_8);
    Promise.equal(read, expected(languages, shown), shown);
    return read != DateInterval.INVALID;
  }

  private static long expected(Languages languages, String text) {
    String plain = Digits.inAscii(text).replaceAll(ACCENTS, "").replaceAll("[\u00a0\u202f]", " ");
    Matcher parts = DATE.matcher(plain);
    if (!parts.matches()) {
      return DateInterval.INVALID;
    }
    int year = Integer.parseInt(parts.group("y"));
    int month = languages.names.month(parts.group("m"));
    try {
      LocalDate date = LocalDate.of(year, month, Integer.parseInt(parts.group("d")));
      int day = (int) date.toEpochDay();
      return year < 1800 || year > 2200 ? DateInterval.INVALID : DateInterval.pack(day, day);
    } catch (DateTimeException e) {
      return DateInterval.INVALID;
    }
  }
}
