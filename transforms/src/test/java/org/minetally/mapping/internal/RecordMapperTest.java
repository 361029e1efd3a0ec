package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.minetally.mapping.internal.ProfileBuilder.casualties;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.minetally.format.Dialect;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.delimited.RecordReader;
import org.minetally.model.Batch;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.model.internal.RecordKey;
import org.minetally.period.internal.DateQualifier;
import org.minetally.profile.DateMapping;
import org.minetally.profile.LabelMapping.Otherwise;

class RecordMapperTest {

  private static final Map<String, String> SEXES = Map.of("Hombre", "male", "Mujer", "female");

  @Test
  void givesEveryRecordTheConstantDate() {
    Mapped mapped =
        Mapped.of(
            casualties().date(new DateMapping.Constant("2018-01/2018-06~")),
            "x\n1\n2\n",
            Dimension.DATE_QUALIFIER);
    assertThat(mapped.dates(), is(List.of("2018-01-01/2018-06-30", "2018-01-01/2018-06-30")));
    assertThat(mapped.labels(Dimension.DATE_QUALIFIER), is(List.of("approximate", "approximate")));
  }

  @Test
  void leavesDateUnknownWithoutColumnOrConstant() {
    assertThat(Mapped.of(casualties(), "x\n1\n").dates(), is(List.of("XXXX")));
  }

  /** Each line fixes the first fault of the line above it. */
  @Test
  void rejectsRecordForItsFirstFault() {
    ProfileBuilder profile =
        casualties()
            .filter("type", true, "accident")
            .date("date", "yyyy-MM-dd")
            .dimension(Dimension.SEX, "sex", SEXES, new Otherwise.Reject())
            .count(Measure.KILLED, "killed")
            .count(Measure.INJURED, "injured");
    String csv =
        """
        type,date,sex,killed,injured
        "seizure"x,2021-13-01,\u00ff,-1,1.5,
        "seizure"x,2021-13-01,\u00ff,-1,1.5
        seizure,2021-13-01,\u00ff,-1,1.5
        seizure,2021-13-01,?,-1,1.5
        accident,2021-13-01,?,-1,1.5
        accident,2021-12-01,?,-1,1.5
        accident,2021-12-01,Mujer,-1,1.5
        accident,2021-12-01,Mujer,1,1.5
        accident,2021-12-01,Mujer,1,0
        """;
    assertThat(
        Mapped.of(profile, csv.getBytes(ISO_8859_1), UTF_8, Dimension.SEX).outcomes(),
        is(
            List.of(
                "FIELD_COUNT  [6 fields, the header has 5]",
                "MALFORMED_QUOTE  []",
                "MALFORMED_TEXT sex []",
                "filtered: type=seizure",
                "INVALID_DATE date [2021-13-01]",
                "UNKNOWN_WORD sex [?]",
                "NEGATIVE killed [-1]",
                "NOT_WHOLE injured [1.5]",
                "accepted")));
  }

  @Test
  void rejectsEachFaultWithItsReason() {
    ProfileBuilder profile =
        casualties()
            .date(new DateMapping.StartEnd("from", "to", List.of("yyyy-MM-dd")))
            .count(Measure.KILLED, "killed");
    assertThat(
        Mapped.of(
                profile,
                """
                from,to,killed
                2021-01-02,2021-01-01,1
                2021-01-01,2021-02-30,1
                01/02/2021,2021-01-01,1
                2021-01-01,2021-01-01,two
                2021-01-01,2021-01-01,99999999999999999999
                2021-01-01,2021-01-01,3
                2021-01-01
                """)
            .outcomes(),
        is(
            List.of(
                "START_AFTER_END from [2021-01-02]",
                "INVALID_DATE to [2021-02-30]",
                "INVALID_DATE from [01/02/2021]",
                "INVALID_NUMBER killed [two]",
                "TOO_LARGE killed [99999999999999999999]",
                "accepted",
                "FIELD_COUNT  [1 fields, the header has 3]")));
  }

