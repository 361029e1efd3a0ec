package org.minetally.region.internal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The populations and areas of a gazetteer's regions. Immutable. */
public final class RegionAttributes implements Serializable {

  /** A gazetteer without attributes. */
  public static final RegionAttributes NONE =
      new RegionAttributes(EnumSet.noneOf(RegionAttribute.class), List.of(), List.of());

  /** A population or an area that is not known. */
  public static final long NOT_KNOWN = -1;

  /** The square metres of a square kilometre. */
  public static final int M2_PER_KM2 = 1_000_000;

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an unmodifiable EnumSet
  private final Set<RegionAttribute> declared;

  @SuppressWarnings("serial") // unmodifiable TreeMaps in an immutable list
  private final List<NavigableMap<Integer, List<Population>>> populations;

  @SuppressWarnings("serial") // unmodifiable TreeMaps in an immutable list
  private final List<NavigableMap<Integer, Long>> areas;

  /**
   * Creates attributes. The lists are indexed by region. Each region has values for itself as it is
   * from {@link Integer#MIN_VALUE} on, and from each year on in which it becomes another.
   *
   * @param declared the attributes that the gazetteer has
   * @param populations the populations of the region by year, if it had been the same in all years;
   *     empty if the gazetteer has none
   * @param areas the area of the region in square metres, or {@link #NOT_KNOWN}; empty if the
   *     gazetteer has none
   */
  public RegionAttributes(
      Set<RegionAttribute> declared,
      List<NavigableMap<Integer, List<Population>>> populations,
      List<NavigableMap<Integer, Long>> areas) {
    this.declared =
        Collections.unmodifiableSet(
            declared.isEmpty() ? EnumSet.noneOf(RegionAttribute.class) : EnumSet.copyOf(declared));
    this.populations = populations.stream().map(RegionAttributes::unmodifiable).toList();
    this.areas = areas.stream().map(RegionAttributes::unmodifiable).toList();
  }

  private static <T> NavigableMap<Integer, T> unmodifiable(NavigableMap<Integer, T> values) {
    return Collections.unmodifiableNavigableMap(new TreeMap<>(values));
  }

  /**
   * A region's population.
   *
   * @param year the year
   * @param people the number of inhabitants
   * @param isSum whether it is the sum of the region's parts
   */
  public record Population(int year, long people, boolean isSum) implements Serializable {}

  /** Returns the attributes that the gazetteer has. */
  public Set<RegionAttribute> declared() {
    return declared;
  }

  /** Returns the known populations of a region as it was in each year, by year. */
  public List<Population> populations(int region) {
    List<Population> all = new ArrayList<>();
    if (!populations.isEmpty()) {
      NavigableMap<Integer, List<Population>> own = populations.get(region);
      own.forEach(
          (from, known) -> {
            Integer until = own.higherKey(from);
            known.stream()
                .filter(of -> of.year() >= from && (until == null || of.year() < until))
                .forEach(all::add);
          });
    }
    return all;
  }

  /** Returns the latest known population of a region as it is today, or on the gazetteer's day. */
  public Optional<Population> population(int region) {
    List<Population> all =
        populations.isEmpty() ? List.of() : populations.get(region).lastEntry().getValue();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /**
   * Returns the population of a region as it is in a year: of that year; if it is not known, of the
   * nearest earlier year; if none is, of the nearest later year.
   */
  public Optional<Population> population(int region, int year) {
    List<Population> all =
        populations.isEmpty() ? List.of() : populations.get(region).floorEntry(year).getValue();
    Optional<Population> found = Optional.empty();
    for (Population population : all) {
      if (found.isEmpty() || population.year() <= year) {
        found = Optional.of(population);
      }
    }
    return found;
  }

  /** Returns the area of a region as it is today, or on the gazetteer's day, in square metres. */
  public OptionalLong area(int region) {
    return areas.isEmpty() ? OptionalLong.empty() : known(areas.get(region).lastEntry().getValue());
  }

  /** Returns the area of a region in a year in square metres; empty if it changes in that year. */
  public OptionalLong area(int region, int year) {
    return areas.isEmpty()
        ? OptionalLong.empty()
        : known(areas.get(region).floorEntry(year).getValue());
  }

  private static OptionalLong known(long area) {
    return area == NOT_KNOWN ? OptionalLong.empty() : OptionalLong.of(area);
  }
}
