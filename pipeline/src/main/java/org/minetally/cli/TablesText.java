package org.minetally.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.minetally.publish.Manifest.TableEntry;

/** Summarises the published tables in two lines. */
final class TablesText {

  private TablesText() {}

  /** Returns how many tables there are of each dataset, and the rows of all. */
  static List<String> of(List<TableEntry> tables) {
    Map<String, Long> datasets =
        tables.stream()
            .filter(table -> table.name().contains("_by_"))
            .collect(
                Collectors.groupingBy(
                    table -> table.name().replaceFirst("_by_.*", "_by_*"),
                    TreeMap::new,
                    Collectors.counting()));
    long others = tables.stream().filter(table -> !table.name().contains("_by_")).count();
    return List.of(
        String.format(
            Locale.ROOT,
            "tables: %,d with %,d rows; --verbose lists them",
            tables.size(),
            tables.stream().mapToLong(TableEntry::rows).sum()),
        datasets.entrySet().stream()
            .map(dataset -> dataset.getValue() + " " + dataset.getKey() + ", ")
            .collect(Collectors.joining("", "  ", others + " others")));
  }
}
