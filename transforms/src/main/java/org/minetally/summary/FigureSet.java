package org.minetally.summary;

import java.util.Collection;
import org.minetally.model.internal.SummaryMeasure;

/**
 * A set of a row's figures, packed into one number.
 *
 * @param bits one bit for each figure, at its {@linkplain SummaryMeasure#position() position}
 */
record FigureSet(long bits) {

  /** The set without any figure. */
  static final FigureSet NONE = new FigureSet(0);

  static FigureSet of(Collection<SummaryMeasure> figures) {
    long bits = 0;
    for (SummaryMeasure figure : figures) {
      bits |= 1L << figure.position();
    }
    return new FigureSet(bits);
  }

  boolean isEmpty() {
    return bits == 0;
  }

  /** Returns the figures that are in this set, the other, or both. */
  FigureSet union(FigureSet other) {
    return new FigureSet(bits | other.bits);
  }

  /** Returns 1 for each figure in this set, and 0 for the others, by position. */
  long[] flags() {
    long[] flags = new long[SummaryMeasure.count()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = bits >> i & 1;
    }
    return flags;
  }
}
