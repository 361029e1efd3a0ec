package org.minetally.summary;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.reconcile.internal.Message;
import org.minetally.summary.internal.suppression.Attacker;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** An attacker has every published table and computes with all of them. */
class TableSuppressionTest {

  /** More in the nightly profile ({@code mvn verify -Pnightly}). */
  private static final int WORLDS = 12 * Integer.getInteger("minetally.tests.rounds", 1);

  /** Made once: making them takes longer than any test. */
  private static final List<CasualtyWorld> ALL =
      IntStream.range(0, WORLDS).mapToObj(CasualtyWorld::random).toList();

  @Test
  void noSuppressedNumberCanBeComputedFromAllTables() {
    int shown = 0;
    int suppressed = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      CasualtyWorld world = ALL.get(seed);
      Attacker attacker = world.attacker();
      List<CasualtyWorld.Figure> secrets = new ArrayList<>();
      for (CasualtyWorld.Figure number : world.numbers()) {
        String what = "seed " + seed + ": " + number;
        if (number.isShown()) {
          assertThat(what, number.value(), is(number.truth()));
          attacker.learn(number.terms(), number.value());
          shown++;
          if (number.isCount()) {
            assertThat(
                what, number.value() == 0 || number.value() >= CasualtyWorld.MINIMUM, is(true));
          }
        } else if (number.isSecret()) {
          secrets.add(number);
          suppressed++;
        }
      }
      attacker.propagate();
      for (CasualtyWorld.Figure secret : secrets) {
        String what = "seed " + seed + ": " + secret;
        assertThat(what, attacker.canSubtract(secret.terms()), is(false));
        long[] interval = attacker.interval(secret.terms());
        assertThat(what, interval[1] - interval[0] >= CasualtyWorld.MINIMUM, is(true));
      }
    }
    assertThat(List.of(shown, suppressed), everyItem(greaterThan(60 * WORLDS)));
  }

  @Test
  void marksRowsWithSuppressedNumbers() {
    for (int seed = 0; seed < WORLDS; seed++) {
      CasualtyWorld world = ALL.get(seed);
      for (TableRows table : world.tables()) {
        int says = table.schema().position(TableSchema.IS_SUPPRESSED);
        for (int row = 0; row < table.size(); row++) {
          boolean hidden = false;
          for (CasualtyWorld.Figure number : world.numbers(table, row)) {
            boolean reported = number.isBase() || number.name().endsWith("_cumulative");
            hidden |= reported && !number.isShown();
          }
          if (hidden) {
            assertThat(table.schema().name(), table.flag(says, row), is(true));
          }
        }
      }
    }
  }

  @Test
  void showsSharesOnlyOfShownFigures() {
    Map<String, List<String>> parts =
        Map.of(
            "share_killed", List.of("killed", "outcome_known"),
            "civilian_share", List.of("civilians", "status_known"),
            "child_share", List.of("children", "age_known"));
    for (int seed = 0; seed < WORLDS; seed++) {
      for (TableRows table : ALL.get(seed).summaries()) {
        for (int row = 0; row < table.size(); row++) {
          for (Map.Entry<String, List<String>> share : parts.entrySet()) {
            if (number(table, share.getKey(), row) != TableRows.NO_NUMBER) {
              for (String part : share.getValue()) {
                assertThat(part, number(table, part, row) != TableRows.NO_NUMBER, is(true));
              }
            }
          }
        }
      }
    }
  }

  @Test
  void shownAndSuppressedFiguresAddUpToTheTotal() {
    for (int seed = 0; seed < WORLDS; seed++) {
      CasualtyWorld world = ALL.get(seed);
      for (Message message : world.messages()) {
        SortedMap<String, Long> sums = new TreeMap<>();
        String records = Measure.RECORDS.column();
        if (message instanceof Message.FactTableTotals table) {
          table.totals().forEach((of, sum) -> sums.merge(of.column(), sum, Math::addExact));
          table.suppressed().forEach((of, sum) -> sums.merge(of.column(), sum, Math::addExact));
        } else if (message instanceof Message.SummaryTableTotals table) {
          table.totals().forEach((of, sum) -> sums.merge(of, sum, Math::addExact));
          table.suppressed().forEach((of, sum) -> sums.merge(of, sum, Math::addExact));
          records = SummaryMeasure.CASUALTY_RECORDS.column();
        }
        assertThat(sums.get(records), is(world.total(Measure.RECORDS)));
        assertThat(sums.get("killed"), is(world.total(Measure.KILLED)));
      }
    }
  }

  @Test
  void ignoresTheOrderOfCells() {
    for (int seed = 0; seed < WORLDS; seed++) {
      CasualtyWorld world = ALL.get(seed);
      CasualtyWorld shuffled = world.shuffled(new Random(seed));
      assertThat("seed " + seed, texts(shuffled), is(texts(world)));
    }
  }

  @Test
  void writesEmptyTablesWithoutCasualties() {
    CasualtyWorld world = CasualtyWorld.of(List.of());
    assertThat(world.tables().stream().allMatch(table -> table.size() == 0), is(true));
    assertThat(world.tables().isEmpty(), is(false));
  }

  private static long number(TableRows table, String column, int row) {
    return table.number(table.schema().position(column), row);
  }

  /** Returns every table as text, so that a difference is readable. */
  private static Map<String, List<String>> texts(CasualtyWorld world) {
    Map<String, List<String>> texts = new HashMap<>();
    for (TableRows table : world.tables()) {
      List<String> rows = new ArrayList<>();
      for (int row = 0; row < table.size(); row++) {
        rows.add(CasualtyWorld.key(table, row) + " " + world.numbers(table, row));
      }
      texts.put(table.schema().name(), rows);
    }
    return texts;
  }
}
