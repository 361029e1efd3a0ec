package org.minetally.job.yaml;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minetally.job.Problem;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.TotalsRows;

/** Reads the {@code totals_rows} of a profile. */
final class TotalRowsReader {

  private final Yaml root;
  private final ColumnNames columns;
  private final Levels levels;
  private final List<Problem> problems;

  TotalRowsReader(Yaml root, ColumnNames columns, Levels levels, List<Problem> problems) {
    this.root = root;
    this.columns = columns;
    this.levels = levels;
    this.problems = problems;
  }

  /** Reads the totals rows of a profile with these regions. */
  TotalsRows read(List<RegionColumns> regions) {
    Optional<Yaml> given = root.get("totals_rows").filter(Yaml::isMapping);
    if (given.isEmpty()) {
      return TotalsRows.NONE;
    }
    Yaml totals = given.get();
    Set<String> words = new HashSet<>(totals.texts("words"));
    boolean parentCodes = totals.text("parent_codes", "false").equals("true");
    if (totals.get("column").isPresent() == totals.get("words").isEmpty()
        || (totals.get("column").isEmpty() && !parentCodes)) {
      problems.add(
          totals.problem(
              "expected column and words, such as {column: district, words: [Total]}; "
                  + "or parent_codes: true"));
    }
    if (parentCodes && regions.stream().noneMatch(this::isBelowAnother)) {
      problems.add(
          totals
              .key("parent_codes")
              .problem("parent_codes needs a region with a code, below the top level"));
    }
    return new TotalsRows(columns.under(totals, "column"), words, parentCodes);
  }

  private boolean isBelowAnother(RegionColumns region) {
    return !region.code().isEmpty() && levels.names().indexOf(region.level()) > 0;
  }
}
