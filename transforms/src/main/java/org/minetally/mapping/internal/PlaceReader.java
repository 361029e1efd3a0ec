package org.minetally.mapping.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minetally.format.internal.SourceRecord;
import org.minetally.internal.text.Excerpt;
import org.minetally.model.Batch;
import org.minetally.model.UnmatchedName;
import org.minetally.model.internal.TooManyNamesException;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.internal.MappedFields;
import org.minetally.profile.internal.MappedFields.Field;
import org.minetally.region.Gazetteer;

/**
 * Finds the most precise region that a record's codes and names support. From the top level down,
 * each level's code, or else its name, is looked up in the region found so far. An unmatched code
 * or name is recorded, and the record stays at the region above.
 *
 * <p>Each distinct combination of words is looked up once.
 */
final class PlaceReader {

  private static final int UNDECIDED = Integer.MIN_VALUE;
  private static final int NOTHING_GIVEN = -3;

  /** The value of {@link #finest} if a place may be as precise as it is written. */
  static final int ANY_LEVEL = Integer.MAX_VALUE;

  /**
   * The maximum number of cached words. In a column that is not a place, every record has a
   * different one.
   */
  private static final int MOST_WORDS = 1 << 16;

  /** The maximum length in characters of a name listed as unmatched. */
  private static final int LONGEST_NAME = 200;

  private final Gazetteer gazetteer;
  private final int source;
  private final List<Level> levels = new ArrayList<>();
  private final List<SourceColumn> columns = new ArrayList<>();
  private final List<WordTable> words = new ArrayList<>();
  private final List<PairTable> pairs = new ArrayList<>();
  private final Map<UnmatchedName, Integer> unmatchedNames = new LinkedHashMap<>();
  private final Set<UnmatchedName> everUnmatched = new HashSet<>();
  private int[] regions = new int[0];
  private int[] unmatched = new int[0];

  /** By combination of words, the levels without a region; see {@link MappedFields}. */
  private long[] gaps = new long[0];

  /** Null if places are as precise as they are written. */
  private final PrecisionCode precision;

  private PairTable known = new PairTable();
  private int finest = ANY_LEVEL;
  private Rejection rejection;
  private final int everywhere;
  private int place;

  private record Level(
      int index, SourceColumn code, CodeForm codes, SourceColumn name, Field field) {

    boolean isGiven(byte[] bytes) {
      return !(isBlank(code, bytes) && isBlank(name, bytes));
    }
  }

  PlaceReader(SourceColumn.Header header, Gazetteer gazetteer, int source) {
    this.gazetteer = gazetteer;
    this.source = source;
    MappedFields fields = MappedFields.of(header.profile());
    int everywhere = Gazetteer.UNKNOWN;
    for (RegionColumns at : header.profile().regions()) {
      if (!at.constant().isEmpty()) {
        everywhere = gazetteer.findCode(gazetteer.levelIndex(at.level()), at.constant());
        continue;
      }
      levels.add(
          new Level(
              gazetteer.levelIndex(at.level()),
              column(at.code(), header),
              new CodeForm(at.pad(), header.profile().numbers()),
              column(at.name(), header),
              fields.field(MappedFields.region(at))));
    }
    this.everywhere = everywhere;
    this.precision =
        header
            .profile()
            .regionPrecision()
            .map(mapping -> new PrecisionCode("region_precision", mapping, header))
            .orElse(null);
  }

  private SourceColumn column(String name, SourceColumn.Header header) {
    if (name.isEmpty()) {
      return null;
    }
    SourceColumn column = header.column(name);
    if (!columns.isEmpty()) {
      pairs.add(new PairTable());
    }
    columns.add(column);
    words.add(new WordTable());
    return column;
  }

  /**
   * Reads the place, for {@link #region()}, {@link #unmatched()} and {@link #finest()}; returns
   * false if there is a {@link #rejection()}.
   */
  boolean read(SourceRecord record) {
    if (precision != null && !readPrecision(record)) {
      return false;
    }
    if (columns.isEmpty()) {
      place = -1;
      return true;
    }
    byte[] bytes = record.bytes();
    int key = 0;
    for (int i = 0; i < columns.size(); i++) {
      SourceColumn column = columns.get(i);
      column.locate(record);
      int word = words.get(i).number(bytes, column.from(), column.to());
      key = i == 0 ? word : pairs.get(i - 1).number(key, word);
    }
    if (precision != null) {
      // Names below the known level are not noted, so the level belongs to the combination.
      key = known.number(key, finest);
    }
    place = key;
    if (key >= regions.length) {
      grow(key);
    }
    if (regions[key] == UNDECIDED) {
      resolve(bytes);
    }
    return true;
  }

  private boolean readPrecision(SourceRecord record) {
    String level = precision.read(record);
    if (level == null) {
      rejection = precision.rejection();
      return false;
    }
    finest = gazetteer.levelIndex(level);
    return true;
  }

