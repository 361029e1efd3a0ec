package org.minetally.region;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The regions that a run knows, on named levels from the highest to the lowest, such as country,
 * department, municipality. Immutable.
 *
 * <p>Regions are numbered from 0 to {@code size() - 1}, by level, then by code, so that the same
 * entries give the same numbers in whatever order they come. Levels are given by their index, 0 for
 * the highest; an index that is out of range throws {@link IndexOutOfBoundsException}, and so does
 * a region's number.
 */
public final class Gazetteer implements Serializable {

  /** The number of a place that is not known. */
  public static final int UNKNOWN = -1;

  /** What a search gives when no region matches; the same as {@link #UNKNOWN}. */
  public static final int NOT_FOUND = -1;

  /** What a search gives when several regions match. They are never merged, and none is chosen. */
  public static final int AMBIGUOUS = -2;

  private static final long serialVersionUID = 1L;

  private final List<String> levels;
  private final List<Region> regions;

  /** The number of the first region of each level, and at the end the number of regions. */
  private final int[] firstOfLevel;

  /** The codes by region number; each level's are in ascending order. */
  private final String[] codes;

  private final Ancestry ancestry;

  private final List<NameIndex> namesByLevel;
  private final RegionMode mode;
  private final List<RegionSpan> history;

  /** For {@link GazetteerBuilder}, which has checked everything. */
  Gazetteer(
      List<String> levels,
      List<Region> regions,
      int[] firstOfLevel,
      Ancestry ancestry,
      List<NameIndex> namesByLevel,
      RegionMode mode,
      List<RegionSpan> history) {
    this.levels = List.copyOf(levels);
    this.regions = List.copyOf(regions);
    this.firstOfLevel = firstOfLevel;
    this.codes = regions.stream().map(Region::code).toArray(String[]::new);
    this.ancestry = ancestry;
    this.namesByLevel = List.copyOf(namesByLevel);
    this.mode = mode;
    this.history = List.copyOf(history);
  }

  /**
   * A region as its source gives it. White space around the texts is removed; an empty parent is
   * none, empty aliases are dropped.
   *
   * @param level its level's name
   * @param code its code, unique within the level and the time
   * @param name its name
   * @param parentCode the code of the region it belongs to, at any higher level (the nearest level
   *     that has the code is meant), or null for none
   * @param aliases its other names
   * @param where where the entry comes from, for messages, such as {@code regions.csv, line 12}
   * @param validFrom the first day on which this holds, or null: ever since
   * @param validTo the last day on which this holds, or null: to this day
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

    /** A region that is what it is at all times. */
    public Entry(
        String level,
        String code,
        String name,
        String parentCode,
        List<String> aliases,
        String where) {
      this(level, code, name, parentCode, aliases, where, null, null);
    }

    public Entry {
      level = level.strip();
      code = code.strip();
      name = name.strip();
      parentCode = parentCode == null || parentCode.isBlank() ? null : parentCode.strip();
      aliases = aliases.stream().map(String::strip).filter(alias -> !alias.isEmpty()).toList();
      Objects.requireNonNull(where);
    }

    /** The first day as an epoch day; {@link Integer#MIN_VALUE} if it is open. */
    int firstDay() {
      return validFrom == null ? Integer.MIN_VALUE : (int) validFrom.toEpochDay();
    }

