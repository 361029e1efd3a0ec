package org.minetally.format.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingsTest {

  private static final Headings TAGGED =
      new Headings(
          List.of("Killed", "Women", "Injured", "More"),
          List.of("#affected +killed", "#affected+killed+f", "#affected+Injured", ""));

  @ParameterizedTest
  @CsvSource({
    "#affected+killed, 0",
    "#AFFECTED + Killed, 0",
    "#affected +f +killed, 1",
    "#affected+killed+f, 1",
    "#affected+killed+killed, 0",
    "#affected, -1",
    "#affected+killed+m, -1",
    "#affected+f, -1",
    "Killed, 0",
    "killed, -1",
    "More, 3"
  })
  void matchesHashtagWithExactlyTheSameAttributes(String column, int expected) {
    assertThat(TAGGED.find(column), is(expected));
  }

  @Test
  void acceptsHashtagWithAnyNumberOfAttributes() {
    String long1 = "#a" + "+b".repeat(100_000);
    assertThat(Headings.of(List.of("x")).withTags(List.of(long1)).find("#a+b"), is(0));
    assertThat(Headings.of(List.of("x")).withTags(List.of(long1 + "+")).find("x"), is(0));
  }

  @Test
  void reportsHashtagOfTwoColumnsAsAmbiguous() {
    Headings twice =
        new Headings(List.of("a", "b"), List.of("#affected+killed", "#affected + killed"));
    assertThat(twice.find("#affected+killed"), is(Headings.AMBIGUOUS));
    assertThat(twice.find("a"), is(0));
  }

  @Test
  void findsNameThatBeginsWithHashSignIfThereAreNoHashtags() {
    assertThat(Headings.of(List.of("#id", "b")).find("#id"), is(0));
  }

  @Test
  void acceptsHashtagRowWithGapsThatIsShorterThanTheHeader() {
    Headings plain = Headings.of(List.of("a", "b", "c"));
    assertThat(plain.withTags(List.of("", "#adm1")).tags(), is(List.of("", "#adm1", "")));
  }

  @Test
  void acceptsHashtagRowThatIsLongerThanTheHeader() {
    Headings tagged = Headings.of(List.of("a")).withTags(List.of("#org", "#adm1"));
    assertThat(tagged.names(), is(List.of("a", "")));
    assertThat(tagged.find("#adm1"), is(1));
  }

  @Test
  void requiresHalfOfTheFieldsToBeHashtags() {
    assertThat(Headings.isTagRow(List.of("#org", "adm1", "", " ")), is(true));
    assertThat(Headings.isTagRow(List.of("#org", "adm1", "#1")), is(false));
    assertThat(Headings.isTagRow(List.of("", "")), is(false));
  }

  @Test
  void leavesColumnUntaggedIfItsFieldIsNotAHashtag() {
    Headings tagged = Headings.tagged(List.of("a", "b"), List.of("#org", "adm1"));
    assertThat(tagged.tags(), is(List.of("#org", "")));
    assertThat(tagged.find("b"), is(1));
  }

  @Test
  void usesHashtagsAsNamesIfNoRowIsAbove() {
    Headings tagged = Headings.tagged(List.of(), List.of("#org", "adm1"));
    assertThat(tagged.names(), is(List.of("#org", "adm1")));
    assertThat(tagged.tags(), is(List.of("#org", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#", "#1", "North", "# affected+", "#affected++killed", "#5"})
  void treatsRowWithoutHashtagsAsRecord(String field) {
    Headings plain = Headings.of(List.of("a", "b"));
    assertThat(plain.withTags(List.of(field, "")), sameInstance(plain));
  }
}
