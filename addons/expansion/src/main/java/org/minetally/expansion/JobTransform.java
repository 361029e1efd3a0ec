package org.minetally.expansion;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.schemas.transforms.SchemaTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionRowTuple;
import org.apache.beam.sdk.values.Row;
import org.minetally.job.Job;
import org.minetally.job.yaml.JobFile;
import org.minetally.run.JobTables;
import org.minetally.run.Preparation;
import org.minetally.storage.Stores;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;
import org.minetally.table.TablesToRows;

/**
 * Adds the graph of a job to a pipeline. The input has the rows of sources, by their ids; the
 * output has the rows of tables, by their names. Dates are text, because Beam's Python SDK has no
 * type for Beam's dates.
 */
final class JobTransform extends SchemaTransform {

  private static final long serialVersionUID = 1L;

  private final transient JobConfiguration configuration;
  private final transient Consumer<Set<String>> inputCheck;

  /**
   * Creates a transform.
   *
   * @param inputCheck throws an exception if the transform cannot have inputs of these names
   */
  JobTransform(JobConfiguration configuration, Consumer<Set<String>> inputCheck) {
    this.configuration = configuration;
    this.inputCheck = inputCheck;
  }

  @Override
  public PCollectionRowTuple expand(PCollectionRowTuple input) {
    Map<String, PCollection<Row>> rows = input.getAll();
    inputCheck.accept(rows.keySet());
    Pipeline pipeline = input.getPipeline();
    Job job =
        JobFile.read(
            Path.of(configuration.job),
            new Stores(pipeline::getOptions),
            configuration.overrides(rows.keySet()));
    JobTables tables = JobTables.of(Preparation.of(job), pipeline);
    PCollection<TableRows> checked = tables.addTo(pipeline, bySource(rows, job));
    PCollectionRowTuple output = PCollectionRowTuple.empty(pipeline);
    for (TableSchema table : tables.schemas()) {
      output =
          output.and(
              table.name(),
              checked.apply("Rows of " + table.name(), TablesToRows.of(table).withDatesAsText()));
    }
    return output;
  }

  /** Returns the rows of each source by its id, even if Beam has named the only input. */
  private static Map<String, PCollection<Row>> bySource(
      Map<String, PCollection<Row>> rows, Job job) {
    List<String> sources =
        job.sources().stream()
            .filter(source -> source.spec().isRows())
            .map(Job.Source::id)
            .toList();
    return rows.size() == 1 ? Map.of(sources.get(0), rows.values().iterator().next()) : rows;
  }
}
