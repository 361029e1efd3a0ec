package org.minetally.summary.internal.suppression;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A reader keeps three snapshots and knows which cells have changed: the others are the same
 * unknown numbers in each.
 */
class SeveralSnapshotsTest {

  private static final long MINIMUM = 5;
  private static final int KILLED = 0;
  private static final int INJURED = 1;
  private static final Set<Integer> OUTCOMES = Set.of(KILLED, INJURED);
  private static final int SNAPSHOTS = 3;

  /** Month, municipality, sex. */
  private record Place(int month, int municipality, int sex) {
    String key() {
      return month + "/" + municipality + "/" + sex;
    }

    int year() {
      return month / 3;
    }

    int department() {
      return municipality / 3;
    }

    Atom atom(Outcome outcome) {
      return new Atom(
          key(),
          List.of(
              "y%d m%d s%d".formatted(year(), municipality, sex),
              "y%d d%d s%d".formatted(year(), department(), sex),
              "y%d d%d".formatted(year(), department()),
              "y%d".formatted(year())),
          outcome.killed() + outcome.injured(),
          List.of(outcome.killed(), outcome.injured()));
    }
  }

  /** The people of one cell. */
  private record Outcome(long killed, long injured) {
    Outcome plus(long moreKilled, long moreInjured) {
      return new Outcome(killed + moreKilled, injured + moreInjured);
    }

    long of(int measure) {
      return measure == KILLED ? killed : measure == INJURED ? injured : killed + injured;
    }
  }

  private static final List<Function<Place, String>> TABLES =
      List.of(
          Place::key,
          p -> "month, municipality " + p.month() + " " + p.municipality(),
          p -> "month, department " + p.month() + " " + p.department(),
          p -> "year, municipality " + p.year() + " " + p.municipality(),
          p -> "year, department, sex " + p.year() + " " + p.department() + " " + p.sex(),
          p -> "year, department " + p.year() + " " + p.department(),
          p -> "year " + p.year());

  /** The changes between two snapshots. */
  private enum Change {
    ADDITION(Change::add),
    DELETION(Change::delete),
    REVISION(
        (people, random) -> {
          delete(people, random);
          add(people, random);
        });

    @SuppressWarnings("ImmutableEnumChecker") // stateless
    private final BiConsumer<SortedMap<Place, Outcome>, Random> step;

    Change(BiConsumer<SortedMap<Place, Outcome>, Random> step) {
      this.step = step;
    }

    private static void add(SortedMap<Place, Outcome> people, Random random) {
      Place place = new Place(random.nextInt(6), random.nextInt(5), random.nextInt(2));
      Outcome before = people.getOrDefault(place, new Outcome(0, 0));
      boolean killed = random.nextBoolean();
      people.put(place, before.plus(killed ? 1 : 0, killed ? 0 : 1 + random.nextInt(2)));
    }

    private static void delete(SortedMap<Place, Outcome> people, Random random) {
      Place place = List.copyOf(people.keySet()).get(random.nextInt(people.size()));
      Outcome before = people.get(place);
      Outcome after = before.killed() > 0 ? before.plus(-1, 0) : before.plus(0, -1);
      if (after.of(SafeGroups.RECORDS) == 0) {
        people.remove(place);
      } else {
        people.put(place, after);
      }
    }
  }

  private static SortedMap<Place, Outcome> noOne() {
    return new TreeMap<>((one, other) -> one.key().compareTo(other.key()));
  }

  private static List<SortedMap<Place, Outcome>> world(int seed, Change change) {
    Random random = new Random(seed);
    int most = 2 + seed % 12;
    SortedMap<Place, Outcome> people = noOne();
    for (int month = 0; month < 6; month++) {
      for (int municipality = 0; municipality < 5; municipality++) {
        long killed = random.nextInt(3) > 0 ? 0 : random.nextInt(most);
        long injured = random.nextInt(3) > 1 ? 0 : random.nextInt(most);
        if (killed + injured > 0) {
          people.put(
              new Place(month, municipality, random.nextInt(2)), new Outcome(killed, injured));
        }
      }
    }
    List<SortedMap<Place, Outcome>> snapshots = new ArrayList<>();
    for (int i = 0; i < SNAPSHOTS; i++) {
      if (i > 0) {
        for (int steps = 1 + random.nextInt(4); steps > 0; steps--) {
          change.step.accept(people, random);
        }
      }
      SortedMap<Place, Outcome> copy = noOne();
      copy.putAll(people);
      snapshots.add(copy);
    }
    return snapshots;
  }

  /** One published number. */
  private record Figure(int snapshot, List<Place> cell, int measure, boolean isShown) {}

