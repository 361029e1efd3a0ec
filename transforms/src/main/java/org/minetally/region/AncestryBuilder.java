package org.minetally.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minetally.region.RegionMode.AsOf;
import org.minetally.region.internal.RegionCell;
import org.minetally.region.internal.RegionSpan;

/** Traces the regions' parents through time and numbers the versions. For a single use. */
final class AncestryBuilder {

  /** More changes than any real reform caused; the number of versions grows with the square. */
  static final int MOST_STRETCHES = 64;

  private final int width;
  private final List<Region> regions;
  private final List<List<RegionSpan>> spans;
  private final RegionMode mode;

  private final List<List<Stretch>> stretches = new ArrayList<>();
  private final int[][] rows;
  private final List<int[]> versionRows = new ArrayList<>();
  private final List<String> parentCodes = new ArrayList<>();
  private final List<String> versionParentCodes = new ArrayList<>();
  private final List<Integer> bases = new ArrayList<>();
  private final Timeline[] timelines;
  private final int[][] ever;

  /**
   * @param width the number of levels
   * @param regions indexed by number; a parent's number is lower than its children's
   * @param spans each region's rows, without gap or overlap, in chronological order; parents are
   *     valid at least as long as their children
   */
  AncestryBuilder(int width, List<Region> regions, List<List<RegionSpan>> spans, RegionMode mode) {
    this.width = width;
    this.regions = regions;
    this.spans = spans;
    this.mode = mode;
    this.rows = new int[regions.size()][];
    this.timelines = new Timeline[regions.size()];
    this.ever = new int[regions.size()][];
  }

  /**
   * A range of days, both inclusive, in which a region's ancestors stay the same; the chain is
   * indexed by level and contains the region itself.
   */
  private record Stretch(int from, int to, List<Integer> chain) {}

  /** What distinguishes the versions of one region. */
  private record Line(List<Integer> places, String parentCode) {}

  Ancestry build() {
    for (int id = 0; id < regions.size(); id++) {
      stretches.add(stretches(id));
      if (mode instanceof AsOf asOf) {
        fix(id, (int) asOf.date().toEpochDay());
      } else {
        number(id);
      }
      int[] chains =
          stretches.get(id).stream()
              .flatMap(stretch -> stretch.chain.stream())
              .mapToInt(Integer::intValue)
              .toArray();
      boolean same =
          mode instanceof AsOf ? Arrays.equals(chains, rows[id]) : chains.length == width;
      ever[id] = same ? null : chains;
    }
    int[] places = new int[(rows.length + versionRows.size()) * width];
    for (int id = 0; id < rows.length; id++) {
      System.arraycopy(rows[id], 0, places, id * width, width);
    }
    for (int i = 0; i < versionRows.size(); i++) {
      System.arraycopy(versionRows.get(i), 0, places, (rows.length + i) * width, width);
    }
    parentCodes.addAll(versionParentCodes);
    return new Ancestry(
        width,
        places,
        bases.stream().mapToInt(Integer::intValue).toArray(),
        parentCodes.toArray(String[]::new),
        Arrays.stream(timelines).allMatch(of -> of == null) ? new Timeline[0] : timelines,
        Arrays.stream(ever).allMatch(of -> of == null) ? new int[0][] : ever);
  }

  private List<Stretch> stretches(int id) {
    List<Stretch> found = new ArrayList<>();
    List<Integer> nothing = Collections.nCopies(width, Gazetteer.UNKNOWN);
    for (RegionSpan span : spans.get(id)) {
      if (span.parent() == Gazetteer.UNKNOWN) {
        add(found, span.firstDay(), span.lastDay(), id, nothing);
        continue;
      }
      for (Stretch above : stretches.get(span.parent())) {
        int from = Math.max(span.firstDay(), above.from);
        int to = Math.min(span.lastDay(), above.to);
        if (from <= to) {
          add(found, from, to, id, above.chain);
        }
      }
    }
    if (found.size() > MOST_STRETCHES) {
      throw new GazetteerException(
          List.of(
              String.format(
                  Locale.ROOT,
                  "the region \"%s\" and its ancestors change %d times; the maximum is %d",
                  regions.get(id).code(),
                  found.size() - 1,
                  MOST_STRETCHES - 1)));
    }
    return found;
  }

  private void add(List<Stretch> to, int from, int until, int id, List<Integer> above) {
    List<Integer> chain = new ArrayList<>(above);
    chain.set(regions.get(id).level(), id);
    int begin = from;
    if (!to.isEmpty() && to.get(to.size() - 1).chain.equals(chain)) {
      begin = to.remove(to.size() - 1).from;
    }
    to.add(new Stretch(begin, until, List.copyOf(chain)));
  }

