package org.minetally.profile;

import java.io.Serializable;

/** The origin of a field's text. */
public sealed interface Input extends Serializable
    permits Input.Column, Input.Constant, GeometryInput {

  /** Returns the area of the record's geometry, as the origin of a number in square metres. */
  static Input geometryArea() {
    return GeometryInput.AREA;
  }

  /** Returns whether this is {@link #geometryArea()}. */
  default boolean isGeometryArea() {
    return this == GeometryInput.AREA;
  }

  /** A column of the source, named as its header names it. */
  record Column(String name) implements Input {}

  /** The same text for every record. */
  record Constant(String text) implements Input {}
}
