package org.minetally.init;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides whether a file without a measure is a list of regions or places, and not of records.
 * Records have days that differ, or columns about hazards, work or people; regions have each name
 * or code once.
 *
 * @param any a guess in which all roles are possible
 */
record RegionsOnly(Guess any) {

  /** Fewer different days may be those on which an edition of the boundaries was valid. */
  private static final int FEWEST_DAYS = 3;

  private static final double MANY = 0.2;
  private static final double NEARLY_ALL = 0.95;

  private static final List<Role> OF_RECORDS =
      List.of(
          Role.OUTCOME, Role.SEX, Role.AGE, Role.STATUS, Role.DEVICE, Role.EVENT, Role.INCIDENT);

  /** Returns whether the features are boundaries of regions. */
  boolean areBoundaries() {
    if (isAboutHazards() || OF_RECORDS.stream().anyMatch(role -> any.of(role).isPresent())) {
      return false;
    }
    return hasRegionOnce() || !hasDays();
  }

  /**
   * Returns what the rows of a table are, if they are certainly not records.
   *
   * @param likely whether something shows that they are records
   */
  Optional<NoRecordsException.Kind> kind(boolean likely) {
    boolean persons = OF_RECORDS.stream().anyMatch(role -> any.of(role).isPresent());
    if (isAboutHazards() || hasDays() || (likely && persons)) {
      return Optional.empty();
    }
    boolean namesPeople =
        any.personal().stream()
            .anyMatch(
                m -> m.role() == Role.PERSONAL && !any.lexicon().isOnlyName(m.column().name()));
    if (hasRegionOnce() && !persons && !namesPeople) {
      return Optional.of(NoRecordsException.Kind.GAZETTEER);
    }
    if (likely || hasFigures() || any.of(Role.DATE).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        any.places().levels().isEmpty() || namesPeople
            ? NoRecordsException.Kind.OTHER
            : NoRecordsException.Kind.GAZETTEER);
  }

  /** Returns whether a column has a name of hazards or of work in it. */
  private boolean isAboutHazards() {
    return has(column -> any.lexicon().isOfHazards(column.name()));
  }

  private boolean hasDays() {
    boolean named =
        any.of(Role.DATE)
            .filter(date -> date.score() >= HeaderWords.NEAR)
            .filter(date -> date.column().values().size() > 1)
            .isPresent();
    return named
        || has(
            column ->
                Dates.areLikely(column, any.lexicon())
                    && column.values().size() >= FEWEST_DAYS
                    && column.values().size() >= MANY * column.filled());
  }

  /** Returns whether a column has each of its names or codes of places once. */
  private boolean hasRegionOnce() {
    return any.places().levels().stream()
            .flatMap(level -> level.code().or(level::name).stream())
            .anyMatch(this::isOnce)
        || has(column -> isOnce(column) && isCodeOfPlace(column.name()));
  }

  private boolean isOnce(SampledColumn column) {
    return column.values().size() >= NEARLY_ALL * any.sample().rows();
  }

  private boolean isCodeOfPlace(String name) {
    return any.lexicon().isCode(name)
        && Lexicon.LEVELS.stream()
            .anyMatch(level -> any.lexicon().placeScore(name, level) >= HeaderWords.INSIDE);
  }

  /**
   * Returns whether numbers are neither codes nor coordinates, so that they may count something.
   */
  private boolean hasFigures() {
    Fitness fitness = new Fitness(any.lexicon());
    return has(
        column ->
            column.filled() > 0
                && any.unused().contains(column)
                && fitness.isNumeric(column)
                && !column.isDistinct()
                && !any.lexicon().isCode(column.name()));
  }

  private boolean has(Predicate<SampledColumn> some) {
    return any.sample().columns().stream().anyMatch(some);
  }
}
