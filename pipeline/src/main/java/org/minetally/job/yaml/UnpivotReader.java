package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minetally.format.internal.unpivot.NamePattern;
import org.minetally.format.internal.unpivot.Unpivot;
import org.minetally.job.Problem;

/** Reads the {@code unpivot} of a profile: which columns of a row become records of their own. */
final class UnpivotReader {

  private final Yaml root;
  private final ColumnNames columns;
  private final List<Problem> problems;

  /**
   * Creates a reader.
   *
   * @param columns collects the columns of the records
   */
  UnpivotReader(Yaml root, ColumnNames columns, List<Problem> problems) {
    this.root = root;
    this.columns = columns;
    this.problems = problems;
  }

  /** Reads the declaration; {@link Unpivot#NONE} if there is none or it is not valid. */
  Unpivot read() {
    Optional<Yaml> given = root.get("unpivot");
    if (given.isEmpty()) {
      return Unpivot.NONE;
    }
    int before = problems.size();
    List<Yaml> places = given.get().isMapping() ? List.of(given.get()) : given.get().items();
    List<Unpivot.Block> blocks = places.stream().map(this::block).toList();
    checkNames(places, blocks);
    boolean keepsEmpty = false;
    for (Yaml place : places) {
      keepsEmpty |= place.text("empty", "filter").equals("keep");
    }
    return problems.size() > before ? Unpivot.NONE : new Unpivot(blocks, keepsEmpty);
  }

  private Unpivot.Block block(Yaml place) {
    String value = columns.under(place, "value");
    return new Unpivot.Block(
        selection(place), new HashSet<>(place.texts("except")), labels(place), value);
  }

  private Unpivot.Columns selection(Yaml block) {
    Optional<Yaml> given = block.get("columns");
    if (given.filter(Yaml::isList).isPresent()) {
      return new Unpivot.Columns.Listed(given.get().items().stream().map(this::labeled).toList());
    }
    if (given.filter(Yaml::isMapping).isPresent()) {
      return new Unpivot.Columns.Range(given.get().text("from", ""), given.get().text("to", ""));
    }
    return new Unpivot.Columns.Matching(new NamePattern(block.text("columns", "")));
  }

  private Unpivot.Labeled labeled(Yaml item) {
    if (!item.isMapping()) {
      String name = item.text().orElse("");
      return new Unpivot.Labeled(name, name);
    }
    String column = item.text("column", "");
    String label = item.text("label", column);
    if (label.isBlank()) {
      problems.add(item.key("label").problem("the label is blank; expected text"));
    }
    return new Unpivot.Labeled(column, label);
  }

  /** Reads the names of the columns of the labels: the placeholders of the pattern, or the name. */
  private List<String> labels(Yaml block) {
    Optional<Yaml> pattern = block.get("columns").filter(place -> place.text().isPresent());
    List<String> placeholders =
        new NamePattern(pattern.flatMap(Yaml::text).orElse("")).placeholders();
    if (placeholders.isEmpty()) {
      if (block.isMapping() && block.get("name").isEmpty()) {
        problems.add(
            block.problem(
                "missing key \"name\": the column with the names of the unpivoted columns, such as"
                    + " year"));
      }
      return List.of(columns.under(block, "name"));
    }
    if (block.get("name").isPresent()) {
      problems.add(
          block
              .key("name")
              .problem(
                  "name cannot be combined with the pattern, which names the columns "
                      + String.join(", ", placeholders)));
    }
    placeholders.forEach(placeholder -> columns.at(placeholder, pattern.get()));
    return placeholders;
  }

  /** Checks that the new columns have different names, and that all blocks have the same labels. */
  private void checkNames(List<Yaml> places, List<Unpivot.Block> blocks) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < blocks.size(); i++) {
      Unpivot.Block block = blocks.get(i);
      List<String> first = blocks.get(0).labels();
      if (!block.labels().equals(first)) {
        problems.add(
            places
                .get(i)
                .problem(
                    "the labels of this block are in the columns %s, but those of the first in %s; use the same names in the same order"
                        .formatted(String.join(", ", block.labels()), String.join(", ", first))));
        continue;
      }
      List<String> added = new ArrayList<>(i == 0 ? block.labels() : List.of());
      added.add(block.value());
      for (String name : added) {
        if (!names.add(name) && !name.isEmpty()) {
          problems.add(
              places
                  .get(i)
                  .problem(
                      "two columns of the records are named \"%s\"; use different names"
                          .formatted(name)));
        }
      }
    }
  }
}
