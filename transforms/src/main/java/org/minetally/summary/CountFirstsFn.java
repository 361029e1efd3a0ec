package org.minetally.summary;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.minetally.internal.Shared;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.period.internal.PeriodGrain;
import org.minetally.summary.internal.CellTable;
import org.minetally.table.FactTable;

/** Counts, in each cell, the first record of each incident of a shard. */
final class CountFirstsFn
    extends DoFn<KV<Integer, Iterable<Batch>>, KV<TablePartId, KV<TablePartId, CellTable>>> {
  private static final long serialVersionUID = 1L;

  private static final int TUPLE = 6;

  private final Shared<IncidentGrains> shared;
  private final TableParts parts;

  CountFirstsFn(IncidentGrains grains, TableParts parts) {
    this.shared = Shared.of(grains);
    this.parts = parts;
  }

  @ProcessElement
  public void count(
      @Element KV<Integer, Iterable<Batch>> shard,
      OutputReceiver<KV<TablePartId, KV<TablePartId, CellTable>>> out) {
    IncidentGrains grains = shared.get();
    List<Batch> batches = new ArrayList<>();
    shard.getValue().forEach(batches::add);
    for (int grain = 0; grain < grains.size(); grain++) {
      parts.give(
          grain,
          grains.grains().get(grain).period(),
          grains.of(grain, firsts(grains, batches, grain)),
          (id, cells) -> out.output(KV.of(parts.group(id), KV.of(id, cells))));
    }
  }

  private static CellTable firsts(IncidentGrains grains, List<Batch> batches, int grain) {
    FactTable table = grains.grains().get(grain);
    Incidents incidents = grains.reduction();
    PeriodGrain periods = grains.periods();
    CellTable.PeriodMap period = new Rollup.Periods(table.period());
    CellTable.PlaceMap place = grains.places(grain);
    boolean byDevice = !table.dimensions().isEmpty();
    CellTable finest = grains.finest();
    List<String> devices = new ArrayList<>();
    TupleSet seen = new TupleSet(TUPLE);
    for (Batch batch : batches) {
      int[] rows = new int[batch.size()];
      int count = 0;
      for (int row = 0; row < batch.size(); row++) {
        boolean first =
            seen.add(
                batch.source(),
                batch.extra(Extra.INCIDENT_HIGH, row),
                batch.extra(Extra.INCIDENT_LOW, row),
                period.apply(batch.interval(row)),
                place.apply(batch.region(row)),
                byDevice ? code(devices, batch.labels(0).get(batch.code(0, row))) : 0);
        if (first) {
          rows[count++] = row;
        }
      }
      finest.add(
          incidents.firsts(batch, rows, count, grains.incidents().get(batch.source())), periods);
    }
    return finest;
  }

  /** Returns a number for a label, the same for all batches; there are about ten labels. */
  private static int code(List<String> labels, String label) {
    int known = labels.indexOf(label);
    if (known >= 0) {
      return known;
    }
    labels.add(label);
    return labels.size() - 1;
  }
}
