package org.minetally.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.minetally.region.RegionParts.Days;
import org.minetally.region.internal.AttributeValue;
import org.minetally.region.internal.RegionAttribute;
import org.minetally.region.internal.RegionAttributes;
import org.minetally.region.internal.RegionAttributes.Population;

/**
 * Assigns attributes to the regions of a gazetteer, and adds them up where a region has no value of
 * its own. For a single use.
 */
final class AttributesBuilder {

  private final Gazetteer gazetteer;
  private final RegionParts parts;
  private final List<String> problems = new ArrayList<>();

  /** The given populations, by region, then by year. */
  private final List<Map<Integer, AttributeValue>> people = new ArrayList<>();

  /** The given areas, by region, then by line of the gazetteer. */
  private final List<AttributeValue[]> areas = new ArrayList<>();

  AttributesBuilder(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    this.parts = new RegionParts(gazetteer);
    for (int region = 0; region < gazetteer.size(); region++) {
      people.add(new HashMap<>());
      areas.add(new AttributeValue[parts.spans(region).size()]);
    }
  }

  RegionAttributes build(Set<RegionAttribute> declared, Collection<AttributeValue> values) {
    values.forEach(this::accept);
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
    return new RegionAttributes(
        declared,
        declared.contains(RegionAttribute.POPULATION) ? populations() : List.of(),
        declared.contains(RegionAttribute.AREA) ? areas() : List.of());
  }

  private void accept(AttributeValue value) {
    int region = find(value);
    if (region < 0) {
      return;
    }
    if (value.year().isPresent()) {
      int year = value.year().getAsInt();
      AttributeValue first = people.get(region).putIfAbsent(year, value);
      if (first != null) {
        problem(
            value,
            "duplicate population of \"%s\" in %d, first in %s; keep one"
                .formatted(value.code(), year, first.where()));
      }
      return;
    }
    AttributeValue[] own = areas.get(region);
    for (int span = 0; span < own.length; span++) {
      if (value.firstDay().isEmpty()
          || value.firstDay().getAsInt() == parts.spans(region).get(span).firstDay()) {
        if (own[span] == null) {
          own[span] = value;
        } else {
          problem(
              value,
              "duplicate area of \"%s\", first in %s; keep one"
                  .formatted(value.code(), own[span].where()));
          return;
        }
      }
    }
  }

  /** Returns the number of the region, or reports why there is none. */
  private int find(AttributeValue value) {
    List<String> levels = gazetteer.levels();
    if (!value.level().isEmpty()) {
      int level = gazetteer.levelIndex(value.level());
      int region = level < 0 ? Gazetteer.NOT_FOUND : gazetteer.findCode(level, value.code());
      if (level < 0) {
        problem(
            value,
            "no level \"%s\"; the levels are %s"
                .formatted(value.level(), String.join(", ", levels)));
      } else if (region < 0) {
        problem(
            value,
            "the %s \"%s\" is not in the gazetteer; fix the code, or remove the line"
                .formatted(value.level(), value.code()));
      }
      return region;
    }
    int[] found =
        IntStream.range(0, levels.size())
            .map(level -> gazetteer.findCode(level, value.code()))
            .filter(region -> region >= 0)
            .toArray();
    if (found.length == 0) {
      problem(
          value,
          "the code \"%s\" is not in the gazetteer; fix the code, or remove the line"
              .formatted(value.code()));
    } else if (found.length > 1) {
      problem(
          value,
          "the code \"%s\" is that of regions of the levels %s; add a column \"level\""
              .formatted(
                  value.code(),
                  String.join(
                      ", ",
                      Arrays.stream(found)
                          .mapToObj(region -> levels.get(gazetteer.region(region).level()))
                          .toList())));
    }
    return found.length == 1 ? found[0] : Gazetteer.NOT_FOUND;
  }

  private void problem(AttributeValue value, String sentence) {
    problems.add(value.where() + ": " + sentence);
  }

