package org.minetally.mapping.internal;

import java.io.Serializable;

/**
 * Which records are of interest. A record is skipped as soon as its date or place shows that it is
 * not; its other fields are not read, so it may be one that would be rejected.
 */
@FunctionalInterface
public interface RecordSelection extends Serializable {

  /** Tests records of one source. Not safe for use by several threads. */
  interface Test {

    /** Returns whether a record with this interval, a packed one, may be of interest. */
    boolean mayHave(long interval);

    /**
     * Returns whether a record of this region may be of interest.
     *
     * @param region the number of the most precise region known, or -1
     */
    boolean mayBeIn(int region);
  }

  /** Starts testing the records of a source, given by its number in the run. */
  Test start(int source);
}
