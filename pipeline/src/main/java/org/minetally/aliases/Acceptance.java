package org.minetally.aliases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.job.Similar;
import org.minetally.profile.RegionColumns;
import org.minetally.region.Alias;
import org.minetally.region.Gazetteer;
import org.minetally.region.internal.NameFolding;

/** Checks decisions against a gazetteer. Either all of them become aliases, or none does. */
public final class Acceptance {

  private final Gazetteer gazetteer;
  private final Map<String, List<RegionColumns>> sources;
  private final Set<Alias> existing = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * Creates a check.
   *
   * @param gazetteer the gazetteer with its aliases
   * @param existing the lines of the file of aliases
   * @param sources the columns in which each source of the job names places
   */
  public Acceptance(
      Gazetteer gazetteer, List<Alias> existing, Map<String, List<RegionColumns>> sources) {
    this.gazetteer = gazetteer;
    this.sources = Map.copyOf(sources);
    existing.forEach(alias -> this.existing.add(line(alias.level(), alias.code(), alias.name())));
  }

  /** Returns whether a name matches now, because an alias was added since the run. */
  public boolean matchesNow(UnmatchedPlace place) {
    int level = gazetteer.levelIndex(place.key().level());
    return level >= 0 && gazetteer.findName(level, parent(place), place.key().name()) >= 0;
  }

  /**
   * Returns the lines to add to the file of aliases, without those that it has.
   *
   * @throws AliasesException with every reason why a decision cannot be accepted
   */
  public List<Alias> lines(List<Decision> decisions) {
    Set<Alias> lines = new HashSet<>();
    Map<Alias, List<Decision>> byName = new HashMap<>();
    List<Alias> added = new ArrayList<>();
    for (Decision decision : decisions) {
      UnmatchedPlace.Key key = decision.place().key();
      Alias line = line(key.level(), decision.code(), key.name());
      List<Decision> others =
          byName.computeIfAbsent(line(key.level(), "", key.name()), any -> new ArrayList<>());
      if (!existing.contains(line) && lines.add(line)) {
        problem(decision)
            .or(() -> conflict(decision, others))
            .ifPresentOrElse(
                problem -> problems.add(decision.where() + ": " + problem),
                () -> added.add(new Alias(key.level(), decision.code(), key.name(), "")));
      }
      others.add(decision);
    }
    if (!problems.isEmpty()) {
      throw new AliasesException(problems);
    }
    return added;
  }

  /** Returns the problem if the name was accepted for another region where it is searched. */
  private Optional<String> conflict(Decision decision, List<Decision> others) {
    return others.stream()
        .filter(other -> !other.code().equals(decision.code()))
        .filter(other -> isSearchedTogether(decision, other))
        .findFirst()
        .map(
            other ->
                "%s: accepted for the code \"%s\" here, and for \"%s\" in %s; accept one of them"
                    .formatted(
                        decision.place().shown(), decision.code(), other.code(), other.where()));
  }

  private boolean isSearchedTogether(Decision one, Decision other) {
    int level = gazetteer.levelIndex(one.place().key().level());
    int region = gazetteer.findCode(level, one.code());
    int otherRegion = gazetteer.findCode(level, other.code());
    return !isAlwaysWithin(one.place())
        || !isAlwaysWithin(other.place())
        || (region >= 0 && gazetteer.isEverWithin(region, parent(other.place())))
        || (otherRegion >= 0 && gazetteer.isEverWithin(otherRegion, parent(one.place())));
  }

  private Optional<String> problem(Decision decision) {
    UnmatchedPlace place = decision.place();
    UnmatchedPlace.Key key = place.key();
    int level = gazetteer.levelIndex(key.level());
    if (level < 0) {
      return Optional.of(
          "%s: the gazetteer has no level \"%s\"; run the job again"
              .formatted(place.shown(), key.level()));
    }
    return nameProblem(place)
        .or(() -> codeProblem(decision, level))
        .or(() -> matchProblem(decision, level));
  }

