package org.minetally.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.minetally.region.internal.NameFolding;

/** Searches the columns of a sample for places. */
final class PlaceSearch {

  private static final int COUNTRY = 0;

  /** A level from which on a column is useful even if all records have the same value. */
  private static final int PROVINCE = Lexicon.LEVELS.indexOf("province");

  private static final int COMMUNITY = Lexicon.LEVELS.size() - 1;
  private static final double MOST = 0.9;
  private static final double HALF = 0.5;

  /** A number such as an area or a length, which is not a code. */
  private static final Pattern DECIMAL = Pattern.compile("\\d+\\.(\\d{1,2}|\\d{4,})");

  private static final Pattern CODE = Pattern.compile("\\p{Lu}{0,4}[-_.]?\\d+(-\\d+)*");

  private final Sample sample;
  private final Lexicon lexicon;
  private final Nesting nesting;
  private final List<Place> names = new ArrayList<>();
  private final List<Place> codes = new ArrayList<>();
  private final List<SampledColumn> otherCodes = new ArrayList<>();

  /** A column of places: its level, and how well its header fits. */
  private record Place(SampledColumn column, int level, int score, String why) {}

  PlaceSearch(Sample sample, Lexicon lexicon, Set<SampledColumn> taken) {
    this.sample = sample;
    this.lexicon = lexicon;
    this.nesting = new Nesting(sample, lexicon);
    Fitness fitness = new Fitness(lexicon);
    for (SampledColumn column : sample.columns()) {
      if (!taken.contains(column) && sample.isReachable(column) && column.filled() > 0) {
        add(column, fitness.isNumeric(column));
      }
    }
  }

  private void add(SampledColumn column, boolean numeric) {
    Optional<Tags.Place> tag = Tags.place(column.tag());
    if (tag.isPresent()) {
      Place place = new Place(column, tag.get().level(), 20, "the hashtag " + column.tag());
      (tag.get().code() ? codes : names).add(place);
      return;
    }
    if (!column.tag().isBlank()) {
      return;
    }
    int best = 0;
    int level = -1;
    for (int i = 0; i < Lexicon.LEVELS.size(); i++) {
      int score = lexicon.placeScore(column.name(), Lexicon.LEVELS.get(i));
      if (score > best) {
        best = score;
        level = i;
      }
    }
    boolean code = lexicon.isCode(column.name());
    if (best >= HeaderWords.INSIDE && (code || numeric)) {
      codes.add(new Place(column, level, best, "its name"));
    } else if (best >= HeaderWords.AMONG && !column.isNarrative()) {
      names.add(new Place(column, level, best, "its name"));
    } else if (code && best == 0) {
      otherCodes.add(column);
    }
  }

  List<Places.Level> levels() {
    List<Place> chosen = chooseNames();
    List<Places.Level> levels = new ArrayList<>();
    Set<SampledColumn> used = new HashSet<>();
    List<int[]> order = new ArrayList<>();
    for (Place place : chosen) {
      List<String> doubts = doubts(place, chosen);
      Optional<SampledColumn> code = code(place, used, doubts);
      code.ifPresent(used::add);
      levels.add(
          new Places.Level(
              label(place, levels), Optional.of(place.column()), code, place.why(), doubts));
      order.add(new int[] {place.level()});
    }
    addCodesAlone(levels, order, used);
    return levels;
  }

  /** Adds the levels that have only a code. */
  private void addCodesAlone(
      List<Places.Level> levels, List<int[]> order, Set<SampledColumn> used) {
    for (Place code : codes) {
      boolean known =
          used.contains(code.column())
              || order.stream().anyMatch(level -> level[0] == code.level())
              || code.level() == COMMUNITY
              || nesting.distinct(code.column()) < 2
              || code.score() < HeaderWords.AMONG;
      if (known) {
        continue;
      }
      int at = 0;
      while (at < order.size() && order.get(at)[0] < code.level()) {
        at++;
      }
      List<String> doubts = new ArrayList<>();
      if (!lexicon.isCode(code.column().name())) {
        doubts.add("the values, not the name, show that it is a code");
      }
      zeros(code.column()).ifPresent(doubts::add);
      order.add(at, new int[] {code.level()});
      used.add(code.column());
      levels.add(
          at,
          new Places.Level(
              label(code, levels),
              Optional.empty(),
              Optional.of(code.column()),
              code.why(),
              doubts));
    }
  }

  private List<Place> chooseNames() {
    List<Place> useful =
        names.stream()
            .filter(place -> place.level() >= PROVINCE || nesting.distinct(place.column()) > 1)
            .toList();
    List<Place> chosen = new ArrayList<>(useful.isEmpty() ? names : useful);
    dropAboveCountry(chosen);
    boolean higher = chosen.stream().anyMatch(place -> place.level() < COMMUNITY);
    chosen.removeIf(place -> higher && place.level() == COMMUNITY);
    for (Place place : List.copyOf(chosen)) {
      boolean worse =
          chosen.stream()
              .anyMatch(
                  other ->
                      !other.equals(place)
                          && other.level() == place.level()
                          && isBetter(other, place)
                          && !areNested(other, place));
      if (worse) {
        chosen.remove(place);
      }
    }
    chosen.sort(
        Comparator.comparingInt(Place::level)
            .thenComparingInt(place -> nesting.distinct(place.column())));
    return chosen;
  }

