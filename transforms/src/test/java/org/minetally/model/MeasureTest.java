package org.minetally.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasureTest {

  private static final long NULL = Measure.NOT_REPORTED;

  @Test
  void addsNotReportedDifferentlyFromZero() {
    assertThat(Measure.add(NULL, NULL), is(NULL));
    assertThat(Measure.add(NULL, 0), is(0L));
    assertThat(Measure.add(0, NULL), is(0L));
    assertThat(Measure.add(NULL, 7), is(7L));
    assertThat(Measure.add(7, NULL), is(7L));
    assertThat(Measure.add(7, 5), is(12L));
  }

  @Test
  void throwsWhenASumOverflows() {
    assertThat(Measure.add(Long.MAX_VALUE - 1, 1), is(Long.MAX_VALUE));
    assertThrows(ArithmeticException.class, () -> Measure.add(Long.MAX_VALUE, 1));
  }

  @Test
  void layoutHasEveryMeasureOfItsDatasetExceptRecords() {
    Layout layout = Layout.of(Dataset.CASUALTIES, List.of());
    assertThat(
        layout.measures(),
        contains(Measure.VICTIMS, Measure.KILLED, Measure.INJURED, Measure.OUTCOME_UNKNOWN));
    assertThat(Dataset.CASUALTIES.measures(), hasItem(Measure.RECORDS));
    assertThat(Dataset.DETECTIONS.measures(), not(hasItem(Measure.KILLED)));
  }

  @Test
  void layoutSortsDimensionsAndRemovesDuplicates() {
    Layout layout =
        Layout.of(
            Dataset.CASUALTIES, List.of(Dimension.SEX, Dimension.VICTIM_STATUS, Dimension.SEX));
    assertThat(layout.dimensions(), contains(Dimension.VICTIM_STATUS, Dimension.SEX));
  }

  @Test
  void closedDimensionAcceptsOnlyItsMembersAndUnknown() {
    assertThat(Dimension.SEX.accepts("female"), is(true));
    assertThat(Dimension.SEX.accepts("unknown"), is(true));
    assertThat(Dimension.SEX.accepts("Female"), is(false));
    assertThat(Dimension.DEVICE_CATEGORY.accepts("unspecified"), is(true));
    assertThat(Dimension.DEVICE_CATEGORY.accepts("unknown"), is(false));
    assertThat(Dimension.ACTIVITY.accepts("herding"), is(true));
    assertThat(Dimension.ACTIVITY.accepts(" "), is(false));
  }

  @Test
  void occupationIsAnOpenDimensionOfCasualtiesOnly() {
    for (String label : List.of("journalist", "shepherd", "pastor de cabras", "unknown")) {
      assertThat(Dimension.OCCUPATION.accepts(label), is(true));
    }
    assertThat(Dimension.OCCUPATION.accepts(""), is(false));
    assertThat(Dimension.OCCUPATION.datasets(), is(Set.of(Dataset.CASUALTIES)));
  }

  @Test
  void hasLowAndHighEstimateOfEachMeasureExceptRecords() {
    for (Measure measure : Measure.values()) {
      if (measure == Measure.RECORDS || measure.isBound()) {
        assertThrows(IllegalStateException.class, measure::low);
      } else {
        assertThat(measure.low().column(), is(measure.column() + "_low"));
        assertThat(measure.high().column(), is(measure.column() + "_high"));
        assertThat(measure.low().estimate(), is(measure));
        assertThat(measure.high().estimate(), is(measure));
        assertThat(measure.high().isArea(), is(measure.isArea()));
      }
    }
  }
}
