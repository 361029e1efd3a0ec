package org.minetally.region;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
  private final Map<String, Integer> byCode = new HashMap<>();
  private final Map<String, int[]> byName = new HashMap<>();

  private Gazetteer(List<String> levels, List<Region> regions) {
    this.levels = List.copyOf(levels);
    this.regions = List.copyOf(regions);
    ancestors = new int[regions.size() * levels.size()];
    Arrays.fill(ancestors, UNKNOWN);
    for (int id = 0; id < regions.size(); id++) {
      for (int at = id; at != UNKNOWN; at = regions.get(at).parent()) {
        ancestors[id * levels.size() + regions.get(at).level()] = at;
      }
      Region region = regions.get(id);
      byCode.put(key(region.level(), region.code()), id);
      for (String name : names(region)) {
        byName.merge(
            key(region.level(), name), new int[] {id}, (known, more) -> concat(known, more[0]));
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
    return byCode.getOrDefault(key(level, code), NOT_FOUND);
  }

  /**
   * The region of a level with this name or alias, inside {@code parent}, which may be any region
   * above it or {@link #UNKNOWN}.
   *
   * @return its number, {@link #NOT_FOUND} or {@link #AMBIGUOUS}
   */
  public int findName(int level, int parent, String name) {
    int found = NOT_FOUND;
    for (int id : byName.getOrDefault(key(level, NameFolding.fold(name)), new int[0])) {
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
            names(region).stream().mapToDouble(n -> similarity.apply(folded, n)).max().orElse(0);
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

  private static Set<String> names(Region region) {
    Set<String> names = new TreeSet<>();
    names.add(NameFolding.fold(region.name()));
    region.aliases().forEach(alias -> names.add(NameFolding.fold(alias)));
    names.remove("");
    return names;
  }

  private static String key(int level, String text) {
    return level + ":" + text;
  }

  private static int[] concat(int[] known, int more) {
    int[] all = Arrays.copyOf(known, known.length + 1);
    all[known.length] = more;
    return all;
  }
}
