package org.minetally.init;

import java.util.List;
import java.util.Optional;

/** The gazetteer of a drafted job: one drafted from the file itself, or one that is given. */
interface PlacesFile {

  /** Returns the lines of the job's key {@code gazetteer}. */
  List<String> yaml();

  /** Returns the comments above it. */
  List<String> comments();

  /** Returns what a person must check. */
  List<String> doubts();

  /** Returns its levels, highest first. */
  List<String> levels();

  /** Returns its level for a column that was guessed to be of a level; empty if it has none. */
  Optional<String> levelOf(String label);

  /** Returns the code of the only region of its highest level; empty if there are several. */
  Optional<String> whole();

  /** Returns the levels to write tables for. */
  List<String> tableLevels();

  /** Returns the width to which the codes of a column must be padded; 0 if they need not be. */
  int width(String label);

  /** Returns whether it also has the polygons of the regions. */
  boolean hasPolygons();

  /** Returns the largest share of records with an unmatched place. */
  String unmatched();
}
