package org.minetally.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.internal.text.Excerpt;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.internal.NameFolding;
import org.minetally.region.internal.RegionCell;
import org.minetally.region.internal.RegionSpan;

/** Validates and numbers all entries of a gazetteer. For a single use. */
final class GazetteerBuilder {

  /**
   * The maximum length in characters of a code, name or alias. All of them appear in reports and
   * messages.
   */
  private static final int LONGEST_NAME = 1_000;

  private final List<String> levels;
  private final List<SortedMap<String, List<Entry>>> entriesByLevel;

  /** The codes of rejected entries. */
  private final Set<String> refusedCodes = new HashSet<>();

  private final List<String> problems = new ArrayList<>();

  /** The names from the file of aliases, by level and code. */
  private final List<SortedMap<String, Set<String>>> aliasesByLevel;

  GazetteerBuilder(List<String> levels) {
    this.levels = List.copyOf(levels);
    this.entriesByLevel =
        levels.stream().<SortedMap<String, List<Entry>>>map(level -> new TreeMap<>()).toList();
    this.aliasesByLevel =
        levels.stream().<SortedMap<String, Set<String>>>map(level -> new TreeMap<>()).toList();
  }

  Gazetteer build(Collection<Entry> entries, Collection<Alias> aliases, RegionMode mode) {
    checkLevels();
    List<Entry> accepted = entries.stream().filter(this::accept).toList();
    ValidityCheck validity = new ValidityCheck(problems);
    entriesByLevel.forEach(
        ofLevel -> ofLevel.replaceAll((code, ofCode) -> validity.inOrder(ofCode)));
    accepted.forEach(entry -> checkParent(entry, validity));
    aliases.forEach(this::add);
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
    return number(mode);
  }

  private void checkLevels() {
    if (levels.isEmpty()) {
      problems.add("the gazetteer has no levels; declare at least one, such as country");
    }
    if (new HashSet<>(levels).size() < levels.size()) {
      problems.add("duplicate level in the gazetteer's levels " + levels + "; rename one");
    }
  }

  /** Stores the entry under its level and code, or reports why it cannot. */
  private boolean accept(Entry entry) {
    String problem = problemOf(entry);
    if (problem != null) {
      problems.add(entry.where() + ": " + problem);
      refusedCodes.add(entry.code());
      return false;
    }
    List<Entry> ofCode =
        entriesByLevel
            .get(levels.indexOf(entry.level()))
            .computeIfAbsent(entry.code(), absent -> new ArrayList<>());
    if (!ofCode.isEmpty() && isTimeless(entry) && isTimeless(ofCode.get(0))) {
      problems.add(
          "%s: duplicate code \"%s\" at the level %s, first used in %s; use each code once per level"
              .formatted(entry.where(), entry.code(), entry.level(), ofCode.get(0).where()));
      return false;
    }
    ofCode.add(entry);
    return true;
  }

  private static boolean isTimeless(Entry entry) {
    return entry.validFrom() == null && entry.validTo() == null;
  }

  private String problemOf(Entry entry) {
    String code = entry.code();
    if (!levels.contains(entry.level())) {
      return "no level \"%s\"; the levels are %s"
          .formatted(entry.level(), String.join(", ", levels));
    }
    if (code.isEmpty()) {
      return "the code of \"%s\" is empty; every region needs a code".formatted(entry.name());
    }
    if (isTooLong(code)) {
      return String.format(
          Locale.ROOT,
          "the code \"%s\" has more than %,d characters; is a quote missing?",
          Excerpt.of(code),
          LONGEST_NAME);
    }
    if (code.indexOf('/') >= 0 || code.equals(RegionCell.UNKNOWN)) {
      return "the code \"%s\" cannot be used: \"/\" and \"unknown\" mark unknown places in the output"
          .formatted(code);
    }
    if (entry.name().isEmpty()) {
      return "the name of the region with the code \"%s\" is empty".formatted(code);
    }
    if (isTooLong(entry.name()) || entry.aliases().stream().anyMatch(GazetteerBuilder::isTooLong)) {
      return String.format(
          Locale.ROOT,
          "a name of the region with the code \"%s\" has more than %,d characters; is a quote missing?",
          Excerpt.of(code),
          LONGEST_NAME);
    }
    if (entry.firstDay() > entry.lastDay()) {
      return "\"%s\" is valid from %s to %s, which ends before it starts; are the two days swapped?"
          .formatted(code, entry.validFrom(), entry.validTo());
    }
    return null;
  }

  private static boolean isTooLong(String text) {
    return text.length() > LONGEST_NAME;
  }

