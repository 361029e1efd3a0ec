package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.format.Dialect;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.delimited.RecordReader;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.profile.Coordinates;
import org.minetally.profile.IncidentId;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.LabelMapping.Otherwise;
import org.minetally.profile.Profile;
import org.minetally.profile.Series;
import org.minetally.profile.internal.MappedFields;
import org.minetally.profile.internal.MappedFields.Field;

class GapReaderTest {

  @Test
  void distinguishesUnspecificValuesFromMissingOnes() {
    ProfileBuilder profile =
        casualties()
            .date("day", "yyyy-MM-dd", "yyyy-MM", "edtf")
            .dimension(
                Dimension.SEX,
                "sex",
                Map.of("f", "female", "n/k", "unknown"),
                new Otherwise.Reject())
            .outcome("outcome", Map.of("dead", "killed", "?", "outcome_unknown"))
            .missing("-");
    assertThat(
        gaps(
            profile.build(),
            List.of(Dimension.SEX),
            """
            day,sex,outcome
            2021-03-04,f,dead
            2021-03,n/k,?
            ,-,
            XXXX,,-
            """),
        is(
            List.of(
                "",
                "date: unspecific, sex: unspecific, outcome: unspecific",
                "date: absent, sex: absent, outcome: absent",
                "date: absent, sex: absent, outcome: absent")));
  }

  @Test
  void countsAnUnlistedWordAsSpecificUnlessItsMemberIsUnknown() {
    ProfileBuilder profile =
        casualties()
            .count(Measure.KILLED, "killed")
            .dimension(Dimension.VICTIM_STATUS, "who", Map.of(), new Otherwise.Member("unknown"))
            .dimension(Dimension.SEX, "sex", Map.of(), new Otherwise.Member("female"));
    assertThat(
        gaps(
            profile.build(),
            List.of(Dimension.SEX, Dimension.VICTIM_STATUS),
            "who,sex,killed\nfarmer,f,1\n"),
        is(List.of("date: absent, victim_status: unspecific")));
  }

  @Test
  void readsDimensionsThatNoTableUsesWithoutRejectingRecords() {
    ProfileBuilder profile =
        casualties()
            .count(Measure.KILLED, "killed")
            .dimension(
                Dimension.SEX, "sex", Map.of("f", "female", "x", "unknown"), new Otherwise.Reject())
            .constant(Dimension.ACTIVITY, "farming");
    assertThat(
        gaps(profile.build(), List.of(), "sex,killed\nf,1\nnew word,1\nx,1\n,1\n"),
        is(
            List.of(
                "date: absent",
                "date: absent",
                "date: absent, sex: unspecific",
                "date: absent, sex: absent")));
  }

