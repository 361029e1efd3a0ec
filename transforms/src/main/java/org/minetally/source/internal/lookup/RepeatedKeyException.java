package org.minetally.source.internal.lookup;

import java.io.Serializable;
import org.minetally.reconcile.internal.RangeId;

/** Reports two rows of a lookup with one key. */
public final class RepeatedKeyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Position first;
  private final Position second;

  RepeatedKeyException(Position first, Position second) {
    super("two rows of a lookup have one key: " + first + " and " + second);
    this.first = first;
    this.second = second;
  }

  /**
   * The position of a row.
   *
   * @param range the range that it was read from
   * @param line its line in the range, counted from 0
   */
  public record Position(RangeId range, long line) implements Serializable {}

  /** Returns the position of the row that is read first. */
  public Position first() {
    return first;
  }

  /** Returns the position of the other row. */
  public Position second() {
    return second;
  }
}
