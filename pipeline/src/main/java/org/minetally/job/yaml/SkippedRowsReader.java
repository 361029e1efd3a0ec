package org.minetally.job.yaml;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minetally.format.internal.SkippedRows;
import org.minetally.format.internal.unpivot.Unpivot;
import org.minetally.job.Problem;

/**
 * Reads the {@code skip_rows} of a profile: which rows of the file are not records.
 *
 * @param root the profile
 * @param columns collects the columns that the profile names
 * @param problems collects the problems
 */
record SkippedRowsReader(Yaml root, ColumnNames columns, List<Problem> problems) {

  /** Reads the declaration for a file whose rows are divided in this way. */
  SkippedRows read(Unpivot unpivot) {
    Optional<Yaml> given = root.get("skip_rows").filter(Yaml::isMapping);
    if (given.isEmpty()) {
      return SkippedRows.NONE;
    }
    Yaml skipped = given.get();
    String column = columns.under(skipped, "column");
    if (unpivot.labels().contains(column) || unpivot.values().contains(column)) {
      problems.add(
          skipped
              .key("column")
              .problem(
                  "\"%s\" is a column of unpivot, but rows are skipped before they are divided; name a column of the file"
                      .formatted(column)));
    }
    Set<String> beginnings = new HashSet<>();
    for (Yaml text : skipped.items("starts_with")) {
      String beginning = text.text().orElse("").stripLeading();
      if (beginning.isEmpty()) {
        problems.add(text.problem("the text is blank; expected the beginning of a note"));
      }
      beginnings.add(beginning);
    }
    boolean alone = skipped.text("alone", "false").equals("true");
    if (beginnings.isEmpty() && !alone) {
      problems.add(skipped.problem("expected starts_with, or alone: true, or both"));
    }
    return new SkippedRows(column, beginnings, alone);
  }
}