  private static List<Figure> publish(List<SortedMap<Place, Outcome>> snapshots)
      throws IOException {
    return publish(snapshots, TABLES);
  }

  /** Publishes the snapshots one after another. */
  private static List<Figure> publish(
      List<SortedMap<Place, Outcome>> snapshots, List<Function<Place, String>> tables)
      throws IOException {
    List<Figure> figures = new ArrayList<>();
    SuppressionHistory history = SuppressionHistory.NONE;
    for (int snapshot = 0; snapshot < snapshots.size(); snapshot++) {
      List<Place> places = new ArrayList<>(snapshots.get(snapshot).keySet());
      Collections.shuffle(places, new Random(snapshot));
      SortedMap<Place, Outcome> people = snapshots.get(snapshot);
      List<Atom> atoms = places.stream().map(place -> place.atom(people.get(place))).toList();
      List<PublishedMeasure> views = new ArrayList<>();
      List<List<List<Place>>> cells = new ArrayList<>();
      for (Function<Place, String> table : tables) {
        Map<String, List<Place>> rows = new TreeMap<>();
        places.forEach(
            place -> rows.computeIfAbsent(table.apply(place), any -> new ArrayList<>()).add(place));
        List<String> names = List.copyOf(rows.keySet());
        int[] cellOf = places.stream().mapToInt(p -> names.indexOf(table.apply(p))).toArray();
        for (int measure = SafeGroups.RECORDS; measure <= INJURED; measure++) {
          views.add(PublishedMeasure.of(cellOf, names.size(), measure));
          cells.add(List.copyOf(rows.values()));
        }
      }
      SafeGroups groups = SafeGroups.after(history, atoms, OUTCOMES, Set.of(), MINIMUM).in(views);
      for (int view = 0; view < views.size(); view += 3) {
        List<BitSet> hidden = views.subList(view, view + 3).stream().map(groups::hidden).toList();
        SafeGroups.showDerived(hidden);
        for (int i = 0; i < hidden.size(); i++) {
          for (int cell = 0; cell < cells.get(view).size(); cell++) {
            figures.add(
                new Figure(
                    snapshot,
                    cells.get(view).get(cell).stream()
                        .sorted(Comparator.comparing(Place::key))
                        .toList(),
                    i + SafeGroups.RECORDS,
                    !hidden.get(i).get(cell)));
          }
        }
      }
      history = reread(groups.history());
    }
    return figures;
  }

