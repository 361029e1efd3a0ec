package org.minetally.aliases;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.profile.RegionColumns;
import org.minetally.region.Alias;
import org.minetally.region.Gazetteer;
import org.minetally.region.RegionMode;

/** What becomes an alias, and what is refused with which reason. */
final class AcceptanceTest {

  private static final List<Alias> EXISTING =
      List.of(new Alias("district", "02", "Sidertown", "aliases.csv, line 2"));

  private static final Gazetteer GAZETTEER =
      Gazetteer.of(
          List.of("province", "district"),
          List.of(
              entry("province", "N", "North", null),
              entry("province", "S", "South", null),
              entry("district", "01", "Alder", "N"),
              entry("district", "02", "Cedar", "S"),
              entry("district", "03", "Birch", "N"),
              entry("district", "04", "Birch", "S")),
          EXISTING,
          RegionMode.AT_EVENT);

  private static final RegionColumns PROVINCE = new RegionColumns("province", "", 0, "p");
  private static final RegionColumns DISTRICT = new RegionColumns("district", "", 0, "d");
  private static final Map<String, List<RegionColumns>> ALL_NAME_PROVINCES =
      Map.of("source", List.of(PROVINCE, DISTRICT), "areas", List.of(PROVINCE));
  private static final Map<String, List<RegionColumns>> ONE_HAS_ONLY_DISTRICTS =
      Map.of("source", List.of(PROVINCE, DISTRICT), "bare", List.of(DISTRICT));

  private static Gazetteer.Entry entry(String level, String code, String name, String parent) {
    Gazetteer.Entry entry = Gazetteer.Entry.of(level, code, name);
    return (parent == null ? entry : entry.within(parent)).from("test");
  }

  private static UnmatchedPlace place(String parentCode, String name) {
    String parent = parentCode.equals("N") ? "North" : parentCode.isEmpty() ? "" : "South";
    return new UnmatchedPlace(
        new UnmatchedPlace.Key("district", parentCode, name),
        parent,
        false,
        1,
        Set.of("source"),
        List.of());
  }

  private static Decision decision(String parentCode, String name, String code) {
    return new Decision(place(parentCode, name), code, "review.csv, line 2");
  }

  private static List<String> lines(Decision... decisions) {
    return lines(ONE_HAS_ONLY_DISTRICTS, decisions);
  }

  private static List<String> lines(
      Map<String, List<RegionColumns>> sources, Decision... decisions) {
    return new Acceptance(GAZETTEER, EXISTING, sources)
        .lines(List.of(decisions)).stream()
            .map(line -> line.level() + "," + line.code() + "," + line.name())
            .toList();
  }

  private static void refuses(String problem, Decision... decisions) {
    List<String> problems = assertThrows(AliasesException.class, () -> lines(decisions)).problems();
    assertThat(problems, contains("review.csv, line 2: " + problem));
  }

  @Test
  void acceptsANameForARegionThatNothingElseMatches() {
    assertThat(
        lines(decision("N", "Aldr", "01"), decision("", "Ceder", "02")),
        contains("district,01,Aldr", "district,02,Ceder"));
  }

  @Test
  void doesNotRepeatLineThatDiffersOnlyInSpelling() {
    assertThat(lines(decision("S", "SIDERTOWN", "02")), is(empty()));
    assertThat(
        lines(decision("N", "Aldr", "01"), decision("", "ALDR", "01")),
        contains("district,01,Aldr"));
  }

  @Test
  void refusesACodeThatIsNotInTheGazetteer() {
    refuses(
        "\"Aldr\" (district in North): no district of the gazetteer has the code \"9\"; fix the"
            + " code",
        decision("N", "Aldr", "9"));
    refuses(
        "\"Aldr\" (district in North): no district of the gazetteer has the code \"1\"; fix the"
            + " code. Did you mean \"01\"?",
        decision("N", "Aldr", "1"));
    refuses(
        "\"Aldr\" (district in North): no district of the gazetteer has the code \"N\"; fix the"
            + " code",
        decision("N", "Aldr", "N"));
  }

