package org.minetally.table;

/** The types of columns, limited to those that every BI tool reads. */
public enum ColumnType {
  STRING,
  /** Days since 1970-01-01. */
  DATE,
  /** A signed 64-bit whole number. */
  INTEGER,
  /** A decimal number with four decimal places, stored as a whole number of ten-thousandths. */
  AREA,
  /**
   * A quotient of two whole numbers, rounded to the nearest 64-bit binary fraction, which is the
   * same on every machine.
   */
  RATIO,
  /** True or false. */
  BOOLEAN,
  /** A geometry as well-known binary, in degrees, longitude first. */
  GEOMETRY
}
