package org.minetally.mapping.internal;

/** The result of comparing a record's point with its declared place. */
public enum PointOutcome {
  /** The point is inside the declared place. */
  AGREES,
  /** No place is declared or found at that level, so the point determines it. */
  FILLED,
  /** The point is inside another place. The declared place counts. */
  ELSEWHERE,
  /** The point is inside no place but close to one, which is used as its place. */
  NEAREST,
  /** The point is inside no place. */
  NOWHERE,
  /** The point is outside the box. */
  OUTSIDE,
  /** There is no point. */
  MISSING
}
