package org.minetally.period.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.period.DateInterval;

class ByIntervalTest {

  @Test
  void givesEachIntervalItsOwnValueAndComputesItOnce() {
    Random random = new Random(7);
    List<Long> computed = new ArrayList<>();
    ByInterval<DateInterval> values =
        new ByInterval<>(
            interval -> {
              computed.add(interval);
              return DateInterval.unpack(interval);
            });
    Set<Long> asked = new HashSet<>(Set.of(DateInterval.UNKNOWN_PACKED));
    assertThat(values.get(DateInterval.UNKNOWN_PACKED), is(DateInterval.UNKNOWN));

    for (int i = 0; i < 20_000; i++) {
      int start = random.nextInt(6_000) - 1_000;
      long interval = DateInterval.pack(start, start + random.nextInt(3));
      asked.add(interval);
      assertThat(values.get(interval).packed(), is(interval));
    }

    assertThat(new HashSet<>(computed), is(asked));
    assertThat(computed, hasSize(asked.size()));
  }

  @Test
  void remembersTheValueOfEachSingleDay() {
    ByInterval<Object> values = new ByInterval<>(interval -> new Object());
    List<Object> first = new ArrayList<>();
    for (int day = 0; day < 3_000; day++) {
      first.add(values.get(DateInterval.pack(day, day)));
    }

    for (int day = 0; day < 3_000; day++) {
      assertThat(values.get(DateInterval.pack(day, day)), sameInstance(first.get(day)));
    }
  }
}
