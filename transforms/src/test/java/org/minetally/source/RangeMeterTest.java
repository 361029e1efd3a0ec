package org.minetally.source;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.minetally.source.internal.ReadMeter;

class RangeMeterTest {

  private final ReadMeter meter = ReadMeter.of("not opened");

  @Test
  void reportsBytesAsTheyAreRead() {
    RangeMeter range = new RangeMeter(meter, 100);
    range.accept(30);
    assertThat(meter.bytes(), is(30L));
    range.accept(40);
    assertThat(meter.bytes(), is(70L));
  }

  @Test
  void neverReportsMoreThanTheRangeHas() {
    RangeMeter range = new RangeMeter(meter, 100);
    range.accept(90);
    range.accept(90);
    range.finish();
    assertThat(meter.bytes(), is(100L));
  }

  @Test
  void reportsTheWholeRangeWhenItIsFinished() {
    RangeMeter one = new RangeMeter(meter, 100);
    one.accept(1);
    one.finish();
    new RangeMeter(meter, 0).finish();
    assertThat(meter.bytes(), is(100L));
  }
}
