package org.minetally.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minetally.job.Thresholds;
import org.minetally.mapping.internal.Reason;
import org.minetally.reconcile.internal.Finding;
import org.minetally.reconcile.internal.RecordNote;

final class ReportTextTest {

  @ParameterizedTest
  @EnumSource
  void hasSentenceForEveryCode(ReportLanguage language) throws IOException {
    ReportText text = ReportText.in(language);
    Stream.of(Reason.values(), RecordNote.values(), Finding.Kind.values())
        .flatMap(Arrays::stream)
        .forEach(code -> assertThat(code + "", text.has("code_" + code), is(true)));
  }

  @ParameterizedTest
  @EnumSource
  void hasNameForEveryCheck(ReportLanguage language) throws IOException {
    ReportText text = ReportText.in(language);
    Stream.concat(
            Stream.of("not_null", "unique", "accepted_values", "relationships", "unused_words"),
            Arrays.stream(Thresholds.Limit.values()).map(Thresholds.Limit::key))
        .forEach(name -> assertThat(name, text.has("check_" + name), is(true)));
  }

  @Test
  void writesLargeAreasInSquareKilometresExceptInTables() throws IOException {
    ReportText text = ReportText.in(ReportLanguage.ENGLISH);
    BigDecimal large = new BigDecimal("24818180.5");
    assertThat(text.amount(large, "area_cleared_m2"), is("24.8\u00a0km²"));
    assertThat(text.amount(new BigDecimal("999999"), "area_cleared_m2"), is("999,999\u00a0m²"));
    assertThat(text.amount(large, "victims"), is("24,818,180.5"));
    assertThat(
        text.entry(DisplayedFigure.of(large, false), "area_cleared_m2"),
        is("24,818,180.5\u00a0m²"));
  }

  @Test
  void neverRoundsASmallShareToNoneOrALargeOneToAll() throws IOException {
    ReportText text = ReportText.in(ReportLanguage.ENGLISH);
    BigDecimal whole = BigDecimal.valueOf(27_710);
    assertThat(text.share(BigDecimal.valueOf(8), whole), is("less than 0.1%"));
    assertThat(text.share(BigDecimal.valueOf(27_702), whole), is("more than 99.9%"));
    assertThat(text.share(BigDecimal.valueOf(28), whole), is("0.1%"));
    assertThat(text.share(whole, whole), is("100%"));
  }

  @ParameterizedTest
  @EnumSource
  void hasWordForCommonLevelsAndValues(ReportLanguage language) throws IOException {
    ReportText text = ReportText.in(language);
    Stream.of("country", "province", "department", "district", "municipality", "clearance")
        .forEach(name -> assertThat(name, text.has(name), is(true)));
    assertThat(text.label("non technical survey"), is(text.say("non_technical_survey")));
    assertThat(text.label("camino_vecinal"), is("camino vecinal"));
  }

  @Test
  void namesPeriodsInTheLanguage() throws IOException {
    assertThat(ReportText.in(ReportLanguage.ENGLISH).period("2021-06"), is("June 2021"));
    assertThat(ReportText.in(ReportLanguage.ENGLISH).period("2021-06-05"), is("5 June 2021"));
    assertThat(ReportText.in(ReportLanguage.FRENCH).period("2021-06"), is("juin 2021"));
    assertThat(ReportText.in(ReportLanguage.SPANISH).period("XXXX"), is("fecha desconocida"));
    assertThat(ReportText.in(ReportLanguage.ENGLISH).period("2021-W05"), is("2021-W05"));
  }
}
