package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.minetally.job.Problem;
import org.minetally.period.PeriodType;
import org.minetally.summary.Summaries;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;

/**
 * Reads which summary tables to write: those listed, or one for each period and level of the fact
 * tables and for the highest level, or none if the job says so.
 */
final class SummariesReader {

  private final Yaml root;
  private final Levels levels;
  private final List<FactTable> facts;
  private final List<Problem> problems;

  /**
   * Creates a reader.
   *
   * @param facts the fact tables, which determine the periods and levels
   */
  SummariesReader(Yaml root, Levels levels, List<FactTable> facts, List<Problem> problems) {
    this.root = root;
    this.levels = levels;
    this.facts = facts;
    this.problems = problems;
  }

  /** Returns whether a listed table is a summary. */
  static boolean isSummary(Yaml place) {
    return place.text("dataset", "").equals(SummaryTable.LABEL);
  }

  Summaries read() {
    boolean listed = root.get("tables").isPresent();
    if (listed && root.get("summaries").isPresent()) {
      problems.add(
          root.key("summaries")
              .problem(
                  "summaries cannot be combined with tables; list {dataset: summary, period: …, level: …}"
                      + " there"));
    }
    boolean wanted = !root.text("summaries", "true").equals("false");
    List<SummaryTable> tables = listed ? listed() : wanted ? crossed() : List.of();
    return new Summaries(tables, provisionalDays());
  }

  /**
   * Returns a table for each period and level of the fact tables, and for each period at the
   * highest level, whose running figures those of the other levels add up to. With suppression, the
   * highest level gets no tables of its own: more tables would hide more, and the history of
   * earlier snapshots is only valid for the same tables.
   */
  private List<SummaryTable> crossed() {
    Stream<SummaryTable> ofFacts =
        facts.stream().map(fact -> new SummaryTable(fact.period(), fact.level()));
    Stream<SummaryTable> highest =
        levels.names().isEmpty() || root.get("suppression").isPresent()
            ? Stream.of()
            : facts.stream()
                .map(fact -> new SummaryTable(fact.period(), levels.names().get(0)))
                .filter(SummaryTable::hasTwelveMonths);
    return Stream.concat(ofFacts, highest).distinct().toList();
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
                .problem("dimensions does not apply to a summary table; remove it"));
      }
      if (period.isPresent() && level.isPresent()) {
        SummaryTable table = new SummaryTable(period.get(), level.get());
        if (!names.add(table.name())) {
          problems.add(place.problem("duplicate table " + table.name()));
        }
        tables.add(table);
      }
    }
    return tables;
  }

  private int provisionalDays() {
    try {
      return Integer.parseInt(
          root.text("provisional_days", String.valueOf(Summaries.PROVISIONAL_DAYS)));
    } catch (NumberFormatException e) {
      return Summaries
          .PROVISIONAL_DAYS; // The schema check has reported that it is not a whole number.
    }
  }
}
