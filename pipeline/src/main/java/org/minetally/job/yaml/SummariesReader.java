package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minetally.job.Problem;
import org.minetally.period.PeriodType;
import org.minetally.summary.Summaries;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;

/**
 * Reads which summary tables are written: those listed, or one for each period and level that any
 * fact table has, unless the job wants none.
 */
final class SummariesReader {

  private final Yaml root;
  private final Levels levels;
  private final List<FactTable> facts;
  private final List<Problem> problems;

  /**
   * Reads the summary tables.
   *
   * @param facts the fact tables, which say what periods and levels there are
   */
  SummariesReader(Yaml root, Levels levels, List<FactTable> facts, List<Problem> problems) {
    this.root = root;
    this.levels = levels;
    this.facts = facts;
    this.problems = problems;
  }

  /** Whether a listed table is a summary. */
  static boolean isSummary(Yaml place) {
    return place.text("dataset", "").equals(SummaryTable.LABEL);
  }

  Summaries read() {
    boolean listed = root.get("tables").isPresent();
    if (listed && root.get("summaries").isPresent()) {
      problems.add(
          root.key("summaries")
              .problem(
                  "summaries has no use beside tables; list {dataset: summary, period: …, level: …}"
                      + " there"));
    }
    boolean wanted = !root.text("summaries", "true").equals("false");
    List<SummaryTable> tables = listed ? listed() : wanted ? crossed() : List.of();
    boolean none = listed ? tables.isEmpty() : !wanted;
    if (none && root.get("provisional_days").isPresent()) {
      problems.add(
          root.key("provisional_days")
              .problem("provisional_days has no use without a summary table"));
    }
    return new Summaries(tables, provisionalDays());
  }

  private List<SummaryTable> crossed() {
    return facts.stream()
        .map(fact -> new SummaryTable(fact.period(), fact.level()))
        .distinct()
        .toList();
  }

  private List<SummaryTable> listed() {
    List<SummaryTable> tables = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Yaml place : root.items("tables").stream().filter(SummariesReader::isSummary).toList()) {
      Optional<PeriodType> period = TablesReader.period(place.text("period", ""));
      Optional<String> level = place.get("level").flatMap(l -> levels.named(l, problems));
      if (place.get("dimensions").isPresent()) {
        problems.add(
            place
                .key("dimensions")
                .problem("a summary table is not broken down; dimensions has no use here"));
      }
      if (period.isPresent() && level.isPresent()) {
        SummaryTable table = new SummaryTable(period.get(), level.get());
        if (!names.add(table.name())) {
          problems.add(place.problem("the table " + table.name() + " is named twice"));
        }
        tables.add(table);
      }
    }
    return tables;
  }

  private int provisionalDays() {
    try {
      return Integer.parseInt(root.text("provisional_days", "0"));
    } catch (NumberFormatException e) {
      return 0; // The schema has said that it is no whole number.
    }
  }
}
