package org.minetally.profile;

/**
 * The unit of a number. Areas are converted to square centimetres, in which they add up exactly.
 */
public enum Unit {
  /** A plain count. */
  ONE("1", 1),
  SQUARE_METRE("m2", 10_000L),
  HECTARE("ha", 100_000_000L),
  SQUARE_KILOMETRE("km2", 10_000_000_000L);

  private final String label;
  private final long factor;

  Unit(String label, long factor) {
    this.label = label;
    this.factor = factor;
  }

  /** Returns the name used in profiles. */
  public String label() {
    return label;
  }

  /** Returns the square centimetres in one of this unit; 1 for a plain count. */
  public long factor() {
    return factor;
  }
}