    /** The last day as an epoch day; {@link Integer#MAX_VALUE} if it is open. */
    int lastDay() {
      return validTo == null ? Integer.MAX_VALUE : (int) validTo.toEpochDay();
    }
  }

  /** The gazetteer of these entries, {@linkplain RegionMode#AT_EVENT as at the event}. */
  public static Gazetteer of(List<String> levels, Collection<Entry> entries) {
    return of(levels, entries, List.of(), RegionMode.AT_EVENT);
  }

  /**
   * The gazetteer of these entries. Entries of one level and code are one region in the course of
   * time: they must follow one another without gap or overlap. Its latest name is its name.
   *
   * <p>A code may stand at two levels. Where both are above a third, however, their unknown places
   * in a table of that third level have the same code and are one row.
   *
   * @param levels the levels' names, from the highest to the lowest
   * @param aliases further names of the regions
   * @param mode which of a region's changing parents counts
   * @throws GazetteerException with every problem of the levels, the entries and the aliases
   */
  public static Gazetteer of(
      List<String> levels, Collection<Entry> entries, Collection<Alias> aliases, RegionMode mode) {
    return new GazetteerBuilder(levels).build(entries, aliases, mode);
  }

  /** Which of a region's changing parents counts. */
  public RegionMode mode() {
    return mode;
  }

  /**
   * Every region's names and parents in the course of time, in the order of the regions' numbers,
   * then of time; empty if the entries do not speak of time.
   */
  public List<RegionSpan> history() {
    return history;
  }

  /** The levels' names, from the highest to the lowest. */
  public List<String> levels() {
    return levels;
  }

  /** The number of regions, of all levels. */
  public int size() {
    return regions.size();
  }

  /** The region of that number, or of which that is the number of a version. */
  public Region region(int id) {
    return regions.get(ancestry.base(id));
  }

  /** Whether a record's time decides where the region of that number counts. */
  public boolean isTimed(int id) {
    return ancestry.isTimed(id);
  }

  /**
   * The version of a region in which a record of that time counts. Where the ancestors change
   * within the interval, the version has only those that stay. Before the region's first day it is
   * as on that day, after its last as on that.
   *
   * @param id the number of a region or of any of its versions, or {@link #UNKNOWN}
   * @param startDay the interval's first day, an epoch day; {@link Integer#MIN_VALUE}: not known
   * @param endDay its last day; {@link Integer#MAX_VALUE}: not known
   * @return the version's number, which every method here takes for a region's; {@code id} itself
   *     unless {@link #isTimed}
   */
  public int at(int id, int startDay, int endDay) {
    return ancestry.isTimed(id) ? ancestry.at(id, startDay, endDay) : id;
  }

  /**
   * The versions of a region in which the single days of an interval count, in the order of time.
   *
   * @param id the number of a region or of any of its versions, or {@link #UNKNOWN}
   * @param startDay the interval's first day, an epoch day; {@link Integer#MIN_VALUE}: not known
   * @param endDay its last day, not before the first; {@link Integer#MAX_VALUE}: not known
   * @return at least one; {@code id} alone unless {@link #isTimed}
   */
  public int[] versions(int id, int startDay, int endDay) {
    return ancestry.isTimed(id) ? ancestry.versions(id, startDay, endDay) : new int[] {id};
  }

  /** The index of the level of that name, or -1 if there is none. */
  public int levelIndex(String level) {
    return levels.indexOf(level);
  }

  /**
   * The region that a region belongs to at a level: itself at its own level.
   *
   * @param id a region's number, or {@link #UNKNOWN}
   * @return a region's number, or {@link #UNKNOWN} if the place is known only to a higher level, is
   *     not known at all, or has no region at that level above it
   */
  public int ancestorAt(int id, int level) {
    int place = placeAt(id, level);
    return place < 0 ? UNKNOWN : ancestry.base(place);
  }

  /** The ancestor's version that stands for it in the table of the level, or UNKNOWN. */
  private int placeAt(int id, int level) {
    return id < 0 ? UNKNOWN : ancestry.placeAt(id, Objects.checkIndex(level, levels.size()));
  }

  /**
   * Whether a region lies in another, or did so at any time: whoever writes down a place may know
   * it by its old region or by its new one.
   *
   * @param id a region's number
   * @param ancestor a region of any higher level, or the region itself; {@link #UNKNOWN} holds all
   */
  public boolean isEverWithin(int id, int ancestor) {
    return ancestor < 0
        || ancestry.isEverWithin(
            ancestry.base(id), ancestry.base(ancestor), region(ancestor).level());
  }

  /** The region of that level with exactly that code, or {@link #NOT_FOUND}. */
  public int findCode(int level, String code) {
    int found = Arrays.binarySearch(codes, firstOfLevel[level], firstOfLevel[level + 1], code);
    return found < 0 ? NOT_FOUND : found;
  }

  /**
   * The region of that level whose name or one of whose aliases is that name, after {@linkplain
   * NameFolding#fold folding}.
   *
   * @param parent the region, of any higher level, inside which the name is looked for; {@link
   *     #UNKNOWN} for the whole level
   * @param rawName a name as a source writes it, not null
   * @return the region's number, {@link #NOT_FOUND}, or {@link #AMBIGUOUS} if two or more regions
   *     match; a name without any letter or digit is not found
   */
  public int findName(int level, int parent, String rawName) {
    return namesByLevel.get(level).find(NameFolding.fold(rawName), id -> isEverWithin(id, parent));
  }

  /**
   * The regions of that level that a reader may have meant by a name: never used for matching.
   *
   * @param parent the region inside which to look, or {@link #UNKNOWN} for the whole level
   * @param rawName a name as a source writes it, not null
   * @param max how many at most
   * @return each as {@code NAME (code)}, the likest first, ties by name, then by code; empty if
   *     none is alike
   */
  public List<String> suggest(int level, int parent, String rawName, int max) {
    String folded = NameFolding.fold(rawName);
    if (folded.isEmpty()) {
      return List.of();
    }
    NameLikeness likeness = new NameLikeness(folded);
    Map<Integer, Double> scores = new HashMap<>();
    namesByLevel
        .get(level)
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
        .map(scored -> region(scored.getKey()).name() + " (" + codes[scored.getKey()] + ")")
        .toList();
  }

  /**
   * The row of a level's table in which a place counts: all places with the same {@link #cell} have
   * the same, and it has that cell too.
   *
   * @param id a region's or version's number, or {@link #UNKNOWN}
   * @return a region's or version's number, or {@link #UNKNOWN}
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
   * A place as it stands in a table of a level: the region of that level, or {@code unknown} under
   * the deepest ancestor above that level that is known.
   *
   * <p>A region whose parent changes within the record's interval has as its parent the unknown
   * place in which it counts one level up.
   *
   * @param id a region's or version's number, or {@link #UNKNOWN}
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
   * A region as it stands today, or on the day of {@link #mode}: with its one parent.
   *
   * @param id a region's number
   */
  public RegionCell present(int id) {
    Region region = region(id);
    String parentCode = region.parent() == UNKNOWN ? null : codes[region.parent()];
    return new RegionCell(region.code(), region.name(), parentCode);
  }
}
