package org.minetally.summary.suppression;

import java.util.List;

/**
 * A cell of the finest table: every other cell is a sum of these.
 *
 * @param key what tells it from all other atoms
 * @param containers the cells that hold it, one a step from the finest step to the coarsest. Steps
 *     are nested: atoms with the same container at one step have the same at all later steps
 * @param records the records behind it, at least 1: that the row is there says as much
 * @param measures what else it counts, never negative; what is not reported is given as 0
 */
public record Atom(String key, List<String> containers, long records, List<Long> measures) {

  public Atom {
    containers = List.copyOf(containers);
    measures = List.copyOf(measures);
    if (records < 1 || measures.stream().anyMatch(value -> value < 0)) {
      throw new IllegalArgumentException("an atom has at least one record and no negative count");
    }
  }
}
