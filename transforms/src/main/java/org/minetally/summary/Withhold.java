package org.minetally.summary;

import java.util.List;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.model.Dataset;
import org.minetally.plan.Plan;
import org.minetally.quality.Report;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableRows;

/**
 * Makes the tables of casualties of a plan that withholds small counts. What one table may show
 * depends on all the others, so that the finest cells of the whole run, and never records, come
 * together on one worker.
 *
 * <p>Input: parts of the finest cells. Output: {@link #TABLES}, the rows of each fact table of
 * casualties; {@link #SUMMARIES}, cells by the number of the summary table, and which of their
 * figures are withheld; {@link #REPORTS}, the totals of the tables, shown and withheld.
 */
final class Withhold extends PTransform<PCollection<KV<Integer, CellTable>>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  static final TupleTag<TableRows> TABLES = new TupleTag<>("safe tables") {};
  static final TupleTag<KV<Integer, CellTable>> SUMMARIES = new TupleTag<>("safe summaries") {};
  static final TupleTag<Report> REPORTS = new TupleTag<>("safe totals") {};

  private final Plan plan;

  private Withhold(Plan plan) {
    this.plan = plan;
  }

  static Withhold by(Plan plan) {
    return new Withhold(plan);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, CellTable>> parts) {
    CellTable none = Rollup.finest(plan.layout(Dataset.CASUALTIES));
    PCollectionTuple made =
        PCollectionList.of(parts)
            .and(
                parts
                    .getPipeline()
                    .apply(
                        "No cells",
                        Create.of(KV.of(Sums.UNDIVIDED, none)).withCoder(Summarise.CELL_CODER)))
            .apply("All cells", Flatten.pCollections())
            .apply("Bring together", GroupByKey.create())
            .apply(
                "Make tables",
                ParDo.of(new TablesFn(plan))
                    .withOutputTags(TABLES, TupleTagList.of(List.of(SUMMARIES, REPORTS))));
    made.get(TABLES).setCoder(Summarise.ROW_CODER);
    made.get(SUMMARIES).setCoder(Summarise.CELL_CODER);
    made.get(REPORTS).setCoder(Summarise.REPORT_CODER);
    return made;
  }

  private static final class TablesFn extends DoFn<KV<Integer, Iterable<CellTable>>, TableRows> {
    private static final long serialVersionUID = 1L;

    private final Plan plan;

    TablesFn(Plan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void make(@Element KV<Integer, Iterable<CellTable>> parts, MultiOutputReceiver out) {
      CellTable finest = Rollup.finest(plan.layout(Dataset.CASUALTIES));
      parts.getValue().forEach(finest::add);
      Suppression suppression = new Suppression(plan, finest);
      for (int number = 0; number < plan.tables().size(); number++) {
        if (plan.withholds(plan.tables().get(number).dataset())) {
          FactRows rows = facts(plan, plan.tables().get(number), suppression);
          out.get(TABLES).output(rows.rows());
          out.get(REPORTS).output(rows.report(number));
        }
      }
      int number = plan.tables().size();
      for (SummaryTable table : plan.summaries().tables()) {
        for (CellTable cells : summary(plan, table, suppression)) {
          out.get(SUMMARIES).output(KV.of(number, cells));
        }
        number++;
      }
    }
  }

  /** The rows of a fact table. */
  static FactRows facts(Plan plan, FactTable table, Suppression suppression) {
    Rollup rollup = new Rollup(plan);
    CellTable cells = rollup.empty(table);
    int[] cellOf = rollup.add(suppression.atoms(), table, cells);
    return new FactRows(
        plan.schema(table), table, cells, suppression.of(cells, cellOf), plan.gazetteer());
  }

  /** A summary's cells, and which of their figures are withheld. */
  static List<CellTable> summary(Plan plan, SummaryTable table, Suppression suppression) {
    SummaryCells from = new SummaryCells(plan.layout(Dataset.CASUALTIES), suppression.atoms());
    CellTable cells = SummaryCells.empty();
    int[] cellOf =
        from.add(new Rollup.Periods(table.period()), new Rollup(plan).places(table.level()), cells);
    return List.of(cells, WithheldFigures.of(cells, suppression.of(cells, cellOf, from)));
  }
}
