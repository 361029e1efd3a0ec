package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minetally.job.Problem;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.period.PeriodType;
import org.minetally.table.FactTable;

/** Reads which fact tables to write: those listed, or each dataset by each period and level. */
final class TablesReader {

  private final Yaml root;
  private final Levels levels;
  private final Set<Dataset> datasets;
  private final List<Problem> problems;

  /**
   * Creates a reader.
   *
   * @param datasets the datasets that have a source
   */
  TablesReader(Yaml root, Levels levels, Set<Dataset> datasets, List<Problem> problems) {
    this.root = root;
    this.levels = levels;
    this.datasets = datasets;
    this.problems = problems;
  }

  List<FactTable> read() {
    return root.get("tables").isPresent() ? listed() : crossed();
  }

  private List<FactTable> listed() {
    for (String key : List.of("periods", "levels", "dimensions")) {
      if (root.get(key).isPresent()) {
        problems.add(
            root.key(key)
                .problem("%s cannot be combined with tables; remove one of them".formatted(key)));
      }
    }
    List<FactTable> tables = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Yaml place : root.items("tables")) {
      if (SummariesReader.isSummary(place)) {
        continue;
      }
      Optional<FactTable> table = table(place);
      if (table.isPresent() && !names.add(table.get().name())) {
        problems.add(place.problem("duplicate table " + table.get().name()));
      }
      table.ifPresent(tables::add);
    }
    return tables;
  }

  private List<FactTable> crossed() {
    if (root.isMapping() && (root.get("periods").isEmpty() || root.get("levels").isEmpty())) {
      problems.add(
          root.problem("no tables to write; expected the keys periods and levels, or tables"));
    }
    Set<String> known = new LinkedHashSet<>();
    root.items("levels").forEach(level -> levels.named(level, problems).ifPresent(known::add));
    Set<PeriodType> periods = new LinkedHashSet<>();
    root.texts("periods").forEach(period -> period(period).ifPresent(periods::add));
    List<FactTable> tables = new ArrayList<>();
    for (Dataset dataset : Dataset.values()) {
      List<Yaml> places =
          root.get("dimensions").map(all -> all.items(dataset.label())).orElse(List.of());
      List<Dimension> dimensions = dimensions(places, dataset);
      if (!datasets.contains(dataset)) {
        continue;
      }
      for (PeriodType period : periods) {
        for (String level : known) {
          tables.add(new FactTable(dataset, period, level, dimensions));
        }
      }
    }
    return tables;
  }

  private Optional<FactTable> table(Yaml place) {
    Optional<Dataset> dataset = dataset(place.text("dataset", ""));
    Optional<PeriodType> period = period(place.text("period", ""));
    Optional<String> level = place.get("level").flatMap(l -> levels.named(l, problems));
    if (dataset.isEmpty()) {
      return Optional.empty();
    }
    if (!datasets.isEmpty() && !datasets.contains(dataset.get())) {
      problems.add(
          place
              .get("dataset")
              .orElse(place)
              .problem("no source has the dataset " + dataset.get().label()));
    }
    List<Dimension> dimensions = dimensions(place.items("dimensions"), dataset.get());
    if (period.isEmpty() || level.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new FactTable(dataset.get(), period.get(), level.get(), dimensions));
  }

  private List<Dimension> dimensions(List<Yaml> places, Dataset dataset) {
    List<Dimension> dimensions = new ArrayList<>();
    for (Yaml place : places) {
      for (Dimension dimension : Dimension.values()) {
        if (!dimension.column().equals(place.text().orElse(""))) {
          continue;
        }
        if (dimension.datasets().contains(dataset)) {
          dimensions.add(dimension);
        } else {
          problems.add(place.problem(foreign(dataset, dimension)));
        }
      }
    }
    return dimensions;
  }

  /** Returns the message that a dataset does not have a dimension. */
  static String foreign(Dataset dataset, Dimension dimension) {
    return "%s have no dimension %s; expected one of %s"
        .formatted(
            dataset.label(),
            dimension.column(),
            String.join(", ", dataset.dimensions().stream().map(Dimension::column).toList()));
  }

  static Optional<Dataset> dataset(String label) {
    for (Dataset dataset : Dataset.values()) {
      if (dataset.label().equals(label)) {
        return Optional.of(dataset);
      }
    }
    return Optional.empty();
  }

  static Optional<PeriodType> period(String label) {
    for (PeriodType type : PeriodType.values()) {
      if (type.label().equals(label)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
