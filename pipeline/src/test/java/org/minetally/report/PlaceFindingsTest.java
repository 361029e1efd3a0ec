package org.minetally.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PlaceFindingsTest {

  private static final DisplayedFigure SUPPRESSED = DisplayedFigure.of(null, true);

  private static DisplayedFigure figure(long value) {
    return DisplayedFigure.of(BigDecimal.valueOf(value), false);
  }

  private static DistrictFigures victims() {
    return new DistrictFigures("casualties", "victims");
  }

  @Test
  void comparesNumbersOfAllYearsAndOfEachYear() throws IOException {
    DistrictFigures data = victims().put("A", "2004", 30).put("A", "2005", 10).put("B", "2005", 30);
    data.put("unknown", "2005", 10).put("B", "XXXX", 20);
    assertThat(
        data.found(ShownAs.NUMBER),
        is(
            List.of(
                "Casualties: the largest share is B, 50 (50%). "
                    + "Place not known at this level: 10 (10%).",
                "Casualties, 2004: 30, in A.",
                "Casualties, 2005: the largest share is B, 30 (60%). "
                    + "Place not known at this level: 10 (20%).",
                "Casualties, date unknown: 20, in B.")));
  }

  @Test
  void namesTiesAndOmitsShareOfFewPeople() throws IOException {
    DistrictFigures data = victims().put("A", "2004", 3).put("B", "2004", 3).put("C", "2004", 1);
    data.put("A", "2005", 3).put("B", "2005", 2);
    List<String> found = data.found(ShownAs.NUMBER);
    assertThat(found.get(1), is("Casualties, 2004: the highest figure is 3, in A, B."));
    assertThat(found.get(2), is("Casualties, 2005: the highest figure is 3, in A."));
    data.put("D", "2004", 3).put("E", "2004", 3);
    assertThat(
        data.found(ShownAs.NUMBER).get(1),
        is("Casualties, 2004: the highest figure is 3, reached 4 times."));
  }

  @Test
  void saysWhenNothingCanBeCompared() throws IOException {
    DistrictFigures data =
        victims().put("A", "2004", 0).put("B", "2004", 0).put("B", "2005", SUPPRESSED);
    data.put("A", "2006", DisplayedFigure.NOT_REPORTED);
    List<String> found = data.found(ShownAs.NUMBER);
    assertThat(found.get(1), is("Casualties, 2004: no figure shown is above 0."));
    assertThat(found.get(2), is("Suppressed and not compared: 1."));
    assertThat(found.get(3), is("Casualties, 2006: no figure is reported."));
  }

  @Test
  void saysNothingAboutASingleRegion() throws IOException {
    assertThat(victims().put("A", "2004", 12).found(ShownAs.NUMBER), is(List.of()));
  }

  @Test
  void marksPartialAndProvisionalYears() throws IOException {
    DistrictFigures data = victims().put("A", "2004", 1).put("A", "2005", 1).put("B", "2005", 2);
    data.on(new TimeAxis(List.of(), List.of("2005"), List.of("2004")));
    List<String> found = data.found(ShownAs.NUMBER);
    assertThat(found.get(0), is("Casualties: the highest figure is 2, in A, B."));
    assertThat(found.get(1), is("Casualties, 2004: 1, in A. 2004 is provisional."));
    assertThat(found.get(2), containsString("is 2, in B. 2005 is only partly covered."));
  }

  @Test
  void comparesRatesThatRestOnEnoughPeopleAndNamesWhatTheyRestOn() throws IOException {
    DistrictFigures data = victims().size("A", 1_000, 5).size("B", 40_000, 5).size("C", 80_000, 5);
    data.put("A", "2004", 2).put("B", "2004", 20).put("C", "2004", 30).put("D", "2004", 9);
    data.put("B", "2005", 40).put("B", "XXXX", 7).put("unknown", "2005", 2);
    List<String> found = data.found(ShownAs.PER_100000);
    assertThat(
        found.get(1),
        is(
            "Casualties, 2004, in places with at least 20, per 100,000 inhabitants: the highest "
                + "figure is 50, in B (20; 40,000 inhabitants). Higher rates that rest on fewer "
                + "than 20, and vary strongly by chance: 1. Without a rate, because the "
                + "denominator is not known: 1."));
    assertThat(
        found.get(0),
        is(
            "Casualties, in places with at least 20, per 100,000 inhabitants per year, on "
                + "average: the highest figure is 75, in B (60 in 2 years; latest population "
                + "40,000). Higher rates that rest on fewer than 20, and vary strongly by chance: "
                + "1. Without a rate, because the denominator is not known: 1. Place not known at "
                + "this level: 2 (1.8%). Without an exact date, and not in this comparison: 7 "
                + "(6.4%)."));
  }

  @Test
  void keepsFewPeopleOutOfHeadlines() throws IOException {
    DistrictFigures data = victims().size("A", 1_000, 5).size("B", 40_000, 5).size("C", 2_000, 5);
    data.put("A", "2004", 1).put("B", "2004", 19).put("C", "2004", 1);
    String few =
        "Casualties, 2004, per 100,000 inhabitants: each rate rests on fewer than 20 and varies "
            + "strongly by chance. The highest, 100, rests on ";
    assertThat(data.found(ShownAs.PER_100000).get(1), is(few + "1."));
    data.put("C", "2004", 2);
    assertThat(data.found(ShownAs.PER_100000).get(1), is(few + "at most 2."));
    data.put("B", "2004", 20);
    assertThat(
        data.found(ShownAs.PER_100000).get(1),
        containsString("inhabitants: 50, in B (20; 40,000 inhabitants). Higher rates"));
  }

  @Test
  void namesRatesThatThePageShowsAsEqual() throws IOException {
    DistrictFigures data = victims().size("A", 30_000, 5).size("B", 30_001, 5).size("C", 30_500, 5);
    data.put("A", "2004", 100).put("B", "2004", 100).put("C", "2004", 100);
    assertThat(
        data.found(ShownAs.PER_100000).get(1),
        containsString(
            "figure is 333, in A (100; 30,000 inhabitants), B (100; 30,001 inhabitants)."));
  }

  @Test
  void dividesItemsAndLandByArea() throws IOException {
    DistrictFigures items =
        new DistrictFigures("detections", "items").size("A", 9, 2.5).size("B", 9, 100);
    items.put("A", "2004", 3).put("B", "2004", 50).put("B", "2005", 50);
    assertThat(
        items.found(ShownAs.PER_KM2).get(0),
        is(
            "Items found, in places with at least 20, per km²: 1, in B (100; area 100 km²). "
                + "Higher rates that rest on fewer than 20, and vary strongly by chance: 1."));
    DistrictFigures land =
        new DistrictFigures("detections", "area_cleared_m2").size("A", 9, 2.5).size("B", 9, 100);
    land.put("A", "2004", 2_000_000).put("B", "2004", 3_000_000);
    assertThat(
        land.found(ShownAs.PER_KM2).get(1),
        is(
            "Land cleared, 2004, per km²: the highest figure is 800,000\u00a0m², in A "
                + "(2\u00a0km²; area 2.5 km²)."));
  }

  @Test
  void doesNotRankSuppressedRates() throws IOException {
    DistrictFigures data = victims().size("A", 1_000, 5).size("B", 40_000, 5);
    data.put("A", "2004", figure(90).plus(SUPPRESSED)).put("B", "2004", 20);
    String found = data.found(ShownAs.PER_100000).get(1);
    assertThat(found, containsString("inhabitants: 50, in B (20; 40,000 inhabitants)."));
    assertThat(found, containsString("Suppressed and not compared: 1."));
  }

  /** In every language, names all places with the highest figure and no others. */
  @ParameterizedTest
  @EnumSource(ReportLanguage.class)
  void namesExactlyThePlacesWithTheHighestFigure(ReportLanguage language) throws IOException {
    Random random = new Random(7);
    for (int run = 0; run < 300; run++) {
      DistrictFigures data = victims();
      data.in(language);
      int most = random.nextBoolean() ? 4 : 60;
      Map<String, Integer> shown = new TreeMap<>();
      Map<String, Double> rates = new TreeMap<>();
      data.size("[0]", 1_000, 1);
      for (int i = 0; i < 6; i++) {
        String place = "[" + i + "]";
        int people = 1_000 * (i == 0 ? 1 : 1 + random.nextInt(5));
        if (random.nextInt(5) > 0) {
          data.size(place, people, 1);
        }
        int kind = random.nextInt(4);
        if (kind > 1) {
          int figure = random.nextInt(most);
          data.put(place, "2005", figure);
          shown.put(place, figure);
          if (data.hasSize(place) && figure >= 20) {
            // The page shows three digits.
            rates.put(
                place,
                Double.valueOf(String.format(Locale.ROOT, "%.2e", 100_000.0 * figure / people)));
          }
        } else {
          data.put(place, "2005", kind == 0 ? SUPPRESSED : DisplayedFigure.NOT_REPORTED);
        }
      }
      data.put("unknown", "2005", 1 + random.nextInt(9));
      assertNames(data.found(ShownAs.NUMBER).get(1), highest(shown));
      assertNames(data.found(ShownAs.PER_100000).get(1), highest(rates));
    }
  }

  private static <T extends Number> List<String> highest(Map<String, T> figures) {
    double most = figures.values().stream().mapToDouble(Number::doubleValue).max().orElse(0);
    List<String> top =
        figures.keySet().stream()
            .filter(place -> most > 0 && figures.get(place).doubleValue() == most)
            .toList();
    return top.size() > 3 ? List.of() : top;
  }

  private static void assertNames(String found, List<String> places) {
    assertThat(found, not(is("")));
    assertThat(found, not(containsString("{")));
    for (int i = 0; i < 6; i++) {
      String place = "[" + i + "]";
      assertThat(found, found.contains(place), is(places.contains(place)));
    }
  }
}