  @Test
  void refusesARegionOutsideTheRegionThatTheSourcesName() {
    refuses(
        "\"Aldr\" (district in South): Alder (01) is not in South (S), where the sources place the"
            + " name; choose another region",
        decision("S", "Aldr", "01"));
  }

  @Test
  void refusesANameThatMatchesAlready() {
    refuses(
        "\"Alder\" (district in North): already matches Alder (01); run the job again",
        decision("N", "Alder", "01"));
    refuses(
        "\"Alder\" (district in North): already matches Alder (01); run the job again",
        decision("N", "Alder", "03"));
  }

  @Test
  void refusesANameThatWouldMatchTwoRegions() {
    refuses(
        "\"Alder\" (district in South): with this alias, the name would match two regions, because"
            + " it already matches Alder (01); give the sources a column with the code or with the"
            + " region above",
        decision("S", "Alder", "02"));
    refuses(
        "\"Birch\" (district): with this alias, the name would match two regions, because it"
            + " already matches several; give the sources a column with the code or with the region"
            + " above",
        decision("", "Birch", "03"));
    refuses(
        "\"ALDR\" (district): accepted for the code \"03\" here, and for \"01\" in review.csv, line"
            + " 2; accept one of them",
        decision("N", "Aldr", "01"),
        decision("", "ALDR", "03"));
  }

  @Test
  void acceptsOneNameInTwoRegionsIfAllSourcesNameTheRegionAbove() {
    assertThat(
        lines(
            ALL_NAME_PROVINCES,
            decision("S", "Alder", "02"),
            decision("N", "Old Mill Road", "01"),
            decision("S", "Old Mill Road", "02")),
        contains("district,02,Alder", "district,01,Old Mill Road", "district,02,Old Mill Road"));
    AliasesException refused =
        assertThrows(
            AliasesException.class,
            () ->
                lines(
                    ALL_NAME_PROVINCES,
                    decision("N", "Old Mill Road", "01"),
                    decision("N", "Old Mill Road", "03"),
                    decision("", "Old Mill Road", "02")));
    assertThat(refused.problems().size(), is(2));
  }

  @Test
  void refusesNamesThatCannotMatch() {
    refuses(
        "the name is in a personal column, which is not published; add the alias by hand",
        decision("N", "", "01"));
    refuses(
        "\"--\" (district in North): the name has no letters or digits, so no alias can match it",
        decision("N", "--", "01"));
    String cut = "a".repeat(200) + "… (300 characters, SHA-256 5b0e3c1f9a72d846)";
    refuses(
        "\""
            + cut
            + "\" (district in North): the table has only the beginning of this name; add the"
            + " alias by hand",
        decision("N", cut, "01"));
    Map<String, List<RegionColumns>> codes =
        Map.of("source", List.of(PROVINCE, new RegionColumns("district", "d", 0, "")));
    AliasesException code =
        assertThrows(
            AliasesException.class,
            () ->
                new Acceptance(GAZETTEER, EXISTING, codes)
                    .lines(List.of(decision("N", "77", "01"))));
    assertThat(
        code.problems(),
        contains(
            "review.csv, line 2: \"77\" (district in North): this is a code, and aliases are names;"
                + " add the code to the gazetteer"));
  }

  @Test
  void reportsAllReasonsTogether() {
    List<Decision> decisions = new ArrayList<>();
    decisions.add(decision("N", "Aldr", "9"));
    decisions.add(decision("S", "Ceder", "02"));
    decisions.add(decision("S", "Beech", "01"));
    AliasesException refused =
        assertThrows(AliasesException.class, () -> lines(decisions.toArray(Decision[]::new)));
    assertThat(refused.problems().size(), is(2));
  }

  @Test
  void idIsTheSameInEveryRunAndIsNotANumber() {
    UnmatchedPlace place = place("N", "Aldr");
    assertThat(place.id(), is(place("N", "Aldr").id()));
    assertThat(UnmatchedPlace.isId(place.id()), is(true));
    assertThat(place.id().equals(place("S", "Aldr").id()), is(false));
    assertThat(place.key().id("01").equals(place.key().id("02")), is(false));
    assertThat(UnmatchedPlace.isId("review.csv"), is(false));
  }
}
