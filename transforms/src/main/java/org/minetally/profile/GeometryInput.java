package org.minetally.profile;

/** A number that is computed from the record's geometry. */
enum GeometryInput implements Input {
  AREA
}
