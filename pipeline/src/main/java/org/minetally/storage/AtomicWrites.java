package org.minetally.storage;

import java.io.IOException;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What a store can do in one step and Beam's file systems do not offer. An add-on jar gives one for
 * its scheme as a service. A store without one is taken to replace a file in one step when its
 * writer closes it, as object stores do.
 */
public interface AtomicWrites {

  /** The scheme of the URIs that it is for, in lower case. */
  String scheme();

  /**
   * Completes an engine's options by what a URI itself says, where neither they nor the environment
   * say it.
   */
  default void configure(PipelineOptions options, String uri) {}

  /**
   * Makes a file unless there is one.
   *
   * @return false if there is one
   */
  boolean createNew(PipelineOptions options, String uri, byte[] content) throws IOException;

  /** Replaces a file, or makes it, so that a reader sees the old content or the new one. */
  void replace(PipelineOptions options, String uri, byte[] content) throws IOException;

  /** Removes a folder and all in it, if it is there. */
  void removeFolder(PipelineOptions options, String uri) throws IOException;
}
