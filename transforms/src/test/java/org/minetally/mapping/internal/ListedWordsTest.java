package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.minetally.mapping.internal.ProfileBuilder.casualties;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.format.Dialect;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.delimited.RecordReader;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.LabelMapping.Otherwise;
import org.minetally.profile.Profile;
import org.minetally.profile.Series;
import org.minetally.profile.TotalsRows;
import org.minetally.profile.internal.words.NumberRange;

/** Tests which words of a profile are reported as unused. */
class ListedWordsTest {

  private static final Map<String, String> SEXES = Map.of("F", "female", "M", "male");

  private static String unused(Profile profile, String csv, Dimension... dimensions) {
    try {
      RecordReader reader =
          new RecordReader(
              new Dialect(',', '"', "UTF-8"), new ByteArrayInputStream(csv.getBytes(UTF_8)), 0, 64);
      reader.next();
      RecordMapper mapper =
          new RecordMapper(
              0,
              profile,
              Headings.of(Mapped.header(reader, UTF_8)),
              UTF_8,
              PlaceRules.of(Mapped.GAZETTEER),
              MappingOptions.of(Layout.of(profile.dataset(), List.of(dimensions))));
      while (reader.next()) {
        mapper.map(reader);
      }
      return mapper.listsWords() ? mapper.unusedWords().toString() : "lists no words";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String unused(ProfileBuilder profile, String csv, Dimension... dimensions) {
    return unused(profile.build(), csv, dimensions);
  }

  private static ProfileBuilder sexes() {
    return casualties().dimension(Dimension.SEX, "sex", SEXES, new Otherwise.Member("unknown"));
  }

  @Test
  void reportsWordOfVocabularyThatNeverOccurs() {
    assertThat(unused(sexes(), "sex\nF\nm\n", Dimension.SEX), is("{dimensions.sex=[M]}"));
    assertThat(unused(sexes(), "sex\nF\nM\n", Dimension.SEX), is("{}"));
  }

  @Test
  void ignoresVocabularyThatNoTableNeeds() {
    assertThat(unused(sexes(), "sex\nF\n"), is("lists no words"));
  }

  @Test
  void findsDecomposedWord() {
    assertThat(
        unused(
            casualties()
                .dimension(
                    Dimension.SEX, "sex", Map.of("Ma\u0301le", "male"), new Otherwise.Reject()),
            "sex\nM\u00e1le\n",
            Dimension.SEX),
        is("{}"));
  }

  @Test
  void countsNumberInRangeAsUseOfTheRange() {
    LabelMapping ages =
        new LabelMapping(
            new Input.Column("age"),
            Map.of("0-17", "child", "18+", "adult"),
            new Otherwise.Reject(),
            List.of(
                NumberRange.parse("0-17").orElseThrow(), NumberRange.parse("18+").orElseThrow()));
    ProfileBuilder profile = casualties().dimension(Dimension.AGE_GROUP, ages);
    assertThat(
        unused(profile, "age\n5\n", Dimension.AGE_GROUP), is("{dimensions.age_group=[18+]}"));
    assertThat(unused(profile, "age\n0-17\n18\n", Dimension.AGE_GROUP), is("{}"));
  }

  @Test
  void reportsWordsOfFiltersByTheirPosition() {
    assertThat(
        unused(
            casualties().filter("kind", true, "a", "b").filter("status", false, "test", "draft"),
            "kind,status\na,ok\na,test\nc,draft\n"),
        is("{filters.1=[b], filters.2=[draft]}"));
  }

  @Test
  void reportsWordsOfOutcomeAndDeletions() {
    assertThat(
        unused(
            casualties()
                .key("id")
                .outcome("outcome", Map.of("dead", "killed", "hurt", "injured"))
                .deleted("state", "withdrawn", "gone"),
            "id,outcome,state\n1,dead,ok\n1,dead,gone\n"),
        is("{deleted=[withdrawn], measures.outcome=[hurt]}"));
  }

  @Test
  void reportsWordsOfTotalsRows() {
    Profile profile =
        casualties().build().toBuilder()
            .totals(new TotalsRows("place", Set.of("Total", "Grand  total", "Sum"), false))
            .build();
    assertThat(unused(profile, "place\nTotal\nGrand total\nx\n"), is("{totals_rows=[Sum]}"));
  }

  @Test
  void reportsWordsOfSeries() {
    Series series =
        new Series(
            Series.Nature.INCREMENT,
            new Series.Kind("kind", "month", Set.of("week", "year")),
            Series.Publication.NOWHERE);
    assertThat(
        unused(
            casualties().date("day", "yyyy-MM-dd").series(series),
            "kind,day\nmonth,2021-01-01\nweek,2021-01-01\n"),
        is("{series.kind=[year]}"));
  }

  @Test
  void dimensionWithoutVocabularyListsNoWords() {
    assertThat(unused(casualties(), "sex\nF\n", Dimension.SEX), is("lists no words"));
  }
}