  @Test
  void formatsRejectionAsSentence() {
    assertThat(
        new Rejection(Reason.NEGATIVE, "killed", "-1").sentence(),
        is("\"-1\": a count or an area cannot be negative."));
    assertThat(
        new Rejection(Reason.MALFORMED_QUOTE, "", "").sentence(),
        is("text follows a closing quote."));
  }

  @Test
  void shortensLongValueBetweenCharacters() {
    assertThat(new Rejection(Reason.UNKNOWN_WORD, "c", "x".repeat(80)).value(), is("x".repeat(80)));
    assertThat(
        new Rejection(Reason.UNKNOWN_WORD, "c", "x".repeat(81)).value(),
        is("x".repeat(80) + "… (81 characters)"));
    String shortened =
        new Rejection(Reason.UNKNOWN_WORD, "c", "x" + "\uD83D\uDCA3".repeat(80)).value();
    assertThat(new String(shortened.getBytes(UTF_8), UTF_8), is(shortened));
    assertThat(shortened, not(containsString("?")));
  }

  @Test
  void readsQualifierOfDateWithoutChangingTheDate() {
    String csv = "from,to\n2019?,2019\n2019-03-17,2019-03~\n2019-03?,2019-04~\n2019-21,\n,\n";
    Mapped mapped =
        Mapped.of(
            casualties().date(new DateMapping.StartEnd("from", "to", List.of("edtf"))),
            csv,
            Dimension.DATE_QUALIFIER);
    assertThat(
        mapped.labels(Dimension.DATE_QUALIFIER),
        is(
            List.of(
                "uncertain",
                "approximate",
                "uncertain_and_approximate",
                "unqualified",
                "unqualified")));
    assertThat(
        mapped.dates(),
        is(
            List.of(
                "2019",
                "2019-03-17/2019-03-31",
                "2019-03-01/2019-04-30",
                "2019-01-01/..",
                "XXXX")));
  }

  @Test
  void readsQualifierFromColumn() {
    Mapped mapped =
        Mapped.of(
            casualties()
                .date("date", "edtf")
                .dimension(
                    Dimension.DATE_QUALIFIER,
                    "how",
                    Map.of("about", "approximate"),
                    new Otherwise.Reject()),
            "date,how\n2019?,about\n2019?,\n",
            Dimension.DATE_QUALIFIER);
    assertThat(mapped.labels(Dimension.DATE_QUALIFIER), is(List.of("approximate", "unqualified")));
  }

  @Test
  void dimensionAcceptsEveryQualifier() {
    for (DateQualifier qualifier : DateQualifier.values()) {
      assertThat(Dimension.DATE_QUALIFIER.accepts(qualifier.label()), is(true));
    }
  }

  @Test
  void reportsWhyDateIsRejected() {
    String csv = "date\n1799-12-31\nY17E8\n\"[2019,2021]\"\n2019/2018\n2019-13\n";
    assertThat(
        Mapped.of(casualties().date("date", "dd/MM/yyyy", "edtf"), csv).outcomes(),
        is(
            List.of(
                "accepted",
                "YEAR_OUT_OF_RANGE date [Y17E8]",
                "NOT_ONE_INTERVAL date [[2019,2021]]",
                "START_AFTER_END date [2019/2018]",
                "INVALID_DATE date [2019-13]")));
    assertThat(
        Mapped.of(casualties().date("date", "yyyy-MM-dd"), "date\n1799-12-31\n").outcomes(),
        is(List.of("YEAR_OUT_OF_RANGE date [1799-12-31]")));
  }

