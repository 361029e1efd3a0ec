package org.minetally.job.yaml;

import java.util.List;
import java.util.Optional;
import org.minetally.job.Problem;
import org.minetally.job.Similar;

/**
 * The levels of the gazetteer.
 *
 * @param names their names, highest first; empty if the job file names none, which has already been
 *     reported
 */
record Levels(List<String> names) {

  Levels {
    names = List.copyOf(names);
  }

  /** Returns the level that a value names; adds a problem if there is no such level. */
  Optional<String> named(Yaml place, List<Problem> problems) {
    String name = place.text().orElse("");
    if (names.contains(name)) {
      return Optional.of(name);
    }
    if (!names.isEmpty() && !name.isEmpty()) {
      problems.add(
          place.problem(
              "the gazetteer has no level \"%s\"; expected one of %s"
                  .formatted(name, String.join(", ", names)),
              Similar.to(name, names)));
    }
    return Optional.empty();
  }
}
