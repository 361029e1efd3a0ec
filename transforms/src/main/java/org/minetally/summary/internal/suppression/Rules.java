package org.minetally.summary.internal.suppression;

import java.util.List;
import java.util.Set;

/**
 * The rules by which a group is safe.
 *
 * @param counted the measures that are shown at all
 * @param outcomes the measures that divide the records: each record counts in one of them
 * @param minimum the smallest count above 0 that may be shown, at least 2
 */
record Rules(List<Integer> counted, Set<Integer> outcomes, long minimum) {

  Rules {
    counted = List.copyOf(counted);
    outcomes = Set.copyOf(outcomes);
  }
}