  Rejection rejection() {
    return rejection;
  }

  /**
   * Returns the level to which the place is known at best, or {@link #ANY_LEVEL}; -1 if it is not
   * known at all.
   */
  int finest() {
    return finest;
  }

  /** Returns whether {@link #finest()} may be a level. */
  boolean hasPrecision() {
    return precision != null;
  }

  /**
   * Returns the region in which a record counts whose place is known only to {@link #finest()}: the
   * ancestor at this level or, if it changed in the interval, the next one above.
   *
   * @param region the region, as it is in the interval
   */
  int raised(int region, long interval) {
    if (region == Gazetteer.UNKNOWN || gazetteer.region(region).level() <= finest) {
      return region;
    }
    for (int level = finest; level >= 0; level--) {
      int above = gazetteer.ancestorAt(region, level);
      if (above != Gazetteer.UNKNOWN) {
        return gazetteer.at(above, interval);
      }
    }
    return Gazetteer.UNKNOWN;
  }

  /** Returns the region's number in the gazetteer, or {@link Gazetteer#UNKNOWN}. */
  int region() {
    return place < 0 ? everywhere : regions[place];
  }

  /** Returns the number of the first unmatched name, or {@link Batch#MATCHED}. */
  int unmatched() {
    return place < 0 ? Batch.MATCHED : unmatched[place];
  }

  /** Returns the levels of which no region is known, as bits of {@link MappedFields}. */
  long gaps() {
    return place < 0 ? 0 : gaps[place];
  }

  /** Returns the unmatched names so far. A name's number is its position in this list. */
  List<UnmatchedName> unmatchedNames() {
    return List.copyOf(unmatchedNames.keySet());
  }

  /** Clears the cached look-ups if there are too many; earlier numbers then become invalid. */
  void forgetMany() {
    boolean many =
        unmatchedNames.size() > MOST_WORDS / 16
            || words.stream().anyMatch(table -> table.size() > MOST_WORDS);
    if (many) {
      words.replaceAll(table -> new WordTable());
      pairs.replaceAll(table -> new PairTable());
      known = new PairTable();
      unmatchedNames.clear();
      regions = new int[0];
      unmatched = new int[0];
      gaps = new long[0];
    }
  }

  private void grow(int key) {
    int known = regions.length;
    int size = Math.max(2 * known, key + 16);
    regions = Arrays.copyOf(regions, size);
    unmatched = Arrays.copyOf(unmatched, size);
    gaps = Arrays.copyOf(gaps, size);
    Arrays.fill(regions, known, size, UNDECIDED);
  }

  private void resolve(byte[] bytes) {
    int region = everywhere;
    int missed = Batch.MATCHED;
    long open = 0;
    for (Level level : levels) {
      // Below an unmatched place, a name could belong to any other place; a code belongs to one.
      int found = find(level, region, missed == Batch.MATCHED, bytes);
      if (found >= 0) {
        region = found;
      } else if (level.index <= finest && found != NOTHING_GIVEN && missed == Batch.MATCHED) {
        missed = note(level, region, found == Gazetteer.AMBIGUOUS, bytes);
      }
      if (!level.isGiven(bytes)) {
        open |= level.field.absent();
      } else if (found < 0 || level.index > finest) {
        open |= level.field.unspecific();
      }
    }
    gaps[place] = open;
    regions[place] = region;
    unmatched[place] = missed;
  }

  private int find(Level level, int parent, boolean byName, byte[] bytes) {
    int found = NOTHING_GIVEN;
    if (level.code != null) {
      String code = level.code.text(bytes);
      if (!level.code.isMissing(code)) {
        found = level.codes.find(gazetteer, level.index, code);
        if (found >= 0 && gazetteer.isEverWithin(found, parent)) {
          return found;
        }
        found = Gazetteer.NOT_FOUND;
      }
    }
    if (level.name != null && byName) {
      String name = level.name.text(bytes);
      if (!level.name.isMissing(name)) {
        found = gazetteer.findName(level.index, parent, name);
      }
    }
    return found;
  }

  private int note(Level level, int parent, boolean ambiguous, byte[] bytes) {
    SourceColumn column = isBlank(level.name, bytes) ? level.code : level.name;
    UnmatchedName name =
        new UnmatchedName(
            source,
            level.index,
            parent,
            Excerpt.distinct(column.shown(column.text(bytes)), LONGEST_NAME),
            ambiguous);
    Integer known = unmatchedNames.putIfAbsent(name, unmatchedNames.size());
    if (known != null) {
      return known;
    }
    if (everUnmatched.add(name) && everUnmatched.size() > TooManyNamesException.MOST) {
      throw new TooManyNamesException(name.text());
    }
    return unmatchedNames.size() - 1;
  }

  private static boolean isBlank(SourceColumn column, byte[] bytes) {
    return column == null || column.isMissing(column.text(bytes));
  }
}
