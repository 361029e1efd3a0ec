package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionLabelsTest {

  private static final List<String> LEVELS = List.of("country", "department", "municipality");

  private static Gazetteer.Entry entry(String level, String code, String name, String parent) {
    return Gazetteer.Entry.of(level, code, name).within(parent);
  }

  private static Gazetteer colombia() {
    return Gazetteer.of(
        LEVELS,
        List.of(
            entry("country", "CO", "Colombia", null),
            entry("country", "VE", "Venezuela", null),
            entry("department", "18", "Caquetá", "CO"),
            entry("department", "50", "Meta", "CO"),
            entry("department", "B", "Bolívar", "CO"),
            entry("department", "F", "bolívar", "VE"),
            entry("municipality", "18592", "Puerto Rico", "18"),
            entry("municipality", "50590", "Puerto Rico", "50"),
            entry("municipality", "18001", "Florencia", "18"),
            entry("municipality", "B1", "Piar", "B"),
            entry("municipality", "F1", "Piar", "F"),
            entry("municipality", "F2", "Angostura", "F"),
            entry("municipality", "F3", "Angostura", "F"),
            entry("municipality", "F4", "Unknown", "F")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; CO; Colombia",
        "1; 18; Caquetá",
        "1; B; Bolívar, Colombia",
        "1; F; bolívar, Venezuela",
        "2; 18001; Florencia",
        "2; 18592; Puerto Rico, Caquetá",
        "2; 50590; Puerto Rico, Meta",
        "2; B1; Piar, Bolívar, Colombia",
        "2; F1; Piar, bolívar, Venezuela",
        "2; F2; Angostura, bolívar, Venezuela (F2)",
        "2; F3; Angostura, bolívar, Venezuela (F3)",
        "2; F4; Unknown, bolívar, Venezuela (F4)",
        "2; 18/unknown; unknown, Caquetá",
        "2; CO/unknown; unknown, Colombia",
        "2; F/unknown; unknown, bolívar, Venezuela (F/unknown)",
        "2; unknown; unknown"
      })
  void addsAsManyNamesAsItTakes(int level, String code, String label) {
    assertThat(colombia().label(level, code), is(label));
  }

  /** Few names on many regions, so that most are ambiguous. */
  @RepeatedTest(40)
  void labelsAreUniqueWithinEachLevel(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<String> names = List.of("A", "a", "unknown", "A, B", "B", "B (m1)", "unknown, A");
    List<Gazetteer.Entry> entries = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      entries.add(entry("country", "c" + i, names.get(random.nextInt(names.size())), null));
    }
    for (int i = 0; i < 12; i++) {
      String name = names.get(random.nextInt(names.size()));
      entries.add(entry("department", "d" + i, name, "c" + random.nextInt(6)));
    }
    for (int i = 0; i < 40; i++) {
      String name = names.get(random.nextInt(names.size()));
      boolean direct = random.nextInt(8) == 0;
      entries.add(
          entry(
              "municipality",
              "m" + i,
              name,
              direct ? "c" + random.nextInt(6) : "d" + random.nextInt(12)));
    }
    Gazetteer gazetteer = Gazetteer.of(LEVELS, entries);
    for (int level = 0; level < LEVELS.size(); level++) {
      Set<String> labels = new HashSet<>(List.of(gazetteer.label(level, "unknown")));
      int places = 1;
      for (int id = 0; id < gazetteer.size(); id++) {
        Region region = gazetteer.region(id);
        if (region.level() <= level) {
          boolean known = region.level() == level;
          String code = known ? region.code() : region.code() + "/unknown";
          String label = gazetteer.label(level, code);
          assertThat(label, startsWith(known ? region.name() : "unknown"));
          labels.add(label.toLowerCase(Locale.ROOT));
          places++;
        }
      }
      assertThat(labels.size(), is(places));
    }
  }
}
