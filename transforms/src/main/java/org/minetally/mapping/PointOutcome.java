package org.minetally.mapping;

/** What a record's point says of its place. */
public enum PointOutcome {
  /** The point lies inside the declared place. */
  AGREES,
  /** The place is the point's, as none is declared or found at that level. */
  FILLED,
  /** The point lies inside another place. The declared one counts. */
  ELSEWHERE,
  /** The point lies inside no place, but near one, which is taken for its place. */
  NEAREST,
  /** The point lies inside no place. */
  NOWHERE,
  /** The point lies outside the box. */
  OUTSIDE,
  /** There is no point. */
  MISSING
}
