package org.minetally.job.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.minetally.job.Overrides;
import org.minetally.job.Problem;
import org.minetally.job.Similar;

/** Knows the sources whose records are rows of a pipeline, and checks what they declare. */
final class RowInputs {

  /** What a source of rows cannot have, because it needs the source's own files. */
  private static final List<String> NEED_FILES = List.of("deletions", "lookups");

  private final Set<String> rows;
  private final List<Problem> problems;

  RowInputs(Overrides overrides, List<Yaml> sources, List<Problem> problems) {
    this.rows = resolved(overrides.rows(), sources);
    this.problems = problems;
  }

  private static Set<String> resolved(Set<String> rows, List<Yaml> sources) {
    if (!rows.equals(Set.of(Overrides.ONLY_ROWS)) || ids(sources).contains(Overrides.ONLY_ROWS)) {
      return rows;
    }
    List<Yaml> open = sources.stream().filter(source -> source.get("files").isEmpty()).toList();
    List<String> meant = ids(open.isEmpty() ? sources : open);
    return meant.size() == 1 ? Set.copyOf(meant) : rows;
  }

  private static List<String> ids(List<Yaml> sources) {
    return sources.stream().map(source -> source.text("id", "")).toList();
  }

  /**
   * Returns whether the records of a source are rows. Adds a problem for each key that such a
   * source cannot have.
   */
  boolean include(Yaml source) {
    String id = source.text("id", "");
    if (!rows.contains(id)) {
      return false;
    }
    for (String key : NEED_FILES) {
      if (source.get(key).isPresent()) {
        problems.add(
            source
                .key(key)
                .problem(
                    "source \"%s\" is an input of rows, which cannot have %s; remove the key"
                        .formatted(id, key)));
      }
    }
    return true;
  }

  /** Adds a problem for each input of rows that is not a source of the job. */
  void checkKnown(Collection<String> sources) {
    for (String row : rows) {
      if (!sources.contains(row)) {
        problems.add(
            new Problem(
                "input " + row,
                0,
                0,
                "unknown source \"%s\"; expected one of %s"
                    .formatted(row, String.join(", ", sources)),
                Similar.to(row, sources)));
      }
    }
  }
}
