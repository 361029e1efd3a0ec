package org.minetally.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of a language, and its forms of numbers, shares and periods. */
final class ReportText {

  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
  private static final BigDecimal M2_PER_KM2 = BigDecimal.valueOf(1_000_000);
  private static final int DECIMALS = 2;
  private static final BigDecimal SMALL_SHARE = new BigDecimal("0.001");
  private static final BigDecimal LEAST_SHARE = new BigDecimal("0.0005");
  private static final int SHARE_DECIMALS = 3;
  private static final int KM2_DECIMALS = 1;
  private static final int RATE_DIGITS = 3;
  private static final int DAY_LENGTH = "2019-03-17".length();

  private final Map<String, String> texts;
  private final Locale locale;
  private final boolean isRightToLeft;

  private ReportText(Map<String, String> texts, ReportLanguage language) {
    this.texts = texts;
    this.locale = locale(language);
    this.isRightToLeft = language.isRightToLeft();
  }

  /** Returns the texts in a language, which are part of the program. */
  static ReportText in(ReportLanguage language) throws IOException {
    return new ReportText(
        JsonMapper.builder()
            .build()
            .readValue(HtmlReport.resource(language.file()), new TypeReference<>() {}),
        language);
  }

  private static Locale locale(ReportLanguage language) {
    return switch (language) {
      // Days come before months, as in most countries.
      case ENGLISH -> Locale.UK;
      case ARABIC -> Locale.forLanguageTag("ar-u-nu-latn");
      default -> Locale.forLanguageTag(language.code());
    };
  }

  /**
   * Returns a text with its slots filled.
   *
   * @param values names of slots, each followed by its value
   */
  String say(String key, String... values) {
    return SLOT.matcher(texts.get(key))
        .replaceAll(
            slot -> {
              for (int i = 0; i < values.length; i += 2) {
                if (values[i].equals(slot.group(1))) {
                  return Matcher.quoteReplacement(values[i + 1]);
                }
              }
              return Matcher.quoteReplacement(slot.group());
            });
  }

  /** Returns whether the language is written from right to left. */
  boolean isRightToLeft() {
    return isRightToLeft;
  }

  /** Returns whether this is the language of the sentences in the tables. */
  boolean isEnglish() {
    return locale.equals(Locale.UK);
  }

  /** Returns whether there is a text with this key. */
  boolean has(String key) {
    return texts.containsKey(key);
  }

  /** Returns the word for a name in the data; the name itself if the language has none. */
  String label(String name) {
    // Words of a job may be written with spaces.
    String word = texts.getOrDefault(name, texts.get(name.replace(' ', '_')));
    return word == null ? name.replace('_', ' ') : word;
  }

  String number(BigDecimal number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(DECIMALS);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number);
  }

  String number(double number) {
    return number(BigDecimal.valueOf(number));
  }

  String number(long number) {
    return number(BigDecimal.valueOf(number));
  }

  /**
   * Returns a share of a whole that is not 0. A small one is not written as 0%, a large one not as
   * 100%.
   */
  String share(BigDecimal part, BigDecimal whole) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(1);
    BigDecimal share = part.divide(whole, MathContext.DECIMAL64);
    if (share.signum() > 0 && share.compareTo(LEAST_SHARE) < 0) {
      return say("less_than") + " " + format.format(SMALL_SHARE);
    }
    if (part.compareTo(whole) < 0 && share.compareTo(BigDecimal.ONE.subtract(LEAST_SHARE)) >= 0) {
      return say("more_than") + " " + format.format(BigDecimal.ONE.subtract(SMALL_SHARE));
    }
    return format.format(share.setScale(SHARE_DECIMALS, RoundingMode.HALF_UP));
  }

  /** Returns a value of a measure with its unit; large areas in square kilometres. */
  String amount(BigDecimal value, String measure) {
    if (!measure.endsWith("_m2")) {
      return number(value);
    }
    return value.abs().compareTo(M2_PER_KM2) < 0
        ? number(value) + "\u00a0" + say("m2")
        : number(value.divide(M2_PER_KM2, KM2_DECIMALS, RoundingMode.HALF_UP))
            + "\u00a0"
            + say("km2");
  }

  /** Returns a rate with as many digits as the page shows. */
  static BigDecimal rounded(double rate) {
    return BigDecimal.valueOf(rate).round(new MathContext(RATE_DIGITS, RoundingMode.HALF_UP));
  }

  /** Returns a rounded rate of a measure with its unit. */
  String rate(BigDecimal rounded, String measure) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(Math.max(0, rounded.scale()));
    return format.format(rounded) + (measure.endsWith("_m2") ? "\u00a0" + say("m2") : "");
  }

  /** Returns a figure of a measure for a table: the whole number, never rounded. */
  String entry(DisplayedFigure figure, String measure) {
    return figure != null && figure.isExact()
        ? number(figure.shown()) + (measure.endsWith("_m2") ? "\u00a0" + say("m2") : "")
        : figure(figure, measure);
  }

  /** Returns a figure of a measure with its unit, or what is known about it. */
  String figure(DisplayedFigure figure, String measure) {
    if (figure == null || figure.isAbsent()) {
      return say("not_reported");
    }
    if (figure.isExact()) {
      return amount(figure.shown(), measure);
    }
    return figure.shown() != null && figure.shown().signum() > 0
        ? say("at_least_figure", "value", amount(figure.shown(), measure))
        : say("suppressed");
  }

  /** Returns the name of a period. */
  String period(String key) {
    if (key.matches("X+")) {
      return say("unknown_date");
    }
    try {
      if (key.matches("\\d{4}-\\d{2}")) {
        return YearMonth.parse(key).format(DateTimeFormatter.ofPattern("LLLL yyyy", locale));
      }
      if (key.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(key)
            .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
      }
    } catch (DateTimeException e) {
      return key;
    }
    return key;
  }

  /** Returns the name of the day of an instant, ISO 8601. */
  String day(String instant) {
    return period(instant.substring(0, Math.min(DAY_LENGTH, instant.length())));
  }

  /** Returns a list of names. */
  String list(Iterable<String> names) {
    return String.join(say("list_separator"), names);
  }
}
