package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.minetally.job.Job;
import org.minetally.job.Problem;
import org.minetally.job.Similar;
import org.minetally.job.TablePatterns;
import org.minetally.model.Dataset;
import org.minetally.summary.Summaries;
import org.minetally.summary.Suppression;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.ChangeTable;

/**
 * The tables of a job that the command line selects.
 *
 * @param facts the fact tables of the job
 * @param summaries the summary tables of the job
 * @param incidents the names of the tables of incidents of the job
 * @param patterns the patterns of the selected tables
 */
record SelectedTables(
    List<FactTable> facts, Summaries summaries, List<String> incidents, TablePatterns patterns) {

  private static final int MOST_NAMES = 6;

  /** The tables that accompany every snapshot. */
  private static final List<String> ALWAYS =
      Stream.of(
              TableSchema.DIM_PERIOD,
              TableSchema.DIM_REGION,
              TableSchema.DIM_REGION_HISTORY,
              TableSchema.DIM_REGION_POPULATION,
              TableSchema.CLAIMS,
              TableSchema.COORDINATE_CHECKS,
              TableSchema.FIELD_COMPLETENESS,
              TableSchema.REPORTING_LAG,
              TableSchema.REJECTS,
              TableSchema.FINDINGS,
              TableSchema.UNMATCHED_NAMES,
              ChangeTable.SCHEMA)
          .map(TableSchema::name)
          .toList();

  /** Returns the names of the tables of incidents that a job without selection has. */
  static List<String> incidents(List<FactTable> facts, List<Job.Source> sources) {
    return sources.stream().noneMatch(source -> source.profile().incident().any())
        ? List.of()
        : facts.stream()
            .filter(table -> table.dataset() == Dataset.CASUALTIES)
            .map(SelectedTables::incidentsOf)
            .toList();
  }

  private static String incidentsOf(FactTable casualties) {
    return TableSchema.incidents(casualties).name();
  }

  /** Returns the selected fact tables. */
  List<FactTable> selectedFacts() {
    return facts.stream().filter(table -> patterns.match(table.name())).toList();
  }

  /** Returns the selected summary tables. */
  Summaries selectedSummaries() {
    List<SummaryTable> tables =
        summaries.tables().stream().filter(table -> patterns.match(table.name())).toList();
    return new Summaries(tables, summaries.provisionalDays());
  }

  /** Adds the problems of the patterns. */
  void check(Suppression suppression, List<Problem> problems) {
    for (String pattern : patterns.patterns()) {
      problems.addAll(suppression.isEnabled() ? List.of(suppressed(pattern)) : problems(pattern));
    }
  }

  private static Problem suppressed(String pattern) {
    return problem(
        pattern,
        "cannot be combined with suppression, which needs every table that an output has shown;"
            + " list the tables in the job, with an output.path of their own",
        "");
  }

  private List<Problem> problems(String pattern) {
    if (pattern.isEmpty()) {
      return List.of(
          problem(
              "", "the pattern is empty; expected the name of a table, or part of it with *", ""));
    }
    List<String> matched =
        names().stream().filter(name -> TablePatterns.matches(pattern, name)).toList();
    if (!matched.isEmpty()) {
      return matched.stream()
          .filter(incidents::contains)
          .flatMap(this::withoutCasualties)
          .map(message -> problem(pattern, message, ""))
          .toList();
    }
    boolean always = ALWAYS.stream().anyMatch(name -> TablePatterns.matches(pattern, name));
    String closest = String.join(", ", closest(pattern));
    return List.of(
        always
            ? problem(
                pattern,
                "every run writes what matches; expected a table of figures, such as " + closest,
                "")
            : problem(
                pattern,
                "no table matches; the closest are " + closest,
                Similar.to(pattern, names())));
  }

  private static Problem problem(String pattern, String message, String suggestion) {
    return CommandLineValue.problem("--tables ", pattern, message, suggestion);
  }

  /** A table of incidents has the periods and regions that the table of casualties lists. */
  private Stream<String> withoutCasualties(String table) {
    return facts.stream()
        .filter(fact -> fact.dataset() == Dataset.CASUALTIES && incidentsOf(fact).equals(table))
        .map(FactTable::name)
        .filter(casualties -> !patterns.match(casualties))
        .map(
            casualties ->
                "%s is written with %s only; add --tables %s"
                    .formatted(table, casualties, casualties));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    facts.forEach(table -> names.add(table.name()));
    summaries.tables().forEach(table -> names.add(table.name()));
    names.addAll(incidents);
    return names;
  }

  private List<String> closest(String pattern) {
    String text = pattern.replace("*", "");
    return names().stream()
        .sorted(
            Comparator.comparing(
                name -> LevenshteinDistance.getDefaultInstance().apply(text, name)))
        .limit(MOST_NAMES)
        .toList();
  }
}
