package org.minetally.reconcile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.dedup.Deduplicate;
import org.minetally.plan.Plan;
import org.minetally.profile.Profile;
import org.minetally.profile.Revisions;
import org.minetally.profile.SourceSpec;
import org.minetally.source.ReadRecords;
import org.minetally.source.RecordsFromRows;

/** An engine shows counters of the records while a job runs. */
class CountersTest {

  @TempDir Path folder;

  @Test
  void countsRecordsAndBytesOfFiles() throws IOException {
    Path first =
        SmallPlans.file(
            folder,
            "a,accident,2019-01-01,,North,Alpha,f,1,0,",
            "a,accident,2019-01-01,,North,Alpha,f,1,0,",
            "b,training,2019-01-01,,North,Alpha,f,1,0,",
            "c,accident,2019-13-01,,North,Alpha,f,1,0,");
    Path second =
        SmallPlans.file(
            folder,
            "a,accident,2019-01-01,,North,Alpha,f,1,0,",
            "d,accident,2019-01-01,,North,Alpha,f,-1,0,",
            "e,accident,2019-01-01,,North,Alpha,f,-2,0,");
    SourceSpec source = SmallPlans.casualties("victims", true, List.of(first, second));
    Plan plan = SmallPlans.of(List.of(source));
    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(ReadRecords.of(plan.sources(), plan.gazetteer(), plan.layouts()).withRangeSize(60))
        .get(ReadRecords.BATCHES)
        .apply(Deduplicate.intoShards(2));
    assertThat(
        counters(pipeline.run()),
        is(
            Map.of(
                "records_read", 7L,
                "records_accepted", 3L,
                "records_filtered", 1L,
                "records_rejected_invalid_date", 1L,
                "records_rejected_negative", 2L,
                "records_duplicate", 2L,
                "bytes_read", Files.size(first) + Files.size(second))));
  }

  @Test
  void countsSupersededAndDeletedRowsOfASourceWithRevisions() {
    Profile profile =
        SmallPlans.casualties("victims", true, List.of()).profile().toBuilder()
            .revisions(
                new Revisions(
                    true,
                    "note",
                    Revisions.Form.NUMBER,
                    Revisions.Deletions.marked("word", Set.of("deleted"))))
            .build();
    Plan plan = SmallPlans.of(List.of(SourceSpec.ofRows("victims", profile)));
    Schema.Builder columns = Schema.builder();
    for (String column : SmallPlans.HEADER.split(",", -1)) {
      columns.addStringField(column);
    }
    Schema schema = columns.build();
    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(
            Create.of(
                    row(schema, "a,accident,2019-01-01,,North,Alpha,f,1,0,1"),
                    row(schema, "a,accident,2019-01-01,,North,Alpha,f,1,0,2"),
                    row(schema, "b,accident,2019-01-01,,North,Alpha,f,1,0,1"),
                    row(schema, "b,accident,2019-01-01,,North,Alpha,deleted,1,0,2"))
                .withRowSchema(schema))
        .apply(RecordsFromRows.of(plan.sources(), "victims", plan.gazetteer(), plan.layouts()))
        .get(ReadRecords.BATCHES)
        .apply(Deduplicate.intoShards(2));
    assertThat(
        counters(pipeline.run()),
        is(
            Map.of(
                "records_read", 4L,
                "records_accepted", 4L,
                "records_superseded", 1L,
                "records_deleted", 2L)));
  }

  private static Row row(Schema schema, String fields) {
    return Row.withSchema(schema).addValues((Object[]) fields.split(",", -1)).build();
  }

  private static Map<String, Long> counters(PipelineResult result) {
    result.waitUntilFinish();
    Map<String, Long> counters = new TreeMap<>();
    result
        .metrics()
        .queryMetrics(
            MetricsFilter.builder()
                .addNameFilter(MetricNameFilter.inNamespace("minetally"))
                .build())
        .getCounters()
        .forEach(
            counter ->
                counters.merge(counter.getName().getName(), counter.getAttempted(), Long::sum));
    return counters;
  }
}