  @Test
  void keepsPrecisionOfDates() {
    String csv = "y,m,d\n2021,,\n2021,6,\n2021,06,30\n,6,30\n2021,,30\n";
    assertThat(
        Mapped.of(casualties().date(new DateMapping.Parts("y", "m", "d")), csv).dates(),
        is(List.of("2021", "2021-06", "2021-06-30", "XXXX", "2021")));
    assertThat(
        Mapped.of(casualties().date(new DateMapping.Parts("y", "m", "")), csv).dates(),
        is(List.of("2021", "2021-06", "2021-06", "XXXX", "2021")));
    assertThat(
        Mapped.of(casualties(), csv).dates(), is(List.of("XXXX", "XXXX", "XXXX", "XXXX", "XXXX")));
    assertThat(
        Mapped.of(
                casualties()
                    .date(new DateMapping.StartEnd("a", "b", List.of("yyyy-MM-dd", "yyyy"))),
                "a,b\n2021-01-05,2021-01-06\n2020,2021\n,\n2021-01-05,2021-01-05\n")
            .dates(),
        is(List.of("2021-01-05/2021-01-06", "2020-01-01/2021-12-31", "XXXX", "2021-01-05")));
  }

  @Test
  void namesTheWrongPartOfADate() {
    ProfileBuilder profile = casualties().date(new DateMapping.Parts("y", "m", "d"));
    assertThat(
        Mapped.of(profile, "y,m,d\n1500,6,1\n2021,13,1\n2021,2,29\n2021,0,1\n2021,x,1\n20211,1,1\n")
            .outcomes(),
        is(
            List.of(
                "YEAR_OUT_OF_RANGE y [1500]",
                "INVALID_DATE m [13]",
                "INVALID_DATE d [29]",
                "INVALID_DATE m [0]",
                "INVALID_DATE m [x]",
                "YEAR_OUT_OF_RANGE y [20211]")));
  }

  @Test
  void filtersByTrimmedText() {
    ProfileBuilder profile =
        casualties().filter("type", true, "mine", "uxo").filter("state", false, "draft");
    assertThat(
        Mapped.of(profile, "type,state\n mine ,\nuxo,draft\n\"other, else\",draft\nMine,final\n,\n")
            .outcomes(),
        is(
            List.of(
                "accepted",
                "filtered: state=draft",
                "filtered: type=other, else",
                "filtered: type=Mine",
                "filtered: type=")));
  }

  @Test
  void mapsWordsToMembersOrRejectsTheRecord() {
    String csv = "w\nHombre\n Mujer\t\n\nNA\nhombre\n\"\"\n";
    ProfileBuilder reject =
        casualties().missing("NA").dimension(Dimension.SEX, "w", SEXES, new Otherwise.Reject());
    Mapped mapped = Mapped.of(reject, csv, Dimension.SEX);
    assertThat(mapped.labels(Dimension.SEX), is(List.of("male", "female", "unknown", "unknown")));
    assertThat(mapped.outcomes().get(3), is("UNKNOWN_WORD w [hombre]"));
    ProfileBuilder other =
        casualties().dimension(Dimension.SEX, "w", SEXES, new Otherwise.Member("unknown"));
    assertThat(
        Mapped.of(other, csv, Dimension.SEX).labels(Dimension.SEX),
        is(List.of("male", "female", "unknown", "unknown", "unknown")));
  }

  @Test
  void keepsWordOnlyIfTheDimensionAcceptsIt() {
    ProfileBuilder profile =
        casualties()
            .dimension(Dimension.SEX, "s", Map.of(), new Otherwise.Keep())
            .dimension(Dimension.ACTIVITY, "a", Map.of("Pasando", "passing"), new Otherwise.Keep());
    Mapped mapped =
        Mapped.of(
            profile,
            "s,a\nmale,Pasando\nmasculino,x\nfemale,Pastoreo\n,\n",
            Dimension.SEX,
            Dimension.ACTIVITY);
    assertThat(
        mapped.outcomes(),
        is(List.of("accepted", "UNKNOWN_WORD s [masculino]", "accepted", "accepted")));
    assertThat(mapped.labels(Dimension.SEX), is(List.of("male", "female", "unknown")));
    assertThat(mapped.labels(Dimension.ACTIVITY), is(List.of("passing", "Pastoreo", "unknown")));
  }

