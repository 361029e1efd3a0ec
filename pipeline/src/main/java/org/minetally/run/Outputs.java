package org.minetally.run;

import org.apache.beam.sdk.options.PipelineOptions;
import org.minetally.job.Job;
import org.minetally.publish.CurrentForm;
import org.minetally.publish.Output;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.local.LocalOutput;
import org.minetally.publish.store.StoredOutput;
import org.minetally.storage.Location;

/** Opens outputs. */
public final class Outputs {

  private Outputs() {}

  /**
   * Returns the output at a location, for reading it or changing which snapshot it shows.
   *
   * @param root a path on the local disk or the URI of a store
   * @param options how to reach the store
   */
  public static Output at(Location root, PipelineOptions options) {
    return at(root, options, CurrentForm.LINK);
  }

  /**
   * Returns the output of a job.
   *
   * @param options how to reach the store
   */
  static Output of(Job job, PipelineOptions options) {
    return at(job.output(), options, job.current());
  }

  private static Output at(Location root, PipelineOptions options, CurrentForm form) {
    return root.isUri()
        ? new StoredOutput(root.text(), options)
        : new LocalOutput(new OutputLayout(root.path()), form);
  }
}