  private static SuppressionHistory reread(SuppressionHistory history) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      history.write(json);
    }
    return SuppressionHistory.read(new JsonFactory().createParser(text.toString()));
  }

  /** The unknowns: three for each cell and each of its states. */
  private static final class Reader {

    private final Map<String, Integer> unknowns = new TreeMap<>();
    private final List<SortedMap<Place, Outcome>> snapshots;
    private final Attacker attacker;

    Reader(List<SortedMap<Place, Outcome>> snapshots) {
      this.snapshots = snapshots;
      for (int i = 0; i < snapshots.size(); i++) {
        for (Place place : snapshots.get(i).keySet()) {
          unknowns.putIfAbsent(name(i, place), unknowns.size());
        }
      }
      long[] least = new long[3 * unknowns.size()];
      for (int i = 0; i < unknowns.size(); i++) {
        least[3 * i] = 1;
      }
      attacker = new Attacker(least);
      for (int i = 0; i < unknowns.size(); i++) {
        long[] sum = new long[least.length];
        sum[3 * i] = 1;
        sum[3 * i + 1] = -1;
        sum[3 * i + 2] = -1;
        attacker.learn(sum, 0);
      }
    }

    /**
     * Returns the name of a cell's unknown. An unchanged cell is the same unknown as in the
     * previous snapshot.
     */
    private String name(int snapshot, Place place) {
      int first = snapshot;
      while (first > 0
          && snapshots.get(first).get(place).equals(snapshots.get(first - 1).get(place))) {
        first--;
      }
      return place.key() + " " + first;
    }

    long[] factors(Figure figure) {
      long[] factors = new long[3 * unknowns.size()];
      for (Place place : figure.cell()) {
        factors[3 * unknowns.get(name(figure.snapshot(), place)) + 1 + figure.measure()] = 1;
      }
      return factors;
    }

    long value(Figure figure) {
      return figure.cell().stream()
          .mapToLong(place -> snapshots.get(figure.snapshot()).get(place).of(figure.measure()))
          .sum();
    }
  }

  @ParameterizedTest
  @EnumSource
  void noSuppressedNumberFollowsFromAllSnapshots(Change change) throws IOException {
    int suppressed = 0;
    int shown = 0;
    for (int seed = 0; seed < 40; seed++) {
      List<SortedMap<Place, Outcome>> snapshots = world(seed, change);
      Reader reader = new Reader(snapshots);
      List<Figure> secrets = new ArrayList<>();
      for (Figure figure : publish(snapshots)) {
        if (figure.isShown()) {
          reader.attacker.learn(reader.factors(figure), reader.value(figure));
          shown++;
        } else {
          secrets.add(figure);
        }
      }
      reader.attacker.propagate();
      for (Figure secret : secrets) {
        String what = change + " " + seed + ": " + secret + " " + reader.value(secret);
        long[] factors = reader.factors(secret);
        assertThat(what, reader.attacker.canSubtract(factors), is(false));
        long[] interval = reader.attacker.interval(factors);
        assertThat(what, interval[1] - interval[0] >= MINIMUM, is(true));
      }
      suppressed += secrets.size();
    }
    assertThat(suppressed, greaterThan(5_000));
    assertThat(shown, greaterThan(5_000));
  }

  @ParameterizedTest
  @EnumSource
  void showsTheSameFiguresIfNothingHasChanged(Change change) throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      List<SortedMap<Place, Outcome>> snapshots = new ArrayList<>(world(seed, change));
      snapshots.addAll(List.of(snapshots.get(SNAPSHOTS - 1), snapshots.get(SNAPSHOTS - 1)));
      List<List<Boolean>> shown = new ArrayList<>();
      snapshots.forEach(any -> shown.add(new ArrayList<>()));
      publish(snapshots, some(seed)).forEach(f -> shown.get(f.snapshot()).add(f.isShown()));
      assertThat("seed " + seed, shown.get(SNAPSHOTS), is(shown.get(SNAPSHOTS - 1)));
      assertThat("seed " + seed, shown.get(SNAPSHOTS + 1), is(shown.get(SNAPSHOTS - 1)));
    }
  }

  /** Returns some of the tables, all of them for 0. */
  private static List<Function<Place, String>> some(int seed) {
    return IntStream.range(0, TABLES.size())
        .filter(table -> seed == 0 || (seed >> table & 1) == 1)
        .mapToObj(TABLES::get)
        .toList();
  }

  @Test
  void suppressesTotalsOfTooFewNewRows() throws IOException {
    SortedMap<Place, Outcome> before = noOne();
    before.put(new Place(0, 0, 0), new Outcome(0, 40));
    SortedMap<Place, Outcome> after = noOne();
    after.putAll(before);
    after.put(new Place(1, 0, 0), new Outcome(0, 3));
    List<Figure> figures = publish(List.of(before, after));
    assertThat(isShown(figures, 0, "0/0/0"), is(true));
    assertThat(isShown(figures, 1, "0/0/0"), is(true));
    assertThat(isShown(figures, 1, "1/0/0"), is(false));
    // Otherwise 43 minus the 40 of the first snapshot would reveal the three.
    assertThat(isShown(figures, 1, "0/0/0", "1/0/0"), is(false));
  }

  @Test
  void showsAdditionalRecordsOfAShownRow() throws IOException {
    SortedMap<Place, Outcome> before = noOne();
    before.put(new Place(0, 0, 0), new Outcome(0, 40));
    SortedMap<Place, Outcome> after = noOne();
    after.put(new Place(0, 0, 0), new Outcome(0, 43));
    assertThat(isShown(publish(List.of(before, after)), 1, "0/0/0"), is(true));
  }

  @Test
  void snapshotWithoutPeopleCausesNoLaterSuppression() throws IOException {
    SortedMap<Place, Outcome> people = noOne();
    people.put(new Place(0, 0, 0), new Outcome(0, 40));
    assertThat(isShown(publish(List.of(noOne(), people)), 1, "0/0/0"), is(true));
    assertThat(isShown(publish(List.of(people, noOne(), people)), 2, "0/0/0"), is(true));
    assertThat(
        publish(List.of(noOne(), people)).stream()
            .filter(figure -> figure.measure() == INJURED)
            .allMatch(Figure::isShown),
        is(true));
  }

  private static boolean isShown(List<Figure> figures, int snapshot, String... cell) {
    return figures.stream()
        .filter(figure -> figure.snapshot() == snapshot && figure.measure() == SafeGroups.RECORDS)
        .filter(
            figure -> figure.cell().stream().map(Place::key).toList().equals(Arrays.asList(cell)))
        .findFirst()
        .orElseThrow()
        .isShown();
  }
}
