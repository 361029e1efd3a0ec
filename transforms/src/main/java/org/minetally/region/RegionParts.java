package org.minetally.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.minetally.region.RegionMode.AsOf;
import org.minetally.region.internal.RegionAttributes;
import org.minetally.region.internal.RegionSpan;

/** The regions directly below each region over time. */
final class RegionParts {

  private final RegionMode mode;
  private final NavigableMap<Integer, Days> eras;
  private final List<List<RegionSpan>> spans = new ArrayList<>();

  /** The regions that are, or were at any time, directly below each region. */
  private final List<Set<Integer>> everBelow = new ArrayList<>();

  RegionParts(Gazetteer gazetteer) {
    this.mode = gazetteer.mode();
    for (int region = 0; region < gazetteer.size(); region++) {
      spans.add(new ArrayList<>());
      everBelow.add(new LinkedHashSet<>());
    }
    List<RegionSpan> all = gazetteer.history();
    if (all.isEmpty()) {
      all =
          IntStream.range(0, gazetteer.size())
              .mapToObj(
                  region ->
                      new RegionSpan(
                          region,
                          gazetteer.region(region).name(),
                          gazetteer.region(region).parent(),
                          Integer.MIN_VALUE,
                          Integer.MAX_VALUE))
              .toList();
    }
    this.eras = eras(all);
    for (RegionSpan span : all) {
      spans.get(span.region()).add(span);
      if (span.parent() != Gazetteer.UNKNOWN) {
        everBelow.get(span.parent()).add(span.region());
      }
    }
  }

  /** Returns the lines of the gazetteer for a region, in chronological order. */
  List<RegionSpan> spans(int region) {
    return spans.get(region);
  }

  /** A range of days, both inclusive: a year or a single day. */
  record Days(int first, int last) {

    static Days ofYear(int year) {
      return new Days(
          (int) LocalDate.of(year, 1, 1).toEpochDay(),
          (int) LocalDate.of(year, 12, 31).toEpochDay());
    }

    boolean overlaps(RegionSpan span) {
      return span.firstDay() <= last && span.lastDay() >= first;
    }
  }

  /**
   * Returns the positions of a region's lines that are valid on any of the days; if there are none,
   * that of the nearest one.
   */
  IntStream spansIn(int region, Days days) {
    List<RegionSpan> own = spans.get(region);
    int[] valid = IntStream.range(0, own.size()).filter(i -> days.overlaps(own.get(i))).toArray();
    if (valid.length == 0) {
      return IntStream.of(own.get(0).firstDay() > days.last() ? 0 : own.size() - 1);
    }
    return IntStream.of(valid);
  }

  /**
   * Returns the regions directly below a region on all of the days; empty if there are others on
   * only some of the days.
   */
  Optional<int[]> below(int region, Days days) {
    IntStream.Builder parts = IntStream.builder();
    for (int below : everBelow.get(region)) {
      Share share = share(below, region, days);
      if (share == Share.SOME) {
        return Optional.empty();
      }
      if (share == Share.ALL) {
        parts.accept(below);
      }
    }
    return Optional.of(parts.build().toArray());
  }

  /**
   * Adds up the values of the regions directly below a region.
   *
   * @param value returns the value of a region, or {@link RegionAttributes#NOT_KNOWN}
   * @return {@link RegionAttributes#NOT_KNOWN} if there are none, if one of them has no value, or
   *     if there are others on only some of the days
   */
  long sum(int region, Days days, IntToLongFunction value) {
    int[] parts = below(region, days).orElse(new int[0]);
    long sum = 0;
    for (int part : parts) {
      long of = value.applyAsLong(part);
      if (of == RegionAttributes.NOT_KNOWN) {
        return RegionAttributes.NOT_KNOWN;
      }
      sum = Math.addExact(sum, of);
    }
    return parts.length == 0 ? RegionAttributes.NOT_KNOWN : sum;
  }

  /** For how many of the days a region is a part of another. */
  private enum Share {
    ALL,
    SOME,
    NONE
  }

  private Share share(int below, int region, Days days) {
    List<RegionSpan> valid = spans.get(below).stream().filter(days::overlaps).toList();
    long within = valid.stream().filter(span -> span.parent() == region).count();
    if (within == 0) {
      return Share.NONE;
    }
    // The lines of a region follow one another without gaps.
    boolean isWhole =
        within == valid.size()
            && valid.get(0).firstDay() <= days.first()
            && valid.get(valid.size() - 1).lastDay() >= days.last();
    return isWhole ? Share.ALL : Share.SOME;
  }

  /**
   * Returns the eras that records are counted in: those in which regions stay the same or, if the
   * mode is that of one day, that day.
   */
  NavigableMap<Integer, Days> countedEras() {
    if (mode instanceof AsOf asOf) {
      int day = (int) asOf.date().toEpochDay();
      return new TreeMap<>(Map.of(Integer.MIN_VALUE, new Days(day, day)));
    }
    return eras;
  }

  /**
   * Returns the eras in which the lines and parts of all regions stay the same, by their first
   * year: for each, one of its years. A year in which something changes is an era of its own.
   */
  NavigableMap<Integer, Days> eras() {
    return eras;
  }

  private static NavigableMap<Integer, Days> eras(List<RegionSpan> spans) {
    SortedSet<Integer> years = new TreeSet<>();
    for (RegionSpan span : spans) {
      addYear(span.firstDay(), years);
      addYear(span.lastDay(), years);
    }
    NavigableMap<Integer, Days> eras = new TreeMap<>();
    eras.put(Integer.MIN_VALUE, Days.ofYear(years.isEmpty() ? 0 : years.first() - 1));
    for (int year : years) {
      eras.put(year, Days.ofYear(year));
      eras.put(year + 1, Days.ofYear(year + 1));
    }
    return Collections.unmodifiableNavigableMap(eras);
  }

  private static void addYear(int day, SortedSet<Integer> years) {
    if (day != Integer.MIN_VALUE && day != Integer.MAX_VALUE) {
      years.add(LocalDate.ofEpochDay(day).getYear());
    }
  }
}
