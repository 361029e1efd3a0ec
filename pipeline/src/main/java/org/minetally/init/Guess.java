package org.minetally.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.minetally.model.Dataset;

/** Guesses the role of each column of a file: at most one role per column and column per role. */
final class Guess {

  /** The score for matching values, added to the score of the header. */
  private static final int BY_VALUES = 6;

  /** The score for a matching hashtag, which states the role explicitly. */
  private static final int BY_TAG = 20;

  private static final double MOST = 0.9;
  private static final double HALF = 0.5;

  /** The maximum number of different words in a vocabulary column. */
  private static final int MOST_WORDS = 200;

  private final Lexicon lexicon;
  private final Sample sample;
  private final Dataset dataset;
  private final Map<Role, Meaning> meanings = new EnumMap<>(Role.class);
  private final List<SampledColumn> personal = new ArrayList<>();

  private record Candidate(Meaning meaning, int score, int column) {}

  private Guess(Sample sample, Lexicon lexicon, Dataset dataset) {
    this.sample = sample;
    this.lexicon = lexicon;
    this.dataset = dataset;
  }

  /**
   * Guesses the roles of the columns of a file.
   *
   * @param dataset the dataset of the file, if the operator named it
   */
  static Guess of(Sample sample, Lexicon lexicon, Optional<Dataset> dataset) {
    Guess any = new Guess(sample, lexicon, dataset.orElse(null));
    any.assign();
    if (dataset.isPresent()) {
      return any;
    }
    boolean people = any.meanings.keySet().stream().anyMatch(Role::isOfCasualties);
    boolean finds =
        any.meanings.keySet().stream().anyMatch(role -> role.isArea() || role == Role.ITEMS);
    Guess guess =
        new Guess(sample, lexicon, people && !finds ? Dataset.CASUALTIES : Dataset.DETECTIONS);
    guess.assign();
    return guess;
  }