  private Optional<String> nameProblem(UnmatchedPlace place) {
    String name = place.key().name();
    if (name.isEmpty()) {
      return Optional.of(
          "the name is in a personal column, which is not published; add the alias by hand");
    }
    if (isCode(place)) {
      return Optional.of(
          "%s: this is a code, and aliases are names; add the code to the gazetteer"
              .formatted(place.shown()));
    }
    if (name.contains("characters, SHA-256 ")) {
      return Optional.of(
          "%s: the table has only the beginning of this name; add the alias by hand"
              .formatted(place.shown()));
    }
    return NameFolding.fold(name).isEmpty()
        ? Optional.of(
            "%s: the name has no letters or digits, so no alias can match it"
                .formatted(place.shown()))
        : Optional.empty();
  }

  private Optional<String> codeProblem(Decision decision, int level) {
    UnmatchedPlace place = decision.place();
    int region = gazetteer.findCode(level, decision.code());
    if (region < 0) {
      List<String> codes = new ArrayList<>();
      for (int id = 0; id < gazetteer.size(); id++) {
        if (gazetteer.region(id).level() == level) {
          codes.add(gazetteer.region(id).code());
        }
      }
      String similar =
          codes.stream()
              .filter(code -> code.replaceFirst("^0+", "").equals(decision.code()))
              .findFirst() // A spreadsheet has removed its zeros.
              .orElseGet(() -> Similar.to(decision.code(), codes));
      return Optional.of(
          "%s: no %s of the gazetteer has the code \"%s\"; fix the code"
                  .formatted(place.shown(), place.key().level(), decision.code())
              + (similar.isEmpty() ? "" : ". Did you mean \"%s\"?".formatted(similar)));
    }
    return gazetteer.isEverWithin(region, parent(place))
        ? Optional.empty()
        : Optional.of(
            "%s: %s is not in %s (%s), where the sources place the name; choose another region"
                .formatted(
                    place.shown(), shown(region), place.parentName(), place.key().parentCode()));
  }

  /** Returns the problem if the name matches something, within its parent or anywhere. */
  private Optional<String> matchProblem(Decision decision, int level) {
    UnmatchedPlace place = decision.place();
    String name = place.key().name();
    int found = gazetteer.findName(level, parent(place), name);
    if (found >= 0) {
      return Optional.of(
          "%s: already matches %s; run the job again".formatted(place.shown(), shown(found)));
    }
    int anywhere = gazetteer.findName(level, Gazetteer.UNKNOWN, name);
    if (anywhere == Gazetteer.NOT_FOUND
        || (found == Gazetteer.NOT_FOUND && isAlwaysWithin(place))) {
      return Optional.empty();
    }
    return Optional.of(
        "%s: with this alias, the name would match two regions, because it already matches %s; give"
                .formatted(place.shown(), anywhere < 0 ? "several" : shown(anywhere))
            + " the sources a column with the code or with the region above");
  }

  /** Returns whether what did not match is a code rather than a name. */
  private boolean isCode(UnmatchedPlace place) {
    return place.sources().stream()
        .flatMap(source -> sources.getOrDefault(source, List.of()).stream())
        .filter(columns -> columns.level().equals(place.key().level()))
        .allMatch(columns -> columns.name().isEmpty());
  }

  /**
   * Returns whether all sources that name places of the level also name the region above in which
   * the name was searched. Then equal names in other regions do not matter.
   */
  private boolean isAlwaysWithin(UnmatchedPlace place) {
    int parent = parent(place);
    if (parent == Gazetteer.UNKNOWN) {
      return false;
    }
    String above = gazetteer.levels().get(gazetteer.region(parent).level());
    return sources.values().stream()
        .filter(
            all ->
                all.stream()
                    .anyMatch(
                        columns ->
                            columns.level().equals(place.key().level())
                                && !columns.name().isEmpty()))
        .allMatch(all -> all.stream().anyMatch(columns -> columns.level().equals(above)));
  }

  /** Returns the region within which a name was searched. */
  private int parent(UnmatchedPlace place) {
    if (place.key().parentCode().isEmpty()) {
      return Gazetteer.UNKNOWN;
    }
    for (int level = gazetteer.levelIndex(place.key().level()) - 1; level >= 0; level--) {
      int region = gazetteer.findCode(level, place.key().parentCode());
      if (region >= 0) {
        return region;
      }
    }
    return Gazetteer.UNKNOWN;
  }

  private String shown(int region) {
    return "%s (%s)".formatted(gazetteer.region(region).name(), gazetteer.region(region).code());
  }

  /** Returns an alias that equals every alias with the same effect. */
  private static Alias line(String level, String code, String name) {
    return new Alias(level, code, NameFolding.fold(name), "");
  }
}
