package org.minetally.init;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.model.Dataset;

/** Guesses the role of each column for one dataset: at most one role a column and column a role. */
final class Guess {

  /** The lead of a column over another one for which the guess is certain. */
  private static final int LEAD = 2;

  private final Sample sample;
  private final Lexicon lexicon;
  private final Dataset dataset;
  private final Map<Role, Meaning> meanings = new EnumMap<>(Role.class);
  private final List<Meaning> personal = new ArrayList<>();
  private Places places = Places.NONE;
  private Parts parts = Parts.NONE;
  private NumberStyle numbers = NumberStyle.PLAIN;

  private Guess(Sample sample, Lexicon lexicon, Dataset dataset) {
    this.sample = sample;
    this.lexicon = lexicon;
    this.dataset = dataset;
  }

  /**
   * Guesses the roles of the columns of a file.
   *
   * @param dataset the dataset; null while it is not known, so that all roles are possible
   */
  static Guess of(Sample sample, Lexicon lexicon, Dataset dataset) {
    return of(sample, sample, lexicon, dataset);
  }

  /**
   * Guesses the roles of the columns for the records of one dataset.
   *
   * @param file all records of the file
   */
  static Guess of(Sample file, Sample sample, Lexicon lexicon, Dataset dataset) {
    Guess guess = new Guess(sample, lexicon, dataset);
    guess.make(file);
    return guess;
  }

  private void make(Sample file) {
    List<Meaning> candidates =
        new Candidates(sample, lexicon)
            .all().stream().filter(meaning -> isPossible(meaning.role())).toList();
    assign(candidates);
    places = Places.of(sample, lexicon, takenForSure());
    meanings.values().removeIf(meaning -> places.isUsed(meaning.column()));
    personal.removeIf(meaning -> places.isUsed(meaning.column()));
    new TimeChoice(meanings).choose();
    readNamesOfMonths();
    doubtOtherDays();
    keepUsable();
    parts = Parts.of(sample, lexicon, this);
    addNarratives();
    doubtNames();
    numbers = NumberStyle.of(file, wholes(file), lexicon);
  }

  private boolean isPossible(Role role) {
    return dataset == null
        || (dataset == Dataset.CASUALTIES ? !role.isOfDetections() : !role.isOfCasualties());
  }

  private void assign(List<Meaning> candidates) {
    Set<SampledColumn> taken = new HashSet<>();
    for (Meaning candidate : candidates) {
      Role role = candidate.role();
      if (taken.contains(candidate.column()) || meanings.containsKey(role)) {
        continue;
      }
      taken.add(candidate.column());
      if (role.isPersonal()) {
        personal.add(candidate);
      } else {
        meanings.put(role, candidate);
      }
    }
    for (Meaning chosen : List.copyOf(meanings.values())) {
      Optional<Meaning> rival =
          candidates.stream()
              .filter(other -> other.role() == chosen.role() && other.column() != chosen.column())
              .filter(other -> other.score() + LEAD > chosen.score() && !isBetterElsewhere(other))
              .findFirst();
      rival.ifPresent(
          other ->
              meanings.put(
                  chosen.role(),
                  chosen.doubting("it could also be the column " + other.column().name())));
    }
  }

  /** Returns whether the column of a candidate has another role that fits it better. */
  private boolean isBetterElsewhere(Meaning candidate) {
    return personal.stream().anyMatch(m -> m.column() == candidate.column())
        || meanings.values().stream()
            .anyMatch(m -> m.column() == candidate.column() && m.score() > candidate.score());
  }

  /** Returns the columns whose values, not only their names, show that they are not places. */
  private Set<SampledColumn> takenForSure() {
    Set<SampledColumn> taken = new HashSet<>();
    meanings.values().stream()
        .filter(m -> m.role().isVocabulary() || m.role().isTime() || m.score() >= HeaderWords.SAME)
        .filter(m -> m.role() != Role.KEY && m.role() != Role.INCIDENT)
        .forEach(m -> taken.add(m.column()));
    return taken;
  }

  /** Uses a column with the month names, or notes one with texts that cannot be read. */
  private void readNamesOfMonths() {
    if (!meanings.containsKey(Role.YEAR) || meanings.containsKey(Role.MONTH)) {
      return;
    }
    sample.columns().stream()
        .filter(column -> column.filled() > 0 && sample.isReachable(column))
        .filter(column -> lexicon.score(column.name(), Role.MONTH) >= HeaderWords.NEAR)
        .findFirst()
        .ifPresent(this::readNamesOfMonths);
  }

  private void readNamesOfMonths(SampledColumn column) {
    Months months = Months.of(column.values());
    if (column.share(months::reads, lexicon) == 1) {
      String doubt = "the month names are read in the language " + months.language();
      meanings.put(
          Role.MONTH,
          new Meaning(Role.MONTH, column, HeaderWords.NEAR, "its name", List.of(doubt)));
      return;
    }
    meanings.compute(
        Role.YEAR,
        (role, year) ->
            year.doubting(
                "the months in %s, such as %s, cannot be read"
                    .formatted(column.name(), column.values().get(0))));
  }

  /** Doubts the column of dates if another one has days and its name does not say of what. */
  private void doubtOtherDays() {
    Optional<SampledColumn> other =
        unused().stream()
            .filter(column -> !lexicon.isOther(column.name(), Role.DATE))
            .filter(column -> Dates.areLikely(column, lexicon))
            .filter(column -> Dates.of(column, lexicon).isPresent())
            .filter(column -> Tags.role(column.tag()).isEmpty())
            .findFirst();
    other.ifPresent(
        column ->
            meanings.computeIfPresent(
                Role.DATE,
                (role, date) -> date.doubting("the column " + column.name() + " has days too")));
  }

