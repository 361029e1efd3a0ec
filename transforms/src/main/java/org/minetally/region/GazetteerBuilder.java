package org.minetally.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks a gazetteer's entries, all at once, and puts them in order. */
final class GazetteerBuilder {

  private final List<String> levels;
  private final List<GazetteerEntry> entries;
  private final List<String> problems = new ArrayList<>();

  GazetteerBuilder(List<String> levels, Collection<GazetteerEntry> entries) {
    this.levels = levels;
    this.entries =
        entries.stream()
            .filter(this::isSound)
            .sorted(
                Comparator.comparingInt((GazetteerEntry e) -> levels.indexOf(e.level()))
                    .thenComparing(GazetteerEntry::code))
            .toList();
  }

  /** The regions by level, then by code. */
  List<Region> regions() {
    List<Map<String, Integer>> numbers = new ArrayList<>();
    levels.forEach(level -> numbers.add(new HashMap<>()));
    Map<Integer, GazetteerEntry> first = new TreeMap<>();
    List<Region> regions = new ArrayList<>();
    for (GazetteerEntry entry : entries) {
      int level = levels.indexOf(entry.level());
      Integer known = numbers.get(level).putIfAbsent(entry.code(), regions.size());
      if (known != null) {
        problems.add(
            "%s: the %s with code %s is given twice; it stands in %s too. Give each region one code."
                .formatted(entry.where(), entry.level(), entry.code(), first.get(known).where()));
        continue;
      }
      first.put(regions.size(), entry);
      regions.add(
          new Region(
              entry.code(), entry.name(), level, parent(entry, level, numbers), entry.aliases()));
    }
    if (entries.isEmpty() && problems.isEmpty()) {
      problems.add("the gazetteer has no region");
    }
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
    return regions;
  }

  /** The parent is the nearest region above with the code. */
  private int parent(GazetteerEntry entry, int level, List<Map<String, Integer>> numbers) {
    if (entry.parentCode() == null) {
      return Gazetteer.UNKNOWN;
    }
    for (int above = level - 1; above >= 0; above--) {
      Integer parent = numbers.get(above).get(entry.parentCode());
      if (parent != null) {
        return parent;
      }
    }
    problems.add(
        "%s: the parent %s of %s %s is at no level above it. Add it, or mend the code."
            .formatted(entry.where(), entry.parentCode(), entry.level(), entry.code()));
    return Gazetteer.UNKNOWN;
  }

  private boolean isSound(GazetteerEntry entry) {
    int before = problems.size();
    if (!levels.contains(entry.level())) {
      problems.add(
          "%s: there is no level \"%s\"; the job names %s"
              .formatted(entry.where(), entry.level(), String.join(", ", levels)));
    }
    String code = entry.code();
    if (code.isBlank()) {
      problems.add("%s: the region has no code".formatted(entry.where()));
    } else if (code.contains("/") || code.equals(RegionCell.UNKNOWN)) {
      problems.add(
          "%s: the code \"%s\" would be mistaken for an unknown place; a code has no slash and is not \"unknown\""
              .formatted(entry.where(), code));
    }
    if (entry.name().isBlank()) {
      problems.add("%s: the region %s has no name".formatted(entry.where(), code));
    }
    return problems.size() == before;
  }
}