  @Test
  void usesUnknownForUnmappedDimensionAndConstantForAllRecords() {
    Mapped mapped =
        Mapped.of(
            casualties().constant(Dimension.DEVICE_CATEGORY, "anti_personnel_mine"),
            "a\n1\n2\n",
            Dimension.AGE_GROUP,
            Dimension.DEVICE_CATEGORY);
    assertThat(mapped.labels(Dimension.AGE_GROUP), is(List.of("unknown", "unknown")));
    assertThat(
        mapped.labels(Dimension.DEVICE_CATEGORY),
        is(List.of("anti_personnel_mine", "anti_personnel_mine")));
  }

  /** A file and a profile from different machines may compose letters differently. */
  @Test
  void matchesWordsRegardlessOfUnicodeComposition() {
    String composed = "se\u00f1or";
    String decomposed = "sen\u0303or";
    String csv = "w\n" + composed + "\n" + decomposed + "\n";
    for (String inProfile : List.of(composed, decomposed)) {
      ProfileBuilder labels =
          casualties()
              .dimension(Dimension.SEX, "w", Map.of(inProfile, "male"), new Otherwise.Reject());
      assertThat(
          Mapped.of(labels, csv, Dimension.SEX).outcomes(), is(List.of("accepted", "accepted")));
      assertThat(
          Mapped.of(casualties().filter("w", true, inProfile), csv).outcomes(),
          is(List.of("accepted", "accepted")));
      ProfileBuilder missing = casualties().missing(inProfile).count(Measure.KILLED, "w");
      assertThat(Mapped.of(missing, csv).values(Measure.KILLED), is(List.of("NULL", "NULL")));
    }
  }

  @Test
  void givesOneKeyToOneTextInEveryCharset() {
    String csv = "a,b\nÑÁ-1,x\n ÑÁ-1 ,y\nNA,z\nÉ-2,NA\n";
    ProfileBuilder profile = casualties().key("a").missing("NA");
    Batch utf8 = Mapped.of(profile, csv).batch();
    Batch latin = Mapped.of(profile, csv.getBytes(ISO_8859_1), ISO_8859_1).batch();
    for (int row = 0; row < 4; row++) {
      assertThat(key(latin, row), is(key(utf8, row)));
    }
    assertThat(RecordKey.text(latin.keyHigh(1), latin.keyLow(1)), is(Optional.of("ÑÁ-1")));
    assertThat(key(latin, 2), is(List.of(RecordKey.NONE, RecordKey.NONE)));
  }

  @Test
  void readsKeyFromOneOrMoreColumnsUnlessAllAreMissing() {
    String csv = "a,b\nx,1\n x ,1\nx,2\n,\nNA,NA\n,1\nx1,\n";
    Batch one = Mapped.of(casualties().key("a").missing("NA"), csv).batch();
    assertThat(key(one, 0), is(key(one, 1)));
    assertThat(key(one, 0), is(key(one, 2)));
    assertThat(key(one, 6), is(not(key(one, 0))));
    for (int row : new int[] {3, 4, 5}) {
      assertThat(key(one, row), is(List.of(RecordKey.NONE, RecordKey.NONE)));
    }
    Batch two = Mapped.of(casualties().key("a", "b").missing("NA"), csv).batch();
    assertThat(key(two, 0), is(key(two, 1)));
    assertThat(key(two, 0), is(not(key(two, 2))));
    assertThat(key(two, 5), is(not(key(two, 3))));
    assertThat(key(two, 6), is(not(key(two, 0))));
    for (int row : new int[] {3, 4}) {
      assertThat(key(two, row), is(List.of(RecordKey.NONE, RecordKey.NONE)));
    }
    assertThat(Mapped.of(casualties(), csv).batch().hasKeys(), is(false));
  }

