package org.minetally.init;

import java.util.List;
import java.util.Optional;

/**
 * Columns whose names are years: one for each year.
 *
 * @param columns the columns
 */
record WideColumns(List<SampledColumn> columns) {

  private static final int FEWEST = 3;

  WideColumns {
    columns = List.copyOf(columns);
  }

  /** Finds such columns; numbers in them, years as names. */
  static Optional<WideColumns> of(Sample sample, Lexicon lexicon) {
    List<SampledColumn> years =
        sample.columns().stream()
            .filter(column -> column.name().matches("(19|20)\\d\\d"))
            .filter(c -> c.filled() == 0 || NumberStyle.isNumeric(c, false, lexicon))
            .toList();
    return years.size() >= FEWEST ? Optional.of(new WideColumns(years)) : Optional.empty();
  }

  /** Returns the names of the columns, for a sentence. */
  String names() {
    List<String> names = columns.stream().map(SampledColumn::name).toList();
    return names.get(0) + " to " + names.get(names.size() - 1);
  }

  /** Returns the name of the new column with the years; the file must not have it already. */
  String year(Sample sample) {
    return sample.headings().names().contains("year") ? "year of the column" : "year";
  }

  /** Returns the name of the new column with the numbers. */
  String number(Sample sample) {
    return sample.headings().names().contains("number") ? "number of the column" : "number";
  }

  /** Returns the texts in the columns that mean "not reported". */
  List<String> missing(Lexicon lexicon) {
    return columns.stream()
        .flatMap(column -> column.values(lexicon::isMissing).stream())
        .distinct()
        .toList();
  }
}
