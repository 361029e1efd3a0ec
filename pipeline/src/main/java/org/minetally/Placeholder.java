package org.minetally;

/** Placeholder. */
final class Placeholder {
  private Placeholder() {}
}
