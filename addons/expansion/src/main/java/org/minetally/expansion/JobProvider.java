package org.minetally.expansion;

import java.util.Set;
import org.apache.beam.sdk.schemas.transforms.SchemaTransform;
import org.apache.beam.sdk.schemas.transforms.TypedSchemaTransformProvider;

/** Provides {@value #IDENTIFIER}: a job in, its tables out. */
public final class JobProvider extends TypedSchemaTransformProvider<JobConfiguration> {

  /** The name of the transform in other SDKs. */
  static final String IDENTIFIER = "minetally:job";

  @Override
  public String identifier() {
    return IDENTIFIER;
  }

  @Override
  public String description() {
    return "Runs a Minetally job on its files. Each output is a table of the job. Nothing is"
        + " published. The pipeline fails if a record was lost or counted twice, or if a threshold"
        + " of the job is exceeded.";
  }

  @Override
  protected SchemaTransform from(JobConfiguration configuration) {
    return new JobTransform(configuration, JobProvider::requireNone);
  }

  private static void requireNone(Set<String> inputs) {
    if (!inputs.isEmpty()) {
      throw new IllegalArgumentException(
          "%s reads files and has no input, but was given %s; use %s to count rows"
              .formatted(IDENTIFIER, String.join(", ", inputs), SummariseProvider.IDENTIFIER));
    }
  }
}
