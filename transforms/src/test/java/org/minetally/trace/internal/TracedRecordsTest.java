package org.minetally.trace.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minetally.model.Dataset;
import org.minetally.model.Layout;
import org.minetally.model.Layouts;
import org.minetally.region.Gazetteer;
import org.minetally.table.Column;

class TracedRecordsTest {

  private static final Gazetteer GAZETTEER = Gazetteer.of(List.of("region"), List.of());
  private static final CellConditions ANY = new CellConditions(Map.of());

  private static List<String> columns(TraceTarget target) {
    TracedSource series = new TracedSource("a", List.of("a.csv"), 0, true, true);
    return new TracedRecords(List.of(series), GAZETTEER, target, false)
        .schema().columns().stream().map(Column::name).toList();
  }

  @Test
  void showsThePublishedFiguresOfAResolvedSeriesOnly() {
    TraceTarget counted =
        new LagTarget(
            List.of("a"),
            new Layouts(
                List.of(Dataset.CASUALTIES), List.of(Layout.of(Dataset.CASUALTIES, List.of()))),
            ANY);
    TraceTarget accepted = new PointTarget(List.of(new ListedSource("a", false)), GAZETTEER, ANY);
    assertThat(columns(counted), hasItem("previous_line_number"));
    assertThat(accepted.tracesAllAccepted(), is(true));
    assertThat(columns(accepted), not(hasItem("previous_line_number")));
  }
}
