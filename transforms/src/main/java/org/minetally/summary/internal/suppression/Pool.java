package org.minetally.summary.internal.suppression;

import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;

/**
 * Fresh records and tied cells that a snapshot shows only as a sum.
 *
 * <p>Earlier snapshots have shown the sums over the records of a tied part, including removed
 * records. A reader cannot distinguish a kept record from a removed one, so a record can move
 * between the two if another one moves between the kept and the fresh records. So a tied part that
 * is too small by itself remains as uncertain as before.
 *
 * @param fresh the sums of the fresh records
 * @param tied the tied parts
 * @param shared the measures that the fresh records have; the sum over everything is shown only for
 *     these
 */
record Pool(RowCounts fresh, List<Part.TiedCells> tied, Set<Integer> shared) {

  /**
   * Returns whether each cell can vary by the minimum while everything that is shown stays the
   * same.
   */
  boolean isSafe(Rules rules) {
    return fresh.all().records() > 0
        && hasRoom(SafeGroups.RECORDS, rules)
        && rules.counted().stream()
            .allMatch(
                measure ->
                    shared.contains(measure)
                        ? hasRoom(measure, rules)
                        : tied.stream().allMatch(part -> part.isSafeFor(measure, rules.minimum())));
  }

  private boolean hasRoom(int measure, Rules rules) {
    List<Part.TiedCells> pooled =
        tied.stream().filter(part -> part.has(measure) && part.pools(measure)).toList();
    long all =
        fresh.free(measure) + pooled.stream().mapToLong(part -> slack(part, measure, rules)).sum();
    return all >= rules.minimum()
        && tied.stream()
            .filter(part -> !part.pools(measure))
            .allMatch(part -> part.isSafeFor(measure, rules.minimum()))
        && pooled.stream().allMatch(part -> room(part, measure, all, rules) >= rules.minimum());
  }

  private long room(Part.TiedCells part, int measure, long all, Rules rules) {
    long slack = slack(part, measure, rules);
    long gone = limited(part, part.goneSlack(measure), measure, part::goneSlack, rules);
    return slack + Math.min(gone, all - slack);
  }

  private long slack(Part.TiedCells part, int measure, Rules rules) {
    return limited(part, part.slack(measure), measure, part::slack, rules);
  }

  /**
   * Limits a number of records that can move. Records move with their outcome, so only records with
   * a pooled outcome can.
   */
  private long limited(
      Part.TiedCells part, long most, int measure, IntToLongFunction slack, Rules rules) {
    if (measure != SafeGroups.RECORDS || rules.outcomes().isEmpty()) {
      return most;
    }
    long outcomes =
        rules.outcomes().stream()
            .filter(outcome -> shared.contains(outcome) && part.pools(outcome))
            .mapToLong(slack::applyAsLong)
            .sum();
    return Math.min(most, outcomes);
  }
}
