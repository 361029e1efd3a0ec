package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.internal.AttributeValue;
import org.minetally.region.internal.RegionAttribute;
import org.minetally.region.internal.RegionAttributes;
import org.minetally.region.internal.RegionAttributes.Population;

class RegionAttributesTest {

  private static final List<String> LEVELS = List.of("country", "province", "district");

  /** D moved from P to Q on 1 January 2019. */
  private static final List<Entry> MOVED =
      List.of(
          Entry.of("country", "X", "Ex"),
          Entry.of("province", "P", "Pe").within("X"),
          Entry.of("province", "Q", "Qu").within("X"),
          Entry.of("district", "A", "A").within("P"),
          Entry.of("district", "B", "B").within("Q"),
          Entry.of("district", "D", "D").within("P").during(null, day(2018, 12, 31)),
          Entry.of("district", "D", "D").within("Q").during(day(2019, 1, 1), null));

  private final List<AttributeValue> values = new ArrayList<>();
  private Gazetteer gazetteer = Gazetteer.of(LEVELS, MOVED);

  private static LocalDate day(int year, int month, int day) {
    return LocalDate.of(year, month, day);
  }

  private RegionAttributesTest people(String code, int year, long people) {
    return add("", code, OptionalInt.empty(), OptionalInt.of(year), people);
  }

  private RegionAttributesTest area(String code, long area) {
    return add("", code, OptionalInt.empty(), OptionalInt.empty(), area);
  }

  private RegionAttributesTest add(
      String level, String code, OptionalInt day, OptionalInt year, long value) {
    String where = "file.csv, line " + (values.size() + 2);
    values.add(new AttributeValue(level, code, day, year, value, where));
    return this;
  }

  private RegionAttributes attributes() {
    return gazetteer.withAttributes(EnumSet.allOf(RegionAttribute.class), values).attributes();
  }

  private List<String> problems() {
    return assertThrows(GazetteerException.class, this::attributes).problems();
  }

  private int region(String code) {
    for (int level = 0; level < LEVELS.size(); level++) {
      if (gazetteer.findCode(level, code) >= 0) {
        return gazetteer.findCode(level, code);
      }
    }
    throw new AssertionError(code);
  }

  private Optional<Population> population(String code, int year) {
    return attributes().population(region(code), year);
  }

  private static Optional<Population> given(int year, long people) {
    return Optional.of(new Population(year, people, false));
  }

  private static Optional<Population> sum(int year, long people) {
    return Optional.of(new Population(year, people, true));
  }

  @Test
  void hasNothingUnlessDeclared() {
    assertThat(gazetteer.attributes().declared(), is(empty()));
    assertThat(gazetteer.attributes().population(0, 2020), is(Optional.empty()));
    assertThat(gazetteer.attributes().population(0), is(Optional.empty()));
    assertThat(gazetteer.attributes().populations(0), is(empty()));
    assertThat(gazetteer.attributes().area(0, 2020), is(OptionalLong.empty()));
  }

  @Test
  void choosesTheYearThenTheNearestEarlierThenTheNearestLaterYear() {
    people("A", 2010, 10).people("A", 2020, 20);
    assertThat(population("A", 2010), is(given(2010, 10)));
    assertThat(population("A", 2019), is(given(2010, 10)));
    assertThat(population("A", 2020), is(given(2020, 20)));
    assertThat(population("A", 2025), is(given(2020, 20)));
    assertThat(population("A", 2009), is(given(2010, 10)));
    assertThat(population("B", 2010), is(Optional.empty()));
  }

  @Test
  void addsUpPartsUnlessARegionHasAValueOfItsOwn() {
    people("A", 2010, 1).people("D", 2010, 2).people("B", 2010, 4).people("Q", 2010, 5);
    assertThat(population("P", 2010), is(sum(2010, 3)));
    assertThat(population("Q", 2010), is(given(2010, 5)));
    assertThat(population("X", 2010), is(sum(2010, 8)));
  }

  @Test
  void hasNoSumIfAPartIsUnknown() {
    people("A", 2010, 1).people("B", 2010, 4);
    assertThat(population("P", 2010), is(Optional.empty()));
    assertThat(population("X", 2010), is(Optional.empty()));
    assertThat(population("Q", 2010), is(sum(2010, 4)));
  }

  @Test
  void addsUpThePartsThatARegionHasInTheYearThatIsCounted() {
    people("A", 2015, 1).people("B", 2015, 4).people("D", 2015, 2).people("D", 2021, 3);
    assertThat(population("Q", 2016), is(sum(2015, 4)));
    assertThat(population("Q", 2019), is(sum(2015, 6)));
    assertThat(population("P", 2016), is(sum(2015, 3)));
    assertThat(population("P", 2019), is(sum(2015, 1)));
    assertThat(
        "as the regions were in 2015",
        attributes().populations(region("Q")),
        contains(new Population(2015, 4, true)));
    assertThat("as the region is today", attributes().population(region("Q")), is(sum(2015, 6)));
  }

  @Test
  void usesAGivenPopulationOnlyWhileTheRegionHasTheSameParts() {
    people("Q", 2015, 40).people("Q", 2021, 70);
    assertThat(population("Q", 2018), is(given(2015, 40)));
    assertThat(population("Q", 2019), is(given(2021, 70)));
    assertThat(population("Q", 2025), is(given(2021, 70)));
    assertThat(population("Q", 2014), is(given(2015, 40)));
  }

