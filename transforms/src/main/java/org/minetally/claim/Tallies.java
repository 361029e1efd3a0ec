package org.minetally.claim;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The tallies of a run's claims.
 *
 * @param of the tallies, in the order of the claims
 */
record Tallies(List<Tally> of) implements Serializable {

  Tallies {
    of = List.copyOf(of);
  }

  /** Returns tallies without any record. */
  static Tallies nothing(int claims) {
    return new Tallies(Collections.nCopies(claims, Tally.NOTHING));
  }

  /** Returns the sum of both. */
  Tallies plus(Tallies other) {
    List<Tally> both = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      both.add(of.get(i).plus(other.of.get(i)));
    }
    return new Tallies(both);
  }
}
