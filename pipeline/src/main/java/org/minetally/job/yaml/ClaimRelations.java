package org.minetally.job.yaml;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.claim.Claim;
import org.minetally.claim.internal.Containment;
import org.minetally.job.ClaimSpec;
import org.minetally.job.Problem;
import org.minetally.job.Similar;

/** Checks that the parts and subsets among a job's claims have wholes that can contain them. */
final class ClaimRelations {

  private static final List<String> KEYS = List.of("part_of", "subset_of");

  private final Map<String, Yaml> items = new LinkedHashMap<>();
  private final Map<String, Claim> claims = new LinkedHashMap<>();
  private final Map<String, String> wholes = new LinkedHashMap<>();
  private final List<Problem> problems;

  /**
   * Creates a check.
   *
   * @param items the claims as written
   * @param claims those without mistakes
   */
  ClaimRelations(List<Yaml> items, List<ClaimSpec> claims, List<Problem> problems) {
    this.problems = problems;
    for (Yaml item : items) {
      String id = item.text("id", "");
      this.items.putIfAbsent(id, item);
      whole(item).flatMap(Yaml::text).ifPresent(whole -> wholes.putIfAbsent(id, whole));
    }
    claims.forEach(spec -> this.claims.putIfAbsent(spec.claim().id(), spec.claim()));
  }

  /** Returns the value of {@code part_of} or {@code subset_of}. */
  static Optional<Yaml> whole(Yaml item) {
    return item.get(KEYS.get(0)).or(() -> item.get(KEYS.get(1)));
  }

  /** Adds a problem for each mistake. */
  void check() {
    Set<String> inCycles = new HashSet<>();
    items.forEach(
        (id, item) -> {
          if (KEYS.stream().allMatch(key -> item.get(key).isPresent())) {
            problems.add(
                item.key("subset_of")
                    .problem(
                        "a claim is a part or a subset, not both; remove part_of or subset_of"));
          }
          whole(item).ifPresent(whole -> check(id, whole, inCycles));
        });
  }

  private void check(String id, Yaml whole, Set<String> inCycles) {
    String of = whole.text().orElse("");
    if (!items.containsKey(of)) {
      problems.add(
          whole.problem(
              "no claim has the id \"%s\"".formatted(of),
              Similar.to(of, List.copyOf(items.keySet()))));
      return;
    }
    List<String> cycle = Containment.cycle(id, wholes);
    if (!cycle.isEmpty()) {
      if (!inCycles.contains(id)) {
        problems.add(
            whole.problem(
                "the claim \"%s\" contains itself: %s; remove part_of or subset_of from one of them"
                    .formatted(id, String.join(", ", cycle))));
      }
      inCycles.addAll(cycle);
      return;
    }
    if (claims.containsKey(id) && claims.containsKey(of)) {
      Containment.conflict(claims.get(id), claims.get(of))
          .ifPresent(message -> problems.add(whole.problem(message)));
    }
  }
}
