package org.minetally.summary.internal.suppression;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SafeGroupsTest {

  private static final long MINIMUM = 5;
  private static final int MOST_ATOMS = 60;
  private static final int KILLED = 0;
  private static final int INJURED = 1;
  private static final Set<Integer> PARTS = Set.of(KILLED, INJURED);

  /** Month, municipality and sex. Every person has a record: records = killed + injured. */
  private record Place(int month, int municipality, int sex) {
    int year() {
      return month / 3;
    }

    int department() {
      return municipality / 3;
    }

    Atom atom(long killed, long injured) {
      return new Atom(
          month + "/" + municipality + "/" + sex,
          List.of(
              "y%d m%d s%d".formatted(year(), municipality, sex),
              "y%d d%d s%d".formatted(year(), department(), sex),
              "y%d d%d".formatted(year(), department()),
              "y%d".formatted(year())),
          killed + injured,
          List.of(killed, injured));
    }
  }

  /** Every published table, as the key of its rows. */
  private static final List<Function<Place, String>> TABLES =
      List.of(
          p -> "atom " + p,
          p -> "month, municipality " + p.month() + " " + p.municipality(),
          p -> "month, department, sex " + p.month() + " " + p.department() + " " + p.sex(),
          p -> "month, department " + p.month() + " " + p.department(),
          p -> "year, municipality, sex " + p.year() + " " + p.municipality() + " " + p.sex(),
          p -> "year, municipality " + p.year() + " " + p.municipality(),
          p -> "year, department, sex " + p.year() + " " + p.department() + " " + p.sex(),
          p -> "year, department " + p.year() + " " + p.department(),
          p -> "month " + p.month(),
          p -> "year " + p.year(),
          p -> "sex " + p.sex(),
          p -> "all");

  private record World(List<Place> places, List<Atom> atoms) {
    static World random(Random random, int most) {
      List<Place> places = new ArrayList<>();
      List<Atom> atoms = new ArrayList<>();
      for (int month = 0; month < 6; month++) {
        for (int municipality = 0; municipality < 5; municipality++) {
          for (int sex = 0; sex < 2; sex++) {
            long killed = random.nextInt(3) > 0 ? 0 : random.nextInt(most);
            long injured = random.nextInt(2) > 0 ? 0 : random.nextInt(most);
            if (killed + injured > 0) {
              places.add(new Place(month, municipality, sex));
              atoms.add(places.get(places.size() - 1).atom(killed, injured));
            }
          }
        }
      }
      return new World(places, atoms);
    }

    Map<String, List<Integer>> cells() {
      Map<String, List<Integer>> cells = new TreeMap<>();
      for (int i = 0; i < places.size(); i++) {
        for (Function<Place, String> table : TABLES) {
          cells.computeIfAbsent(table.apply(places.get(i)), any -> new ArrayList<>()).add(i);
        }
      }
      return cells;
    }

    long value(List<Integer> cell, int measure) {
      return cell.stream().mapToLong(i -> value(atoms.get(i), measure)).sum();
    }

    private static long value(Atom atom, int measure) {
      return measure == SafeGroups.RECORDS ? atom.records() : atom.measures().get(measure);
    }

    /** Returns the factors of three unknowns per atom: records, killed, injured. */
    long[] factors(List<Integer> cell, int measure) {
      long[] factors = new long[3 * atoms.size()];
      cell.forEach(i -> factors[3 * i + 1 + measure] = 1);
      return factors;
    }

    Attacker attacker() {
      long[] least = new long[3 * atoms.size()];
      for (int i = 0; i < atoms.size(); i++) {
        least[3 * i] = 1;
      }
      Attacker attacker = new Attacker(least);
      for (int i = 0; i < atoms.size(); i++) {
        long[] sum = new long[least.length];
        sum[3 * i] = 1;
        sum[3 * i + 1] = -1;
        sum[3 * i + 2] = -1;
        attacker.learn(sum, 0);
      }
      return attacker;
    }
  }

  @Test
  void noSuppressedCountCanBeRecovered() {
    int hidden = 0;
    int shown = 0;
    for (int seed = 0; seed < 150; seed++) {
      World world = World.random(new Random(seed), 2 + seed % 12);
      if (world.atoms().isEmpty()) {
        continue;
      }
      SafeGroups groups = SafeGroups.of(world.atoms(), PARTS, Set.of(), MINIMUM);
      Attacker attacker = world.attacker();
      List<long[]> secrets = new ArrayList<>();
      for (List<Integer> cell : world.cells().values()) {
        for (int measure = SafeGroups.RECORDS; measure <= INJURED; measure++) {
          long value = world.value(cell, measure);
          if (shows(groups, cell, measure)) {
            assertThat("seed " + seed + ": " + value, value > 0 && value < MINIMUM, is(false));
            attacker.learn(world.factors(cell, measure), value);
            shown++;
          } else {
            secrets.add(world.factors(cell, measure));
            hidden++;
          }
        }
      }
      attacker.propagate();
      for (long[] secret : secrets) {
        assertThat("seed " + seed + ": subtraction", attacker.canSubtract(secret), is(false));
        long[] interval = attacker.interval(secret);
        assertThat("seed " + seed, interval[1] - interval[0] >= MINIMUM, is(true));
      }
    }
    assertThat(List.of(hidden, shown), everyItem(greaterThan(5_000)));
  }

  @Test
  void publishesEverythingIfNoCountIsSmall() {
    List<Place> places = List.of(new Place(0, 0, 0), new Place(1, 0, 0), new Place(1, 4, 1));
    World world = new World(places, places.stream().map(place -> place.atom(5, 60)).toList());
    SafeGroups groups = SafeGroups.of(world.atoms(), PARTS, Set.of(), MINIMUM);
    for (List<Integer> cell : world.cells().values()) {
      assertThat(shows(groups, cell, SafeGroups.RECORDS), is(true));
      assertThat(shows(groups, cell, KILLED), is(true));
    }
  }

  @Test
  void ignoresTheOrderOfRows() {
    for (int seed = 0; seed < 20; seed++) {
      World world = World.random(new Random(seed), 9);
      List<Integer> order =
          IntStream.range(0, world.atoms().size()).boxed().collect(Collectors.toList());
      Collections.shuffle(order, new Random(seed));
      World shuffled =
          new World(
              order.stream().map(world.places()::get).toList(),
              order.stream().map(world.atoms()::get).toList());
      assertThat(shownCells(shuffled), is(shownCells(world)));
    }
  }

  @Test
  void suppressesSmallestOtherRowTogetherWithSingleSmallRow() {
    List<Place> places = List.of(new Place(0, 0, 0), new Place(1, 0, 0), new Place(2, 0, 0));
    List<Atom> atoms =
        List.of(places.get(0).atom(0, 2), places.get(1).atom(0, 7), places.get(2).atom(0, 40));
    SafeGroups groups = SafeGroups.of(atoms, PARTS, Set.of(), MINIMUM);
    assertThat(shows(groups, List.of(0), SafeGroups.RECORDS), is(false));
    assertThat(shows(groups, List.of(1), SafeGroups.RECORDS), is(false));
    assertThat(shows(groups, List.of(2), SafeGroups.RECORDS), is(true));
    assertThat(shows(groups, List.of(0, 1, 2), SafeGroups.RECORDS), is(true));
    assertThat("a zero is shown everywhere", shows(groups, List.of(0), KILLED), is(true));
  }

  @Test
  void suppressesFiveRowsThatShareFiveRecords() {
    List<Atom> atoms = IntStream.range(0, 5).mapToObj(i -> new Place(0, i, 0).atom(0, 1)).toList();
    SafeGroups groups = SafeGroups.of(atoms, PARTS, Set.of(), MINIMUM);
    // Five records in five existing rows: one each.
    assertThat(shows(groups, List.of(0, 1, 2, 3, 4), SafeGroups.RECORDS), is(false));
  }

  @Test
  void suppressesAllPartsIfOneIsSmallOverall() {
    List<Atom> atoms = List.of(new Place(0, 0, 0).atom(3, 70), new Place(1, 0, 0).atom(0, 60));
    SafeGroups groups = SafeGroups.of(atoms, PARTS, Set.of(), MINIMUM);
    assertThat(shows(groups, List.of(0, 1), SafeGroups.RECORDS), is(true));
    assertThat(shows(groups, List.of(0, 1), KILLED), is(false));
    assertThat(shows(groups, List.of(0, 1), INJURED), is(false));
  }

  @Test
  void suppressesZeroIfOtherAtomsDoNotReportMeasure() {
    List<Atom> atoms = List.of(new Place(0, 0, 0).atom(0, 2), new Place(1, 0, 0).atom(0, 60));
    SafeGroups even = SafeGroups.of(atoms, PARTS, Set.of(), MINIMUM);
    assertThat(shows(even, List.of(0), KILLED), is(true));
    SafeGroups uneven = SafeGroups.of(atoms, PARTS, Set.of(KILLED), MINIMUM);
    assertThat(shows(uneven, List.of(0), KILLED), is(false));
    assertThat(shows(uneven, List.of(0, 1), KILLED), is(true));
  }

  private static boolean shows(SafeGroups groups, List<Integer> cell, int measure) {
    int[] cellOf = new int[MOST_ATOMS];
    Arrays.fill(cellOf, -1);
    cell.forEach(atom -> cellOf[atom] = 0);
    return groups.hidden(PublishedMeasure.of(cellOf, 1, measure)).isEmpty();
  }

  private static Set<String> shownCells(World world) {
    SafeGroups groups = SafeGroups.of(world.atoms(), PARTS, Set.of(), MINIMUM);
    return world.cells().entrySet().stream()
        .filter(cell -> shows(groups, cell.getValue(), SafeGroups.RECORDS))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