  private void assign() {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < sample.columns().size(); i++) {
      for (Role role : Role.values()) {
        if (isReachable(i) && isPossible(role)) {
          candidate(role, i).ifPresent(candidates::add);
        }
      }
    }
    candidates.sort(
        Comparator.comparingInt(Candidate::score)
            .reversed()
            .thenComparing(candidate -> candidate.meaning().role())
            .thenComparingInt(Candidate::column));
    Set<SampledColumn> taken = new HashSet<>();
    for (Candidate candidate : candidates) {
      Meaning meaning = candidate.meaning();
      if (taken.contains(meaning.column()) || meanings.containsKey(meaning.role())) {
        continue;
      }
      taken.add(meaning.column());
      if (meaning.role() == Role.PERSONAL) {
        personal.add(meaning.column());
      } else {
        meanings.put(meaning.role(), meaning);
      }
    }
    keepOneTime();
  }

  /**
   * Keeps a single source of dates: a date column is preferred to a year column, which may be the
   * year of production.
   */
  private void keepOneTime() {
    if (meanings.containsKey(Role.DATE)) {
      meanings.keySet().removeAll(Set.of(Role.YEAR, Role.MONTH, Role.DAY, Role.START, Role.END));
    } else if (meanings.containsKey(Role.YEAR)) {
      meanings.keySet().removeAll(Set.of(Role.START, Role.END));
    } else {
      meanings.keySet().removeAll(Set.of(Role.MONTH, Role.DAY));
    }
    if (!meanings.containsKey(Role.START) || !meanings.containsKey(Role.END)) {
      meanings.keySet().removeAll(Set.of(Role.START, Role.END));
    }
  }

  /** Returns whether a profile can name a column, which requires a unique, non-empty name. */
  private boolean isReachable(int column) {
    String name = sample.columns().get(column).name();
    return !name.isEmpty()
        && sample.columns().stream().filter(other -> other.name().equals(name)).count() == 1;
  }

  private boolean isPossible(Role role) {
    return dataset == null
        || (dataset == Dataset.CASUALTIES ? !role.isOfDetections() : !role.isOfCasualties());
  }

  private Optional<Candidate> candidate(Role role, int number) {
    SampledColumn column = sample.columns().get(number);
    Optional<Role> tagged = Tags.role(column.tag());
    int header = tagged.isPresent() ? 0 : lexicon.score(column.name(), role);
    int tag = tagged.filter(of -> of == role).isPresent() ? BY_TAG : 0;
    int values = role.isVocabulary() && isVocabulary(role, column) ? BY_VALUES : 0;
    int score = header + tag + values;
    if (score == 0 || !fits(role, column, header + tag)) {
      return Optional.empty();
    }
    String why =
        Stream.of(
                tag > 0 ? "the hashtag " + column.tag() : "",
                header > 0 ? "its name" : "",
                values > 0 ? "its values" : "")
            .filter(reason -> !reason.isEmpty())
            .reduce((one, other) -> one + " and " + other)
            .orElseThrow();
    if (column.empty() > 0) {
      why +=
          String.format(
              Locale.ROOT,
              "; %,d of %,d are empty",
              column.empty(),
              column.empty() + column.filled());
    }
    return Optional.of(new Candidate(new Meaning(role, column, why), score, number));
  }

  private boolean isVocabulary(Role role, SampledColumn column) {
    return column.share(value -> lexicon.member(role, value).isPresent(), lexicon) >= HALF;
  }

  /** Returns whether the values of a column are plausible for a role. */
  private boolean fits(Role role, SampledColumn column, int named) {
    if (column.filled() == 0) {
      return false;
    }
    return switch (role) {
      case DATE, START, END -> Dates.of(column, lexicon).isPresent();
      case YEAR -> column.share(value -> isBetween(value, 1800, 2200), lexicon) >= MOST;
      case MONTH -> column.share(value -> isBetween(value, 0, 12) || isNines(value)) >= MOST;
      case DAY -> column.share(value -> isBetween(value, 0, 31) || isNines(value)) >= MOST;
      case OUTCOME, SEX, STATUS, AGE ->
          isVocabulary(role, column) && column.values().size() <= MOST_WORDS;
      case DEVICE ->
          column.values().size() <= MOST_WORDS
              && (isVocabulary(role, column) || named >= Lexicon.AMONG);
      case KILLED, INJURED, VICTIMS, ITEMS -> Numbers.of(column, true, lexicon).isPresent();
      case CLEARED, REDUCED, CANCELLED, LATITUDE, LONGITUDE ->
          Numbers.of(column, false, lexicon).isPresent();
      case KEY -> column.isDistinct() && named >= Lexicon.AMONG;
      case ACTIVITY, EVENT, MODEL -> Numbers.of(column, false, lexicon).isEmpty();
      case COUNTRY, PROVINCE, DISTRICT, COMMUNITY -> Numbers.of(column, false, lexicon).isEmpty();
      default -> true;
    };
  }

  private static boolean isBetween(String value, int least, int most) {
    return value.length() <= 4
        && value.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(value) >= least
        && Integer.parseInt(value) <= most;
  }

  /** Returns whether a value is a spreadsheet convention for an unknown part of a date. */
  static boolean isNines(String value) {
    return value.equals("99") || value.equals("9999");
  }

  Sample sample() {
    return sample;
  }

  Dataset dataset() {
    return dataset;
  }

  Optional<Meaning> of(Role role) {
    return Optional.ofNullable(meanings.get(role));
  }

  /** Returns the guessed meanings, in the order of {@link Role}. */
  List<Meaning> all() {
    return List.copyOf(meanings.values());
  }

  /** Returns the columns with personal data. */
  List<SampledColumn> personal() {
    return List.copyOf(personal);
  }

  /** Returns the columns that no role was found for. */
  List<SampledColumn> unused() {
    Set<SampledColumn> used = new HashSet<>(personal);
    meanings.values().forEach(meaning -> used.add(meaning.column()));
    return sample.columns().stream().filter(column -> !used.contains(column)).toList();
  }

  /** Returns the region levels that have a name column, a code column, or both; highest first. */
  List<String> levels() {
    return meanings.keySet().stream()
        .map(Role::level)
        .filter(level -> !level.isEmpty())
        .distinct()
        .toList();
  }

  /** Returns the name or code column of a level. */
  Optional<SampledColumn> place(String level, boolean code) {
    return meanings.values().stream()
        .filter(meaning -> meaning.role().level().equals(level) && meaning.role().isCode() == code)
        .map(Meaning::column)
        .findFirst();
  }
}
