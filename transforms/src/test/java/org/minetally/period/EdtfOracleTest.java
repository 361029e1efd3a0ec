package org.minetally.period;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.period.internal.DateForms;
import org.minetally.period.internal.DateFormsTest;

/**
 * Random strings in EDTF, compared with intervals found by enumerating every day of two centuries:
 * a text denotes a set of days, and is accepted if and only if the set has no gap.
 */
class EdtfOracleTest {

  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final List<String> DAYS =
      FIRST.datesUntil(LocalDate.of(2100, 1, 1)).map(LocalDate::toString).toList();
  private static final DateForms FORMS = DateForms.of(List.of("edtf"));

  private final Random random = new Random(17);
  private final Map<String, BitSet> days = new HashMap<>();

  /** A date's text, and the days it may denote. */
  private record Meant(String text, BitSet days, boolean canStartAnyDay) {

    int first() {
      return days.nextSetBit(0);
    }

    int last() {
      return days.length() - 1;
    }

    int latestStart() {
      return canStartAnyDay ? last() : first();
    }
  }

  @Test
  void acceptsExactlyTheTextsWhoseDaysHaveNoGap() {
    int dates = 0;
    for (int i = 0; i < 3_000; i++) {
      Meant meant = date();
      dates += check(meant.text, meant.days);
    }
    assertThat(dates, greaterThan(1_000));
  }

  @Test
  void readsIntervalsFromTheFirstDayOfOneDateToTheLastOfAnother() {
    int dates = 0;
    for (int i = 0; i < 3_000; i++) {
      Meant start = date();
      Meant end = date();
      // With unknown digits, each bound may be any of its days: the first and the last of them
      // bound the interval.
      boolean read =
          !start.days.isEmpty() && !end.days.isEmpty() && start.first() <= end.latestStart();
      BitSet days = new BitSet();
      if (read) {
        days.set(start.first(), end.last() + 1);
      }
      dates += check(start.text + "/" + end.text, days);
    }
    assertThat(dates, greaterThan(200));
  }

  @Test
  void readsSetsWhoseDaysHaveNoGap() {
    int dates = 0;
    for (int i = 0; i < 3_000; i++) {
      List<String> texts = new ArrayList<>();
      BitSet days = new BitSet();
      boolean eachHasNoGap = true;
      for (int member = 1 + random.nextInt(3); member > 0; member--) {
        Meant meant = near();
        texts.add(meant.text);
        days.or(meant.days);
        eachHasNoGap &= hasNoGap(meant.days);
      }
      String text = String.join(",", texts);
      dates +=
          check(
              random.nextBoolean() ? "[" + text + "]" : "{" + text + "}",
              eachHasNoGap ? days : new BitSet());
    }
    assertThat(dates, greaterThan(500));
  }

  private static int check(String text, BitSet days) {
    long read = DateFormsTest.read(FORMS, text);
    if (!hasNoGap(days)) {
      assertThat(text, read, is(DateInterval.INVALID));
      return 0;
    }
    int first = (int) FIRST.toEpochDay();
    DateInterval expected = new DateInterval(first + days.nextSetBit(0), first + days.length() - 1);
    assertThat(text, read == DateInterval.INVALID ? null : DateInterval.unpack(read), is(expected));
    return 1;
  }

  private static boolean hasNoGap(BitSet days) {
    return !days.isEmpty() && days.length() - days.nextSetBit(0) == days.cardinality();
  }

  private Meant date() {
    return date(pick("1999", "2000", "2003", "2004", "199X", "200X", "20XX", "20X4"));
  }

  private Meant near() {
    return date(pick("2003", "2004"));
  }

  private Meant date(String year) {
    String month = pick("", "XX", "01", "02", "06", "10", "12", "0X", "1X", "X0", "X2", "13", "22");
    if (month.equals("22")) {
      return meant(
          mark(year + "-22"), year.contains("X") ? new BitSet() : matching(year + "-XX-XX"), true);
    }
    String day =
        month.isEmpty() ? "" : pick("", "", "XX", "01", "09", "29", "30", "0X", "2X", "3X", "X1");
    String parts = year + (month.isEmpty() ? "" : "-" + month) + (day.isEmpty() ? "" : "-" + day);
    String pattern =
        year + "-" + (month.isEmpty() ? "XX" : month) + "-" + (day.isEmpty() ? "XX" : day);
    return meant(mark(parts), matching(pattern), parts.contains("X"));
  }

  private static Meant meant(String text, BitSet days, boolean canStartAnyDay) {
    return new Meant(text, days, canStartAnyDay);
  }

  /** Adds marks, which change nothing, wherever they are. */
  private String mark(String text) {
    return switch (random.nextInt(6)) {
      case 0 -> text + pick("?", "~", "%");
      case 1 -> text.length() > 4 ? text.replaceFirst("-", "-" + pick("?", "~", "%")) : text;
      case 2 -> text.length() > 4 ? pick("?", "~", "%") + text : text;
      default -> text;
    };
  }

  private BitSet matching(String pattern) {
    return days.computeIfAbsent(pattern, EdtfOracleTest::find);
  }

  private static BitSet find(String pattern) {
    BitSet days = new BitSet();
    for (int i = 0; i < DAYS.size(); i++) {
      if (matches(DAYS.get(i), pattern)) {
        days.set(i);
      }
    }
    return days;
  }

  private static boolean matches(String day, String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) != 'X' && pattern.charAt(i) != day.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }
}
