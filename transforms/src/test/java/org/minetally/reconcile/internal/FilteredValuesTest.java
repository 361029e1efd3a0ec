package org.minetally.reconcile.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many values of filtered records are listed. */
final class FilteredValuesTest {

  @Test
  void namesTheMostFrequentValuesAndCountsTheRest() {
    FilteredValues values = new FilteredValues();
    for (int i = 0; i < 100_000; i++) {
      values.add("kind=%05d".formatted(i), i == 77_777 ? 3 : 1);
    }
    assertThat(values.named().size(), is(21));
    assertThat(values.named().get("kind=77777"), is(3L));
    assertThat(values.named().get("kind=00018"), is(1L));
    assertThat(values.named().get("99,980 other values"), is(99_980L));
  }

  @Test
  void countsOnlyRecordsOnceThereAreTooManyValues() {
    assertThat(
        counted(0, FilteredValues.MOST + 1).named(),
        is(Map.of("more than 100,000 different values", 100_001L)));
  }

  @Test
  void countsTheSameHoweverTheRecordsAreSplit() {
    for (int cut : new int[] {0, 1, 60_000, 100_000, 100_001, 150_000}) {
      FilteredValues merged = new FilteredValues();
      counted(0, cut).all().forEach(merged::add);
      counted(cut, 150_000).all().forEach(merged::add);
      assertThat(merged.named(), is(counted(0, 150_000).named()));
    }
    FilteredValues few = new FilteredValues();
    counted(50, 100).all().forEach(few::add);
    counted(0, 50).all().forEach(few::add);
    assertThat(few.named(), is(counted(0, 100).named()));
  }

  private static FilteredValues counted(int from, int to) {
    FilteredValues values = new FilteredValues();
    for (int i = from; i < to; i++) {
      values.add("kind=" + i, 1);
    }
    return values;
  }
}
