package org.minetally.profile;

/**
 * The unit a number is given in. Areas become square centimetres, the unit in which they are summed
 * exactly.
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

  /** The name used in profiles. */
  public String label() {
    return label;
  }

  /** Square centimetres in one of this unit; 1 for a plain count. */
  public long factor() {
    return factor;
  }
}
