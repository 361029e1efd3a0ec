package org.minetally.internal;

import org.apache.beam.sdk.metrics.Metrics;

/**
 * Counters that an engine shows while a job runs.
 *
 * <p>An engine may count a retried bundle twice. The exact counts are in the messages that the
 * transforms output.
 */
public final class Counters {

  /** The namespace of all counters. */
  public static final String NAMESPACE = "minetally";

  private Counters() {}

  /** Adds to a counter. Call it in a function of the graph, once per range or shard. */
  public static void add(String name, long more) {
    if (more > 0) {
      Metrics.counter(NAMESPACE, name).inc(more);
    }
  }
}
