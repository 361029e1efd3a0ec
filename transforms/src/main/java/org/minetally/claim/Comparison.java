package org.minetally.claim;

/** How a claim compares a count with its figure. */
public enum Comparison {
  EXACTLY("exactly"),
  AT_LEAST("at_least"),
  AT_MOST("at_most"),
  MORE_THAN("more_than"),
  LESS_THAN("less_than"),
  /** The figure, or up to 5 % less. */
  NEARLY("nearly");

  private static final int NEARLY_PART = 20;

  private final String label;

  Comparison(String label) {
    this.label = label;
  }

  /** Returns the name used in files of claims. */
  public String label() {
    return label;
  }

  /**
   * Returns whether at least one value from {@code lowest} to {@code highest} satisfies the claim.
   */
  boolean holdsForSome(long lowest, long highest, long figure) {
    return lowest <= most(figure) && highest >= least(figure);
  }

  /** Returns whether every value from {@code lowest} to {@code highest} satisfies the claim. */
  boolean holdsForAll(long lowest, long highest, long figure) {
    return lowest >= least(figure) && highest <= most(figure);
  }

  /** Returns the least value that satisfies the claim; {@link Long#MIN_VALUE} for no limit. */
  long least(long figure) {
    return switch (this) {
      case EXACTLY, AT_LEAST -> figure;
      case MORE_THAN -> Math.addExact(figure, 1);
      case NEARLY -> figure - Math.floorDiv(figure, NEARLY_PART);
      case AT_MOST, LESS_THAN -> Long.MIN_VALUE;
    };
  }

  /** Returns the greatest value that satisfies the claim; {@link Long#MAX_VALUE} for no limit. */
  long most(long figure) {
    return switch (this) {
      case EXACTLY, AT_MOST, NEARLY -> figure;
      case LESS_THAN -> Math.subtractExact(figure, 1);
      case AT_LEAST, MORE_THAN -> Long.MAX_VALUE;
    };
  }
}
