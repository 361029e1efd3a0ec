package org.minetally.region;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.minetally.period.DateInterval;
import org.minetally.region.internal.AttributeValue;
import org.minetally.region.internal.NameFolding;
import org.minetally.region.internal.RegionAttribute;
import org.minetally.region.internal.RegionAttributes;
import org.minetally.region.internal.RegionCell;
import org.minetally.region.internal.RegionSpan;

/**
 * The regions that a run knows, on named levels from the highest to the lowest, such as country,
 * department, municipality. Immutable.
 *
 * <p>Regions are numbered from 0 to {@code size() - 1}, by level, then by code, so the same entries
 * in any order have the same numbers. Levels are identified by their index, 0 for the highest.
 * Methods throw {@link IndexOutOfBoundsException} for a level or a region's number that is out of
 * range.
 */
public final class Gazetteer implements Serializable {

  /** The number of an unknown place. */
  public static final int UNKNOWN = -1;

  /** Returned by a search if no region matches; equal to {@link #UNKNOWN}. */
  public static final int NOT_FOUND = -1;

  /** Returned by a search if several regions match. They are never merged, and none is chosen. */
  public static final int AMBIGUOUS = -2;

  private static final long serialVersionUID = 1L;

  private final List<String> levels;
  private final List<Region> regions;

  private final RegionIndex index;
  private final Ancestry ancestry;
  private final RegionMode mode;
  private final List<RegionSpan> history;
  private final RegionAttributes attributes;

  /** Computed when first needed. */
  private transient volatile RegionLabels labels;

  /** Called by {@link GazetteerBuilder}, which has validated the arguments. */
  Gazetteer(
      List<String> levels,
      List<Region> regions,
      RegionIndex index,
      Ancestry ancestry,
      RegionMode mode,
      List<RegionSpan> history) {
    this(levels, regions, index, ancestry, mode, history, RegionAttributes.NONE);
  }

  private Gazetteer(
      List<String> levels,
      List<Region> regions,
      RegionIndex index,
      Ancestry ancestry,
      RegionMode mode,
      List<RegionSpan> history,
      RegionAttributes attributes) {
    this.levels = List.copyOf(levels);
    this.regions = List.copyOf(regions);
    this.index = index;
    this.ancestry = ancestry;
    this.mode = mode;
    this.history = List.copyOf(history);
    this.attributes = attributes;
  }

  /**
   * A region as it is written in its source. White space around the strings is removed; an empty
   * parent means no parent; empty aliases are dropped. {@link Entry#of} creates an entry, and the
   * methods that follow it add the optional parts.
   *
   * @param level the name of its level
   * @param code its code, unique within the level at any time
   * @param name its name
   * @param parentCode the code of the region it belongs to, at any higher level (the nearest level
   *     with that code is meant), or null if it has no parent
   * @param aliases its other names
   * @param where the origin of the entry for messages, such as {@code regions.csv, line 12}
   * @param validFrom the first day on which the entry is valid, or null if it has always been valid
   * @param validTo the last day on which the entry is valid, or null if it still is
   */
  public record Entry(
      String level,
      String code,
      String name,
      String parentCode,
      List<String> aliases,
      String where,
      LocalDate validFrom,
      LocalDate validTo)
      implements Serializable {

    public Entry {
      level = level.strip();
      code = code.strip();
      name = name.strip();
      parentCode = parentCode == null || parentCode.isBlank() ? null : parentCode.strip();
      aliases = aliases.stream().map(String::strip).filter(alias -> !alias.isEmpty()).toList();
      Objects.requireNonNull(where);
    }

    /**
     * Returns an entry without a parent and without aliases that is valid at all times. In
     * messages, its origin is its level and code.
     */
    public static Entry of(String level, String code, String name) {
      return new Entry(level, code, name, null, List.of(), level + " " + code, null, null);
    }

    /** Returns the same entry as a part of another region, or with no parent if null. */
    public Entry within(String parentCode) {
      return new Entry(level, code, name, parentCode, aliases, where, validFrom, validTo);
    }

    /** Returns the same entry with these other names. */
    public Entry withAliases(List<String> names) {
      return new Entry(level, code, name, parentCode, names, where, validFrom, validTo);
    }

    /** Returns the same entry with this origin for messages. */
    public Entry from(String origin) {
      return new Entry(level, code, name, parentCode, aliases, origin, validFrom, validTo);
    }

    /** Returns the same entry, valid from the first day to the last; each may be null. */
    public Entry during(LocalDate first, LocalDate last) {
      return new Entry(level, code, name, parentCode, aliases, where, first, last);
    }

    /** Returns the first day as an epoch day; {@link Integer#MIN_VALUE} if it is open. */
    int firstDay() {
      return validFrom == null ? Integer.MIN_VALUE : (int) validFrom.toEpochDay();
    }

    /** Returns the last day as an epoch day; {@link Integer#MAX_VALUE} if it is open. */
    int lastDay() {
      return validTo == null ? Integer.MAX_VALUE : (int) validTo.toEpochDay();
    }
  }

