package org.minetally.mapping.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.minetally.mapping.internal.ProfileBuilder.casualties;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minetally.model.Dimension;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.LabelMapping.Otherwise;
import org.minetally.profile.internal.words.NumberRange;

/** Tests codes that say how precisely a date or a place is known. */
class PrecisionTest {

  private static final Map<String, String> DATES =
      Map.of("1", "day", "2", "day", "3", "week", "4", "month", "5", "year", "9", "unknown");

  private static final Map<String, String> LEVELS =
      Map.of("1", "municipality", "4", "department", "6", "country", "7", "unknown");

  private static LabelMapping codes(String column, Map<String, String> values) {
    return new LabelMapping(new Input.Column(column), values, new Otherwise.Reject());
  }

  private static Mapped dates(LabelMapping code, String... records) {
    return Mapped.of(
        casualties().date("day", "yyyy-MM-dd", "yyyy").missing("n/a").datePrecision(code),
        "day,prec\n" + String.join("\n", records) + "\n");
  }

  private static Mapped places(String... records) {
    return Mapped.of(
        casualties()
            .region("country", "", 0, "c")
            .region("department", "", 0, "d")
            .region("municipality", "code", 0, "m")
            .regionPrecision(codes("prec", LEVELS)),
        "c,d,m,code,prec\n" + String.join("\n", records) + "\n");
  }

  @Test
  void widensDateToWhatItsCodeSays() {
    assertThat(
        dates(
                codes("prec", DATES),
                "2021-05-15,1",
                "2021-05-15,3",
                "2021-05-15,4",
                "2021-05-15,5",
                "2021-05-15,9")
            .dates(),
        is(List.of("2021-05-15", "2021-05-10/2021-05-16", "2021-05", "2021", "XXXX")));
  }

  @Test
  void neverNarrowsDate() {
    assertThat(
        dates(codes("prec", DATES), "2021,1", "2021,4", "\"\",1").dates(),
        is(List.of("2021", "2021", "XXXX")));
  }

  @Test
  void widensBothEndsOfAnInterval() {
    Mapped mapped =
        Mapped.of(
            casualties()
                .date(new DateMapping.StartEnd("from", "to", List.of("yyyy-MM-dd")))
                .datePrecision(codes("prec", DATES)),
            "from,to,prec\n2021-05-15,2021-05-20,2\n2021-05-31,2021-06-02,4\n,2021-06-02,4\n");
    assertThat(
        mapped.dates(),
        is(List.of("2021-05-15/2021-05-20", "2021-05-01/2021-06-30", "../2021-06-30")));
  }

  @Test
  void rejectsCodeThatIsNotListed() {
    assertThat(
        dates(codes("prec", DATES), "2021-05-15,6", "2021-05-15,", "2021-05-15,n/a", "x,1")
            .outcomes(),
        is(
            List.of(
                "UNKNOWN_WORD prec [6]",
                "UNKNOWN_WORD prec []",
                "UNKNOWN_WORD prec [n/a]",
                "INVALID_DATE day [x]")));
  }

  @Test
  void ignoresCodeOfUnknownDate() {
    assertThat(dates(codes("prec", DATES), "\"\",6").outcomes(), is(List.of("accepted")));
  }

  @Test
  void readsMissingCodeIfItIsListed() {
    assertThat(
        dates(codes("prec", Map.of("1", "day", "", "month")), "2021-05-15,1", "2021-05-15,n/a")
            .dates(),
        is(List.of("2021-05-15", "2021-05")));
  }

  @Test
  void sendsOtherCodesToOtherwise() {
    LabelMapping code =
        new LabelMapping(
            new Input.Column("prec"), Map.of("1", "day"), new Otherwise.Member("year"));
    assertThat(
        dates(code, "2021-05-15,1", "2021-05-15,8", "2021-05-15,").dates(),
        is(List.of("2021-05-15", "2021", "2021")));
  }

  @Test
  void readsRangeOfCodes() {
    LabelMapping code =
        new LabelMapping(
            new Input.Column("prec"),
            Map.of("1-2", "day", "3+", "year"),
            new Otherwise.Reject(),
            List.of(NumberRange.parse("1-2").orElseThrow(), NumberRange.parse("3+").orElseThrow()));
    assertThat(
        dates(code, "2021-05-15,2", "2021-05-15,5").dates(), is(List.of("2021-05-15", "2021")));
  }

  @Test
  void keepsQualifierOfWidenedDate() {
    Mapped mapped =
        Mapped.of(
            casualties().date("day", "edtf").datePrecision(codes("prec", DATES)),
            "day,prec\n2021-05-15?,4\n",
            Dimension.DATE_QUALIFIER);
    assertThat(mapped.labels(Dimension.DATE_QUALIFIER), is(List.of("uncertain")));
    assertThat(mapped.dates(), is(List.of("2021-05")));
  }

  @Test
  void raisesPlaceToTheKnownLevel() {
    assertThat(
        places(
                "Colombia,Meta,Granada,,1",
                "Colombia,Meta,Granada,,4",
                "Colombia,Meta,Granada,,6",
                "Colombia,Meta,Granada,,7")
            .places(),
        is(List.of("50313", "50", "CO", "nowhere")));
  }

  @Test
  void raisesPlaceThatIsKnownOnlyByItsLowestCode() {
    assertThat(places(",,,50313,4", ",,,50313,1").places(), is(List.of("50", "50313")));
  }

  @Test
  void leavesPlaceThatIsLessPreciseThanItsCode() {
    assertThat(places("Colombia,Meta,,,1").places(), is(List.of("50")));
  }

  @Test
  void omitsUnmatchedNamesBelowTheKnownLevel() {
    assertThat(
        places(
                "Colombia,Meta,Nowhere,,4",
                "Colombia,Meta,Nowhere,,1",
                "Colombia,Elsewhere,Nowhere,,6",
                "Colombia,Elsewhere,Nowhere,,4")
            .places(),
        is(
            List.of(
                "50",
                "50 without municipality Nowhere in 50",
                "CO",
                "CO without department Elsewhere in CO")));
  }

  @Test
  void rejectsPlaceCodeThatIsNotListed() {
    assertThat(
        places("Colombia,Meta,Granada,,2", "Colombia,Meta,Granada,,").outcomes(),
        is(List.of("UNKNOWN_WORD prec [2]", "UNKNOWN_WORD prec []")));
  }
}