  private void add(Alias alias) {
    int level = levels.indexOf(alias.level());
    if (level < 0) {
      problems.add(
          "%s: no level \"%s\"; the levels are %s"
              .formatted(alias.where(), alias.level(), String.join(", ", levels)));
    } else if (!entriesByLevel.get(level).containsKey(alias.code())) {
      if (!refusedCodes.contains(alias.code())) {
        problems.add(
            "%s: the %s \"%s\" of the alias \"%s\" is not in the gazetteer; fix the code"
                .formatted(alias.where(), alias.level(), alias.code(), alias.name()));
      }
    } else if (isTooLong(alias.name())) {
      problems.add(
          String.format(
              Locale.ROOT,
              "%s: the alias of the %s \"%s\" has more than %,d characters; is a quote missing?",
              alias.where(),
              alias.level(),
              alias.code(),
              LONGEST_NAME));
    } else if (NameFolding.fold(alias.name()).isEmpty()) {
      problems.add(
          "%s: the alias of the %s \"%s\" has no letters or digits"
              .formatted(alias.where(), alias.level(), alias.code()));
    } else {
      aliasesByLevel
          .get(level)
          .computeIfAbsent(alias.code(), absent -> new LinkedHashSet<>())
          .add(alias.name());
    }
  }

  private void checkParent(Entry entry, ValidityCheck validity) {
    String parent = entry.parentCode();
    // The parent's own problem is already reported; do not repeat it for each child.
    if (parent == null || refusedCodes.contains(parent)) {
      return;
    }
    int above = parentLevel(entry);
    if (above >= 0) {
      validity.checkLife(entry, entriesByLevel.get(above).get(parent));
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
        "%s: the parent \"%s\" of \"%s\" is not in the gazetteer; add it, or fix the code"
            .formatted(entry.where(), parent, entry.code()));
  }

  /** Returns the nearest level above the entry's own that has its parent's code, or -1. */
  private int parentLevel(Entry entry) {
    int level = levels.indexOf(entry.level()) - 1;
    while (level >= 0 && !entriesByLevel.get(level).containsKey(entry.parentCode())) {
      level--;
    }
    return level;
  }

  private Gazetteer number(RegionMode mode) {
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
    List<List<RegionSpan>> spans = new ArrayList<>(next);
    for (int level = 0; level < levels.size(); level++) {
      for (List<Entry> ofCode : entriesByLevel.get(level).values()) {
        int id = regions.size();
        List<RegionSpan> own =
            ofCode.stream().map(entry -> span(id, entry, parent(entry, numbers))).toList();
        spans.add(own);
        regions.add(region(ofCode, level, present(own, mode).parent()));
      }
    }
    return new Gazetteer(
        levels,
        regions,
        new RegionIndex(regions, firstOfLevel, names(regions)),
        new AncestryBuilder(levels.size(), regions, spans, mode).build(),
        mode,
        history(spans));
  }

  private int parent(Entry entry, List<Map<String, Integer>> numbers) {
    return entry.parentCode() == null
        ? Gazetteer.UNKNOWN
        : numbers.get(parentLevel(entry)).get(entry.parentCode());
  }

  private static RegionSpan span(int id, Entry entry, int parent) {
    return new RegionSpan(id, entry.name(), parent, entry.firstDay(), entry.lastDay());
  }

  /** Returns the row that is valid today, or on the mode's day. */
  private static RegionSpan present(List<RegionSpan> spans, RegionMode mode) {
    return mode instanceof RegionMode.AsOf asOf
        ? AncestryBuilder.spanAt(spans, (int) asOf.date().toEpochDay())
        : spans.get(spans.size() - 1);
  }

  /**
   * Returns the region with a code. Its name is the latest one; all other names that it has or had
   * become aliases.
   */
  private Region region(List<Entry> ofCode, int level, int parent) {
    Entry latest = ofCode.get(ofCode.size() - 1);
    Set<String> added = aliasesByLevel.get(level).getOrDefault(latest.code(), Set.of());
    if (ofCode.size() == 1 && added.isEmpty()) {
      return new Region(latest.code(), latest.name(), level, parent, latest.aliases());
    }
    Set<String> others = new LinkedHashSet<>();
    for (int i = ofCode.size() - 1; i >= 0; i--) {
      others.add(ofCode.get(i).name());
      others.addAll(ofCode.get(i).aliases());
    }
    others.addAll(added);
    others.remove(latest.name());
    return new Region(latest.code(), latest.name(), level, parent, List.copyOf(others));
  }

  private List<RegionSpan> history(List<List<RegionSpan>> spans) {
    boolean timeless =
        entriesByLevel.stream()
            .flatMap(ofLevel -> ofLevel.values().stream())
            .flatMap(List::stream)
            .allMatch(GazetteerBuilder::isTimeless);
    return timeless ? List.of() : spans.stream().flatMap(List::stream).toList();
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
