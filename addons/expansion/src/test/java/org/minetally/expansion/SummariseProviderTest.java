package org.minetally.expansion;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.job.JobFileException;

/**
 * {@code minetally:summarise} counts rows as the command line counts the same records in a file.
 */
class SummariseProviderTest {

  private static final Schema VICTIMS =
      Schema.builder()
          .addStringField("id")
          .addStringField("day")
          .addStringField("province")
          .addNullableStringField("outcome")
          .build();

  @TempDir Path folder;
  private SmallJob job;
  private Pipeline pipeline;

  @BeforeEach
  void createJob() {
    job =
        new SmallJob(folder)
            .with("thresholds: {rejected_records: 1}\n")
            .add(3, "2020", "South")
            .add(1, "unknown", "North");
    pipeline = Pipeline.create();
  }

  private PCollection<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String victim : job.victims()) {
      rows.add(Row.withSchema(VICTIMS).addValues((Object[]) victim.split(",")).build());
    }
    Collections.reverse(rows);
    return pipeline.apply("Rows", Create.of(rows).withRowSchema(VICTIMS));
  }

  private SortedMap<String, List<String>> tables(Map<String, PCollection<Row>> inputs) {
    return Tables.output(pipeline, inputs, new SummariseProvider().from(job.configuration()));
  }

  @Test
  void countsRowsLikeTheRecordsOfAFile() {
    SortedMap<String, List<String>> published = Tables.published(job.path(), job.output());
    SortedMap<String, List<String>> tables = tables(Map.of("victims", rows()));
    assertThat(tables.keySet(), is(published.keySet()));
    // Rows have no file and no line, so the place of the rejected record differs.
    assertThat(tables.remove("rejects").size(), is(published.remove("rejects").size()));
    assertThat(tables, is(published));
  }

  @Test
  void countsRowsOfASourceWithoutFiles() throws IOException {
    SortedMap<String, List<String>> published = Tables.published(job.path(), job.output());
    Files.writeString(
        job.path(), Files.readString(job.path()).replace("    files: [victims.csv]\n", ""));
    assertThat(
        tables(Map.of("input", rows())).get("casualties_by_year_province"),
        is(published.get("casualties_by_year_province")));
  }

  @Test
  void rejectsInputThatIsNotASource() {
    assertThat(
        assertThrows(JobFileException.class, () -> tables(Map.of("victim", rows()))).getMessage(),
        is(
            "input victim: unknown source \"victim\"; expected one of victims. Did you mean"
                + " \"victims\"?"));
  }

  @Test
  void rejectsRowsWithoutAColumnOfTheProfile() {
    Schema schema = Schema.builder().addStringField("id").addStringField("day").build();
    PCollection<Row> rows = pipeline.apply(Create.empty(schema));
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> tables(Map.of("victims", rows)))
            .getMessage()
            .lines()
            .findFirst()
            .orElseThrow(),
        is(
            "RecordsFromRows: source victims: the header has no column \"province\"; it has id, day"));
  }

  @Test
  void needsAnInput() {
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> tables(Map.of())).getMessage(),
        is(
            "minetally:summarise has no input; name each input after a source of the job, or use"
                + " minetally:job to read files"));
  }
}
