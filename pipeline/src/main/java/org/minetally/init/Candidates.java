package org.minetally.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the roles that each column could have: by hashtag, by header, and by values. */
final class Candidates {

  /** The score for matching values, added to the score of the header. */
  private static final int BY_VALUES = 6;

  /** The score for days or kinds of events in a column whose name says nothing. */
  private static final int BY_USE = HeaderWords.AMONG - 1;

  /** The score for a matching hashtag, which states the role explicitly. */
  private static final int BY_TAG = 20;

  /** The score taken from a column whose values raise a question. */
  private static final int DOUBTFUL = 2;

  private static final double NEARLY_ALL = 0.9;

  /** The doubt about a column of free text. */
  static final String FREE_TEXT =
      "free text may name people; remove the column from this list if it does not";

  private static final double MANY = 0.7;
  private static final double FEW = 0.5;

  private final Sample sample;
  private final Lexicon lexicon;
  private final Fitness fitness;

  Candidates(Sample sample, Lexicon lexicon) {
    this.sample = sample;
    this.lexicon = lexicon;
    this.fitness = new Fitness(lexicon);
  }

  /** Returns all candidates, the best first. */
  List<Meaning> all() {
    List<Meaning> candidates = new ArrayList<>();
    for (SampledColumn column : sample.columns()) {
      for (Role role : Role.values()) {
        if (sample.isReachable(column)) {
          candidate(role, column).ifPresent(candidates::add);
        }
      }
    }
    candidates.sort(
        Comparator.comparingInt(Meaning::score)
            .reversed()
            .thenComparing(Meaning::role)
            .thenComparingInt(meaning -> sample.position(meaning.column())));
    return candidates;
  }

  private Optional<Meaning> candidate(Role role, SampledColumn column) {
    Optional<Role> tagged = Tags.role(column.tag());
    int header = tagged.isPresent() ? 0 : lexicon.score(column.name(), role);
    boolean unsure = tagged.isEmpty() && lexicon.isUnsure(column.name(), role);
    header = unsure ? Math.max(header, HeaderWords.AMONG) : header;
    int tag = tagged.filter(of -> of == role).isPresent() ? BY_TAG : 0;
    boolean whole = role.isCount() && role != Role.FATE_UNKNOWN;
    if (tagged.isEmpty() && whole && !lexicon.parts(column.name()).isEmpty()) {
      return Optional.empty();
    }
    boolean shown = role.isVocabulary() && fitness.isVocabulary(role, column);
    int score = header + tag + (shown ? BY_VALUES : 0);
    if (score == 0 && isShownByUse(role, column)) {
      score = BY_USE;
      shown = true;
    }
    if (score == 0 || (header + tag == 0 && !isShownByValues(role, column))) {
      return Optional.empty();
    }
    if (!fitness.fits(role, column, header + tag)) {
      return Optional.empty();
    }
    List<String> doubts =
        unsure
            ? new ArrayList<>(List.of("people use its name for other things too"))
            : doubts(role, column, header, tag);
    List<String> own = ofValues(role, column);
    doubts.addAll(own);
    int total = score - (own.isEmpty() ? 0 : DOUBTFUL);
    return Optional.of(new Meaning(role, column, total, why(column, header, tag, shown), doubts));
  }

  /**
   * Returns whether values show a role without any help from the header. Many columns name the
   * police or the army; only the status of victims also names civilians.
   */
  private boolean isShownByValues(Role role, SampledColumn column) {
    return switch (role) {
      case DEVICE, DATE, EVENT -> true;
      case STATUS ->
          fitness.vocabulary(role, column, 0) >= MANY
              && column.values().stream()
                  .anyMatch(v -> lexicon.member(role, v).filter("civilian"::equals).isPresent());
      default -> fitness.vocabulary(role, column, 0) >= NEARLY_ALL;
    };
  }

  private boolean isShownByUse(Role role, SampledColumn column) {
    return switch (role) {
      case DATE -> !lexicon.isOther(column.name(), role) && Dates.areLikely(column, lexicon);
      case EVENT -> column.share(value -> lexicon.kind(value).isPresent(), lexicon) >= FEW;
      default -> false;
    };
  }

  private String why(SampledColumn column, int header, int tag, boolean shown) {
    String why =
        Stream.of(
                tag > 0 ? "the hashtag " + column.tag() : "",
                header > 0 ? "its name" : "",
                shown ? "its values" : "")
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
    return why;
  }

  /** Returns the doubts because of the header. */
  private List<String> doubts(Role role, SampledColumn column, int header, int tag) {
    List<String> doubts = new ArrayList<>();
    boolean shown = role.isVocabulary() && fitness.vocabulary(role, column, 0) >= NEARLY_ALL;
    if (tag > 0 || header >= HeaderWords.NEAR || (header == HeaderWords.AMONG && shown)) {
      return doubts;
    }
    doubts.add(
        header == 0
            ? "only the values show that it is the " + Words.plain(role)
            : "only a part of the name shows that it is the " + Words.plain(role));
    return doubts;
  }

  private boolean isOneOfSeveralEstimates(SampledColumn column) {
    return lexicon.isEstimate(column.name())
        && sample.columns().stream().filter(c -> lexicon.isEstimate(c.name())).count() > 1;
  }

  /** Returns the doubts because of the values. */
  private List<String> ofValues(Role role, SampledColumn column) {
    return switch (role) {
      case DATE, START, END ->
          Dates.of(column, lexicon)
              .map(Dates::doubts)
              .orElse(List.of("no date form can read values such as " + column.values().get(0)));
      case YEAR ->
          column.share(Dates::isOutOfOurTime, lexicon) > NEARLY_ALL / 2
              ? List.of("the years may be of another calendar")
              : List.of();
      case DEVICE ->
          fitness.vocabulary(role, column, HeaderWords.NEAR) < FEW
              ? List.of("few of its words are known")
              : List.of();
      case EVENT ->
          column.values().stream().noneMatch(value -> lexicon.kind(value).isPresent())
              ? List.of("none of its words is known")
              : List.of();
      case KEY ->
          Fitness.isRunningNumber(column)
              ? List.of("the number may be of the row of this file, not of the record")
              : List.of();
      case AGE_YEARS -> List.of("ages are numbers of years; here a child is younger than 18");
      case NARRATIVE -> List.of(FREE_TEXT);
      case AREA ->
          List.of("its name does not say whether the area was cleared, reduced or cancelled");
      case KILLED, INJURED, VICTIMS ->
          isOneOfSeveralEstimates(column)
              ? List.of("there are several estimates of the same figure")
              : List.of();
      default -> List.of();
    };
  }
}