  /** Sets the region's ancestors to those of one day, each as it was on that day. */
  private void fix(int id, int day) {
    int parent = spanAt(spans.get(id), day).parent();
    int[] row = new int[width];
    Arrays.fill(row, Gazetteer.UNKNOWN);
    if (parent != Gazetteer.UNKNOWN) {
      System.arraycopy(rows[parent], 0, row, 0, width);
    }
    row[regions.get(id).level()] = id;
    rows[id] = row;
    parentCodes.add(parent == Gazetteer.UNKNOWN ? null : regions.get(parent).code());
  }

  /** Returns the row that is valid on a day, or the nearest one. */
  static RegionSpan spanAt(List<RegionSpan> spans, int day) {
    int at = 0;
    while (at < spans.size() - 1 && spans.get(at).lastDay() < day) {
      at++;
    }
    return spans.get(at);
  }

  /**
   * Numbers the region's versions: the region itself for as long as it exists, then each other
   * chain of ancestors.
   */
  private void number(int id) {
    List<Stretch> all = stretches.get(id);
    int count = all.size();
    Map<Line, Integer> known = new HashMap<>();
    Map<String, Integer> rowOfParent = new HashMap<>();
    int[] numbers = new int[count * count];
    numbers[count - 1] = version(id, all, known, rowOfParent);
    for (int first = 0; first < count; first++) {
      for (int last = first; last < count; last++) {
        numbers[first * count + last] =
            version(id, all.subList(first, last + 1), known, rowOfParent);
      }
    }
    if (known.size() > 1) {
      timelines[id] = new Timeline(all.stream().skip(1).mapToInt(Stretch::from).toArray(), numbers);
    }
  }

  private int version(
      int id, List<Stretch> run, Map<Line, Integer> known, Map<String, Integer> rowOfParent) {
    int own = regions.get(id).level();
    int[] row = new int[width];
    Arrays.fill(row, Gazetteer.UNKNOWN);
    for (int level = 0; level < own; level++) {
      int ancestor = common(run, level);
      if (ancestor != Gazetteer.UNKNOWN) {
        row[level] = rowOf(ancestor, run.get(0).from, run.get(run.size() - 1).to)[level];
      }
    }
    String parentCode = parentCode(run, own);
    Line line = new Line(Arrays.stream(row).boxed().toList(), parentCode);
    Integer same = known.get(line);
    if (same != null) {
      return same;
    }
    int number = known.isEmpty() ? id : regions.size() + versionRows.size();
    known.put(line, number);
    // Versions that differ only at higher levels share one row of their own level's table.
    row[own] = rowOfParent.computeIfAbsent(parentCode, absent -> number);
    if (number == id) {
      rows[id] = row;
      parentCodes.add(parentCode);
    } else {
      versionRows.add(row);
      versionParentCodes.add(parentCode);
      bases.add(id);
    }
    return number;
  }

  private int[] rowOf(int region, int from, int to) {
    int number = timelines[region] == null ? region : timelines[region].at(from, to);
    return number < regions.size() ? rows[number] : versionRows.get(number - regions.size());
  }

  private static int common(List<Stretch> run, int level) {
    int first = run.get(0).chain.get(level);
    return run.stream().allMatch(stretch -> stretch.chain.get(level) == first)
        ? first
        : Gazetteer.UNKNOWN;
  }

  /**
   * Returns the parent's code. If the parent changes, returns the code of the unknown place under
   * the nearest ancestor that all parents have in common.
   */
  private String parentCode(List<Stretch> run, int own) {
    int[] parents =
        run.stream().mapToInt(stretch -> above(stretch.chain, own)).distinct().toArray();
    if (parents.length == 1) {
      return parents[0] == Gazetteer.UNKNOWN ? null : regions.get(parents[0]).code();
    }
    for (int level = own - 1; level >= 0; level--) {
      int ancestor = common(run, level);
      if (ancestor != Gazetteer.UNKNOWN) {
        return RegionCell.unknownBelow(regions.get(ancestor).code()).code();
      }
    }
    return RegionCell.WHOLLY_UNKNOWN.code();
  }

  private static int above(List<Integer> chain, int own) {
    for (int level = own - 1; level >= 0; level--) {
      if (chain.get(level) != Gazetteer.UNKNOWN) {
        return chain.get(level);
      }
    }
    return Gazetteer.UNKNOWN;
  }
}
