package org.minetally.period.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.period.DateInterval;

class SerialFormTest {

  private static String read(String form, String text) {
    return read(DateForms.of(List.of(form.split("\\|"))), text);
  }

  private static String read(DateForms forms, String text) {
    long packed = DateFormsTest.read(forms, text);
    return packed == DateInterval.INVALID ? "INVALID" : DateInterval.unpack(packed).edtf();
  }

  /** As Excel shows them. */
  @ParameterizedTest
  @CsvSource({
    "excel-1900, 44562, 2022-01-01",
    "excel-1900, 44562.75, 2022-01-01",
    "excel-1900, 44562.999999999999999999, 2022-01-01",
    "excel-1900, 44562.0, 2022-01-01",
    "excel-1900, 44562., 2022-01-01",
    "excel-1900, 1, 1900-01-01",
    "excel-1900, 59, 1900-02-28",
    "excel-1900, 61, 1900-03-01",
    "excel-1900, 36526, 2000-01-01",
    "excel-1904, 0, 1904-01-01",
    "excel-1904, 60, 1904-03-01",
    "excel-1904, 59, 1904-02-29",
    "excel-1904, 43100, 2022-01-01",
    "excel-1904, 43100.5, 2022-01-01",
    "yyyy-MM-dd|excel-1900, 2022-01-01, 2022-01-01",
    "yyyy-MM-dd|excel-1900, 44562, 2022-01-01",
    "yyyy|excel-1900, 2019, 2019",
    "yyyy|excel-1900, 44562, 2022-01-01",
  })
  void readsDaysAsExcelShowsThem(String forms, String text, String expected) {
    assertThat(read(forms, text), is(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "excel-1900, 0",
    "excel-1900, 0.5",
    "excel-1900, 60",
    "excel-1900, 60.5",
    "excel-1900, -1",
    "excel-1900, +44562",
    "excel-1900, 044562",
    "excel-1900, .5",
    "excel-1900, 4.4562E4",
    "excel-1900, '44,562'",
    "excel-1900, '44562 '",
    "excel-1900, 44562x",
    "excel-1900, 44562.5.5",
    "excel-1900, 20220101",
    "excel-1900, 2958466",
    "excel-1900, 99999999999999999999",
    "excel-1900, ''",
    "excel-1904, 2957004",
    "excel-1904, 00",
  })
  void rejectsNumbersThatAreNoDayInExcel(String form, String text) {
    assertThat(read(form, text), is("INVALID"));
  }

  @Test
  void saysThatADayAfterTheYear2200IsOutOfRange() {
    byte[] last = "109940".getBytes(UTF_8);
    DateForms forms = DateForms.of(List.of("excel-1900"));
    assertThat(read(forms, "109939"), is("2200-12-31"));
    assertThat(read(forms, "109940"), is("INVALID"));
    assertThat(forms.problem(last, 0, last.length), is(DateProblem.OUT_OF_RANGE));
  }

  /** Days are added to the first one with java.time, and the leap day that was not is skipped. */
  @Test
  void agreesWithJavaTimeForEveryDay() {
    DateForms since1900 = DateForms.of(List.of("excel-1900"));
    DateForms since1904 = DateForms.of(List.of("excel-1904"));
    Random random = new Random(11);
    LocalDate first = LocalDate.of(1900, 1, 1);
    LocalDate march = LocalDate.of(1900, 3, 1);
    for (LocalDate day = first; day.getYear() <= 2200; day = day.plusDays(1)) {
      long number = ChronoUnit.DAYS.between(first, day) + (day.isBefore(march) ? 1 : 2);
      String fraction = random.nextBoolean() ? "" : "." + random.nextInt(1_000_000_000);
      assertThat(read(since1900, number + fraction), is(day.toString()));
      long later = ChronoUnit.DAYS.between(LocalDate.of(1904, 1, 1), day);
      if (later >= 0) {
        assertThat(read(since1904, later + fraction), is(day.toString()));
        assertThat(number - later, is(1462L));
      }
    }
  }

  @Test
  void readsTheSeparatorsOfTheSource() {
    DateForms point =
        DateForms.of(List.of("excel-1900"), new DateNotation("UTF-8", '.', ',', MonthNames.NONE));
    assertThat(read(point, "44,562"), is("2022-01-01"));
    assertThat(read(point, "44,562.75"), is("2022-01-01"));
    assertThat(read(point, "٤٤,٥٦٢.٥"), is("2022-01-01"));
    assertThat(read(point, "4,4562"), is("INVALID"));
    DateForms comma =
        DateForms.of(List.of("excel-1900"), new DateNotation("UTF-8", ',', '.', MonthNames.NONE));
    assertThat(read(comma, "44.562,75"), is("2022-01-01"));
    assertThat(read(comma, "44562,75"), is("2022-01-01"));
    assertThat(read(comma, "44.562"), is("2022-01-01"));
    assertThat(read(comma, "44562.75"), is("INVALID"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "excel-1900|excel-1904; The date forms excel-1900 and excel-1904 read the same numbers as"
            + " different days; use one of them.",
        "excel-1900|yyyy; The date form yyyy must come before excel-1900, because both read numbers"
            + " such as 2019.",
        "yyyy-MM-dd|excel-1904|edtf; The date form edtf must come before excel-1904, because both"
            + " read numbers such as 2019.",
      })
  void rejectsFormsThatReadOneNumberInTwoWays(String forms, String message) {
    assertThat(
        assertThrows(
                IllegalArgumentException.class, () -> DateForms.of(List.of(forms.split("\\|"))))
            .getMessage(),
        containsString(message));
  }
}
