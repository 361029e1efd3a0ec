package org.minetally.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.internal.RegionAttributes.Population;

/** The simplest model of populations and areas: looks at the regions of each individual day. */
final class AttributesDayByDay {

  private final List<Entry> entries;
  private final Integer asOf;
  private final Map<String, Long> given;
  private final Map<String, Optional<Set<String>>> parts = new HashMap<>();

  /**
   * @param entries the gazetteer's entries
   * @param asOf the day whose regions count, or null for at-event
   * @param given the given populations, by code and year, and areas, by code alone
   */
  AttributesDayByDay(List<Entry> entries, Integer asOf, Map<String, Long> given) {
    this.entries = entries;
    this.asOf = asOf;
    this.given = Map.copyOf(given);
  }

  /** Returns the population of a region as it is in a year. */
  Optional<Population> population(String code, int counted) {
    List<Integer> byDistance = new ArrayList<>();
    for (int year = counted; year >= 2000; year--) {
      byDistance.add(year);
    }
    for (int year = counted + 1; year < 2040; year++) {
      byDistance.add(year);
    }
    for (int year : byDistance) {
      Long people = people(code, counted, year);
      if (people != null) {
        boolean isGiven = isGiven(code, counted, year);
        return Optional.of(new Population(year, people, !isGiven));
      }
    }
    return Optional.empty();
  }

  private boolean isGiven(String code, int counted, int year) {
    return given.containsKey(code + year)
        && ((asOf == null && year == counted)
            || territory(code, counted).equals(territoryThen(code, year)));
  }

  /** Returns the population in a year of the region as it is in the counted year. */
  private Long people(String code, int counted, int year) {
    if (isGiven(code, counted, year)) {
      return given.get(code + year);
    }
    Optional<Set<String>> below = parts(code, counted, asOf);
    Long sum = null;
    for (String part : below.orElse(Set.of())) {
      Long of = people(part, counted, year);
      if (of == null) {
        return null;
      }
      sum = sum == null ? of : (Long) (sum + of);
    }
    return sum;
  }

  /** Returns the area of a region as it is in a year. */
  OptionalLong area(String code, int counted) {
    if (given.containsKey(code)) {
      return OptionalLong.of(given.get(code));
    }
    OptionalLong sum = OptionalLong.empty();
    for (String part : parts(code, counted, asOf).orElse(Set.of())) {
      OptionalLong of = area(part, counted);
      if (of.isEmpty()) {
        return of;
      }
      sum = OptionalLong.of(sum.orElse(0) + of.getAsLong());
    }
    return sum;
  }

  private String territory(String code, int year) {
    return territory(code, year, asOf);
  }

  private String territoryThen(String code, int year) {
    return territory(code, year, null);
  }

  /** Describes what a region consists of; never the same for different years if it changes. */
  private String territory(String code, int year, Integer day) {
    Optional<Set<String>> below = parts(code, year, day);
    if (below.isEmpty()) {
      return code + " changes in " + year;
    }
    StringBuilder text = new StringBuilder(code).append('[');
    below.get().forEach(part -> text.append(territory(part, year, day)).append(' '));
    return text.append(']').toString();
  }

  /** Returns the regions directly below a region; empty if they differ between days of the year. */
  private Optional<Set<String>> parts(String code, int year, Integer day) {
    return parts.computeIfAbsent(
        code + " " + (day == null ? year : "on " + day),
        absent -> {
          int first = day == null ? (int) LocalDate.of(year, 1, 1).toEpochDay() : day;
          int last = day == null ? (int) LocalDate.of(year, 12, 31).toEpochDay() : day;
          Set<Set<String>> all = new HashSet<>();
          for (int at = first; at <= last; at++) {
            all.add(below(code, at));
          }
          return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
        });
  }

  private Set<String> below(String code, int day) {
    Set<String> below = new TreeSet<>();
    for (Entry entry : entries) {
      if (code.equals(entry.parentCode()) && entry.firstDay() <= day && day <= entry.lastDay()) {
        below.add(entry.code());
      }
    }
    return below;
  }
}
