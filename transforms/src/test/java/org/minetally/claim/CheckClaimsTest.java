package org.minetally.claim;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.minetally.format.Dialect;
import org.minetally.model.Batch;
import org.minetally.model.BatchBuilder;
import org.minetally.model.ClaimResult;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.model.internal.BatchCoder;
import org.minetally.period.DateInterval;
import org.minetally.plan.Plan;
import org.minetally.profile.DateMapping;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.internal.Message;
import org.minetally.region.Gazetteer;
import org.minetally.table.TableRows;

/** Claims checked against the batches of a pipeline. */
@ExtendWith(TestPipelineExtension.class)
class CheckClaimsTest {

  private static final int FINDS = 0;
  private static final int VICTIMS = 1;
  private static final DateInterval WINDOW = new DateInterval(0, 99);

  private static final Plan PLAN =
      Plan.builder(
              Gazetteer.of(
                  List.of("country"),
                  List.of(Gazetteer.Entry.of("country", "C", "Country").from("test"))))
          .sources(
              List.of(source("finds", Dataset.DETECTIONS), source("victims", Dataset.CASUALTIES)))
          .claims(
              List.of(
                  claim("a", Dataset.DETECTIONS, Measure.ITEMS, 1_500, ""),
                  claim("b", Dataset.DETECTIONS, Measure.AREA_CLEARED_M2, 25_000, ""),
                  claim("c", Dataset.CASUALTIES, Measure.KILLED, 3, ""),
                  claim("d", Dataset.DETECTIONS, Measure.ITEMS, 1_500, "a")))
          .build();

  private static SourceSpec source(String id, Dataset dataset) {
    return new SourceSpec(
        id,
        List.of(),
        Dialect.CSV,
        Profile.builder(dataset)
            .date(new DateMapping.OneColumn("day", List.of("yyyy-MM-dd")))
            .measures(new MeasureMapping.Counts(Map.of()))
            .build());
  }

  private static Claim claim(
      String id, Dataset dataset, Measure measure, long figure, String partOf) {
    TreeMap<Dimension, List<String>> filters = new TreeMap<>();
    if (measure == Measure.KILLED) {
      filters.put(Dimension.SEX, List.of("female"));
    }
    return Claim.builder(id)
        .statement("statement " + id)
        .counting(dataset, measure)
        .window(WINDOW)
        .filters(filters)
        .figure(Comparison.EXACTLY, figure)
        .source("constructed")
        .partOf(partOf)
        .build();
  }

  /** Returns a batch of records of one day, each with this value in every measure. */
  private static Batch batch(int source, long order, long... values) {
    List<Measure> measures = PLAN.layouts().of(source).measures();
    int dimensions = PLAN.layouts().of(source).dimensions().size();
    BatchBuilder builder = new BatchBuilder(false, dimensions, measures.size());
    for (long value : values) {
      builder.next(DateInterval.pack(7, 7), 0, Batch.MATCHED);
      for (int measure = 0; measure < measures.size(); measure++) {
        builder.measure(measure, value);
      }
    }
    List<List<String>> labels = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      labels.add(List.of("female"));
    }
    return builder.build(source, order, labels, List.of());
  }

  private static PCollectionTuple check(TestPipeline pipeline, List<Batch> batches) {
    return pipeline
        .apply(Create.of(batches).withCoder(BatchCoder.of()))
        .apply(CheckClaims.of(PLAN.claims(), PLAN.gazetteer(), PLAN.layouts()));
  }

  private static Message.ClaimChecked assessed(
      int claim, String claimed, String sum, String verdict, String reason, String parts) {
    String id = List.of("a", "b", "c", "d").get(claim);
    return new Message.ClaimChecked(
        claim,
        ClaimResult.builder(id)
            .statement("statement " + id)
            .claimed("exactly", new BigDecimal(claimed))
            .supported(new BigDecimal(sum), new BigDecimal(sum))
            .verdict(verdict, !verdict.equals("undecidable"), reason)
            .parts(parts)
            .build());
  }

  @Test
  void assessesAClaimWithoutAnyRecord(TestPipeline pipeline) {
    PCollectionTuple checked = check(pipeline, List.of());
    PAssert.that(verdicts(checked))
        .containsInAnyOrder("a undecidable", "b undecidable", "c undecidable", "d undecidable");
    PAssert.that(checked.get(CheckClaims.MESSAGES))
        .containsInAnyOrder(
            new Message.TableSize("claims", 4),
            assessed(
                0,
                "1500",
                "0",
                "undecidable",
                "There is no record of detections in the claim's window.",
                "equal"),
            assessed(
                1,
                "2.5",
                "0",
                "undecidable",
                "There is no record of detections in the claim's window.",
                ""),
            assessed(
                2,
                "3",
                "0",
                "undecidable",
                "There is no record of casualties in the claim's window.",
                ""),
            assessed(
                3,
                "1500",
                "0",
                "undecidable",
                "There is no record of detections in the claim's window.",
                ""));
    pipeline.run();
  }

  @Test
  void countsAllBundlesOnlyForClaimsOfTheirDataset(TestPipeline pipeline) {
    List<Batch> batches = new ArrayList<>();
    // The runner splits a long list into bundles.
    for (int i = 0; i < 150; i++) {
      batches.add(batch(FINDS, i, 4, 6));
    }
    batches.add(batch(VICTIMS, 0, 1, 3));
    PCollectionTuple checked = check(pipeline, batches);
    PAssert.that(verdicts(checked))
        .containsInAnyOrder("a supported", "b contradicted", "c contradicted", "d supported");
    PAssert.that(checked.get(CheckClaims.MESSAGES))
        .containsInAnyOrder(
            new Message.TableSize("claims", 4),
            assessed(0, "1500", "1500", "supported", "300 records fit.", "equal"),
            assessed(1, "2.5", "0.15", "contradicted", "300 records fit.", ""),
            assessed(2, "3", "4", "contradicted", "2 records fit.", ""),
            assessed(3, "1500", "1500", "supported", "300 records fit.", ""));
    pipeline.run();
  }

  @Test
  void planLayoutIncludesTheDimensionsOfItsClaims() {
    assertThat(PLAN.layouts().of(Dataset.CASUALTIES).dimensions(), is(List.of(Dimension.SEX)));
    assertThat(PLAN.layouts().of(Dataset.DETECTIONS).dimensions(), is(List.of()));
  }

  private static PCollection<String> verdicts(PCollectionTuple checked) {
    return checked.get(CheckClaims.TABLES).apply("Verdicts", ParDo.of(new VerdictsFn()));
  }

  private static final class VerdictsFn extends DoFn<TableRows, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void verdicts(@Element TableRows rows, OutputReceiver<String> out) {
      for (int row = 0; row < rows.size(); row++) {
        out.output(
            rows.text(rows.schema().position("claim_id"), row)
                + " "
                + rows.text(rows.schema().position("verdict"), row));
      }
    }
  }
}
