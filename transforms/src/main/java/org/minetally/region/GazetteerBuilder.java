package org.minetally.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.region.Gazetteer.Entry;

/** Checks entries, all of them, and numbers them. Used once. */
final class GazetteerBuilder {

  private final List<String> levels;
  private final List<SortedMap<String, Entry>> entriesByLevel;

  /** Codes of entries that are not filed. */
  private final Set<String> refusedCodes = new HashSet<>();

  private final List<String> problems = new ArrayList<>();

  GazetteerBuilder(List<String> levels) {
    this.levels = List.copyOf(levels);
    this.entriesByLevel =
        levels.stream().<SortedMap<String, Entry>>map(level -> new TreeMap<>()).toList();
  }

  Gazetteer build(Collection<Entry> entries) {
    checkLevels();
    List<Entry> accepted = entries.stream().filter(this::accept).toList();
    accepted.forEach(this::checkParent);
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
    return number();
  }

  private void checkLevels() {
    if (levels.isEmpty()) {
      problems.add("the gazetteer has no level; name at least one, such as country");
    }
    if (new HashSet<>(levels).size() < levels.size()) {
      problems.add("the gazetteer's levels " + levels + " name one level twice");
    }
  }

  /** Files the entry under its level and code, or says why not. */
  private boolean accept(Entry entry) {
    String problem = problemOf(entry);
    if (problem != null) {
      problems.add(entry.where() + ": " + problem);
      refusedCodes.add(entry.code());
      return false;
    }
    Entry first =
        entriesByLevel.get(levels.indexOf(entry.level())).putIfAbsent(entry.code(), entry);
    if (first != null) {
      problems.add(
          "%s: the code \"%s\" is given twice at the level %s, first in %s; codes must be unique within a level"
              .formatted(entry.where(), entry.code(), entry.level(), first.where()));
    }
    return first == null;
  }

  private String problemOf(Entry entry) {
    String code = entry.code();
    if (!levels.contains(entry.level())) {
      return "there is no level \"%s\"; the levels are %s"
          .formatted(entry.level(), String.join(", ", levels));
    }
    if (code.isEmpty()) {
      return "the code of \"%s\" is empty; every region needs a code".formatted(entry.name());
    }
    if (code.indexOf('/') >= 0 || code.equals(RegionCell.UNKNOWN)) {
      return "the code \"%s\" cannot be used: \"/\" and \"unknown\" mark unknown places in the output"
          .formatted(code);
    }
    if (entry.name().isEmpty()) {
      return "the name of the region with the code \"%s\" is empty".formatted(code);
    }
    return null;
  }

  private void checkParent(Entry entry) {
    String parent = entry.parentCode();
    // The parent's own problem is told already; it need not be told again for each of its children.
    if (parent == null || parentLevel(entry) >= 0 || refusedCodes.contains(parent)) {
      return;
    }
    int own = levels.indexOf(entry.level());
    for (int level = own; level < levels.size(); level++) {
      if (entriesByLevel.get(level).containsKey(parent)) {
        problems.add(
            "%s: the parent \"%s\" of \"%s\" is at the level %s, which is not above %s"
                .formatted(entry.where(), parent, entry.code(), levels.get(level), entry.level()));
        return;
      }
    }
    problems.add(
        "%s: the parent \"%s\" of \"%s\" is not in the gazetteer; add it, or correct the code"
            .formatted(entry.where(), parent, entry.code()));
  }

  /** The nearest level above the entry's own that has its parent's code, or -1. */
  private int parentLevel(Entry entry) {
    int level = levels.indexOf(entry.level()) - 1;
    while (level >= 0 && !entriesByLevel.get(level).containsKey(entry.parentCode())) {
      level--;
    }
    return level;
  }

  private Gazetteer number() {
    int[] firstOfLevel = new int[levels.size() + 1];
    List<Map<String, Integer>> numbers = new ArrayList<>();
    int next = 0;
    for (int level = 0; level < levels.size(); level++) {
      Map<String, Integer> ofLevel = new TreeMap<>();
      for (String code : entriesByLevel.get(level).keySet()) {
        ofLevel.put(code, next++);
      }
      numbers.add(ofLevel);
      firstOfLevel[level + 1] = next;
    }
    List<Region> regions = new ArrayList<>(next);
    for (int level = 0; level < levels.size(); level++) {
      for (Entry entry : entriesByLevel.get(level).values()) {
        int parent = Gazetteer.UNKNOWN;
        if (entry.parentCode() != null) {
          parent = numbers.get(parentLevel(entry)).get(entry.parentCode());
        }
        regions.add(new Region(entry.code(), entry.name(), level, parent, entry.aliases()));
      }
    }
    return new Gazetteer(levels, regions, firstOfLevel, ancestors(regions), names(regions));
  }

  private int[] ancestors(List<Region> regions) {
    int width = levels.size();
    int[] ancestors = new int[regions.size() * width];
    Arrays.fill(ancestors, Gazetteer.UNKNOWN);
    for (int id = 0; id < regions.size(); id++) {
      Region region = regions.get(id);
      // A parent has a lower number than its children, so that its row is complete.
      if (region.parent() != Gazetteer.UNKNOWN) {
        System.arraycopy(ancestors, region.parent() * width, ancestors, id * width, width);
      }
      ancestors[id * width + region.level()] = id;
    }
    return ancestors;
  }

  private List<NameIndex> names(List<Region> regions) {
    List<SortedMap<String, SortedSet<Integer>>> names =
        levels.stream()
            .<SortedMap<String, SortedSet<Integer>>>map(level -> new TreeMap<>())
            .toList();
    for (int id = 0; id < regions.size(); id++) {
      Region region = regions.get(id);
      add(names.get(region.level()), region.name(), id);
      for (String alias : region.aliases()) {
        add(names.get(region.level()), alias, id);
      }
    }
    return names.stream().map(NameIndex::of).toList();
  }

  private static void add(SortedMap<String, SortedSet<Integer>> names, String name, int id) {
    String folded = NameFolding.fold(name);
    // A name of punctuation only would match every other such name.
    if (!folded.isEmpty()) {
      names.computeIfAbsent(folded, absent -> new TreeSet<>()).add(id);
    }
  }
}
