package org.minetally.expansion;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.transforms.SchemaTransformProvider;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.job.JobFileException;

/** {@code minetally:job} outputs what the command line publishes. */
class JobProviderTest {

  private static final Path ROOT = Path.of(System.getProperty("minetally.root", "../.."));

  @TempDir Path folder;

  private static SortedMap<String, List<String>> tables(JobConfiguration configuration) {
    return Tables.output(Pipeline.create(), Map.of(), new JobProvider().from(configuration));
  }

  @Test
  void outputsEveryTableOfTheSampleAsPublished() {
    Path job = ROOT.resolve("testdata/sample/job.yaml");
    SortedMap<String, List<String>> tables =
        tables(new JobConfiguration(job.toString(), null, null, null));
    SortedMap<String, List<String>> published = Tables.published(job, folder.resolve("out"));
    assertThat(tables.keySet(), is(published.keySet()));
    published.forEach((name, rows) -> assertThat(name, tables.get(name), is(rows)));
  }

  @Test
  void suppressesWhatEarlierSnapshotsWouldReveal() {
    SmallJob job = new SmallJob(folder).with("suppression: {minimum_count: 5}\n");
    Tables.published(job.path(), job.output());
    // The total of the country could be shown if there were no total without these three.
    job.add(3, "2019", "East");
    SortedMap<String, List<String>> tables = tables(job.configuration());
    assertThat(tables, is(Tables.published(job.path(), job.output())));
  }

  @Test
  void outputsNothingIfAThresholdIsExceeded() {
    SmallJob job = new SmallJob(folder).with("thresholds: {rejected_records: 0}\n");
    job.add(1, "2019", "Nowhere").add(1, "unknown", "North");
    Exception failure =
        assertThrows(Pipeline.PipelineExecutionException.class, () -> tables(job.configuration()));
    assertThat(
        failure.getCause().getMessage(),
        containsString("source victims: 1 of 23 records were rejected; the job allows 0."));
  }

  @Test
  void changesTheJobAsTheCommandLineDoes() {
    SmallJob job =
        new SmallJob(folder)
            .with("parameters:\n  - {name: title, type: text}\nreport: false\n")
            .add(1, "2020", "North");
    JobConfiguration changed =
        new JobConfiguration(
            job.path().toString(),
            Map.of("title", "Other"),
            Map.of("victims", List.of(folder.resolve("victims.csv").toString())),
            List.of("*_country"));
    assertThat(
        tables(changed).keySet().stream().filter(table -> table.contains("_by_")).toList(),
        contains("casualties_by_year_country"));
  }

  @Test
  void reportsMistakesOfTheJobFileAsTheCommandLineDoes() {
    SmallJob job = new SmallJob(folder).with("sumaries: []\n");
    assertThat(
        assertThrows(JobFileException.class, () -> tables(job.configuration())).getMessage(),
        containsString("unknown key \"sumaries\""));
  }

  @Test
  void rejectsInputs() {
    Pipeline pipeline = Pipeline.create();
    PCollection<Row> rows =
        pipeline.apply(Create.empty(Schema.builder().addStringField("id").build()));
    JobConfiguration configuration = new SmallJob(folder).configuration();
    assertThat(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Tables.output(
                        pipeline, Map.of("victims", rows), new JobProvider().from(configuration)))
            .getMessage(),
        is(
            "minetally:job reads files and has no input, but was given victims; use"
                + " minetally:summarise to count rows"));
  }

  @Test
  void describesEveryFieldOfTheConfiguration() {
    List<SchemaTransformProvider> providers =
        ServiceLoader.load(SchemaTransformProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.identifier().startsWith("minetally:"))
            .toList();
    assertThat(
        providers.stream().map(SchemaTransformProvider::identifier).toList(),
        contains("minetally:job", "minetally:summarise"));
    for (SchemaTransformProvider provider : providers) {
      Schema schema = provider.configurationSchema();
      assertThat(schema.getFieldNames(), contains("inputs", "job", "parameters", "tables"));
      for (Schema.Field field : schema.getFields()) {
        assertThat(field.getName(), field.getDescription(), not(""));
        assertThat(
            field.getName(), field.getType().getNullable(), is(!field.getName().equals("job")));
      }
    }
  }
}
