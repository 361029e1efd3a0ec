package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.job.Problem;
import org.minetally.job.Similar;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.profile.PartsCheck;
import org.minetally.profile.Split;

/** Reads which columns contain the figures of single members, and which columns must add up. */
final class SplitReader {

  private final Yaml profile;
  private final Set<Dataset> datasets;
  private final ColumnNames columns;
  private final MeasuresReader measures;
  private final List<Problem> problems;

  SplitReader(
      Yaml profile,
      Set<Dataset> datasets,
      ColumnNames columns,
      MeasuresReader measures,
      List<Problem> problems) {
    this.profile = profile;
    this.datasets = datasets;
    this.columns = columns;
    this.measures = measures;
    this.problems = problems;
  }

  Split split() {
    Optional<Yaml> place = profile.get("split");
    Optional<Dimension> dimension = place.flatMap(p -> p.get("dimension")).flatMap(this::dimension);
    List<Split.Member> members = new ArrayList<>();
    for (Map.Entry<Yaml, Yaml> pair :
        place.flatMap(p -> p.get("members")).map(Yaml::pairs).orElse(List.of())) {
      String label = pair.getKey().text().orElse("");
      dimension.ifPresent(of -> checkMember(pair.getKey(), label, of));
      Split.Member member = new Split.Member(label, measures.quantities(pair.getValue()));
      if (pair.getValue().isMapping() && pair.getValue().pairs().isEmpty()) {
        problems.add(pair.getValue().problem("the member has no measure; expected at least one"));
      }
      members.add(member);
    }
    return dimension.isEmpty() || members.isEmpty()
        ? Split.NONE
        : new Split(dimension.get(), members);
  }

  List<PartsCheck> checks() {
    List<PartsCheck> checks = new ArrayList<>();
    for (Yaml place : profile.items("checks")) {
      checks.add(
          new PartsCheck(
              columns.under(place, "total"),
              place.items("parts").stream().map(columns::at).toList()));
    }
    return checks;
  }

  private Optional<Dimension> dimension(Yaml place) {
    for (Dimension dimension : Dimension.values()) {
      if (!dimension.column().equals(place.text().orElse(""))) {
        continue;
      }
      if (datasets.stream().noneMatch(dimension.datasets()::contains)) {
        problems.add(place.problem(TablesReader.foreign(datasets.iterator().next(), dimension)));
      }
      profile
          .get("dimensions")
          .filter(mapped -> mapped.get(dimension.column()).isPresent())
          .ifPresent(
              mapped ->
                  problems.add(
                      mapped
                          .key(dimension.column())
                          .problem(
                              "split already assigns %s; remove it from split or from dimensions"
                                  .formatted(dimension.column()))));
      return Optional.of(dimension);
    }
    return Optional.empty();
  }

  private void checkMember(Yaml place, String label, Dimension dimension) {
    if (label.equals(dimension.unknown())) {
      problems.add(
          place.problem(
              "\"%s\" is the total minus the other members and has no column; remove it"
                  .formatted(label)));
    } else if (!dimension.accepts(label)) {
      problems.add(
          place.problem(
              "the vocabulary has no member \"%s\"; expected one of %s"
                  .formatted(label, String.join(", ", dimension.members())),
              Similar.to(label, dimension.members())));
    }
  }
}
