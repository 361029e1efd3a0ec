package org.minetally.table;

/** The types a column can have: those that every BI tool reads. */
public enum ColumnType {
  STRING,
  /** Days since 1970-01-01. */
  DATE,
  /** A signed 64-bit whole number. */
  INTEGER,
  /** A decimal number with four places, kept as a whole number of ten-thousandths. */
  AREA,
  /**
   * A quotient of two whole numbers: the binary fraction of 64 bits nearest to it, which is the
   * same on every machine.
   */
  RATIO,
  /** A shape as well-known binary, in degrees, longitude first. */
  GEOMETRY
}