  /**
   * Returns the populations of each region as it is in each era. A population that is given for a
   * region applies to the region as it was in that year.
   */
  private List<NavigableMap<Integer, List<Population>>> populations() {
    SortedSet<Integer> years = new TreeSet<>();
    people.forEach(own -> years.addAll(own.keySet()));
    Territories territories = new Territories();
    NavigableMap<Integer, int[]> then = new TreeMap<>();
    parts.eras().forEach((from, days) -> then.put(from, territories.of(days)));
    List<NavigableMap<Integer, List<Population>>> steps = steps();
    parts
        .countedEras()
        .forEach(
            (from, days) -> {
              int[] now = territories.of(days);
              List<List<Population>> known = emptyLists();
              for (int year : years) {
                int[] given = then.floorEntry(year).getValue();
                boolean isOwnYear = days.equals(parts.eras().floorEntry(year).getValue());
                add(year, days, region -> isOwnYear || given[region] == now[region], known);
              }
              addStep(from, known, steps);
            });
    return steps;
  }

  /**
   * Adds the populations of one year to the known ones.
   *
   * @param isSame whether a region is the same as in that year
   */
  private void add(int year, Days days, IntPredicate isSame, List<List<Population>> known) {
    long[] ofYear = new long[people.size()];
    // The parts of a region have higher numbers.
    for (int region = ofYear.length - 1; region >= 0; region--) {
      AttributeValue given = people.get(region).get(year);
      boolean isGiven = given != null && isSame.test(region);
      ofYear[region] = isGiven ? given.value() : parts.sum(region, days, part -> ofYear[part]);
      if (ofYear[region] != RegionAttributes.NOT_KNOWN) {
        known.get(region).add(new Population(year, ofYear[region], !isGiven));
      }
    }
  }

  private List<List<Population>> emptyLists() {
    List<List<Population>> lists = new ArrayList<>();
    people.forEach(any -> lists.add(new ArrayList<>()));
    return lists;
  }

  private <T> List<NavigableMap<Integer, T>> steps() {
    List<NavigableMap<Integer, T>> steps = new ArrayList<>();
    people.forEach(any -> steps.add(new TreeMap<>()));
    return steps;
  }

  /** Adds the values of regions from a year on, unless they are the same as before. */
  private static <T> void addStep(int from, List<T> known, List<NavigableMap<Integer, T>> steps) {
    for (int region = 0; region < known.size(); region++) {
      NavigableMap<Integer, T> own = steps.get(region);
      if (own.isEmpty() || !own.lastEntry().getValue().equals(known.get(region))) {
        own.put(from, known.get(region));
      }
    }
  }

  private List<NavigableMap<Integer, Long>> areas() {
    List<NavigableMap<Integer, Long>> steps = steps();
    parts.countedEras().forEach((from, days) -> addStep(from, areas(days), steps));
    return steps;
  }

  /** Returns the area of each region. */
  private List<Long> areas(Days days) {
    long[] known = new long[areas.size()];
    for (int region = known.length - 1; region >= 0; region--) {
      long[] given = givenAreas(region, days);
      if (given.length > 1) {
        known[region] = RegionAttributes.NOT_KNOWN;
      } else if (given[0] != RegionAttributes.NOT_KNOWN) {
        known[region] = given[0];
      } else {
        known[region] = parts.sum(region, days, part -> known[part]);
      }
    }
    return Arrays.stream(known).boxed().toList();
  }

  /** Returns the different areas in the valid lines of a region, at least one. */
  private long[] givenAreas(int region, Days days) {
    AttributeValue[] given = areas.get(region);
    return parts
        .spansIn(region, days)
        .mapToLong(span -> given[span] == null ? RegionAttributes.NOT_KNOWN : given[span].value())
        .distinct()
        .toArray();
  }

  /** Numbers what regions consist of: equal numbers mean the same area and the same parts. */
  private final class Territories {

    private final Map<List<Long>, Integer> numbers = new HashMap<>();
    private int last;

    int[] of(Days days) {
      int[] of = new int[people.size()];
      for (int region = of.length - 1; region >= 0; region--) {
        List<Long> content = new ArrayList<>();
        content.add((long) region);
        Arrays.stream(givenAreas(region, days)).forEach(content::add);
        Optional<int[]> below = parts.below(region, days);
        below.ifPresent(all -> Arrays.stream(all).forEach(part -> content.add(-2L - of[part])));
        of[region] =
            below.isEmpty() ? ++last : numbers.computeIfAbsent(List.copyOf(content), any -> ++last);
      }
      return of;
    }
  }
}
