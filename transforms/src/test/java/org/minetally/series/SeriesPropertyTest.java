package org.minetally.series;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.minetally.series.Wide.NR;
import static org.minetally.series.Wide.day;
import static org.minetally.series.Wide.member;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minetally.model.Measure;
import org.minetally.profile.Series.Nature;
import org.minetally.profile.internal.WideMeasures;
import org.minetally.reconcile.internal.Finding.Kind;

/** Random series, compared with a model that scans all figures again for every question. */
class SeriesPropertyTest {

  private static final WideMeasures PLAIN =
      Wide.casualties(List.of(Measure.VICTIMS, Measure.KILLED, Measure.INJURED));
  private static final WideMeasures STATUS =
      Wide.casualties(
          List.of(Measure.KILLED),
          member("civilian", Measure.KILLED),
          member("security_force", Measure.KILLED));
  private static final int FIRST = day("2021-01-01");
  private static final int SEEDS = 400;

  /**
   * Returns figures with few starts and ends, so that many share an interval; each is a separate
   * publication.
   */
  private static List<PublishedFigure> figures(Random random, boolean oneStart) {
    List<PublishedFigure> figures = new ArrayList<>();
    List<Integer> published = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
    Collections.shuffle(published, random);
    for (int i = random.nextInt(14); i >= 0; i--) {
      int start = FIRST + (oneStart ? 0 : 10 * random.nextInt(8));
      int end = start + random.nextInt(30);
      long[] values = new long[PLAIN.width()];
      Arrays.setAll(values, m -> m < 3 && random.nextInt(4) > 0 ? random.nextInt(50) : NR);
      figures.add(new PublishedFigure(start, end, published.get(i), values));
    }
    return figures;
  }

  /** Returns the figure of each interval that was published last. */
  private static Map<String, PublishedFigure> newest(List<PublishedFigure> figures) {
    Map<String, PublishedFigure> newest = new TreeMap<>();
    for (PublishedFigure figure : figures) {
      newest.merge(
          "%06d %06d".formatted(figure.startDay(), figure.endDay()),
          figure,
          (a, b) -> a.published() > b.published() ? a : b);
    }
    return newest;
  }

  private static long sum(List<Increment> increments, int value, int until) {
    return increments.stream()
        .filter(increment -> increment.endDay() <= until)
        .mapToLong(increment -> increment.values()[value])
        .reduce(NR, Measure::add);
  }

