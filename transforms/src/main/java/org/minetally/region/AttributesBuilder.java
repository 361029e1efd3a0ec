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
import java.util.function.IntPredicate;
import org.minetally.region.RegionParts.Days;
import org.minetally.region.internal.AttributeValue;
import org.minetally.region.internal.RegionAttribute;
import org.minetally.region.internal.RegionAttributes;
import org.minetally.region.internal.RegionAttributes.Population;

/**
 * Finds the populations and areas of the regions of a gazetteer: those that are given, or the sums
 * of a region's parts.
 */
final class AttributesBuilder {

  private final RegionParts parts;
  private final GivenAttributes given;
  private final int size;

  /**
   * @throws GazetteerException with every value that belongs to no region or to several, and every
   *     value of which there is another
   */
  AttributesBuilder(Gazetteer gazetteer, Collection<AttributeValue> values) {
    this.parts = new RegionParts(gazetteer);
    this.given = new GivenAttributes(gazetteer, parts, values);
    this.size = gazetteer.size();
  }

  RegionAttributes build(Set<RegionAttribute> declared) {
    return new RegionAttributes(
        declared,
        declared.contains(RegionAttribute.POPULATION) ? populations() : List.of(),
        declared.contains(RegionAttribute.AREA) ? areas() : List.of());
  }

  /**
   * Returns the populations of each region as it is in each era. A population that is given for a
   * region applies to the region as it was in that year.
   */
  private List<NavigableMap<Integer, List<Population>>> populations() {
    Territories territories = new Territories();
    NavigableMap<Integer, int[]> then = new TreeMap<>();
    parts.eras().forEach((from, days) -> then.put(from, territories.of(days)));
    List<NavigableMap<Integer, List<Population>>> steps = steps();
    SortedSet<Integer> years = given.years();
    parts
        .countedEras()
        .forEach(
            (from, days) -> {
              int[] now = territories.of(days);
              List<List<Population>> known = emptyLists();
              for (int year : years) {
                int[] ofYear = then.floorEntry(year).getValue();
                boolean isOwnYear = days.equals(parts.eras().floorEntry(year).getValue());
                add(year, days, region -> isOwnYear || ofYear[region] == now[region], known);
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
    long[] ofYear = new long[size];
    // The parts of a region have higher numbers.
    for (int region = ofYear.length - 1; region >= 0; region--) {
      long own = given.population(region, year);
      boolean isGiven = own != RegionAttributes.NOT_KNOWN && isSame.test(region);
      ofYear[region] = isGiven ? own : parts.sum(region, days, part -> ofYear[part]);
      if (ofYear[region] != RegionAttributes.NOT_KNOWN) {
        known.get(region).add(new Population(year, ofYear[region], !isGiven));
      }
    }
  }

  private List<List<Population>> emptyLists() {
    List<List<Population>> lists = new ArrayList<>();
    for (int region = 0; region < size; region++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  private <T> List<NavigableMap<Integer, T>> steps() {
    List<NavigableMap<Integer, T>> steps = new ArrayList<>();
    for (int region = 0; region < size; region++) {
      steps.add(new TreeMap<>());
    }
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
    long[] known = new long[size];
    for (int region = known.length - 1; region >= 0; region--) {
      long[] own = givenAreas(region, days);
      if (own.length > 1) {
        known[region] = RegionAttributes.NOT_KNOWN;
      } else if (own[0] != RegionAttributes.NOT_KNOWN) {
        known[region] = own[0];
      } else {
        known[region] = parts.sum(region, days, part -> known[part]);
      }
    }
    return Arrays.stream(known).boxed().toList();
  }

  /** Returns the different areas in the valid lines of a region, at least one. */
  private long[] givenAreas(int region, Days days) {
    return parts
        .spansIn(region, days)
        .mapToLong(span -> given.area(region, span))
        .distinct()
        .toArray();
  }

  /** Numbers what regions consist of: equal numbers mean the same area and the same parts. */
  private final class Territories {

    private final Map<List<Long>, Integer> numbers = new HashMap<>();
    private int last;

    int[] of(Days days) {
      int[] of = new int[size];
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
