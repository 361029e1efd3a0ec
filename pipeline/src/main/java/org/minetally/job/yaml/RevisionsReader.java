package org.minetally.job.yaml;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minetally.job.Problem;
import org.minetally.profile.Revisions;
import org.minetally.profile.Revisions.Deletions;
import org.minetally.profile.Revisions.Form;

/** Reads the revisions and deletions of a profile. */
final class RevisionsReader {

  private final Yaml root;
  private final ColumnNames columns;
  private final List<Problem> problems;

  /**
   * Reads {@code revision} and {@code deleted}.
   *
   * @param root the mapping that contains them
   * @param columns collects the columns that they name
   */
  RevisionsReader(Yaml root, ColumnNames columns, List<Problem> problems) {
    this.root = root;
    this.columns = columns;
    this.problems = problems;
  }

  /**
   * Reads them from a profile.
   *
   * @param hasKey whether the profile has a record key
   */
  Revisions of(boolean hasKey) {
    Optional<Yaml> deleted = root.get("deleted");
    boolean any = false;
    for (String name : List.of("revision", "deleted")) {
      if (root.get(name).isPresent()) {
        any = true;
        if (!hasKey) {
          problems.add(root.key(name).problem(name + " needs a record_key"));
        }
        if (root.get("series").isPresent()) {
          problems.add(
              root.key(name)
                  .problem(
                      name + " does not apply to a series, where the newest publication counts"));
        }
      }
    }
    Set<String> words = new HashSet<>();
    deleted.ifPresent(place -> place.texts("words").forEach(word -> words.add(word.strip())));
    String column = deleted.map(place -> columns.under(place, "column")).orElse("");
    return new Revisions(any, column(), form(), Deletions.marked(column, words));
  }

  /** Reads the {@code revision} of the rows of a lookup. */
  Revisions rows() {
    return root.get("revision").isEmpty()
        ? Revisions.NONE
        : new Revisions(true, column(), form(), Deletions.NONE);
  }

  /** Reads them from the {@code deletions} of a source, where each record is a deletion. */
  Revisions deletions() {
    return new Revisions(true, column(), form(), Deletions.ALL);
  }

  private String column() {
    return root.get("revision").map(place -> columns.under(place, "column")).orElse("");
  }

  private Form form() {
    String given = root.get("revision").map(place -> place.text("form", "")).orElse("");
    return Form.TIMESTAMP.label().equals(given) ? Form.TIMESTAMP : Form.NUMBER;
  }
}
