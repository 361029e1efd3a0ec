package org.minetally.period.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;

class EdtfFormTest {

  private static final DateForms FORMS = DateForms.of(List.of("edtf"));

  private static String read(String text) {
    long packed = DateFormsTest.read(FORMS, text);
    return packed == DateInterval.INVALID
        ? FORMS.problem(text.getBytes(UTF_8), 0, text.getBytes(UTF_8).length).toString()
        : DateInterval.unpack(packed).edtf();
  }

  @ParameterizedTest
  @CsvSource({
    "0000, 0000",
    "0476-09-04, 0476-09-04",
    "-0043-03-15, -0043-03-15",
    "-0004-02-29, -0004-02-29",
    "-9999, -9999",
    "9999-12-31, 9999-12-31",
    "1985-04-12T23:20:30, 1985-04-12",
    "1985-04-12T23:20:30Z, 1985-04-12",
    "1985-04-12T00:20:30+04:30, 1985-04-12",
    "-0043-03-15T23:59:59-23, -0043-03-15",
    "0000/0000, 0000",
    "-1000/-0999-06, -1000-01-01/-0999-06-30",
  })
  void readsLevelZeroWithSignedYears(String text, String expected) {
    assertThat(read(text), is(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "201X, 2010-01-01/2019-12-31",
    "20XX, 2000-01-01/2099-12-31",
    "2XXX-XX-XX, 2000-01-01/2999-12-31",
    "-20XX, -2099-01-01/-2000-12-31",
    "-000X, -0009-01-01/-0001-12-31",
    "-XXXX, -9999-01-01/-0001-12-31",
    "XXXX-XX-XX, XXXX",
    "1984-1X, 1984-10-01/1984-12-31",
    "1984-0X, 1984-01-01/1984-09-30",
    "1984-11-2X, 1984-11-20/1984-11-29",
    "1984-11-3X, 1984-11-30",
    "1984-02-2X, 1984-02-20/1984-02-29",
    "1930-X0-10, 1930-10-10",
    "1930-X4, 1930-04",
    "2019-X2-30, 2019-12-30",
    "198X/199X, 1980-01-01/1999-12-31",
    "2018-05-X0/2018-05-11, 2018-05-10/2018-05-11",
    "20X4-02-29/2099, 2004-02-29/2099-12-31",
    "2003-06-25/20X3-01-01, 2003-06-25/2093-01-01",
    "XXXX-12-21/1890-09-2X, ../1890-09-29",
    "1919-XX-02/1919-XX-01, 1919-01-02/1919-12-01",
  })
  void readsUnknownDigitsOfConsecutiveDays(String text, String expected) {
    assertThat(read(text), is(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2X19",
        "X019",
        "2019-X1",
        "2019-XX-17",
        "2018-05-X0",
        "156X-12-25",
        "15XX-12",
        "XXXX-12-XX",
        "XXXX-XX-01",
        "201X-21",
        "20X1-02-01",
        "[20X1-02-01]",
        "[1667,1669]",
        "{2019-01,2019-03..}",
        "[..2018,2020]",
      })
  void rejectsDaysThatAreNotConsecutive(String text) {
    assertThat(read(text), is("SEVERAL_INTERVALS"));
  }

  @ParameterizedTest
  @CsvSource({
    "2019-21, 2019",
    "2019-24, 2019",
    "2019-25, 2019",
    "2019-32, 2019",
    "-2004-23, -2004",
    "2019-33, 2019-01-01/2019-03-31",
    "2019-36, 2019-10-01/2019-12-31",
    "2019-37, 2019-01-01/2019-04-30",
    "2019-39, 2019-09-01/2019-12-31",
    "2019-40, 2019-01-01/2019-06-30",
    "2019-41, 2019-07-01/2019-12-31",
    "2019-21/2019-22, 2019",
    "2019-24/2020-21, 2019-01-01/2020-12-31",
    "2019-12/2019-21, 2019-12",
  })
  void aSeasonMayBeAnyDayOfItsYear(String text, String expected) {
    assertThat(read(text), is(expected));
  }

  @Test
  void aSeasonCountsInTheBucketOfItsYear() {
    long season = DateFormsTest.read(FORMS, "2019-21");
    assertThat(PeriodType.MONTH.periodOf(season).key(), is("2019-XX"));
    assertThat(PeriodType.QUARTER.periodOf(season).key(), is("2019-XX"));
    assertThat(PeriodType.DAY.periodOf(season).key(), is("2019-XX-XX"));
    assertThat(PeriodType.YEAR.periodOf(season).key(), is("2019"));
    assertThat(
        PeriodType.QUARTER.periodOf(DateFormsTest.read(FORMS, "2019-34")).key(), is("2019-Q2"));
  }

  @ParameterizedTest
  @CsvSource({
    "1950S2, 1900-01-01/1999-12-31",
    "-1950S3, -1959-01-01/-1950-12-31",
    "-1859S5, -1859",
    "0095S1, 0090-01-01/0099-12-31",
    "0000S1, 0000",
    "Y17E2, 1700",
    "Y-17E2, -1700",
    "Y17E2S1, 1000-01-01/1999-12-31",
  })
  void readsYearsWithSignificantDigits(String text, String expected) {
    assertThat(read(text), is(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Y17E8", "Y-170000002", "Y10000", "Y171010000S3", "Y9E99999999999999999"})
  void rejectsYearsBeyondTheCalendar(String text) {
    assertThat(read(text), is("OUT_OF_RANGE"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[2019-01,2019-02]; 2019-01-01/2019-02-28",
        "{2019-02,2019-01}; 2019-01-01/2019-02-28",
        "[1670..1672]; 1670-01-01/1672-12-31",
        "[1667,1668,1669..1672]; 1667-01-01/1672-12-31",
        "[..1984]; ../1984-12-31",
        "{1760-12..}; 1760-12-01/..",
        "[2019]; 2019",
      })
  void readsASetWhoseDatesFollowEachOther(String text, String expected) {
    assertThat(read(text), is(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "..",
        "[]",
        "[..]",
        "[....]",
        "[2019,]",
        "[2019..,2020]",
        "[2019,..2020]",
        "[2019}",
        "[2019, 2020]",
        "-0000",
        "+2019",
        "2019-20",
        "2019-42",
        "2019-13",
        "2019-21-01",
        "201X-13-01",
        "2019-02-30",
        "2019-X3-32",
        "2019-4X",
        "Y2019",
        "Y02019",
        "Y20190-01",
        "1950S0",
        "1950S",
        "1950E2",
        "19500S2",
        "2019??",
        "?2019~",
        "?2019?",
        "2019-?03?",
        "2019-03?-~17~",
        "1985-04-12T24:00:00",
        "1985-04-12T23:20",
        "1985-04-12T23:20:30+24",
        "1985-04-12T23:20:30-05:60",
        "1985-04T23:20:30",
        "1985-04-12T23:20:30?",
        "1985-04-12T23:20:30/1986",
        "2019-21^southernHemisphere",
      })
  void rejectsTextThatIsNotEdtf(String text) {
    assertThat(read(text), is("NOT_A_DATE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2019-03-17/2019-03-16",
        "2019-03-17/2019-03",
        "2019-24/2019-21",
        "-1000/-2000",
        "[1672..1670]",
      })
  void rejectsAnIntervalThatEndsBeforeItStarts(String text) {
    assertThat(read(text), is("START_AFTER_END"));
  }

  @ParameterizedTest
  @CsvSource({
    "2019, 2019, UNQUALIFIED",
    "2019?, 2019, UNCERTAIN",
    "2004-06~, 2004-06, APPROXIMATE",
    "-2004-06-11%, -2004-06-11, UNCERTAIN_AND_APPROXIMATE",
    "?2004-06-11, 2004-06-11, UNCERTAIN",
    "2004-?06-11, 2004-06-11, UNCERTAIN",
    "2004?-06-~11, 2004-06-11, UNCERTAIN_AND_APPROXIMATE",
    "%-2011-06-13, -2011-06-13, UNCERTAIN_AND_APPROXIMATE",
    "?2004-06-04~, 2004-06-04, UNCERTAIN_AND_APPROXIMATE",
    "2019-21~, 2019, APPROXIMATE",
    "201X?, 2010-01-01/2019-12-31, UNCERTAIN",
    "1984?/2004-06, 1984-01-01/2004-06-30, UNCERTAIN",
    "1984~/2004~, 1984-01-01/2004-12-31, APPROXIMATE",
    "'[1667?,1668]', 1667-01-01/1668-12-31, UNCERTAIN",
  })
  void marksQualifyADateWithoutChangingIt(String text, String expected, DateQualifier qualifier) {
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(read(text), is(expected));
    assertThat(FORMS.qualifier(bytes, 0, bytes.length), is(qualifier));
  }

  @Test
  void onlyEdtfHasMarks() {
    DateForms forms = DateForms.of(List.of("yyyy'?'", "edtf"));
    assertThat(forms.qualifier("2019?".getBytes(UTF_8), 0, 5), is(DateQualifier.UNQUALIFIED));
    assertThat(forms.qualifier("2019~".getBytes(UTF_8), 0, 5), is(DateQualifier.APPROXIMATE));
    assertThat(forms.qualifier("soon?".getBytes(UTF_8), 0, 5), is(DateQualifier.UNQUALIFIED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1799-12-31", "2201", "9999-12-31", "0001-01"})
  void plainFormRejectsImplausibleYears(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    DateForms plain = DateForms.of(List.of("yyyy-MM-dd", "yyyy-MM", "yyyy"));
    assertThat(plain.read(bytes, 0, bytes.length), is(DateInterval.INVALID));
    assertThat(plain.problem(bytes, 0, bytes.length), is(DateProblem.OUT_OF_RANGE));
  }
}