  /** Returns a gazetteer of these entries in the mode {@link RegionMode#AT_EVENT}. */
  public static Gazetteer of(List<String> levels, Collection<Entry> entries) {
    return of(levels, entries, List.of(), RegionMode.AT_EVENT);
  }

  /**
   * Returns a gazetteer of these entries. Entries with the same level and code are one region over
   * time: they must follow each other without gaps or overlaps. The latest name is the region's
   * name.
   *
   * <p>A code may occur at two levels. If both are above a third level, however, their unknown
   * places in a table of that third level have the same code and share a row.
   *
   * @param levels the names of the levels, from the highest to the lowest
   * @param aliases additional names of the regions
   * @param mode which of a region's changing parents counts
   * @throws GazetteerException with every problem of the levels, the entries and the aliases
   */
  public static Gazetteer of(
      List<String> levels, Collection<Entry> entries, Collection<Alias> aliases, RegionMode mode) {
    return new GazetteerBuilder(levels).build(entries, aliases, mode);
  }

  /** Returns which of a region's changing parents counts. */
  public RegionMode mode() {
    return mode;
  }

  /**
   * Returns every region's names and parents over time, in the order of the regions' numbers, then
   * of time; empty if the entries have no validity dates.
   */
  public List<RegionSpan> history() {
    return history;
  }

  /**
   * Returns the same gazetteer with these attributes of its regions in place of its own.
   *
   * @param declared the attributes that the gazetteer has from now on
   * @param values their values; none of any other attribute
   * @throws GazetteerException with every value that belongs to no region or to several, and every
   *     value of which there is another
   */
  public Gazetteer withAttributes(
      Set<RegionAttribute> declared, Collection<AttributeValue> values) {
    return new Gazetteer(
        levels,
        regions,
        index,
        ancestry,
        mode,
        history,
        new AttributesBuilder(this, values).build(declared));
  }

  /** Returns the populations and areas of the regions. */
  public RegionAttributes attributes() {
    return attributes;
  }

  /** Returns the names of the levels, from the highest to the lowest. */
  public List<String> levels() {
    return levels;
  }

  /** Returns the number of regions of all levels. */
  public int size() {
    return regions.size();
  }

  /** Returns a region by its own number or by the number of one of its versions. */
  public Region region(int id) {
    return regions.get(ancestry.base(id));
  }

  /**
   * Returns whether the ancestors of the region with that number depend on the date of a record.
   */
  public boolean isTimed(int id) {
    return ancestry.isTimed(id);
  }

  /**
   * Returns the version of a region in which a record with this interval counts. If the ancestors
   * change within the interval, the version has only those that stay the same. Before the region's
   * first day, the first day decides; after its last day, the last.
   *
   * @param id the number of a region or of any of its versions, or {@link #UNKNOWN}
   * @param interval a packed {@link DateInterval}
   * @return the version's number, which every method of this class accepts as a region's number;
   *     {@code id} itself unless {@link #isTimed}
   */
  public int at(int id, long interval) {
    return ancestry.isTimed(id)
        ? ancestry.at(id, DateInterval.startDay(interval), DateInterval.endDay(interval))
        : id;
  }

  /**
   * Returns the versions of a region in which the individual days of an interval count, in
   * chronological order.
   *
   * @param id the number of a region or of any of its versions, or {@link #UNKNOWN}
   * @param startDay the interval's first day, an epoch day; {@link Integer#MIN_VALUE} if unknown
   * @param endDay the interval's last day, not before the first; {@link Integer#MAX_VALUE} if
   *     unknown
   * @return at least one version; {@code id} alone unless {@link #isTimed}
   */
  public int[] versions(int id, int startDay, int endDay) {
    return ancestry.isTimed(id) ? ancestry.versions(id, startDay, endDay) : new int[] {id};
  }

  /** Returns the index of the level with that name, or -1 if there is none. */
  public int levelIndex(String level) {
    return levels.indexOf(level);
  }

  /**
   * Returns the ancestor of a region at a level; at its own level, the region itself.
   *
   * @param id a region's number, or {@link #UNKNOWN}
   * @return a region's number, or {@link #UNKNOWN} if the place is known only to a higher level, is
   *     unknown, or has no ancestor at that level
   */
  public int ancestorAt(int id, int level) {
    int place = placeAt(id, level);
    return place < 0 ? UNKNOWN : ancestry.base(place);
  }

  /**
   * Returns the version of the ancestor that represents the place in the level's table, or UNKNOWN.
   */
  private int placeAt(int id, int level) {
    return id < 0 ? UNKNOWN : ancestry.placeAt(id, Objects.checkIndex(level, levels.size()));
  }

