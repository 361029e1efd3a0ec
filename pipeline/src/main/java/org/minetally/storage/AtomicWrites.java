package org.minetally.storage;

import java.io.IOException;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Atomic operations of a store that Beam's file systems do not offer. An add-on jar provides an
 * implementation for its scheme as a service. A store without one is assumed to replace a file
 * atomically when its writer is closed, as object stores do.
 */
public interface AtomicWrites {

  /** Returns the URI scheme of the store, in lower case. */
  String scheme();

  /**
   * Completes the engine's options from a URI, for settings that neither the options nor the
   * environment define.
   */
  default void configure(PipelineOptions options, String uri) {}

  /**
   * Creates a file unless it exists.
   *
   * @return false if the file exists
   */
  boolean createNew(PipelineOptions options, String uri, byte[] content) throws IOException;

  /** Creates or replaces a file; readers see the old or the new content. */
  void replace(PipelineOptions options, String uri, byte[] content) throws IOException;

  /** Removes a folder and everything in it; does nothing if it does not exist. */
  void removeFolder(PipelineOptions options, String uri) throws IOException;
}