  private boolean isBetter(Place one, Place other) {
    return one.score() != other.score()
        ? one.score() > other.score()
        : sample.position(one.column()) < sample.position(other.column());
  }

  /** Returns whether two columns with words of one level are, for this file, two levels. */
  private boolean areNested(Place one, Place other) {
    return Math.min(one.score(), other.score()) >= HeaderWords.NEAR
        && (nesting.isBelow(one.column(), other.column())
            || nesting.isBelow(other.column(), one.column()));
  }

  /** Drops the regions of the world that a column next to the country may name. */
  private void dropAboveCountry(List<Place> chosen) {
    Optional<Place> country = names.stream().filter(p -> p.level() == COUNTRY).findFirst();
    country.ifPresent(
        nation ->
            chosen.removeIf(
                place ->
                    place.level() > COUNTRY
                        && nesting.isBelow(nation.column(), place.column())
                        && nesting.distinct(nation.column()) >= nesting.distinct(place.column())));
  }

  private List<String> doubts(Place place, List<Place> chosen) {
    List<String> doubts = new ArrayList<>();
    if (place.score() < HeaderWords.NEAR) {
      doubts.add("only a part of its name shows that it is a place");
    }
    if (place.column().share(CODE.asMatchPredicate(), lexicon) >= MOST) {
      doubts.add("its values look like codes, not names");
    }
    names.stream()
        .filter(other -> !other.equals(place) && other.level() == place.level())
        .filter(other -> !chosen.contains(other) && other.score() >= place.score() - 1)
        .filter(other -> nesting.distinct(other.column()) > 1)
        .findFirst()
        .ifPresent(o -> doubts.add("it could also be the column " + o.column().name()));
    int at = chosen.indexOf(place);
    if (at > 0) {
      Place above = chosen.get(at - 1);
      double share = nesting.share(place.column(), above.column());
      if (share < HALF) {
        doubts.add(
            "most of its names occur with several names in %s, so it may not be below it"
                .formatted(above.column().name()));
      }
    }
    return doubts;
  }

  private Optional<SampledColumn> code(Place place, Set<SampledColumn> used, List<String> doubts) {
    String own = lexicon.withoutCode(place.column().name());
    Optional<SampledColumn> named =
        codes.stream()
            .filter(code -> code.level() == place.level() && !used.contains(code.column()))
            .filter(code -> isCodeOf(code, place, own))
            .sorted(
                Comparator.comparing(
                    code -> !lexicon.withoutCode(code.column().name()).equals(own)))
            .map(Place::column)
            .findFirst();
    if (named.isPresent()) {
      boolean plain = !lexicon.isCode(named.get().name());
      if (plain) {
        doubts.add("the values, not the name, of %s are codes".formatted(named.get().name()));
      }
      zeros(named.get()).ifPresent(doubts::add);
      return named;
    }
    return otherCodes.stream()
        .filter(code -> !used.contains(code) && nesting.distinct(code) > 1)
        .filter(code -> nesting.distinct(code) <= nesting.distinct(place.column()))
        .filter(code -> !code.isDistinct() || lexicon.isOnlyCode(code.name()))
        .filter(code -> nesting.arePaired(place.column(), code, 1))
        .findFirst();
  }

  /** Returns a question if codes are numbers that may have lost their leading zeros. */
  private static Optional<String> zeros(SampledColumn code) {
    List<String> digits =
        code.values().stream().map(value -> value.replaceAll("[.,\u00A0 ]", "")).toList();
    int longest = digits.stream().mapToInt(String::length).max().orElse(0);
    int shortest = digits.stream().mapToInt(String::length).min().orElse(0);
    boolean numbers = digits.stream().allMatch(value -> value.matches("[1-9]\\d*"));
    return numbers && longest == shortest + 1
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "codes of %d and %d digits may have lost a leading zero, which pad: %d restores",
                shortest,
                longest,
                longest))
        : Optional.empty();
  }

  /** Returns whether each code has one name; and each name one code, unless the headers agree. */
  private boolean isCodeOf(Place code, Place place, String own) {
    if (code.column().values().stream().anyMatch(DECIMAL.asMatchPredicate())) {
      return false;
    }
    boolean agree = lexicon.withoutCode(code.column().name()).equals(own);
    return nesting.share(code.column(), place.column()) >= MOST
        && (agree || nesting.share(place.column(), code.column()) >= MOST);
  }

  /** Returns the name of a level: the common one, or the header if that is taken. */
  private static String label(Place place, List<Places.Level> levels) {
    String common = Lexicon.LEVELS.get(place.level());
    String header = NameFolding.fold(place.column().name()).replace(' ', '_');
    Set<String> taken = new HashSet<>();
    levels.forEach(level -> taken.add(level.label()));
    if (!taken.contains(common)) {
      return common;
    }
    return header.matches("[a-z][a-z0-9_]*") && !taken.contains(header)
        ? header
        : common + "_" + (levels.size() + 1);
  }
}
