package org.minetally.trace.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Dataset;
import org.minetally.model.Layout;
import org.minetally.model.Layouts;
import org.minetally.period.DateInterval;
import org.minetally.profile.DateMapping;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.internal.MappedFields;

class FieldTargetTest {

  private static final Profile PROFILE =
      Profile.builder(Dataset.CASUALTIES)
          .date(DateMapping.Constant.UNKNOWN)
          .measures(new MeasureMapping.Counts(Map.of()))
          .build();

  @Test
  void selectsTheRowOfASplitRecordThatCountsAsRecord() {
    FieldTarget target =
        new FieldTarget(
            List.of("a"),
            List.of(MappedFields.of(PROFILE)),
            new Layouts(
                List.of(Dataset.CASUALTIES), List.of(Layout.of(Dataset.CASUALTIES, List.of()))),
            MappedFields.DATE,
            new CellConditions(Map.of()));
    BatchBuilder rows = new BatchBuilder(Set.of(Extra.GAPS, Extra.WEIGHT), 0, 0);
    for (int weight : List.of(0, 1, 0)) {
      rows.next(DateInterval.UNKNOWN_PACKED, -1, Batch.MATCHED);
      rows.extra(Extra.WEIGHT, weight);
      rows.extra(Extra.GAPS, 0);
    }
    Tracing tracing = target.start();
    assertThat(tracing.begin(rows.build(0, 0, List.of(), List.of())), is(true));
    assertThat(
        List.of(tracing.selects(0), tracing.selects(1), tracing.selects(2)),
        is(List.of(false, true, false)));
  }
}
