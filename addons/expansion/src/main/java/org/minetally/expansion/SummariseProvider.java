package org.minetally.expansion;

import java.util.Set;
import org.apache.beam.sdk.schemas.transforms.SchemaTransform;
import org.apache.beam.sdk.schemas.transforms.TypedSchemaTransformProvider;

/** Provides {@value #IDENTIFIER}: a job and rows in, its tables out. */
public final class SummariseProvider extends TypedSchemaTransformProvider<JobConfiguration> {

  /** The name of the transform in other SDKs. */
  static final String IDENTIFIER = "minetally:summarise";

  @Override
  public String identifier() {
    return IDENTIFIER;
  }

  @Override
  public String description() {
    return "Runs a Minetally job on rows. Each input has the id of a source of the job, and"
        + " takes the place of its files. Each output is a table of the job. Nothing is published."
        + " The pipeline fails if a record was lost or counted twice, or if a threshold of the job"
        + " is exceeded.";
  }

  @Override
  protected SchemaTransform from(JobConfiguration configuration) {
    return new JobTransform(configuration, SummariseProvider::requireSome);
  }

  private static void requireSome(Set<String> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no input; name each input after a source of the job, or use %s to read files"
              .formatted(IDENTIFIER, JobProvider.IDENTIFIER));
    }
  }
}
