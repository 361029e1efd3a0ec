package org.minetally.period;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.minetally.period.RandomIntervals.interval;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.period.internal.DateForms;
import org.minetally.period.internal.DateFormsTest;

class DateIntervalTest {

  @Test
  void unpacksThePackedBounds() {
    int[] bounds = {Integer.MIN_VALUE, -62_091, -1, 0, 1, 84_371, Integer.MAX_VALUE};
    for (int start : bounds) {
      for (int end : bounds) {
        long packed = DateInterval.pack(start, end);
        assertThat(DateInterval.startDay(packed), is(start));
        assertThat(DateInterval.endDay(packed), is(end));
      }
    }
    DateInterval interval = new DateInterval(-5, 7);
    assertThat(DateInterval.unpack(interval.packed()), is(interval));
  }

  @Test
  void onlyTheUnknownIntervalIsUnknown() {
    assertThat(DateInterval.UNKNOWN.isUnknown(), is(true));
    assertThat(DateInterval.unpack(DateInterval.UNKNOWN_PACKED), is(DateInterval.UNKNOWN));
    assertThat(new DateInterval(Integer.MIN_VALUE, 0).isUnknown(), is(false));
    assertThat(new DateInterval(0, Integer.MAX_VALUE).isUnknown(), is(false));
  }

  @Test
  void invalidIsNotAnInterval() {
    assertThrows(IllegalArgumentException.class, () -> DateInterval.unpack(DateInterval.INVALID));
  }

  @Test
  void rejectsBoundsOutsideTheCalendar() {
    int before = (int) LocalDate.of(-10_000, 12, 31).toEpochDay();
    int after = (int) LocalDate.of(10_000, 1, 1).toEpochDay();
    assertThrows(IllegalArgumentException.class, () -> new DateInterval(before, 0));
    assertThrows(IllegalArgumentException.class, () -> new DateInterval(0, after));
    assertThrows(IllegalArgumentException.class, () -> new DateInterval(1, 0));
    assertThat(new DateInterval(before + 1, after - 1).edtf(), is("-9999-01-01/9999-12-31"));
  }

  @ParameterizedTest
  @CsvSource({
    "2019, 3, 17, 2019-03-17",
    "2020, 2, 29, 2020-02-29",
    "2019, 3, 0, 2019-03",
    "2019, 12, 0, 2019-12",
    "2019, 0, 0, 2019",
    "2200, 0, 0, 2200",
    "1800, 1, 0, 1800-01",
    "0, 0, 0, XXXX",
  })
  void buildsAnIntervalWithThePrecisionOfItsParts(int year, int month, int day, String edtf) {
    assertThat(DateInterval.unpack(DateInterval.ofParts(year, month, day)).edtf(), is(edtf));
  }

  @ParameterizedTest
  @CsvSource({
    "2019, 0, 17", // a day without its month
    "0, 3, 0", // a month without its year
    "0, 0, 17",
    "0, 3, 17",
    "2019, 13, 1",
    "2019, 13, 0",
    "2019, -1, 0",
    "2019, -1, 5",
    "2019, 1, -1",
    "2019, 0, -1",
    "-2019, 0, 0",
    "2021, 2, 29",
    "1799, 12, 31",
    "1799, 12, 0",
    "1799, 0, 0",
    "2201, 1, 1",
    "2201, 0, 0",
  })
  void rejectsPartsThatAreNotADate(int year, int month, int day) {
    assertThat(DateInterval.ofParts(year, month, day), is(DateInterval.INVALID));
  }

  @Test
  void coversTheDaysFromTheFirstStartToTheLastEnd() {
    long march = DateInterval.ofParts(2019, 3, 0);
    long year = DateInterval.ofParts(2019, 0, 0);
    long unknown = DateInterval.UNKNOWN_PACKED;
    assertThat(edtf(DateInterval.fromTo(march, year)), is("2019-03-01/2019-12-31"));
    assertThat(edtf(DateInterval.fromTo(year, march)), is("2019-01-01/2019-03-31"));
    assertThat(edtf(DateInterval.fromTo(march, march)), is("2019-03"));
    assertThat(edtf(DateInterval.fromTo(unknown, march)), is("../2019-03-31"));
    assertThat(edtf(DateInterval.fromTo(march, unknown)), is("2019-03-01/.."));
    assertThat(edtf(DateInterval.fromTo(unknown, unknown)), is("XXXX"));
  }

  @Test
  void rejectsAnEndBeforeItsStart() {
    long march = DateInterval.ofParts(2019, 3, 0);
    long february = DateInterval.ofParts(2019, 2, 0);
    assertThat(DateInterval.fromTo(march, february), is(DateInterval.INVALID));
    assertThat(DateInterval.fromTo(DateInterval.INVALID, march), is(DateInterval.INVALID));
    assertThat(DateInterval.fromTo(march, DateInterval.INVALID), is(DateInterval.INVALID));
    assertThat(
        DateInterval.fromTo(DateInterval.UNKNOWN_PACKED, DateInterval.INVALID),
        is(DateInterval.INVALID));
  }

  @Test
  void writesWholeMonthsAndYearsShortAndOthersByTheirBounds() {
    assertThat(edtf(interval("2019-03-17", "2019-03-17")), is("2019-03-17"));
    assertThat(edtf(interval("2020-02-01", "2020-02-29")), is("2020-02"));
    assertThat(edtf(interval("2020-02-01", "2020-02-28")), is("2020-02-01/2020-02-28"));
    assertThat(edtf(interval("2020-01-01", "2020-12-31")), is("2020"));
    assertThat(edtf(interval("2020-02-01", "2021-01-31")), is("2020-02-01/2021-01-31"));
    assertThat(edtf(interval("2020-01-01", "2020-03-31")), is("2020-01-01/2020-03-31"));
  }

  @Test
  void edtfFormReadsBackWhatWasWritten() {
    DateForms forms = DateForms.of(List.of("edtf"));
    RandomIntervals intervals = new RandomIntervals(11, -1000, 3000);
    for (int i = 0; i < 20_000; i++) {
      long packed = intervals.next();
      String text = edtf(packed);
      assertThat(text, DateFormsTest.read(forms, text), is(packed));
    }
  }

  private static String edtf(long packed) {
    return DateInterval.unpack(packed).edtf();
  }
}
