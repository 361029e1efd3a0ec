package org.minetally.init;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Columns whose names are periods: one for each year, month or quarter.
 *
 * @param grain the length of the periods
 * @param groups the columns of each figure, at least one
 * @param titleYear the year of all months, if it is not in the names but in a title
 */
record WideColumns(PeriodLabel.Grain grain, List<Group> groups, Optional<Integer> titleYear) {

  private static final int FEWEST = 3;

  /**
   * The columns of one figure.
   *
   * @param rest the words that all names have in addition to the period; often empty
   * @param columns for each column, its period
   */
  record Group(String rest, Map<SampledColumn, PeriodLabel> columns) {

    /** Returns what the numbers count, if the names say so. */
    Optional<Role> role(Lexicon lexicon) {
      return Stream.of(
              Role.KILLED,
              Role.INJURED,
              Role.FATE_UNKNOWN,
              Role.VICTIMS,
              Role.CLEARED,
              Role.REDUCED,
              Role.CANCELLED,
              Role.ITEMS)
          .filter(role -> lexicon.score(rest, role) >= HeaderWords.AMONG)
          .findFirst();
    }

    private boolean hasAllMonths() {
      return columns.values().stream().map(PeriodLabel::text).distinct().count() == 12;
    }
  }

  WideColumns {
    groups = List.copyOf(groups);
  }

  /** Finds such columns, with numbers in them. */
  static Optional<WideColumns> of(Sample sample, Lexicon lexicon) {
    List<SampledColumn> numbers =
        sample.columns().stream()
            .filter(sample::isReachable)
            .filter(c -> c.filled() == 0 || NumberStyle.isNumeric(c, false, lexicon))
            .toList();
    Months months = months(numbers.stream().map(SampledColumn::name).toList());
    Map<String, Group> groups = new LinkedHashMap<>();
    for (SampledColumn column : numbers) {
      PeriodLabel.of(column.name(), months, lexicon)
          .ifPresent(
              label ->
                  groups
                      .computeIfAbsent(
                          label.grain() + " " + label.rest(),
                          key -> new Group(label.rest(), new LinkedHashMap<>()))
                      .columns()
                      .put(column, label));
    }
    return groups.values().stream()
        .filter(group -> isWide(group, months, lexicon))
        .map(group -> group.columns().values().iterator().next().grain())
        .findFirst()
        .map(grain -> of(grain, groups.values(), months, lexicon));
  }

  private static WideColumns of(
      PeriodLabel.Grain grain, Collection<Group> groups, Months months, Lexicon lexicon) {
    return new WideColumns(
        grain,
        groups.stream()
            .filter(group -> isWide(group, months, lexicon))
            .filter(g -> g.columns().values().iterator().next().grain() == grain)
            .toList(),
        Optional.empty());
  }

  /** Returns the language of the months in some names, if at least three have one. */
  static Months months(Collection<String> names) {
    Set<String> words = new LinkedHashSet<>();
    for (String name : names) {
      words.addAll(List.of(name.split("[^\\p{L}\\p{M}.]+")));
    }
    words.remove("");
    Months months = Months.of(words, 0);
    return words.stream().filter(months::reads).count() >= FEWEST ? months : Months.NONE;
  }

  private static boolean isWide(Group group, Months months, Lexicon lexicon) {
    Collection<PeriodLabel> labels = group.columns().values();
    long distinct = labels.stream().map(PeriodLabel::text).distinct().count();
    boolean unclear = labels.stream().allMatch(PeriodLabel::couldBeTwoYears);
    if (distinct < FEWEST || distinct < labels.size() || unclear) {
      return false;
    }
    return switch (labels.iterator().next().grain()) {
      // Other figures have a year too, such as a population.
      case YEAR -> group.rest().isEmpty() || group.role(lexicon).isPresent();
      case MONTH_OF_YEAR -> group.hasAllMonths() || !months.language().isEmpty();
      default -> true;
    };
  }

  /** Returns the columns with the numbers. */
  List<SampledColumn> columns() {
    return groups.stream().flatMap(group -> group.columns().keySet().stream()).toList();
  }

  /** Returns what the names of the columns say that they count, if they do. */
  Optional<Role> role(Lexicon lexicon) {
    return groups.stream().flatMap(group -> group.role(lexicon).stream()).findFirst();
  }

  /** Returns the names of the columns, for a sentence. */
  String names() {
    List<SampledColumn> all = columns();
    return all.get(0).name() + " to " + all.get(all.size() - 1).name();
  }

  /** Returns the word for one of the periods. */
  String period() {
    return switch (grain) {
      case YEAR -> "year";
      case QUARTER -> "quarter";
      default -> "month";
    };
  }

  /** Returns the name of the new column with the periods; the file must not have it already. */
  String label(Sample sample) {
    return unused(period(), sample);
  }

  /** Returns the name of the new column with the numbers of a group. */
  String number(Group group, Sample sample, Lexicon lexicon) {
    return groups.size() == 1
        ? unused("number", sample)
        : unused(
            group.role(lexicon).map(Words::plain).orElse(group.rest().toLowerCase(Locale.ROOT)),
            sample);
  }

  private static String unused(String name, Sample sample) {
    return sample.headings().names().contains(name) ? name + " of the column" : name;
  }

  /** Returns the same columns, with a year for months that have none. */
  WideColumns in(int year) {
    if (grain != PeriodLabel.Grain.MONTH_OF_YEAR) {
      return this;
    }
    List<Group> dated = new ArrayList<>();
    for (Group group : groups) {
      Map<SampledColumn, PeriodLabel> labels = new LinkedHashMap<>();
      group.columns().forEach((column, label) -> labels.put(column, label.in(year)));
      dated.add(new Group(group.rest(), labels));
    }
    return new WideColumns(PeriodLabel.Grain.MONTH, dated, Optional.of(year));
  }

  /** Returns the texts in the columns that mean "not reported". */
  List<String> missing(Lexicon lexicon) {
    Set<String> missing = new LinkedHashSet<>();
    columns().forEach(column -> missing.addAll(column.values(lexicon::isMissing)));
    return List.copyOf(missing);
  }
}
