package org.minetally.region;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * The regions of a run, numbered from 0 by level and then by code. Immutable.
 *
 * <p>A region is found by its code, or by its name or an alias inside the place found so far. Names
 * are compared {@linkplain NameFolding folded}. A name that two regions answer to is ambiguous and
 * matches neither.
 *
 * <pre>{@code
 * int district = gazetteer.findName(gazetteer.levelIndex("district"), region, "Kəlbəcər");
 * }</pre>
 */
public final class Gazetteer implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The number of no region. */
  public static final int UNKNOWN = -1;

  /** No region answers. */
  public static final int NOT_FOUND = -1;

  /** Several regions answer. */
  public static final int AMBIGUOUS = -2;

  private static final double LEAST_SIMILARITY = 0.8;

  private final List<String> levels;
  private final List<Region> regions;
  private final int[] ancestors;

  /**
   * Made when the first name or code is looked up: a worker that only writes tables never needs it.
   */
  private transient volatile RegionIndex index;

  private Gazetteer(List<String> levels, List<Region> regions) {
    this.levels = List.copyOf(levels);
    this.regions = List.copyOf(regions);
    ancestors = new int[regions.size() * levels.size()];
    Arrays.fill(ancestors, UNKNOWN);
    for (int id = 0; id < regions.size(); id++) {
      for (int at = id; at != UNKNOWN; at = regions.get(at).parent()) {
        ancestors[id * levels.size() + regions.get(at).level()] = at;
      }
    }
  }

  /**
   * The gazetteer of these regions.
   *
   * @param levels the levels' names, from the top down
   * @throws GazetteerException with all that is wrong
   */
  public static Gazetteer of(List<String> levels, Collection<GazetteerEntry> entries) {
    return new Gazetteer(levels, new GazetteerBuilder(levels, entries).regions());
  }

  /** The levels' names, from the top down. */
  public List<String> levels() {
    return levels;
  }

  /** The number of regions. */
  public int size() {
    return regions.size();
  }

  /** The region of this number. */
  public Region region(int id) {
    return regions.get(id);
  }

  /** The number of a level, or -1. */
  public int levelIndex(String level) {
    return levels.indexOf(level);
  }

  /** The region that holds this one at a level, or itself; {@link #UNKNOWN} if there is none. */
  public int ancestorAt(int id, int level) {
    return id == UNKNOWN ? UNKNOWN : ancestors[id * levels.size() + level];
  }

  /** The region of a level with this code, or {@link #NOT_FOUND}. */
  public int findCode(int level, String code) {
    return index().byCode(level, code);
  }

  /**
   * The region of a level with this name or alias, inside {@code parent}, which may be any region
   * above it or {@link #UNKNOWN}.
   *
   * @return its number, {@link #NOT_FOUND} or {@link #AMBIGUOUS}
   */
  public int findName(int level, int parent, String name) {
    int found = NOT_FOUND;
    for (int id : index().byName(level, NameFolding.fold(name))) {
      if (isWithin(id, parent)) {
        if (found != NOT_FOUND) {
          return AMBIGUOUS;
        }
        found = id;
      }
    }
    return found;
  }

  /** Whether a region lies in {@code parent} or is it; every region lies in {@link #UNKNOWN}. */
  public boolean isWithin(int id, int parent) {
    return parent == UNKNOWN || ancestorAt(id, regions.get(parent).level()) == parent;
  }

  /**
   * The names of a level inside {@code parent} that are most like this one, each as {@code name
   * (code)}, best first. For people to look at; never used to match.
   */
  public List<String> suggest(int level, int parent, String name, int most) {
    record Candidate(String text, double similarity) {}
    String folded = NameFolding.fold(name);
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    List<Candidate> candidates = new ArrayList<>();
    for (int id = 0; id < regions.size(); id++) {
      Region region = regions.get(id);
      if (region.level() == level && isWithin(id, parent)) {
        double best =
            RegionIndex.names(region).stream()
                .mapToDouble(n -> similarity.apply(folded, n))
                .max()
                .orElse(0);
        if (best >= LEAST_SIMILARITY) {
          candidates.add(new Candidate(region.name() + " (" + region.code() + ")", best));
        }
      }
    }
    return candidates.stream()
        .sorted(
            Comparator.comparingDouble(Candidate::similarity)
                .reversed()
                .thenComparing(Candidate::text))
        .limit(most)
        .map(Candidate::text)
        .toList();
  }

  /**
   * A region as it stands in a table of a level. A region that the gazetteer places only above the
   * level is unknown there.
   */
  public RegionCell cell(int id, int level) {
    for (int l = level; l >= 0; l--) {
      int at = ancestorAt(id, l);
      if (at != UNKNOWN) {
        Region region = regions.get(at);
        return l == level ? cell(region) : RegionCell.unknownBelow(region);
      }
    }
    return RegionCell.NOWHERE;
  }

  private RegionCell cell(Region region) {
    String parent = region.parent() == UNKNOWN ? null : regions.get(region.parent()).code();
    return new RegionCell(region.code(), region.name(), parent);
  }

  private RegionIndex index() {
    RegionIndex made = index;
    if (made == null) {
      made = new RegionIndex(regions);
      index = made;
    }
    return made;
  }

  private Object writeReplace() {
    return new GazetteerForm(levels, regions);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a gazetteer travels as its form");
  }

  /**
   * A gazetteer as it travels: plain arrays, which are written and read many times faster than
   * objects.
   */
  private static final class GazetteerForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String[] levels;
    private final String[] texts;
    private final int[] numbers;

    GazetteerForm(List<String> levels, List<Region> regions) {
      this.levels = levels.toArray(String[]::new);
      List<String> all = new ArrayList<>();
      numbers = new int[3 * regions.size()];
      for (int id = 0; id < regions.size(); id++) {
        Region region = regions.get(id);
        numbers[3 * id] = region.level();
        numbers[3 * id + 1] = region.parent();
        numbers[3 * id + 2] = region.aliases().size();
        all.add(region.code());
        all.add(region.name());
        all.addAll(region.aliases());
      }
      texts = all.toArray(String[]::new);
    }

    private Object readResolve() {
      List<String> all = Arrays.asList(texts);
      List<Region> regions = new ArrayList<>();
      int at = 0;
      for (int i = 0; i < numbers.length; i += 3) {
        int end = at + 2 + numbers[i + 2];
        regions.add(
            new Region(
                all.get(at),
                all.get(at + 1),
                numbers[i],
                numbers[i + 1],
                all.subList(at + 2, end)));
        at = end;
      }
      return new Gazetteer(Arrays.asList(levels), regions);
    }
  }
}
