package org.minetally.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class MapClassesTest {

  private static MapClasses of(LongStream figures) {
    return MapClasses.of(figures.mapToObj(BigDecimal::valueOf).toList());
  }

  @Test
  void haveRoundLimitsInOrder() {
    assertThat(
        of(LongStream.of(20, 34, 384, 466, 528, 1028, 1123, 1479)).limits(),
        is(List.of(50.0, 500.0, 1000.0)));
    assertThat(of(LongStream.rangeClosed(1, 600)).limits(), is(List.of(100.0, 200.0, 500.0)));
  }

  @Test
  void shadeZeroApartAndTheHighestDarkest() {
    MapClasses classes = of(LongStream.of(20, 34, 384, 466, 528, 1028, 1123, 1479));
    assertThat(classes.shade(0), is(0));
    assertThat(classes.shade(50), is(1));
    assertThat(classes.shade(51), is(3));
    assertThat(classes.shade(1479), is(6));
    assertThat(of(LongStream.of(7, 7)).shade(7), is(4));
    assertThat(of(LongStream.empty()).shade(0), is(0));
  }
}
