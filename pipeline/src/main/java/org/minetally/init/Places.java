package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that name places, from the top level down.
 *
 * @param levels the levels
 */
record Places(List<Level> levels) {

  static final Places NONE = new Places(List.of());

  /**
   * A level.
   *
   * @param label its name in the job file
   * @param name the column of its names, if any
   * @param code the column of its codes, if any
   * @param why the reason for the guess
   * @param doubts what a person must check
   */
  record Level(
      String label,
      Optional<SampledColumn> name,
      Optional<SampledColumn> code,
      String why,
      List<String> doubts) {

    Level {
      doubts = List.copyOf(doubts);
    }

    private boolean has(SampledColumn column) {
      return name.filter(own -> own == column).isPresent()
          || code.filter(own -> own == column).isPresent();
    }

    /** Returns the columns, for a sentence. */
    String columns() {
      List<String> names = new ArrayList<>();
      name.ifPresent(column -> names.add(column.name()));
      code.ifPresent(column -> names.add(column.name()));
      return String.join(" and ", names);
    }
  }

  Places {
    levels = List.copyOf(levels);
  }

  /**
   * Finds the columns of places.
   *
   * @param taken columns that are something else
   */
  static Places of(Sample sample, Lexicon lexicon, Set<SampledColumn> taken) {
    return new Places(new PlaceSearch(sample, lexicon, taken).levels());
  }

  boolean isUsed(SampledColumn column) {
    return levels.stream().anyMatch(level -> level.has(column));
  }

  List<String> labels() {
    return levels.stream().map(Level::label).toList();
  }
}
