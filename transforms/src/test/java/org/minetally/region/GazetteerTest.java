package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.minetally.region.Places.COUNTRY;
import static org.minetally.region.Places.DEPARTMENT;
import static org.minetally.region.Places.GAZETTEER;
import static org.minetally.region.Places.LEVELS;
import static org.minetally.region.Places.MUNICIPALITY;
import static org.minetally.region.Places.entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.internal.RegionCell;

class GazetteerTest {

  private static int id(int level, String code) {
    return GAZETTEER.findCode(level, code);
  }

  @Test
  void numbersRegionsByLevelThenCode() {
    List<String> codes = new ArrayList<>();
    for (int id = 0; id < GAZETTEER.size(); id++) {
      codes.add(GAZETTEER.region(id).code());
    }
    assertThat(
        String.join(" ", codes),
        is("AZ CO 05 11 52 68 EC 05001 11001 52696 68705 BAK ISM KLB LNK1 LNK2 LOST"));
  }

  @Test
  void findsALevelByItsName() {
    assertThat(GAZETTEER.levels(), is(LEVELS));
    assertThat(GAZETTEER.levelIndex("municipality"), is(2));
    assertThat(GAZETTEER.levelIndex("district"), is(-1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Kəlbəcər", "KALBAJAR", "kelbajar ", "KELBECER", "Kelbəcer"})
  void findsADistrictByEverySpellingAndAlias(String name) {
    int region = id(DEPARTMENT, "EC");
    assertThat(GAZETTEER.findName(MUNICIPALITY, region, name), is(id(MUNICIPALITY, "KLB")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"İsmayıllı", "ISMAYILLI", "ismayilli", "Ismailli district"})
  void matchesDottedAndDotlessI(String name) {
    int found = GAZETTEER.findName(MUNICIPALITY, Gazetteer.UNKNOWN, name);
    assertThat(found, is(id(MUNICIPALITY, "ISM")));
  }

  @Test
  void searchesANameOnlyWithinItsParent() {
    int narino = GAZETTEER.findName(DEPARTMENT, id(COUNTRY, "CO"), "Narino");
    assertThat(narino, is(id(DEPARTMENT, "52")));
    assertThat(
        GAZETTEER.findName(MUNICIPALITY, narino, "Santa Barbara"), is(id(MUNICIPALITY, "52696")));
    assertThat(GAZETTEER.findName(MUNICIPALITY, narino, "Medellín"), is(Gazetteer.NOT_FOUND));
    assertThat(
        GAZETTEER.findName(DEPARTMENT, id(COUNTRY, "AZ"), "Nariño"), is(Gazetteer.NOT_FOUND));
  }

  @Test
  void searchesWithinAnyAncestor() {
    int country = id(COUNTRY, "AZ");
    assertThat(GAZETTEER.findName(MUNICIPALITY, country, "Kelbajar"), is(id(MUNICIPALITY, "KLB")));
    assertThat(GAZETTEER.findName(MUNICIPALITY, country, "Baki"), is(id(MUNICIPALITY, "BAK")));
  }

  @Test
  void nameOfSeveralRegionsIsAmbiguousWithoutAParent() {
    assertThat(
        GAZETTEER.findName(MUNICIPALITY, Gazetteer.UNKNOWN, "SANTA BARBARA"),
        is(Gazetteer.AMBIGUOUS));
    assertThat(
        GAZETTEER.findName(MUNICIPALITY, id(COUNTRY, "CO"), "SANTA BARBARA"),
        is(Gazetteer.AMBIGUOUS));
  }

  @Test
  void neverMergesTwoRegionsWithOneNameUnderOneParent() {
    int parent = id(DEPARTMENT, "EC");
    assertThat(
        GAZETTEER.findName(MUNICIPALITY, parent, "Lankaran District"), is(Gazetteer.AMBIGUOUS));
    assertThat(GAZETTEER.region(id(MUNICIPALITY, "LNK1")).code(), is("LNK1"));
    assertThat(GAZETTEER.region(id(MUNICIPALITY, "LNK2")).code(), is("LNK2"));
    assertThat(
        GAZETTEER.suggest(MUNICIPALITY, parent, "Lankaran district", 3),
        contains("Lankaran District (LNK1)", "Lankaran District (LNK2)"));
  }

  @Test
  void nameThatIsAlsoItsOwnAliasIsNotAmbiguous() {
    Gazetteer gazetteer =
        Gazetteer.of(
            List.of("district"), List.of(entry("district", "1", "Ağdam", null, "AGDAM", "Aghdam")));
    assertThat(gazetteer.findName(0, Gazetteer.UNKNOWN, "agdam"), is(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "...", "-"})
  void doesNotFindANameWithoutLetters(String name) {
    Gazetteer gazetteer =
        Gazetteer.of(List.of("district"), List.of(entry("district", "1", "?", null)));
    assertThat(gazetteer.findName(0, Gazetteer.UNKNOWN, name), is(Gazetteer.NOT_FOUND));
    assertThat(gazetteer.suggest(0, Gazetteer.UNKNOWN, name, 3), is(empty()));
  }

  @Test
  void findsACodeOnlyExactlyAndAtItsOwnLevel() {
    assertThat(GAZETTEER.findCode(DEPARTMENT, "05001"), is(Gazetteer.NOT_FOUND));
    assertThat(GAZETTEER.findCode(MUNICIPALITY, "5001"), is(Gazetteer.NOT_FOUND));
    assertThat(GAZETTEER.findCode(COUNTRY, "05"), is(Gazetteer.NOT_FOUND));
  }

  @Test
  void suggestsTheMostSimilarNamesWithinTheParentFirst() {
    assertThat(
        GAZETTEER.suggest(MUNICIPALITY, id(DEPARTMENT, "EC"), "Kelbadjar", 1),
        contains("Kəlbəcər (KLB)"));
    assertThat(GAZETTEER.suggest(MUNICIPALITY, id(DEPARTMENT, "05"), "Kelbadjar", 3), is(empty()));
    assertThat(
        GAZETTEER.suggest(MUNICIPALITY, Gazetteer.UNKNOWN, "SANTA BARBRA", 3),
        contains("SANTA BÁRBARA (52696)", "SANTA BÁRBARA (68705)"));
    assertThat(GAZETTEER.suggest(MUNICIPALITY, Gazetteer.UNKNOWN, "SANTA BARBRA", 0), is(empty()));
  }

  @Test
  void suggestsTheOfficialNameForAShorterOne() {
    assertThat(
        GAZETTEER.suggest(MUNICIPALITY, id(COUNTRY, "CO"), "Bogotá", 3),
        contains("BOGOTÁ, D.C. (11001)"));
    assertThat(
        GAZETTEER.suggest(MUNICIPALITY, id(COUNTRY, "AZ"), "Lankaran", 1),
        contains("Lankaran District (LNK1)"));
  }

  @Test
  void countsAKnownPlaceAtItsLevelAndAbove() {
    int medellin = id(MUNICIPALITY, "05001");
    assertThat(
        GAZETTEER.cell(medellin, MUNICIPALITY), is(new RegionCell("05001", "MEDELLÍN", "05")));
    assertThat(GAZETTEER.cell(medellin, DEPARTMENT), is(new RegionCell("05", "ANTIOQUIA", "CO")));
    assertThat(GAZETTEER.cell(medellin, COUNTRY), is(new RegionCell("CO", "Colombia", null)));
  }

  @Test
  void countsAPlaceKnownToItsDepartmentAsUnknownBelow() {
    int antioquia = id(DEPARTMENT, "05");
    assertThat(
        GAZETTEER.cell(antioquia, MUNICIPALITY), is(new RegionCell("05/unknown", "unknown", "05")));
    assertThat(GAZETTEER.cell(antioquia, DEPARTMENT), is(new RegionCell("05", "ANTIOQUIA", "CO")));
    assertThat(
        GAZETTEER.cell(id(COUNTRY, "CO"), MUNICIPALITY),
        is(new RegionCell("CO/unknown", "unknown", "CO")));
  }

  @Test
  void countsAnUnknownPlaceAsUnknownAtEveryLevel() {
    for (int level = 0; level < LEVELS.size(); level++) {
      assertThat(
          GAZETTEER.cell(Gazetteer.UNKNOWN, level), is(new RegionCell("unknown", "unknown", null)));
    }
  }

  @Test
  void countsARegionAsUnknownAtALevelThatItsParentsSkip() {
    int baku = id(MUNICIPALITY, "BAK");
    assertThat(GAZETTEER.cell(baku, MUNICIPALITY), is(new RegionCell("BAK", "Bakı", "AZ")));
    assertThat(GAZETTEER.cell(baku, DEPARTMENT), is(new RegionCell("AZ/unknown", "unknown", "AZ")));
    assertThat(
        GAZETTEER.cell(id(MUNICIPALITY, "LOST"), DEPARTMENT),
        is(new RegionCell("unknown", "unknown", null)));
  }

  @Test
  void ignoresTheOrderOfEntries() {
    List<Entry> entries = RandomGazetteer.entries(new Random(7), 60);
    Gazetteer expected = Gazetteer.of(RandomGazetteer.LEVELS, entries);
    List<Entry> shuffled = new ArrayList<>(entries);
    Collections.shuffle(shuffled, new Random(8));
    Gazetteer actual = Gazetteer.of(RandomGazetteer.LEVELS, shuffled);
    for (int id = 0; id < expected.size(); id++) {
      assertThat(actual.region(id), is(expected.region(id)));
    }
  }

  @Test
  void survivesSerialization() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(GAZETTEER);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Gazetteer copy = (Gazetteer) in.readObject();
      assertThat(copy.levels(), is(GAZETTEER.levels()));
      int found = copy.findName(MUNICIPALITY, copy.findCode(COUNTRY, "AZ"), "Kalbajar");
      assertThat(copy.cell(found, MUNICIPALITY), is(new RegionCell("KLB", "Kəlbəcər", "EC")));
      assertThat(copy.region(found), is(GAZETTEER.region(found)));
    }
  }

  @Test
  void reportsAllProblemsAtOnceWithTheirLocations() {
    GazetteerException rejected =
        assertThrows(
            GazetteerException.class,
            () ->
                Gazetteer.of(
                    LEVELS,
                    List.of(
                        entry("country", "CO", "Colombia", null),
                        entry("district", "D", "D", "CO"),
                        entry("department", " ", "Nameless", "CO"),
                        entry("department", "05", "ANTIOQUIA", "CO"),
                        entry("department", "05", "Antioquia", "CO"),
                        entry("department", "08", "ATLÁNTICO", "XX"),
                        entry("department", "11", "BOGOTÁ", "05"),
                        entry("department", "13", "BOLÍVAR", "13"),
                        entry("department", "15", "BOYACÁ", "15001"),
                        entry("municipality", "15001", "TUNJA", "15"),
                        entry("municipality", "a/b", "Slash", "15"),
                        entry("municipality", "unknown", "Unknown", "15"),
                        entry("municipality", "17001", "", "15"),
                        // Their parents' own problems are reported above.
                        entry("municipality", "D1", "D1", "D"))));
    assertThat(
        rejected.problems(),
        contains(
            "places.csv, line of D: no level \"district\"; the levels are country,"
                + " department, municipality",
            "places.csv, line of  : the code of \"Nameless\" is empty; every region needs a code",
            "places.csv, line of 05: duplicate code \"05\" at the level department,"
                + " first used in places.csv, line of 05; use each code once per level",
            "places.csv, line of a/b: the code \"a/b\" cannot be used: \"/\" and \"unknown\" mark"
                + " unknown places in the output",
            "places.csv, line of unknown: the code \"unknown\" cannot be used: \"/\" and"
                + " \"unknown\" mark unknown places in the output",
            "places.csv, line of 17001: the name of the region with the code \"17001\" is empty",
            "places.csv, line of 08: the parent \"XX\" of \"08\" is not in the"
                + " gazetteer; add it, or fix the code",
            "places.csv, line of 11: the parent \"05\" of \"11\" is at the level department, which"
                + " is not above department",
            "places.csv, line of 13: the parent \"13\" of \"13\" is at the level department, which"
                + " is not above department",
            "places.csv, line of 15: the parent \"15001\" of \"15\" is at the level municipality,"
                + " which is not above department"));
  }

  @Test
  void rejectsMissingAndDuplicateLevels() {
    assertThrows(GazetteerException.class, () -> Gazetteer.of(List.of(), List.of()));
    assertThrows(GazetteerException.class, () -> Gazetteer.of(List.of("a", "a"), List.of()));
  }

  @Test
  void usesTheNearestLevelWithTheParentsCode() {
    Gazetteer gazetteer =
        Gazetteer.of(
            LEVELS,
            List.of(
                entry("country", "X", "Country", null),
                entry("department", "X", "Department", "X"),
                entry("municipality", "X", "Municipality", "X")));
    assertThat(gazetteer.region(2).parent(), is(1));
    assertThat(gazetteer.region(1).parent(), is(0));
  }
}
