package org.minetally.period.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.period.DateInterval;

class MonthNamesTest {

  private static final Path FILE =
      Path.of(System.getProperty("minetally.root", ".."))
          .resolve("transforms/src/main/resources/org/minetally/period/internal/month-names.txt");

  private static DateForms forms(String languages, String... forms) {
    return DateForms.of(List.of(forms), notation(UTF_8, languages));
  }

  private static DateNotation notation(Charset charset, String languages) {
    return new DateNotation(
        charset.name(), '.', '\0', MonthNames.of(List.of(languages.split(" "))));
  }

  private static String read(DateForms forms, String text) {
    long packed = DateFormsTest.read(forms, text);
    return packed == DateInterval.INVALID ? "INVALID" : DateInterval.unpack(packed).edtf();
  }

  /**
   * The file has the names of CLDR, so that every machine and every Java has the same. To write it
   * again after an update of ICU4J, run this test with {@code -Dminetally.golden.update=true}.
   */
  @Test
  void fileHasTheNamesOfCldr() throws IOException {
    List<String> comments =
        Files.readAllLines(FILE).stream().filter(line -> line.startsWith("#")).toList();
    List<String> expected = Stream.concat(comments.stream(), CldrMonths.lines().stream()).toList();
    if (Boolean.getBoolean("minetally.golden.update")) {
      Files.write(FILE, expected);
    }
    assertThat(String.join("\n", Files.readAllLines(FILE)), is(String.join("\n", expected)));
  }

  static Stream<String> languages() {
    return MonthNames.languages().stream();
  }

  @Test
  void knowsTheLanguagesOfInit() {
    assertThat(MonthNames.languages(), hasItems("en", "es", "fr", "pt", "ru", "uk", "ar"));
    assertThat(MonthNames.languages().size(), greaterThan(200));
  }

  /** ICU writes each month's name, in the case of a date and on its own, full and abbreviated. */
  @ParameterizedTest
  @MethodSource("languages")
  void readsWhatIcuWrites(String language) {
    DateForms forms = forms(language, "d MMMM yyyy");
    MonthNames names = MonthNames.of(List.of(language));
    Random random = new Random(3);
    ULocale locale = new ULocale(language + "@calendar=gregorian;numbers=latn");
    for (int month = 1; month <= 12; month++) {
      LocalDate day = LocalDate.of(1900 + random.nextInt(200), month, 1 + random.nextInt(28));
      for (String pattern : List.of("d MMMM y", "d MMM y", "d LLLL y", "d LLL y")) {
        String written = written(pattern, locale, day);
        if (isAmbiguous(language, written)) {
          continue;
        }
        assertThat(written, read(forms, written), is(day.toString()));
        String name = written(pattern.replaceAll("[dy ]", ""), locale, day);
        assertThat(name, names.month(name), is(month));
        String upper = name.toUpperCase(locale.toLocale());
        // Some letters have no capital.
        if (upper.toLowerCase(locale.toLocale()).equals(name.toLowerCase(locale.toLocale()))) {
          assertThat(upper, names.month(upper), is(month));
        }
      }
    }
  }

  /** The abbreviations of June and July in Jola-Fonyi differ only in an accent. */
  private static boolean isAmbiguous(String language, String written) {
    return language.equals("dyo") && written.matches(".* S[uú] .*");
  }

