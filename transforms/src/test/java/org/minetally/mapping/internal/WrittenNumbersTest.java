package org.minetally.mapping.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.minetally.mapping.internal.ProfileBuilder.casualties;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Measure;
import org.minetally.profile.DateMapping;
import org.minetally.profile.NumberForm;
import org.minetally.profile.TotalsRows;

/** Numbers with thousands separators, and in the digits of other scripts, wherever they occur. */
class WrittenNumbersTest {

  private static final DateMapping PARTS = new DateMapping.Parts("y", "m", "d");

  @Test
  void readsYearWithThousandsSeparator() {
    assertThat(
        Mapped.of(
                casualties().numbers('.', ',').date(PARTS),
                "y,m,d\n\"2,006\",5,1\n2006,5,\n\"2,006\",,\n")
            .dates(),
        is(List.of("2006-05-01", "2006-05", "2006")));
  }

  @Test
  void rejectsYearWithUndeclaredOrMisplacedSeparator() {
    assertThat(
        Mapped.of(casualties().date(PARTS), "y,m,d\n\"2,006\",5,1\n2.006,5,1\n").outcomes(),
        is(List.of("INVALID_DATE y [2,006]", "INVALID_DATE y [2.006]")));
    assertThat(
        Mapped.of(casualties().numbers('.', ',').date(PARTS), "y,m,d\n\"20,06\",5,1\n2006,-5,1\n")
            .outcomes(),
        is(List.of("INVALID_DATE y [20,06]", "INVALID_DATE m [-5]")));
  }

  @Test
  void rejectsYearOutOfRangeWithThousandsSeparator() {
    assertThat(
        Mapped.of(casualties().numbers('.', ',').date(PARTS), "y,m,d\n\"9,999\",5,1\n").outcomes(),
        is(List.of("YEAR_OUT_OF_RANGE y [9,999]")));
  }

  @Test
  void readsPartsInDigitsOfOtherScripts() {
    assertThat(
        Mapped.of(
                casualties().date(PARTS),
                "y,m,d\n٢٠٠٦,٥,١\n۲۰۰۶,۰۵,۱\n२००६,५,१\n２００６,５,１\n\u200f٢٠٠٦\u200f,5,1\n")
            .dates(),
        is(List.of("2006-05-01", "2006-05-01", "2006-05-01", "2006-05-01", "2006-05-01")));
  }

  @Test
  void readsPartWithZeroDecimals() {
    assertThat(
        Mapped.of(casualties().date(PARTS), "y,m,d\n2006.0,5.0,\n").dates(),
        is(List.of("2006-05")));
    assertThat(
        Mapped.of(casualties().date(PARTS), "y,m,d\n2006.5,,\n0.0,,\n").outcomes(),
        is(List.of("INVALID_DATE y [2006.5]", "INVALID_DATE y [0.0]")));
  }

  @Test
  void rejectsNumberOfMixedScripts() {
    assertThat(
        Mapped.of(
                casualties().date(PARTS).count(Measure.KILLED, "k"),
                "y,m,d,k\n٢٠06,,,1\n2006,,,١2\n")
            .outcomes(),
        is(List.of("INVALID_DATE y [٢٠06]", "INVALID_NUMBER k [١2]")));
  }

  @Test
  void readsMonthInWords() {
    assertThat(
        Mapped.of(
                casualties()
                    .date(new DateMapping.Parts("y", "m", "d", List.of("es", "fr")))
                    .numbers('.', ','),
                "y,m,d\n\"2,019\",enero,5\n2019,Févr.,\n2019,3,\n2019,٣,\n")
            .dates(),
        is(List.of("2019-01-05", "2019-02", "2019-03", "2019-03")));
  }

  @Test
  void rejectsWordThatIsNotAMonth() {
    assertThat(
        Mapped.of(
                casualties().date(new DateMapping.Parts("y", "m", "d", List.of("es"))),
                "y,m,d\n2019,january,5\n2019,enero,31\n2019,13,\n2019,enero,x\n")
            .outcomes(),
        is(
            List.of(
                "INVALID_DATE m [january]",
                "accepted",
                "INVALID_DATE m [13]",
                "INVALID_DATE d [x]")));
    assertThat(
        Mapped.of(casualties().date(PARTS), "y,m,d\n2019,enero,\n2019,Янв.,\n2019,1x,\nenero,1,\n")
            .outcomes(),
        is(
            List.of(
                "MONTH_NAME m [enero]",
                "MONTH_NAME m [Янв.]",
                "INVALID_DATE m [1x]",
                "INVALID_DATE y [enero]")));
  }

  @Test
  void findsCodeWithThousandsSeparator() {
    ProfileBuilder profile = casualties().numbers('.', ',').region("municipality", "code", 5, "");
    assertThat(
        Mapped.of(profile, "code\n\"5,313\"\n\"05,313\"\n\"50,325\"\n5313\n\"53,13\"\n").places(),
        is(
            List.of(
                "05313",
                "05313",
                "50325",
                "05313",
                "nowhere without municipality 53,13 in nowhere")));
  }