  @Test
  void countsAFieldAsAbsentIfTheFileLacksItsColumn() {
    Profile profile =
        casualties()
            .count(Measure.KILLED, "killed")
            .dimension(Dimension.SEX, "sex", Map.of("f", "female"), new Otherwise.Reject())
            .build()
            .toBuilder()
            .coordinates(new Coordinates("x", "y"))
            .build();
    assertThat(
        gaps(profile, List.of(), "x,killed\n1,1\n"),
        is(List.of("date: absent, sex: absent, coordinates: absent")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#sex", "#geo+lon", "#geo+lat"})
  void rejectsHashtagOfSeveralColumnsEvenIfNoTableUsesTheField(String hashtag) {
    Profile profile =
        casualties()
            .count(Measure.KILLED, "#affected")
            .dimension(Dimension.SEX, "#sex", Map.of("f", "female"), new Otherwise.Reject())
            .build()
            .toBuilder()
            .coordinates(new Coordinates("#geo+lon", "#geo+lat"))
            .build();
    Headings headings =
        new Headings(
            List.of("Killed", "Sex", "X", "Y", "Other"),
            List.of("#affected", "#sex", "#geo+lon", "#geo+lat", hashtag));
    MappingOptions options =
        new MappingOptions(Layout.of(profile.dataset(), List.of()), false, false, true, null);
    assertThat(
        assertThrows(
                MissingColumnException.class,
                () ->
                    new RecordMapper(
                        0, profile, headings, UTF_8, PlaceRules.of(Mapped.GAZETTEER), options))
            .getMessage(),
        is(
            "several columns have the hashtag \"%s\"; use the name of one of them"
                .formatted(hashtag)));
  }

  @Test
  void readsEachLevelOfThePlace() {
    ProfileBuilder profile =
        casualties()
            .count(Measure.KILLED, "killed")
            .region("department", "", 0, "department")
            .region("municipality", "code", 5, "municipality")
            .regionPrecision(
                new LabelMapping(
                    new Input.Column("known"),
                    Map.of("2", "municipality", "1", "department"),
                    new Otherwise.Reject()));
    assertThat(
        gaps(
            profile.build(),
            List.of(),
            """
            department,code,municipality,known,killed
            Meta,50313,,2,1
            Meta,,Granada,2,1
            Meta,,,2,1
            Meta,,Atlantis,2,1
            Atlantis,,Granada,2,1
            ,50313,,2,1
            Meta,,Granada,1,1
            """),
        is(
            List.of(
                "date: absent",
                "date: absent",
                "date: absent, region.municipality: absent",
                "date: absent, region.municipality: unspecific",
                "date: absent, region.department: unspecific, region.municipality: unspecific",
                "date: absent, region.department: absent",
                "date: absent, region.municipality: unspecific")));
  }

  @Test
  void aMeasureIsReportedForTheWholeOrForAnyMember() {
    ProfileBuilder profile =
        casualties()
            .count(Measure.KILLED, "killed")
            .count(Measure.INJURED, "injured")
            .split(Dimension.SEX, "female", Measure.KILLED, "killed women")
            .split(Dimension.SEX, "male", Measure.KILLED, "killed men");
    assertThat(
        gaps(
            profile.build(),
            List.of(Dimension.SEX),
            """
            killed,injured,killed women,killed men
            3,0,1,2
            ,,0,
            ,2,,
            """),
        is(
            List.of(
                "date: absent", "date: absent, injured: absent", "date: absent, killed: absent")));
  }

  @Test
  void readsKeysIncidentsAndCoordinates() {
    Profile profile =
        casualties().count(Measure.KILLED, "killed").key("id").build().toBuilder()
            .incident(new IncidentId(List.of("incident"), false))
            .coordinates(new Coordinates("x", "y"))
            .build();
    assertThat(
        gaps(profile, List.of(), "id,incident,x,y,killed\n1,A,1,2,1\n,,1,,1\n"),
        is(
            List.of(
                "date: absent",
                "date: absent, coordinates: absent, incident: absent, record_key: absent")));
  }

  @Test
  void readsTheDayOfPublicationOfASeries() {
    ProfileBuilder profile =
        casualties()
            .date("month", "yyyy-MM")
            .count(Measure.KILLED, "killed")
            .series(
                new Series(
                    Series.Nature.INCREMENT,
                    Series.Kind.ANY,
                    new Series.Publication("printed", List.of("yyyy-MM-dd"))));
    assertThat(
        gaps(
            profile.build(), List.of(), "month,printed,killed\n2020-01,2020-02-03,1\n2020-02,,1\n"),
        is(List.of("date: unspecific", "date: unspecific, series.published: absent")));
  }

  @Test
  void doesNotCarryGapsOfARejectedRecordOverToADeletion() {
    ProfileBuilder profile =
        casualties()
            .date("day", "yyyy-MM-dd")
            .key("id")
            .region("department", "", 0, "department")
            .regionPrecision(
                new LabelMapping(
                    new Input.Column("known"), Map.of("1", "department"), new Otherwise.Reject()))
            .count(Measure.KILLED, "killed")
            .deleted("state", "gone");
    assertThat(
        gaps(
            profile.build(),
            List.of(),
            "id,day,department,known,killed,state\n1,,Meta,9,,\n2,,Meta,1,,gone\n"),
        is(List.of("")));
  }

  @Test
  void onlyAcceptedRecordsCarryTheDayOfTheirReport() {
    Profile profile =
        casualties()
            .key("id")
            .filter("kind", false, "training")
            .count(Measure.KILLED, "killed")
            .revision("version")
            .build()
            .toBuilder()
            .reported(new Series.Publication("entered", List.of("yyyy-MM-dd", "yyyy-MM")))
            .build();
    String csv =
        """
        id,version,kind,entered,killed
        1,1,,1970-01-03,1
        1,2,training,1970-01-02,1
        2,1,,1970-01,1
        3,1,,,1
        """;
    Batch batch = batch(profile, Layout.of(profile.dataset(), List.of()), csv);
    assertThat(
        IntStream.range(0, batch.size()).mapToObj(row -> batch.extra(Extra.REPORTED, row)).toList(),
        is(List.of(2L, Extra.NO_DAY, Extra.NO_DAY, Extra.NO_DAY)));
    assertThat(
        gaps(profile, List.of(), csv),
        is(
            List.of(
                "date: absent",
                "",
                "date: absent, reported: unspecific",
                "date: absent, reported: absent")));
  }

  private static ProfileBuilder casualties() {
    return ProfileBuilder.casualties();
  }

  /** Returns the gaps of each accepted record, in the order of the fields. */
  private static List<String> gaps(Profile profile, List<Dimension> dimensions, String csv) {
    Batch batch = batch(profile, Layout.of(profile.dataset(), dimensions), csv);
    List<String> gaps = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      List<String> of = new ArrayList<>();
      for (Field field : MappedFields.of(profile).fields()) {
        add(field.name() + ": absent", field.absent() & batch.extra(Extra.GAPS, row), of);
        add(field.name() + ": unspecific", field.unspecific() & batch.extra(Extra.GAPS, row), of);
      }
      gaps.add(String.join(", ", of));
    }
    return gaps;
  }

  private static void add(String gap, long bit, List<String> gaps) {
    if (bit != 0) {
      gaps.add(gap);
    }
  }

  private static Batch batch(Profile profile, Layout layout, String csv) {
    try {
      RecordReader reader =
          new RecordReader(
              new Dialect(',', '"', "UTF-8"), new ByteArrayInputStream(csv.getBytes(UTF_8)), 0, 64);
      reader.next();
      RecordMapper mapper =
          new RecordMapper(
              0,
              profile,
              Headings.of(List.of(csv.substring(0, csv.indexOf('\n')).split(",", -1))),
              UTF_8,
              PlaceRules.of(Mapped.GAZETTEER),
              new MappingOptions(layout, false, false, true, null));
      while (reader.next()) {
        mapper.map(reader);
      }
      return mapper.takeBatch(0);
    } catch (IOException e) {
      throw new AssertionError("reading from memory cannot fail", e);
    }
  }
}