  private static String written(String pattern, ULocale locale, LocalDate day) {
    SimpleDateFormat format = new SimpleDateFormat(pattern, locale);
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(day.toEpochDay() * 86_400_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en; d MMMM yyyy; 17 March 2019; 2019-03-17",
        "en; d MMM yyyy; 17 Mar. 2019; 2019-03-17",
        "en; MMMM d, yyyy; Sept 17, 2019; 2019-09-17",
        "en; dd-MMM-yyyy; 17-MAR-2019; 2019-03-17",
        "en; dMMMyyyy; 7mar2019; 2019-03-07",
        "en; MMM yyyy; May 2019; 2019-05",
        "es; d 'de' MMMM 'de' yyyy; 17 de marzo de 2019; 2019-03-17",
        "es; d 'de' MMMM 'de' yyyy; 17 DE SETIEMBRE DE 2019; 2019-09-17",
        "es; d-MMM-yyyy; 5-ene.-2019; 2019-01-05",
        "fr; d MMMM yyyy; 1 février 2019; 2019-02-01",
        "fr; d MMMM yyyy; 1 FEVRIER 2019; 2019-02-01",
        "fr; d MMM yyyy; 1 août 2019; 2019-08-01",
        "fr; d MMM yyyy; 1 juil. 2019; 2019-07-01",
        "pt; d 'de' MMMM 'de' yyyy; 17 de março de 2019; 2019-03-17",
        "pt; MMM/yyyy; fev/2019; 2019-02",
        "ru; d MMMM yyyy; 17 марта 2019; 2019-03-17",
        "ru; d MMMM yyyy 'г.'; 17 марта 2019 г.; 2019-03-17",
        "ru; MMMM yyyy; Март 2019; 2019-03",
        "ru; dd.MMM.yyyy; 17.фев.2019; 2019-02-17",
        "ru; dd.MMM.yyyy; 17.сент..2019; 2019-09-17",
        "ru; d MMM yyyy; 17 ноя 2019; 2019-11-17",
        "uk; d MMMM yyyy; 17 березня 2019; 2019-03-17",
        "uk; MMMM yyyy; Листопад 2019; 2019-11",
        "uk; d MMM yyyy; 17 кві. 2019; 2019-04-17",
        "ar; d MMMM yyyy; ١٧ مارس ٢٠١٩; 2019-03-17",
        "ar; d MMMM yyyy; 17 أغسطس 2019; 2019-08-17",
        "ar; d MMMM yyyy; 17 اغسطس 2019; 2019-08-17",
        "ar; d MMMM yyyy; 17 كانون الثاني 2019; 2019-01-17",
        "ar; d MMMM yyyy; 17 آب 2019; 2019-08-17",
        "ar; d MMMM yyyy; 17 جويلية 2019; 2019-07-17",
        "fa; d MMMM yyyy; ۱۷ مارس ۲۰۱۹; 2019-03-17",
        "tr; d MMMM yyyy; 17 KASIM 2019; 2019-11-17",
        "az; d MMMM yyyy; 17 iyul 2019; 2019-07-17",
        "es; d MMMM yyyy HH:mm:ss; 17 marzo 2019T23:59:59.5Z; 2019-03-17",
        "es fr; d MMM yyyy; 17 avr 2019; 2019-04-17",
        "es fr; d MMM yyyy; 17 abr 2019; 2019-04-17",
      })
  void readsMonthsAsPeopleWriteThem(String languages, String form, String text, String expected) {
    assertThat(read(forms(languages, form), text), is(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "es; d MMMM yyyy; 17 march 2019",
        "es; d MMMM yyyy; 17 ma 2019",
        "es; d MMMM yyyy; 17 marzoo 2019",
        "es; d MMMM yyyy; 17 03 2019",
        "es; d MMMM yyyy; 1\u00b2 marzo 2019",
        "es; d MMMM yyyy; 17  marzo 2019",
        "es; d MMMM yyyy; 17 marzo",
        "es; d MMMM yyyy; 31 abril 2019",
        "es; d MMMM yyyy; 17 marzo.. 2019",
        "es; d MMMM yyyy; ",
        "fr; d MMM yyyy; 17 jui 2019",
        "fr; d MMM yyyy; 17 ju 2019",
        "ar; d MMMM yyyy; 17 كانون 2019",
        "en; d MMMM yyyy; 17 m\u00e4rz 2019",
      })
  void rejectsOtherWords(String languages, String form, String text) {
    assertThat(read(forms(languages, form), text == null ? "" : text), is("INVALID"));
  }

  @Test
  void readsTheCharsetOfTheSource() {
    Charset cyrillic = Charset.forName("windows-1251");
    DateForms forms = DateForms.of(List.of("d MMMM yyyy"), notation(cyrillic, "ru"));
    byte[] text = "17 марта 2019".getBytes(cyrillic);
    assertThat(DateInterval.unpack(forms.read(text, 0, text.length)).edtf(), is("2019-03-17"));
  }

  @Test
  void triesFormsInOrder() {
    DateForms forms = forms("es", "yyyy-MM-dd", "d MMM yyyy", "yyyy", "excel-1900");
    assertThat(read(forms, "2019-03-17"), is("2019-03-17"));
    assertThat(read(forms, "17 mar 2019"), is("2019-03-17"));
    assertThat(read(forms, "2019"), is("2019"));
    assertThat(read(forms, "44562"), is("2022-01-01"));
  }

  @Test
  void saysThatTheYearIsOutOfRange() {
    byte[] text = "1 mayo 1399".getBytes(UTF_8);
    assertThat(
        forms("es", "d MMMM yyyy").problem(text, 0, text.length), is(DateProblem.OUT_OF_RANGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "xx", "es-CO", "spanish", ""})
  void rejectsUnknownLanguage(String language) {
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> MonthNames.of(List.of("es", language)))
            .getMessage(),
        containsString("there are no month names for \"" + language + "\"; expected"));
  }

  /** In Croatian and Polish, one word is June and July. */
  @Test
  void rejectsLanguagesThatUseOneWordForDifferentMonths() {
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> MonthNames.of(List.of("hr", "pl")))
            .getMessage(),
        is("\"lip\" is month 6 in hr and month 7 in pl; use one of the languages."));
    assertThat(MonthNames.of(List.of("en", "es", "fr", "pt")).month("mayo"), is(5));
    assertThat(MonthNames.of(List.of("ru", "uk", "ar")).month("листопад"), is(11));
  }

  @Test
  void asksForTheLanguageOfNames() {
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> DateForms.of(List.of("d MMM yyyy")))
            .getMessage(),
        is(
            "The date form \"d MMM yyyy\" is not valid: MMM is a month's name; declare its"
                + " language with the key month_names, such as month_names: es."));
  }
}
