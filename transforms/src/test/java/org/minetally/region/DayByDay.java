package org.minetally.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.minetally.region.Gazetteer.Entry;

/** The simplest model of regions over time: searches the entries for each individual day. */
public final class DayByDay {

  private static final List<String> LEVELS = RandomTimelines.LEVELS;

  private final List<Entry> entries;
  private final Integer asOf;
  private final Map<String, List<String>> chains = new HashMap<>();

  /**
   * @param entries the gazetteer's entries
   * @param asOf the day whose regions count for all records, or null for at-event
   */
  public DayByDay(List<Entry> entries, Integer asOf) {
    this.entries = entries;
    this.asOf = asOf;
  }

  private Entry on(String code, int day) {
    Entry nearest = null;
    long distance = Long.MAX_VALUE;
    for (Entry entry : entries) {
      if (entry.code().equals(code)) {
        long away =
            Math.max(0L, Math.max((long) entry.firstDay() - day, (long) day - entry.lastDay()));
        if (away < distance) {
          nearest = entry;
          distance = away;
        }
      }
    }
    return nearest;
  }

  /** Returns the day, within the region's validity, that is nearest to a day. */
  private int inLife(String code, int day) {
    for (int away = 0; ; away++) {
      for (int at : new int[] {day - away, day + away}) {
        Entry entry = on(code, at);
        if (entry.firstDay() <= at && at <= entry.lastDay()) {
          return at;
        }
      }
    }
  }

  /** Returns the codes of a region and its ancestors on one day, by level, null for none. */
  private List<String> chain(String code, int day) {
    List<String> chain = new ArrayList<>(Collections.nCopies(LEVELS.size(), null));
    int at = inLife(code, day);
    for (String up = code; up != null; ) {
      Entry entry = on(up, asOf == null ? at : asOf);
      chain.set(LEVELS.indexOf(entry.level()), up);
      up = entry.parentCode();
    }
    return chain;
  }

  private Set<List<String>> chains(String code, int start, int end) {
    Set<List<String>> found = new LinkedHashSet<>();
    int from = Math.max(start, RandomTimelines.FIRST - 20);
    int to = Math.min(end, RandomTimelines.LAST + 20);
    for (int day = from; day <= to; day++) {
      int on = day;
      found.add(chains.computeIfAbsent(code + " " + on, key -> chain(code, on)));
    }
    return found;
  }

  /**
   * Returns, by level, the region's ancestor if it is the same on all days of the interval, or
   * null.
   */
  public List<String> ancestors(String code, int start, int end) {
    List<String> common = null;
    for (List<String> chain : chains(code, start, end)) {
      if (common == null) {
        common = new ArrayList<>(chain);
      }
      for (int level = 0; level < common.size(); level++) {
        if (!Objects.equals(common.get(level), chain.get(level))) {
          common.set(level, null);
        }
      }
    }
    return common;
  }

  /** Returns code and parent of the row of a level's table in which such a record counts. */
  public List<String> row(String code, int start, int end, int level) {
    List<String> ancestors = ancestors(code, start, end);
    String own = ancestors.get(level);
    String known = deepest(ancestors, level);
    if (own == null) {
      String unknown = known == null ? "unknown" : known + "/unknown";
      return Arrays.asList(unknown, known);
    }
    Set<String> parents = new LinkedHashSet<>();
    for (List<String> chain : chains(code, start, end)) {
      parents.add(deepest(chain, level));
    }
    if (parents.size() == 1) {
      return Arrays.asList(own, parents.iterator().next());
    }
    return List.of(own, known == null ? "unknown" : known + "/unknown");
  }

  private static String deepest(List<String> chain, int below) {
    for (int level = below - 1; level >= 0; level--) {
      if (chain.get(level) != null) {
        return chain.get(level);
      }
    }
    return null;
  }
}
