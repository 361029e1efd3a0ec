package org.minetally.claim.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.claim.Claim;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.region.Gazetteer;

/**
 * Whether what a claim counts is contained in what another claim counts. Each message is a sentence
 * without a period that says what is wrong and what to do.
 */
public final class Containment {

  private static final Set<Measure> OUTCOMES =
      Set.of(Measure.KILLED, Measure.INJURED, Measure.OUTCOME_UNKNOWN);

  private Containment() {}

  /**
   * Checks that each claim can be the part or subset that it says it is.
   *
   * @throws IllegalArgumentException if a whole does not exist, is within its own part, or does not
   *     contain it
   */
  public static void require(List<Claim> claims, Gazetteer gazetteer) {
    Map<String, Claim> byId = new HashMap<>();
    Map<String, String> wholes = new HashMap<>();
    claims.forEach(claim -> byId.put(claim.id(), claim));
    claims.stream()
        .filter(claim -> !claim.whole().isEmpty())
        .forEach(claim -> wholes.put(claim.id(), claim.whole()));
    for (Claim claim : claims) {
      if (!claim.whole().isEmpty()) {
        problem(claim, byId, wholes, gazetteer)
            .ifPresent(
                problem -> {
                  throw new IllegalArgumentException("claim %s: %s".formatted(claim.id(), problem));
                });
      }
    }
  }

  private static Optional<String> problem(
      Claim claim, Map<String, Claim> byId, Map<String, String> wholes, Gazetteer gazetteer) {
    Claim whole = byId.get(claim.whole());
    if (whole == null) {
      return Optional.of(
          "%s of an unknown claim, %s; add that claim to the plan"
              .formatted(claim.subsetOf().isEmpty() ? "part" : "subset", claim.whole()));
    }
    List<String> cycle = cycle(claim.id(), wholes);
    return cycle.isEmpty()
        ? conflict(claim, whole).or(() -> regions(claim, whole, gazetteer))
        : Optional.of(
            "its whole, %s, is within it: %s; remove one of these relations"
                .formatted(claim.whole(), String.join(", ", cycle)));
  }

  /**
   * Returns why a claim cannot be the part or subset of a whole that it says it is. A part must
   * count the same things. A subset must also count them in the same time and of the same members.
   */
  public static Optional<String> conflict(Claim claim, Claim whole) {
    if (claim.dataset() != whole.dataset()) {
      return Optional.of(
          "\"%s\" counts %s, but this claim counts %s; remove %s"
              .formatted(whole.id(), whole.dataset().label(), claim.dataset().label(), key(claim)));
    }
    if (!contains(whole.measure(), claim.measure())) {
      return Optional.of(
          "\"%s\" counts %s, which do not contain the %s of this claim; remove %s"
              .formatted(
                  whole.id(), whole.measure().column(), claim.measure().column(), key(claim)));
    }
    return claim.subsetOf().isEmpty()
        ? Optional.empty()
        : window(claim, whole).or(() -> filters(claim, whole));
  }

  /** Returns why the regions of a claim, if it is a subset, are not within those of its whole. */
  public static Optional<String> regions(Claim subset, Claim whole, Gazetteer gazetteer) {
    if (subset.subsetOf().isEmpty() || whole.regions().isEmpty()) {
      return Optional.empty();
    }
    if (subset.regions().isEmpty()) {
      return Optional.of(
          "\"%s\" counts only some regions, but this claim counts all; set its regions"
              .formatted(whole.id()));
    }
    for (int region : subset.regions()) {
      if (whole.regions().stream().noneMatch(of -> gazetteer.isEverWithin(region, of))) {
        return Optional.of(
            "the region %s is not within the regions of \"%s\"; remove it from the regions of this"
                    .formatted(gazetteer.region(region).code(), whole.id())
                + " claim");
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the ids that lead from a claim back to itself, ending with the claim; empty if they do
   * not.
   *
   * @param wholes the id of the whole of each claim that has one
   */
  public static List<String> cycle(String id, Map<String, String> wholes) {
    List<String> path = new ArrayList<>();
    String next = wholes.get(id);
    while (next != null && !path.contains(next)) {
      path.add(next);
      if (next.equals(id)) {
        return path;
      }
      next = wholes.get(next);
    }
    return List.of();
  }

  private static boolean contains(Measure whole, Measure measure) {
    return whole == measure || (whole == Measure.VICTIMS && OUTCOMES.contains(measure));
  }

  private static Optional<String> window(Claim subset, Claim whole) {
    int from = whole.window().startDay();
    if (subset.window().startDay() < from) {
      return Optional.of(
          "\"%s\" begins on %s, but this claim begins earlier; set from in its window to that day or"
                  .formatted(whole.id(), LocalDate.ofEpochDay(from))
              + " a later one");
    }
    int to = whole.window().endDay();
    if (subset.window().endDay() > to) {
      return Optional.of(
          "\"%s\" ends on %s, but this claim ends later; set to in its window to that day or an"
                  .formatted(whole.id(), LocalDate.ofEpochDay(to))
              + " earlier one");
    }
    return Optional.empty();
  }

  private static Optional<String> filters(Claim subset, Claim whole) {
    for (Map.Entry<Dimension, List<String>> filter : whole.filters().entrySet()) {
      List<String> members = subset.filters().getOrDefault(filter.getKey(), List.of());
      if (members.isEmpty() || !filter.getValue().containsAll(members)) {
        String column = filter.getKey().column();
        return Optional.of(
            "\"%s\" counts only %s %s; set %s in the filters of this claim to one or more of them"
                .formatted(whole.id(), column, String.join(", ", filter.getValue()), column));
      }
    }
    return Optional.empty();
  }

  private static String key(Claim claim) {
    return claim.subsetOf().isEmpty() ? "part_of" : "subset_of";
  }
}
