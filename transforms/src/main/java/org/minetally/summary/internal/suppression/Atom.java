package org.minetally.summary.internal.suppression;

import java.util.List;

/**
 * A cell of the finest table; every other cell is a sum of atoms.
 *
 * @param key the key that identifies the atom
 * @param containers the cells that contain it, one per step from the finest step to the coarsest.
 *     Steps are nested: atoms with the same container at one step have the same containers at all
 *     later steps
 * @param records the number of records, at least 1: the mere existence of the row reveals as much
 * @param measures the other counts, never negative; 0 for a count that is not reported
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
