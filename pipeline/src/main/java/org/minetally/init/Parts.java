package org.minetally.init;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minetally.model.Dataset;

/**
 * Columns that count the members of one dimension: people by sex, or ordnance by kind.
 *
 * @param dimension the dimension; empty if there are no such columns
 * @param members for each member, the column of each measure
 * @param left columns that also count parts but cannot be used
 */
record Parts(String dimension, Map<String, Map<Role, SampledColumn>> members, List<String> left) {

  static final Parts NONE = new Parts("", Map.of(), List.of());

  private record Part(SampledColumn column, Role role, Lexicon.Member member) {}

  /** Finds such columns among those that have no other use. */
  static Parts of(Sample sample, Lexicon lexicon, Guess guess) {
    List<Part> found = new ArrayList<>();
    for (SampledColumn column : guess.unused()) {
      if (sample.isReachable(column)
          && column.filled() > 0
          && NumberStyle.isNumeric(column, true, lexicon)) {
        people(column, lexicon, guess).ifPresent(found::add);
        ordnance(column, lexicon, guess).ifPresent(found::add);
      }
    }
    Map<String, List<Part>> byDimension = new LinkedHashMap<>();
    for (Part part : found) {
      byDimension.computeIfAbsent(part.member().dimension(), d -> new ArrayList<>()).add(part);
    }
    byDimension.keySet().removeIf(dimension -> isTaken(dimension, guess));
    return byDimension.values().stream()
        .filter(parts -> parts.stream().map(p -> p.member().name()).distinct().count() > 1)
        .max(java.util.Comparator.comparingInt(List::size))
        .map(parts -> of(parts, found))
        .orElse(NONE);
  }

  private static Parts of(List<Part> parts, List<Part> found) {
    Map<String, Map<Role, SampledColumn>> members = new LinkedHashMap<>();
    List<String> left = new ArrayList<>();
    for (Part part : found) {
      boolean used =
          parts.contains(part)
              && members
                      .computeIfAbsent(part.member().name(), m -> new EnumMap<>(Role.class))
                      .putIfAbsent(part.role(), part.column())
                  == null;
      if (!used) {
        left.add(part.column().name());
      }
    }
    return new Parts(parts.get(0).member().dimension(), members, left);
  }

  private static boolean isTaken(String dimension, Guess guess) {
    return switch (dimension) {
      case "sex" -> guess.of(Role.SEX).isPresent();
      case "age_group" -> guess.of(Role.AGE).isPresent();
      case "victim_status" -> guess.of(Role.STATUS).isPresent();
      case "device_category" -> guess.of(Role.DEVICE).isPresent();
      default -> true;
    };
  }

  private static Optional<Part> people(SampledColumn column, Lexicon lexicon, Guess guess) {
    List<Lexicon.Member> members = lexicon.parts(column.name());
    if (guess.dataset() != Dataset.CASUALTIES || members.size() != 1) {
      return Optional.empty();
    }
    Optional<Role> named =
        List.of(Role.KILLED, Role.INJURED, Role.VICTIMS).stream()
            .filter(role -> lexicon.score(column.name(), role) >= HeaderWords.AMONG)
            .findFirst();
    return named
        .or(() -> lexicon.isOnlyPart(column.name()) ? Optional.of(Role.VICTIMS) : Optional.empty())
        .map(role -> new Part(column, role, members.get(0)));
  }

  private static Optional<Part> ordnance(SampledColumn column, Lexicon lexicon, Guess guess) {
    if (guess.dataset() != Dataset.DETECTIONS) {
      return Optional.empty();
    }
    int dot = column.name().lastIndexOf('.');
    return lexicon
        .device(column.name().substring(dot + 1))
        .map(member -> new Lexicon.Member("device_category", member))
        .map(member -> new Part(column, Role.ITEMS, member));
  }

  /** Returns the columns in use. */
  List<SampledColumn> columns() {
    return members.values().stream().flatMap(measures -> measures.values().stream()).toList();
  }
}
