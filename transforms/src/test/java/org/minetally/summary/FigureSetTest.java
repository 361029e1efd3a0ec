package org.minetally.summary;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minetally.model.internal.SummaryMeasure;

class FigureSetTest {

  private static List<SummaryMeasure> members(FigureSet set) {
    long[] flags = set.flags();
    return Arrays.stream(SummaryMeasure.values())
        .filter(measure -> flags[measure.position()] == 1)
        .toList();
  }

  @Test
  void returnsTheFiguresThatWerePacked() {
    SummaryMeasure[] all = SummaryMeasure.values();
    for (SummaryMeasure one : all) {
      for (SummaryMeasure other : all) {
        List<SummaryMeasure> two =
            Arrays.stream(all).filter(some -> some == one || some == other).toList();
        assertThat(members(FigureSet.of(two)), is(two));
        FigureSet union = FigureSet.of(List.of(one)).union(FigureSet.of(List.of(other)));
        assertThat(union, is(FigureSet.of(two)));
      }
    }
    assertThat(members(FigureSet.of(List.of(all))), is(List.of(all)));
  }

  @Test
  void isEmptyWithoutFigures() {
    assertThat(FigureSet.of(List.of()), is(FigureSet.NONE));
    assertThat(FigureSet.NONE.isEmpty(), is(true));
    assertThat(FigureSet.of(List.of(SummaryMeasure.KILLED)).isEmpty(), is(false));
  }
}
