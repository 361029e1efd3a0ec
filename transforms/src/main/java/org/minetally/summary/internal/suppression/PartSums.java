package org.minetally.summary.internal.suppression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Parts and their sums.
 *
 * @param first the smallest key of the parts' cells
 * @param parts the parts
 * @param tied the tied parts among them
 * @param fresh the sum of the fresh parts
 */
record PartSums(String first, List<Part> parts, List<Part.TiedCells> tied, RowCounts fresh) {

  static PartSums of(List<Part> parts, Set<Integer> outcomes) {
    RowCounts fresh = null;
    List<Part.TiedCells> tied = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.FreshRecords some) {
        RowCounts counts = some.rowCounts(outcomes);
        fresh = fresh == null ? counts : fresh.plus(counts);
      } else if (part instanceof Part.TiedCells some) {
        tied.add(some);
      }
    }
    return new PartSums(
        parts.stream().map(Part::first).min(Comparator.naturalOrder()).orElseThrow(),
        parts,
        tied,
        fresh == null ? RowCounts.zero(tied.get(0).kept().all().measures()) : fresh);
  }

  /** Returns all parts together, in time proportional to their number. */
  static PartSums union(List<PartSums> all) {
    List<Part> parts = new ArrayList<>();
    List<Part.TiedCells> tied = new ArrayList<>();
    String first = all.get(0).first;
    RowCounts fresh = RowCounts.zero(all.get(0).fresh.all().measures());
    for (PartSums sums : all) {
      parts.addAll(sums.parts);
      tied.addAll(sums.tied);
      first = first.compareTo(sums.first) < 0 ? first : sums.first;
      fresh = fresh.plus(sums.fresh);
    }
    return new PartSums(first, parts, tied, fresh);
  }
}