  /** Rule 9: a personal value appears in no rejection, filter count or list of names. */
  @Test
  void neverShowsValueOfPersonalColumn() {
    List<ProfileBuilder> profiles =
        List.of(
            casualties().date("p", "yyyy"),
            casualties().date(new DateMapping.Parts("p", "", "")),
            casualties().date(new DateMapping.StartEnd("p", "p", List.of("yyyy"))),
            casualties().dimension(Dimension.SEX, "p", Map.of(), new Otherwise.Reject()),
            casualties().dimension(Dimension.SEX, "p", Map.of(), new Otherwise.Keep()),
            casualties().count(Measure.KILLED, "p"),
            casualties().outcome("p", Map.of()),
            casualties().filter("p", true, "other"),
            casualties().region("department", "p", 0, ""),
            casualties().region("department", "", 0, "p"));
    for (ProfileBuilder profile : profiles) {
      profile.personal("p");
      Mapped mapped = Mapped.of(profile, "p,q\nJuana Secreta,1\n", Dimension.SEX);
      String shown =
          mapped.outcomes()
              + " "
              + mapped.batch().unmatchedNames()
              + " "
              + mapped.batch().labels(0);
      assertThat(shown, not(containsString("Secreta")));
      boolean noted = !mapped.batch().unmatchedNames().isEmpty();
      assertThat(mapped.outcomes().get(0).equals("accepted"), is(noted));
    }
    byte[] malformed = "p\nSecreta\u00ff\n".getBytes(ISO_8859_1);
    assertThat(
        Mapped.of(casualties().personal("p"), malformed, UTF_8).outcomes(),
        is(List.of("MALFORMED_TEXT p []")));
  }

  @Test
  void reportsMissingColumnBeforeReadingRecords() {
    MissingColumnException e =
        assertThrows(
            MissingColumnException.class,
            () -> Mapped.of(casualties().count(Measure.KILLED, "muertos"), "a,b\n"));
    assertThat(e.getMessage(), is("the header has no column \"muertos\"; it has a, b"));
  }

  /** Words and names keep their numbers across batches; each batch can be read alone. */
  @Test
  void mapsSeveralBatchesInSequence() throws IOException {
    ProfileBuilder profile =
        casualties()
            .dimension(Dimension.ACTIVITY, "a", Map.of(), new Otherwise.Keep())
            .region("department", "", 0, "d");
    Layout layout = Layout.of(Dataset.CASUALTIES, List.of(Dimension.ACTIVITY));
    byte[] csv = "x,Nowhere\ny,Meta\nz,Elsewhere\nx,Nowhere\n".getBytes(UTF_8);
    RecordReader reader = new RecordReader(Dialect.CSV, new ByteArrayInputStream(csv), 0, 2);
    RecordMapper mapper =
        new RecordMapper(
            0,
            profile.build(),
            Headings.of(List.of("a", "d")),
            UTF_8,
            PlaceRules.of(Mapped.GAZETTEER),
            MappingOptions.of(layout));
    List<String> read = new ArrayList<>();
    for (int order = 0; reader.next(); order++) {
      mapper.map(reader);
      assertThat(mapper.pending(), is(1));
      Batch batch = mapper.takeBatch(order);
      assertThat(mapper.pending(), is(0));
      assertThat(batch.order(), is((long) order));
      int unmatched = batch.unmatched(0);
      read.add(
          batch.labels(0).get(batch.code(0, 0))
              + (unmatched < 0 ? "" : " " + batch.unmatchedNames().get(unmatched).text()));
    }
    assertThat(read, is(List.of("x Nowhere", "y", "z Elsewhere", "x Nowhere")));
  }

  private static List<Long> key(Batch batch, int row) {
    return List.of(batch.keyHigh(row), batch.keyLow(row));
  }
}
