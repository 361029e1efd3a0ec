package org.minetally.job.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minetally.job.ChangeLimit;
import org.minetally.job.ChangeLimit.Per;
import org.minetally.job.Job;
import org.minetally.job.Problem;
import org.minetally.job.Similar;
import org.minetally.job.SnapshotLimits;
import org.minetally.job.TablePatterns;
import org.minetally.job.Thresholds;
import org.minetally.job.Thresholds.Limit;

/**
 * Reads the thresholds. The schema check reports values of a wrong type.
 *
 * @param root the job
 * @param sources its sources
 * @param tables its tables
 * @param problems receives mistakes
 */
record ThresholdsReader(
    Yaml root, List<Job.Source> sources, SelectedTables tables, List<Problem> problems) {

  Thresholds read() {
    Optional<Yaml> given = root.get("thresholds");
    Double share = number(given, "rejected_share");
    Double records = number(given, "rejected_records");
    boolean none = share == null && records == null;
    Optional<Yaml> completeness = given.flatMap(t -> t.get("completeness"));
    Double snapshots = number(completeness, "snapshots");
    return new Thresholds(
        share,
        none ? Long.valueOf(0) : whole(records),
        number(given, "unmatched_share"),
        whole(number(given, "freshness_days")),
        new SnapshotLimits(
            number(given, "volume_change_share"),
            changes(given),
            new SnapshotLimits.Completeness(
                number(completeness, "missing_share"),
                snapshots == null ? 1 : snapshots.intValue())),
        warnOnly(given));
  }

  private List<ChangeLimit> changes(Optional<Yaml> thresholds) {
    List<ChangeLimit> limits = new ArrayList<>();
    for (Yaml limit : thresholds.map(t -> t.items("changes")).orElse(List.of())) {
      limits.add(change(limit));
    }
    return limits;
  }

  private ChangeLimit change(Yaml limit) {
    Double increase = number(Optional.of(limit), "increase_share");
    Double decrease = number(Optional.of(limit), "decrease_share");
    if (limit.isMapping() && increase == null && decrease == null) {
      problems.add(limit.problem("expected increase_share, decrease_share or both"));
    }
    Double ignored = number(Optional.of(limit), "ignore_below");
    return new ChangeLimit(
        limit.get("sources").isPresent() ? ofSources(limit) : ofTables(limit),
        increase,
        decrease,
        ignored == null ? BigDecimal.ZERO : new BigDecimal(ignored.toString()));
  }

  private ChangeLimit.Scope ofSources(Yaml limit) {
    for (String key : List.of("tables", "per", "regions", "measures")) {
      limit
          .get(key)
          .ifPresent(
              other ->
                  problems.add(
                      other.problem(
                          "\"%s\" does not apply to sources; write a limit of its own"
                              .formatted(key))));
    }
    List<String> ids = sources.stream().map(Job.Source::id).toList();
    for (Yaml id : limit.items("sources")) {
      if (id.text().filter(text -> !ids.contains(text)).isPresent()) {
        String text = id.text().orElse("");
        problems.add(id.problem("unknown source \"%s\"".formatted(text), Similar.to(text, ids)));
      }
    }
    return new ChangeLimit.Scope(Per.SOURCE, limit.texts("sources"), List.of(), List.of());
  }

  private ChangeLimit.Scope ofTables(Yaml limit) {
    List<String> names = new ArrayList<>(tables.incidents());
    tables.facts().forEach(table -> names.add(table.name()));
    for (Yaml pattern : limit.items("tables")) {
      String text = pattern.text().orElse("");
      if (names.stream().noneMatch(name -> TablePatterns.matches(text, name))) {
        problems.add(
            pattern.problem(
                "no table of casualties, detections or incidents matches \"%s\"".formatted(text),
                Similar.to(text, names)));
      }
    }
    Per per =
        Arrays.stream(Per.values())
            .filter(of -> limit.text("per", "cell").equals(of.key()))
            .findFirst()
            .orElse(Per.CELL);
    return new ChangeLimit.Scope(
        per, limit.texts("tables"), limit.texts("regions"), limit.texts("measures"));
  }

  private static Long whole(Double limit) {
    return limit == null ? null : Long.valueOf(limit.longValue());
  }

  private static Set<Limit> warnOnly(Optional<Yaml> thresholds) {
    Set<Limit> limits = EnumSet.noneOf(Limit.class);
    for (Yaml name : thresholds.map(t -> t.items("warn_only")).orElse(List.of())) {
      Arrays.stream(Limit.values())
          .filter(limit -> name.text().filter(limit.key()::equals).isPresent())
          .forEach(limits::add);
    }
    return limits;
  }

  private static Double number(Optional<Yaml> mapping, String key) {
    Optional<String> given = mapping.flatMap(t -> t.get(key)).flatMap(Yaml::text);
    try {
      return given.map(Double::valueOf).orElse(null);
    } catch (NumberFormatException e) {
      return null; // The schema check has reported that it is not a number.
    }
  }
}
