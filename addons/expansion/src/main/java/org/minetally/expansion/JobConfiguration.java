package org.minetally.expansion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.schemas.JavaFieldSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.apache.beam.sdk.schemas.annotations.SchemaCreate;
import org.apache.beam.sdk.schemas.annotations.SchemaFieldDescription;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.minetally.job.Overrides;

/**
 * The configuration of both transforms: a job, and what a command line could change. Beam generates
 * the schema from the fields.
 */
@DefaultSchema(JavaFieldSchema.class)
public final class JobConfiguration {

  @SchemaFieldDescription("The path or URI of the job file, as the expansion service sees it.")
  public final String job;

  @SchemaFieldDescription("Values of declared parameters of the job, by name, as --set gives them.")
  public final @Nullable Map<String, String> parameters;

  @SchemaFieldDescription(
      "Paths, patterns or URIs that replace the files of a source, by its id, as --input does.")
  public final @Nullable Map<String, List<String>> inputs;

  @SchemaFieldDescription("Patterns of the names of fact tables and summaries, as for --tables.")
  public final @Nullable List<String> tables;

  @SchemaCreate
  public JobConfiguration(
      String job,
      @Nullable Map<String, String> parameters,
      @Nullable Map<String, List<String>> inputs,
      @Nullable List<String> tables) {
    this.job = job;
    this.parameters = parameters;
    this.inputs = inputs;
    this.tables = tables;
  }

  /**
   * Returns what makes the job differ from its file.
   *
   * @param rows the ids of the sources that are inputs of rows
   */
  Overrides overrides(Set<String> rows) {
    return new Overrides(
        Optional.empty(),
        inputs == null ? Map.of() : inputs,
        parameters == null ? Map.of() : parameters,
        tables == null ? List.of() : tables,
        System.getenv(),
        rows);
  }
}
