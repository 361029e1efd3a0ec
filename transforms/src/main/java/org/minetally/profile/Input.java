package org.minetally.profile;

import java.io.Serializable;

/** The origin of a field's text. */
public sealed interface Input extends Serializable {

  /** A column of the source, named as its header names it. */
  record Column(String name) implements Input {}

  /** The same text for every record. */
  record Constant(String text) implements Input {}
}