  /** Drops roles that make sense only with others. */
  private void keepUsable() {
    if (!meanings.containsKey(Role.LATITUDE) || !meanings.containsKey(Role.LONGITUDE)) {
      meanings.keySet().removeAll(Set.of(Role.LATITUDE, Role.LONGITUDE));
    }
    if (meanings.keySet().stream().anyMatch(Role::isArea)) {
      meanings.remove(Role.AREA);
    } else if (meanings.containsKey(Role.AREA) && dataset == Dataset.DETECTIONS) {
      meanings.put(Role.CLEARED, meanings.remove(Role.AREA).as(Role.CLEARED));
    } else {
      meanings.remove(Role.AREA);
    }
    if (meanings.containsKey(Role.AGE)) {
      meanings.remove(Role.AGE_YEARS);
    }
    keepOutcomeOrCounts();
    if (!meanings.containsKey(Role.OUTCOME) && !meanings.containsKey(Role.KEY)) {
      useIncidentAsKey();
    }
    for (Role weak : List.of(Role.KILLED, Role.INJURED, Role.VICTIMS, Role.ITEMS)) {
      if (meanings.containsKey(weak) && meanings.get(weak).score() <= HeaderWords.OTHER) {
        meanings.remove(weak);
      }
    }
  }

  /** Drops the outcome if people are counted, unless each record is a person. */
  private void keepOutcomeOrCounts() {
    List<Meaning> counts = meanings.values().stream().filter(m -> m.role().isPeople()).toList();
    boolean persons =
        List.of(Role.SEX, Role.AGE, Role.AGE_YEARS).stream().anyMatch(meanings::containsKey);
    boolean whole = counts.stream().allMatch(m -> m.role() == Role.VICTIMS);
    if (counts.isEmpty() || !meanings.containsKey(Role.OUTCOME)) {
      return;
    }
    if (persons && whole) {
      String name = counts.get(0).column().name();
      meanings.remove(Role.VICTIMS);
      meanings.computeIfPresent(
          Role.OUTCOME,
          (role, outcome) ->
              outcome.doubting(
                  "each record is taken for one person, and %s for the victims of the whole incident"
                      .formatted(name)));
    } else {
      meanings.remove(Role.OUTCOME);
    }
  }

  /** Uses the number of an incident as the key if every record has its own. */
  private void useIncidentAsKey() {
    Meaning incident = meanings.get(Role.INCIDENT);
    if (incident != null && incident.column().isDistinct()) {
      meanings.put(
          Role.KEY, incident.as(Role.KEY).doubting("every record is a different incident"));
      meanings.remove(Role.INCIDENT);
    }
  }

  /** Treats unused columns as personal if their values or long texts may identify people. */
  private void addNarratives() {
    for (SampledColumn column : unused()) {
      Optional<String> values = PersonalValues.of(column, lexicon);
      if (values.isPresent()) {
        String doubt = "its values look like " + values.get();
        personal.add(new Meaning(Role.PERSONAL, column, 0, "its values", List.of(doubt)));
      } else if (column.isNarrative()) {
        personal.add(
            new Meaning(
                Role.NARRATIVE, column, 0, "its long texts", List.of(Candidates.FREE_TEXT)));
      }
    }
  }

  /** Marks names that may be those of a hazard, a task or a place. */
  private void doubtNames() {
    boolean people =
        dataset == Dataset.CASUALTIES && meanings.keySet().stream().noneMatch(Role::isPeople);
    if (!people) {
      personal.replaceAll(
          meaning ->
              meaning.role() == Role.PERSONAL && lexicon.isOnlyName(meaning.column().name())
                  ? meaning.doubting("it may name something else than people")
                  : meaning);
    }
  }

  /** Returns the columns in use whose numbers are whole. */
  private Set<SampledColumn> wholes(Sample file) {
    List<SampledColumn> wholes = new ArrayList<>(parts.columns());
    meanings.values().stream()
        .filter(meaning -> meaning.role().isCount() || meaning.role() == Role.YEAR)
        .forEach(meaning -> wholes.add(meaning.column()));
    Set<SampledColumn> inFile = new HashSet<>();
    wholes.forEach(column -> inFile.add(file.columns().get(sample.position(column))));
    return inFile;
  }

  Sample sample() {
    return sample;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  Dataset dataset() {
    return dataset;
  }

  Places places() {
    return places;
  }

  Parts parts() {
    return parts;
  }

  NumberStyle numbers() {
    return numbers;
  }

  Optional<Meaning> of(Role role) {
    return Optional.ofNullable(meanings.get(role));
  }

  /** Returns the guessed meanings, in the order of {@link Role}. */
  List<Meaning> all() {
    return List.copyOf(meanings.values());
  }

  /** Returns the columns with personal data, or that may have some. */
  List<Meaning> personal() {
    return List.copyOf(personal);
  }

  /** Returns the columns that no role was found for. */
  List<SampledColumn> unused() {
    Set<SampledColumn> used = new HashSet<>();
    personal.forEach(meaning -> used.add(meaning.column()));
    meanings.values().forEach(meaning -> used.add(meaning.column()));
    used.addAll(parts.columns());
    return sample.columns().stream()
        .filter(column -> !used.contains(column) && !places.isUsed(column))
        .filter(column -> !sample.apart().contains(column.name()))
        .toList();
  }
}