  /**
   * Returns whether a region is, or was at any time, within another: a source may name a place by
   * its old region or by its new one.
   *
   * @param id a region's number
   * @param ancestor a region of any higher level, or the region itself; {@link #UNKNOWN} contains
   *     all regions
   */
  public boolean isEverWithin(int id, int ancestor) {
    return ancestor < 0
        || ancestry.isEverWithin(
            ancestry.base(id), ancestry.base(ancestor), region(ancestor).level());
  }

  /** Returns the region of that level with exactly that code, or {@link #NOT_FOUND}. */
  public int findCode(int level, String code) {
    return index.findCode(level, code);
  }

  /**
   * Finds the region of a level by its name or one of its aliases, compared after {@linkplain
   * NameFolding#fold folding}.
   *
   * @param parent the region, of any higher level, within which to search; {@link #UNKNOWN} for the
   *     whole level
   * @param rawName a name as written in a source, not null
   * @return the region's number, {@link #NOT_FOUND}, or {@link #AMBIGUOUS} if two or more regions
   *     match; a name without letters and digits is not found
   */
  public int findName(int level, int parent, String rawName) {
    return index.names(level).find(NameFolding.fold(rawName), id -> isEverWithin(id, parent));
  }

  /**
   * Returns the regions of a level that a person may have meant by a name. Never used for matching.
   *
   * @param parent the region within which to search, or {@link #UNKNOWN} for the whole level
   * @param rawName a name as written in a source, not null
   * @param max the maximum number of suggestions
   * @return each as {@code NAME (code)}, the most similar first, ties by name, then by code; empty
   *     if none is similar
   */
  public List<String> suggest(int level, int parent, String rawName, int max) {
    String folded = NameFolding.fold(rawName);
    if (folded.isEmpty()) {
      return List.of();
    }
    NameLikeness likeness = new NameLikeness(folded);
    Map<Integer, Double> scores = new HashMap<>();
    index
        .names(level)
        .forEach(
            (name, id) -> {
              if (isEverWithin(id, parent)) {
                scores.merge(id, likeness.to(name), Math::max);
              }
            });
    return scores.entrySet().stream()
        .filter(scored -> scored.getValue() >= NameLikeness.FLOOR)
        .sorted(
            Comparator.comparing((Map.Entry<Integer, Double> scored) -> -scored.getValue())
                .thenComparing(scored -> region(scored.getKey()).name())
                .thenComparing(scored -> region(scored.getKey()).code()))
        .limit(Math.max(0, max))
        .map(scored -> region(scored.getKey()).name() + " (" + index.code(scored.getKey()) + ")")
        .toList();
  }

  /**
   * Returns the row of a level's table in which a place counts: all places with the same {@link
   * #cell} have the same row, and the row has that cell too.
   *
   * @param id the number of a region or version, or {@link #UNKNOWN}
   * @return the number of a region or version, or {@link #UNKNOWN}
   */
  public int rowAt(int id, int level) {
    int place = placeAt(id, level);
    if (place != UNKNOWN) {
      return place;
    }
    for (int above = level - 1; above >= 0; above--) {
      int ancestor = ancestorAt(id, above);
      if (ancestor != UNKNOWN) {
        return ancestor;
      }
    }
    return UNKNOWN;
  }

  /**
   * Returns a place as it appears in a level's table: the region of that level, or {@code unknown}
   * under the lowest known ancestor above that level.
   *
   * <p>The parent of a region whose parent changes within the record's interval is the unknown
   * place in which the record counts one level up.
   *
   * @param id the number of a region or version, or {@link #UNKNOWN}
   */
  public RegionCell cell(int id, int level) {
    int row = rowAt(id, level);
    if (row == UNKNOWN) {
      return RegionCell.WHOLLY_UNKNOWN;
    }
    Region region = region(row);
    return region.level() == level
        ? new RegionCell(region.code(), region.name(), ancestry.parentCodes()[row])
        : RegionCell.unknownBelow(region.code());
  }

  /**
   * Returns the label of a place, which is unique among the places of its level, and the same
   * whenever the place had which name and parent.
   *
   * @param level the index of the level
   * @param code the code of a region of the level, or of an unknown place
   */
  public String label(int level, String code) {
    RegionLabels known = labels;
    if (known == null) {
      known = RegionLabels.of(this);
      labels = known;
    }
    return known.label(level, code);
  }

  /**
   * Returns a region as it is today, or on the day of {@link #mode}, with its one parent.
   *
   * @param id a region's number
   */
  public RegionCell present(int id) {
    Region region = region(id);
    String parentCode = region.parent() == UNKNOWN ? null : index.code(region.parent());
    return new RegionCell(region.code(), region.name(), parentCode);
  }
}