  @Test
  void usesTheRegionsOfTheModesDay() {
    gazetteer = Gazetteer.of(LEVELS, MOVED, List.of(), new RegionMode.AsOf(day(2021, 7, 7)));
    people("A", 2015, 1).people("B", 2015, 4).people("D", 2015, 2).people("P", 2015, 9);
    people("P", 2020, 8).area("A", 10).area("B", 20).area("D", 40);
    assertThat("not the 9 of the old province", population("P", 2015), is(sum(2015, 1)));
    assertThat(population("P", 2020), is(given(2020, 8)));
    assertThat(population("Q", 2015), is(sum(2015, 6)));
    assertThat(attributes().area(region("Q"), 2010), is(OptionalLong.of(60)));
    assertThat(attributes().area(region("P")), is(OptionalLong.of(10)));
  }

  @Test
  void addsUpTheAreasOfTheYear() {
    area("A", 10).area("B", 20).area("D", 40);
    assertThat(attributes().area(region("P"), 2018), is(OptionalLong.of(50)));
    assertThat(attributes().area(region("P"), 2019), is(OptionalLong.of(10)));
    assertThat(attributes().area(region("P")), is(OptionalLong.of(10)));
    assertThat(attributes().area(region("X"), 2018), is(OptionalLong.of(70)));
  }

  @Test
  void hasNoSumForAYearInWhichThePartsChange() {
    List<Entry> entries = new ArrayList<>(MOVED);
    entries.removeIf(entry -> entry.code().equals("D"));
    entries.add(Entry.of("district", "D", "D").within("P").during(null, day(2019, 6, 30)));
    entries.add(Entry.of("district", "D", "D").within("Q").during(day(2019, 7, 1), null));
    gazetteer = Gazetteer.of(LEVELS, entries);
    people("A", 2019, 1).people("B", 2019, 4).people("D", 2019, 2).people("Q", 2019, 5);
    area("A", 10).area("B", 20).area("D", 40);
    assertThat(population("P", 2018), is(sum(2019, 3)));
    assertThat(population("P", 2019), is(Optional.empty()));
    assertThat(population("P", 2020), is(sum(2019, 1)));
    assertThat("its own value", population("Q", 2019), is(given(2019, 5)));
    assertThat("is not that of another year", population("Q", 2020), is(sum(2019, 6)));
    assertThat(attributes().area(region("P"), 2018), is(OptionalLong.of(50)));
    assertThat(attributes().area(region("P"), 2019), is(OptionalLong.empty()));
    assertThat(attributes().area(region("P"), 2020), is(OptionalLong.of(10)));
  }

  @Test
  void keepsTheAreaOfEachLine() {
    OptionalInt open = OptionalInt.of(Integer.MIN_VALUE);
    OptionalInt later = OptionalInt.of((int) day(2019, 1, 1).toEpochDay());
    add("district", "D", open, OptionalInt.empty(), 40);
    add("district", "D", later, OptionalInt.empty(), 30);
    people("D", 2015, 5);
    assertThat(attributes().area(region("D"), 2018), is(OptionalLong.of(40)));
    assertThat(attributes().area(region("D"), 2019), is(OptionalLong.of(30)));
    assertThat(population("D", 2018), is(given(2015, 5)));
    assertThat("of another area", population("D", 2019), is(Optional.empty()));
  }

  @Test
  void reportsValuesOfUnknownRegionsAndDuplicates() {
    people("A", 2010, 1).people("A", 2010, 1).people("Z", 2010, 1).area("A", 5).area("A", 5);
    add("county", "A", OptionalInt.empty(), OptionalInt.of(2011), 1);
    add("province", "A", OptionalInt.empty(), OptionalInt.of(2012), 1);
    assertThat(
        problems(),
        contains(
            "file.csv, line 3: duplicate population of \"A\" in 2010, first in file.csv, line 2;"
                + " keep one",
            "file.csv, line 4: the code \"Z\" is not in the gazetteer; fix the code, or remove the"
                + " line",
            "file.csv, line 6: duplicate area of \"A\", first in file.csv, line 5; keep one",
            "file.csv, line 7: no level \"county\"; the levels are country, province, district",
            "file.csv, line 8: the province \"A\" is not in the gazetteer; fix the code, or remove"
                + " the line"));
  }

  @Test
  void acceptsAPopulationThatTwoLinesOfTheGazetteerRepeat() {
    OptionalInt later = OptionalInt.of((int) day(2019, 1, 1).toEpochDay());
    add("district", "D", OptionalInt.of(Integer.MIN_VALUE), OptionalInt.of(2015), 5);
    add("district", "D", later, OptionalInt.of(2015), 5);
    assertThat(population("D", 2015), is(given(2015, 5)));
    add("district", "D", later, OptionalInt.of(2020), 6);
    add("district", "D", OptionalInt.of(Integer.MIN_VALUE), OptionalInt.of(2020), 7);
    assertThat(
        problems(),
        contains(
            "file.csv, line 5: duplicate population of \"D\" in 2020, first in file.csv, line 4;"
                + " keep one"));
  }

  @Test
  void asksForTheLevelOfACodeThatIsUsedTwice() {
    gazetteer =
        Gazetteer.of(
            LEVELS,
            List.of(
                Entry.of("province", "11", "Bogotá"),
                Entry.of("district", "11", "Bogotá").within("11")));
    people("11", 2010, 1);
    assertThat(
        problems(),
        contains(
            "file.csv, line 2: the code \"11\" is used at the levels province, district; add a"
                + " column \"level\""));
    values.clear();
    add("district", "11", OptionalInt.empty(), OptionalInt.of(2010), 1);
    assertThat(attributes().population(0, 2010), is(sum(2010, 1)));
    assertThat(attributes().population(1, 2010), is(given(2010, 1)));
  }
}
