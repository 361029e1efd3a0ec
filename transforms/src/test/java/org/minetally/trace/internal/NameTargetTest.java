package org.minetally.trace.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;
import org.minetally.model.UnmatchedName;
import org.minetally.period.DateInterval;
import org.minetally.region.Gazetteer;

class NameTargetTest {

  @Test
  void selectsTheRowOfASplitRecordThatCountsAsRecord() {
    NameTarget target =
        new NameTarget(
            List.of(new ListedSource("a", false)),
            Gazetteer.of(List.of("region"), List.of()),
            new CellConditions(Map.of()));
    BatchBuilder rows = new BatchBuilder(Set.of(Extra.WEIGHT), 0, 0);
    for (int weight : List.of(0, 1)) {
      rows.next(DateInterval.UNKNOWN_PACKED, Gazetteer.UNKNOWN, 0);
      rows.extra(Extra.WEIGHT, weight);
    }
    UnmatchedName name = new UnmatchedName(0, 0, Gazetteer.UNKNOWN, "Atlantis", false);
    Tracing tracing = target.start();
    assertThat(tracing.begin(rows.build(0, 0, List.of(), List.of(name))), is(true));
    assertThat(List.of(tracing.selects(0), tracing.selects(1)), is(List.of(false, true)));
  }
}
