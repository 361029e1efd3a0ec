package org.minetally.region;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.minetally.region.internal.AttributeValue;
import org.minetally.region.internal.RegionAttributes;
import org.minetally.region.internal.RegionSpan;

/** The populations and areas that are given for the regions of a gazetteer. */
final class GivenAttributes {

  private final Gazetteer gazetteer;
  private final RegionParts parts;
  private final List<String> problems = new ArrayList<>();

  /** The populations, by region, then by year. */
  private final List<Map<Integer, AttributeValue>> people = new ArrayList<>();

  /** The areas, by region, then by line of the gazetteer; null if not given. */
  private final List<AttributeValue[]> areas = new ArrayList<>();

  /**
   * Assigns values to regions.
   *
   * @throws GazetteerException with every value that belongs to no region or to several, and every
   *     value of which there is another
   */
  GivenAttributes(Gazetteer gazetteer, RegionParts parts, Collection<AttributeValue> values) {
    this.gazetteer = gazetteer;
    this.parts = parts;
    for (int region = 0; region < gazetteer.size(); region++) {
      people.add(new HashMap<>());
      areas.add(new AttributeValue[parts.spans(region).size()]);
    }
    for (AttributeValue value : values) {
      int region =
          value.level().isEmpty() ? regionOfAnyLevel(value) : regionOfLevel(value, value.level());
      if (region >= 0 && value.year().isPresent()) {
        addPopulation(region, value.year().getAsInt(), value);
      } else if (region >= 0) {
        addArea(region, value);
      }
    }
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
  }

  /** Returns the years of all populations. */
  SortedSet<Integer> years() {
    SortedSet<Integer> years = new TreeSet<>();
    people.forEach(own -> years.addAll(own.keySet()));
    return years;
  }

  /** Returns the population of a region in a year, or {@link RegionAttributes#NOT_KNOWN}. */
  long population(int region, int year) {
    AttributeValue given = people.get(region).get(year);
    return given == null ? RegionAttributes.NOT_KNOWN : given.value();
  }

  /**
   * Returns the area in a line of the gazetteer in square metres, or {@link
   * RegionAttributes#NOT_KNOWN}.
   *
   * @param span the position of the line among those of the region
   */
  long area(int region, int span) {
    AttributeValue given = areas.get(region)[span];
    return given == null ? RegionAttributes.NOT_KNOWN : given.value();
  }

  private void addPopulation(int region, int year, AttributeValue value) {
    AttributeValue first = people.get(region).putIfAbsent(year, value);
    if (first != null && !repeats(value, first)) {
      problem(
          value,
          String.format(
              Locale.ROOT,
              "duplicate population of \"%s\" in %d, first in %s; keep one",
              value.code(),
              year,
              first.where()));
    }
  }

  /** Returns whether another line of the gazetteer for the same region has the same value. */
  private static boolean repeats(AttributeValue value, AttributeValue first) {
    return value.firstDay().isPresent()
        && !value.firstDay().equals(first.firstDay())
        && value.value() == first.value();
  }

  private void addArea(int region, AttributeValue value) {
    AttributeValue[] own = areas.get(region);
    for (int span = 0; span < own.length; span++) {
      if (!isOf(parts.spans(region).get(span), value)) {
        continue;
      }
      if (own[span] != null) {
        problem(
            value,
            "duplicate area of \"%s\", first in %s; keep one"
                .formatted(value.code(), own[span].where()));
        return;
      }
      own[span] = value;
    }
  }

  private static boolean isOf(RegionSpan span, AttributeValue value) {
    return value.firstDay().isEmpty() || value.firstDay().getAsInt() == span.firstDay();
  }

  private int regionOfLevel(AttributeValue value, String name) {
    int level = gazetteer.levelIndex(name);
    if (level < 0) {
      return problem(
          value,
          "no level \"%s\"; the levels are %s"
              .formatted(name, String.join(", ", gazetteer.levels())));
    }
    int region = gazetteer.findCode(level, value.code());
    return region >= 0
        ? region
        : problem(
            value,
            "the %s \"%s\" is not in the gazetteer; fix the code, or remove the line"
                .formatted(name, value.code()));
  }

  private int regionOfAnyLevel(AttributeValue value) {
    int[] found =
        IntStream.range(0, gazetteer.levels().size())
            .map(level -> gazetteer.findCode(level, value.code()))
            .filter(region -> region >= 0)
            .toArray();
    return switch (found.length) {
      case 1 -> found[0];
      case 0 ->
          problem(
              value,
              "the code \"%s\" is not in the gazetteer; fix the code, or remove the line"
                  .formatted(value.code()));
      default ->
          problem(
              value,
              "the code \"%s\" is used at the levels %s; add a column \"level\""
                  .formatted(
                      value.code(),
                      Arrays.stream(found)
                          .map(region -> gazetteer.region(region).level())
                          .mapToObj(gazetteer.levels()::get)
                          .collect(joining(", "))));
    };
  }

  /** Reports a problem and returns {@link Gazetteer#NOT_FOUND}. */
  private int problem(AttributeValue value, String sentence) {
    problems.add(value.where() + ": " + sentence);
    return Gazetteer.NOT_FOUND;
  }
}
