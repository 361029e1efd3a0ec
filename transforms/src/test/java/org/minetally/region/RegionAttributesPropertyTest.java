package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.internal.AttributeValue;
import org.minetally.region.internal.RegionAttribute;
import org.minetally.region.internal.RegionAttributes;
import org.minetally.region.internal.RegionAttributes.Population;

/** Compares populations and areas with a model that looks at the regions of each day. */
class RegionAttributesPropertyTest {

  private static final List<Integer> YEARS = List.of(2018, 2020, 2021, 2023);
  private static final List<Integer> COUNTED = List.of(2017, 2018, 2019, 2020, 2021, 2022, 2024);

  @Test
  void agreesWithTheRegionsOfEachDay() {
    Map<String, Integer> seen = new HashMap<>();
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<Entry> entries = RandomTimelines.entries(random);
      Integer asOf = seed % 3 == 0 ? RandomTimelines.FIRST + random.nextInt(90) : null;
      compare(entries, asOf, random, "seed " + seed, seen);
    }
    for (String outcome : List.of("given", "sum", "other year", "not known", "area", "no area")) {
      assertThat(outcome, seen.getOrDefault(outcome, 0), is(greaterThan(20)));
    }
  }

  private static void compare(
      List<Entry> entries, Integer asOf, Random random, String where, Map<String, Integer> seen) {
    Gazetteer gazetteer =
        Gazetteer.of(
            RandomTimelines.LEVELS,
            entries,
            List.of(),
            asOf == null ? RegionMode.AT_EVENT : new RegionMode.AsOf(LocalDate.ofEpochDay(asOf)));
    Map<String, Long> given = new HashMap<>();
    List<AttributeValue> values = values(gazetteer, random, given);
    RegionAttributes attributes =
        gazetteer.withAttributes(EnumSet.allOf(RegionAttribute.class), values).attributes();
    AttributesDayByDay model = new AttributesDayByDay(entries, asOf, given);
    for (int region = 0; region < gazetteer.size(); region++) {
      String code = gazetteer.region(region).code();
      for (int counted : COUNTED) {
        String what = "%s, %s in %d".formatted(where, code, counted);
        Optional<Population> population = model.population(code, counted);
        assertThat(what, attributes.population(region, counted), is(population));
        OptionalLong area = model.area(code, counted);
        assertThat(what, attributes.area(region, counted), is(area));
        String kind = population.map(of -> of.isSum() ? "sum" : "given").orElse("not known");
        seen.merge(kind, 1, Integer::sum);
        if (population.isPresent() && population.get().year() != counted) {
          seen.merge("other year", 1, Integer::sum);
        }
        seen.merge(area.isPresent() ? "area" : "no area", 1, Integer::sum);
      }
    }
  }

  /** Gives most of the lowest regions their values, and some of the others. */
  private static List<AttributeValue> values(
      Gazetteer gazetteer, Random random, Map<String, Long> given) {
    List<AttributeValue> values = new ArrayList<>();
    for (int region = 0; region < gazetteer.size(); region++) {
      Region of = gazetteer.region(region);
      int chance = of.level() >= 2 ? 10 : 3;
      for (int year : YEARS) {
        if (random.nextInt(11) < chance) {
          long people = random.nextInt(1000);
          given.put(of.code() + year, people);
          values.add(value(of.code(), OptionalInt.of(year), people));
        }
      }
      if (random.nextInt(11) < chance) {
        long area = random.nextInt(1, 1001);
        given.put(of.code(), area);
        values.add(value(of.code(), OptionalInt.empty(), area));
      }
    }
    return values;
  }

  private static AttributeValue value(String code, OptionalInt year, long value) {
    return new AttributeValue("", code, OptionalInt.empty(), year, value, "here");
  }
}