  @Test
  void differencesAddUpToTheNewestFigureOnEveryDay() {
    int differences = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<PublishedFigure> figures = figures(new Random(seed), true);
      Resolution resolved = new SeriesResolver(Nature.CUMULATIVE, PLAIN).resolve(figures);
      for (int until = FIRST; until < FIRST + 31; until++) {
        for (int value = 0; value < PLAIN.width(); value++) {
          long expected = NR;
          for (PublishedFigure figure : newest(figures).values()) {
            boolean known = figure.endDay() <= until && figure.values()[value] != NR;
            expected = known ? figure.values()[value] : expected;
          }
          assertThat("seed " + seed, sum(resolved.increments(), value, until), is(expected));
        }
      }
      differences += resolved.increments().size();
    }
    assertThat(differences, is(greaterThan(SEEDS)));
  }

  @Test
  void countsEveryFigureOnceOrSupersedesItWithAReason() {
    for (int seed = 0; seed < SEEDS; seed++) {
      for (Nature nature : List.of(Nature.CUMULATIVE, Nature.INCREMENT)) {
        List<PublishedFigure> figures = figures(new Random(seed), false);
        Resolution resolved = new SeriesResolver(nature, PLAIN).resolve(figures);
        List<Integer> counted =
            resolved.increments().stream()
                .filter(Increment::counts)
                .map(Increment::figure)
                .toList();
        TreeSet<Integer> superseded = new TreeSet<>();
        for (SeriesFinding remark : resolved.remarks()) {
          if (remark.kind() == Kind.RESTATED || remark.kind() == Kind.OTHER_START) {
            assertThat("seed " + seed, superseded.add(remark.figure()), is(true));
          }
        }
        assertThat(new TreeSet<>(counted).size(), is(counted.size()));
        assertThat(superseded.size(), is(resolved.superseded()));
        superseded.addAll(counted);
        assertThat(superseded.size(), is(figures.size()));
        assertThat(counted.size() + resolved.superseded(), is(figures.size()));
      }
    }
  }

  @Test
  void ignoresTheOrderOfReading() {
    for (int seed = 0; seed < SEEDS; seed++) {
      for (Nature nature : List.of(Nature.CUMULATIVE, Nature.INCREMENT)) {
        List<PublishedFigure> figures = figures(new Random(seed), false);
        List<PublishedFigure> shuffled = new ArrayList<>(figures);
        Collections.shuffle(shuffled, new Random(seed + 1));
        SeriesResolver resolver = new SeriesResolver(nature, PLAIN);
        Resolution one = resolver.resolve(figures);
        Resolution other = resolver.resolve(shuffled);
        assertThat(Wide.texts(other), is(Wide.texts(one)));
        assertThat(details(other), is(details(one)));
      }
    }
  }

  private static List<String> details(Resolution resolution) {
    return resolution.remarks().stream().map(r -> r.kind() + " " + r.detail()).toList();
  }

  @Test
  void agreesWithADayByDayCountOnGapsAndOverlaps() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<PublishedFigure> figures = figures(new Random(seed), false);
      Resolution resolved = new SeriesResolver(Nature.INCREMENT, PLAIN).resolve(figures);
      TreeMap<Integer, Integer> covered = new TreeMap<>();
      for (PublishedFigure figure : newest(figures).values()) {
        for (int day = figure.startDay(); day <= figure.endDay(); day++) {
          covered.merge(day, 1, Integer::sum);
        }
      }
      long gaps = 0;
      for (int day = covered.firstKey(); day <= covered.lastKey(); day++) {
        gaps += !covered.containsKey(day) && covered.containsKey(day - 1) ? 1 : 0;
      }
      boolean shared = covered.values().stream().anyMatch(count -> count > 1);
      assertThat("seed " + seed, count(resolved, Kind.GAP), is(gaps));
      assertThat("seed " + seed, count(resolved, Kind.OVERLAP) > 0, is(shared));
    }
  }

  private static long count(Resolution resolution, Kind kind) {
    return resolution.remarks().stream().filter(remark -> remark.kind() == kind).count();
  }

  @Test
  void incrementsStayWithinTheirFigureAndOnlyNegativeOnesAreFlagged() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<PublishedFigure> figures = figures(new Random(seed), true);
      Resolution resolved = new SeriesResolver(Nature.CUMULATIVE, PLAIN).resolve(figures);
      TreeSet<Integer> negative = new TreeSet<>();
      for (Increment increment : resolved.increments()) {
        PublishedFigure figure = figures.get(increment.figure());
        assertThat(increment.endDay(), is(figure.endDay()));
        assertThat(increment.startDay() >= figure.startDay(), is(true));
        assertThat(increment.startDay() <= increment.endDay(), is(true));
        if (Arrays.stream(increment.values()).anyMatch(v -> v != NR && v < 0)) {
          negative.add(increment.figure());
        }
      }
      TreeSet<Integer> flagged = new TreeSet<>();
      resolved.remarks().stream()
          .filter(remark -> remark.kind() == Kind.NEGATIVE_DIFFERENCE)
          .forEach(remark -> flagged.add(remark.figure()));
      assertThat("seed " + seed, flagged, is(negative));
    }
  }

  /**
   * A growing number of deaths, of which some publications report everything, some the total, some
   * the parts.
   */
  @Test
  void memberRowsAddUpToTheNewestFiguresAndTotal() {
    int negativeRests = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<PublishedFigure> figures = new ArrayList<>();
      long civilian = 0;
      long soldier = 0;
      long unknown = 0;
      long newestCivilian = NR;
      int size = 1 + random.nextInt(10);
      for (int i = 1; i <= size; i++) {
        civilian += random.nextInt(5);
        soldier += random.nextInt(5);
        unknown += random.nextInt(2);
        long[] values = new long[STATUS.width()];
        Arrays.fill(values, NR);
        values[1] = i == size || random.nextInt(3) > 0 ? civilian + soldier + unknown : NR;
        values[5] = random.nextInt(3) > 0 ? civilian : NR;
        values[9] = random.nextInt(3) > 0 ? soldier : NR;
        newestCivilian = values[5] == NR ? newestCivilian : civilian;
        figures.add(new PublishedFigure(FIRST, FIRST + 10 * i, 0, values));
      }
      long whole = NR;
      long civilians = NR;
      long victims = NR;
      int weight = 0;
      Resolution resolved = new SeriesResolver(Nature.CUMULATIVE, STATUS).resolve(figures);
      for (Increment increment : resolved.increments()) {
        for (MemberFigures.Row row : new MemberFigures(STATUS).rows(increment)) {
          whole = Measure.add(whole, row.value(1));
          victims = Measure.add(victims, row.value(0));
          civilians = row.member() == 0 ? Measure.add(civilians, row.value(1)) : civilians;
          weight += row.weight();
          negativeRests += row.member() == MemberFigures.REST && row.value(1) < 0 ? 1 : 0;
        }
      }
      assertThat("seed " + seed, whole, is(civilian + soldier + unknown));
      assertThat("seed " + seed, victims, is(whole));
      assertThat("seed " + seed, civilians, is(newestCivilian));
      assertThat(weight, is(size));
      assertThat(resolved.remarks().isEmpty(), is(true));
    }
    assertThat(negativeRests, is(greaterThan(0)));
  }
}