  @Test
  void doesNotFindCodeWithUndeclaredSeparator() {
    assertThat(
        Mapped.of(casualties().region("municipality", "code", 5, ""), "code\n\"5,313\"\n").places(),
        is(List.of("nowhere without municipality 5,313 in nowhere")));
  }

  @Test
  void findsCodeInDigitsOfOtherScripts() {
    assertThat(
        Mapped.of(
                casualties().region("municipality", "code", 5, ""),
                "code\n٠٥٣١٣\n٥٣١٣\n\u200f۵۰۳۲۵\n٥3١٣\n")
            .places(),
        is(List.of("05313", "05313", "50325", "nowhere without municipality ٥3١٣ in nowhere")));
  }

  @Test
  void filtersTotalsRowWhoseParentCodeHasThousandsSeparator() {
    ProfileBuilder profile =
        casualties()
            .numbers('.', ',')
            .region("municipality", "code", 0, "")
            .totals(new TotalsRows("", Set.of(), true));
    assertThat(
        Mapped.of(profile, "code\n05\n٠٥\n05313\n").outcomes(),
        is(List.of("filtered: totals row code=05", "filtered: totals row code=٠٥", "accepted")));
  }

  @Test
  void readsCountsInDigitsOfOtherScripts() {
    assertThat(
        Mapped.of(
                casualties().numbers('.', ',').count(Measure.KILLED, "killed"),
                "killed\n١٢\n۱۲\n१२\n１２\n\u200e12\u200e\n\"١,٢٣٤\"\n12\n")
            .values(Measure.KILLED),
        is(List.of("12", "12", "12", "12", "12", "1234", "12")));
  }

  @Test
  void readsArabicSeparatorsOnlyIfTheyAreDeclared() {
    String csv = "killed\n١٬٢٣٤٫٠\n";
    assertThat(
        Mapped.of(casualties().numbers('\u066b', '\u066c').count(Measure.KILLED, "killed"), csv)
            .values(Measure.KILLED),
        is(List.of("1234")));
    assertThat(
        Mapped.of(casualties().numbers('.', ',').count(Measure.KILLED, "killed"), csv).outcomes(),
        is(List.of("INVALID_NUMBER killed [١٬٢٣٤٫٠]")));
  }

  /** In windows-1256, the low byte of the Arabic separators is a letter. */
  @Test
  void doesNotReadLetterAsArabicSeparatorInLegacyCharset() {
    Charset arabic = Charset.forName("windows-1256");
    byte[] csv = "killed\n1k5\n1l234\n12\n".getBytes(arabic);
    assertThat(
        Mapped.of(
                casualties().numbers('\u066b', '\u066c').count(Measure.KILLED, "killed"),
                csv,
                arabic)
            .outcomes(),
        is(List.of("INVALID_NUMBER killed [1k5]", "INVALID_NUMBER killed [1l234]", "accepted")));
  }

  @Test
  void readsRevisionsWithThousandsSeparators() {
    Mapped mapped =
        Mapped.of(
            casualties().numbers(',', '.').key("id").revision("version"),
            "id,version\na,1.234\na,٩٩٩\na,\"2,5\"\na,1.23\n");
    assertThat(
        mapped.outcomes(),
        is(List.of("accepted", "accepted", "accepted", "INVALID_REVISION version [1.23]")));
    assertThat(revisions(mapped.batch()), is(List.of(1_234_000_000L, 999_000_000L, 2_500_000L)));
  }

  @Test
  void readsRevisionWithDecimalPointThatSeparatesNoThousands() {
    Mapped mapped =
        Mapped.of(
            casualties().numbers(',', ' ').key("id").revision("version"),
            "id,version\na,1.5\na,\"1,5\"\n");
    assertThat(revisions(mapped.batch()), is(List.of(1_500_000L, 1_500_000L)));
  }

  private static List<Long> revisions(Batch batch) {
    return IntStream.range(0, batch.size())
        .mapToObj(row -> batch.extra(Extra.REVISION, row))
        .toList();
  }

  @Test
  void readsDegreesInDigitsOfOtherScripts() {
    DegreeReader arabic = DegreeReader.of(new NumberForm('\u066b', '\u066c'), 180);
    assertThat(arabic.read("-٧٤٫٢٥"), is(-74.25));
    assertThat(arabic.read("\u200e-۷۴٫۲۵"), is(-74.25));
    assertThat(DegreeReader.of(NumberForm.PLAIN, 180).read("३४.५"), is(34.5));
    assertThat(DegreeReader.of(NumberForm.PLAIN, 180).read("٣4.5"), is(Double.NaN));
  }

  @Test
  void rejectsThousandsSeparatorInDegrees() {
    assertThat(DegreeReader.of(new NumberForm('.', ','), 180).read("1,234"), is(Double.NaN));
  }

  @Test
  void keepsRecordKeysAsText() {
    Batch batch =
        Mapped.of(casualties().numbers('.', ',').key("id"), "id\n1234\n\"1,234\"\n١٢٣٤\n").batch();
    assertThat(
        IntStream.range(0, 3).mapToObj(row -> batch.extra(Extra.KEY_LOW, row)).distinct().count(),
        is(3L));
  }
}
