package org.minetally.internal;

import java.util.List;
import org.minetally.model.Batch;
import org.minetally.model.Layout;
import org.minetally.plan.Plan;
import org.minetally.profile.SourceSpec;
import org.minetally.profile.WideMeasures;

/** Checks that batches are those of a plan's sources. */
public final class BatchCheck {

  private final String transform;
  private final String advice;
  private final List<String> sources;
  private final int[] dimensions;
  private final int[] measures;

  private BatchCheck(String transform, Plan plan, boolean resolved) {
    this.transform = transform;
    this.advice =
        resolved
            ? "read the records with the same plan, and apply ResolveSeries if the plan needs it"
            : "read the records with the same plan";
    this.sources = plan.sources().stream().map(SourceSpec::id).toList();
    this.dimensions = new int[sources.size()];
    this.measures = new int[sources.size()];
    for (int source = 0; source < sources.size(); source++) {
      Layout layout = plan.layout(source);
      dimensions[source] = layout.dimensions().size();
      measures[source] =
          resolved
              ? layout.measures().size()
              : WideMeasures.of(layout, plan.sources().get(source).profile().measures()).width();
    }
  }

  /**
   * Checks batches as they are read.
   *
   * @param transform the transform's name, for the message
   */
  public static BatchCheck asRead(String transform, Plan plan) {
    return new BatchCheck(transform, plan, false);
  }

  /**
   * Checks batches whose series are resolved.
   *
   * @param transform the transform's name, for the message
   */
  public static BatchCheck resolved(String transform, Plan plan) {
    return new BatchCheck(transform, plan, true);
  }

  /**
   * Checks a batch.
   *
   * @throws IllegalArgumentException if the plan has no such source, or its records carry something
   *     else
   */
  public void check(Batch batch) {
    int source = batch.source();
    if (source < 0 || source >= sources.size()) {
      throw new IllegalArgumentException(
          "%s: a batch is of source number %d, but the plan has %d sources, numbered from 0; %s"
              .formatted(transform, source, sources.size(), advice));
    }
    if (batch.dimensions() != dimensions[source] || batch.measures() != measures[source]) {
      throw new IllegalArgumentException(
          "%s: a batch of source %s has %d dimensions and %d measures, but the plan has %d and %d; %s"
              .formatted(
                  transform,
                  sources.get(source),
                  batch.dimensions(),
                  batch.measures(),
                  dimensions[source],
                  measures[source],
                  advice));
    }
  }
}
