package org.minetally.internal;

import java.util.List;
import java.util.Locale;
import org.minetally.model.Batch;
import org.minetally.model.Dataset;
import org.minetally.model.Layout;
import org.minetally.model.Layouts;
import org.minetally.profile.Profile;
import org.minetally.profile.internal.WideMeasures;

/** Checks that sources and batches match the layouts of a run. */
public final class BatchCheck {

  private final String transform;
  private final String advice;
  private final int[] dimensions;
  private final int[] measures;

  private BatchCheck(String transform, String advice, Layouts layouts) {
    this.transform = transform;
    this.advice = advice;
    this.dimensions = new int[layouts.sources().size()];
    this.measures = new int[layouts.sources().size()];
    for (int source = 0; source < dimensions.length; source++) {
      dimensions[source] = layouts.of(source).dimensions().size();
      measures[source] = layouts.of(source).measures().size();
    }
  }

  /**
   * Requires the layouts of these sources.
   *
   * @param profiles the profile of each source
   * @throws IllegalArgumentException if the layouts are those of other datasets
   */
  public static void requireSources(List<Profile> profiles, Layouts layouts) {
    List<Dataset> datasets = profiles.stream().map(Profile::dataset).toList();
    if (!datasets.equals(layouts.sources())) {
      throw new IllegalArgumentException(
          "the layouts are not those of the sources: they are for %s, but the sources have %s; pass the layouts of the same plan"
              .formatted(labels(layouts.sources()), labels(datasets)));
    }
  }

  private static String labels(List<Dataset> datasets) {
    return datasets.stream().map(Dataset::label).toList().toString();
  }

  /**
   * Returns a check for batches as they are read.
   *
   * @param transform the transform's name, for the message
   * @param profiles the profile of each source
   */
  public static BatchCheck asRead(String transform, List<Profile> profiles, Layouts layouts) {
    BatchCheck check = new BatchCheck(transform, "read the records with the same plan", layouts);
    for (int source = 0; source < profiles.size(); source++) {
      Layout layout = layouts.of(source);
      check.measures[source] = WideMeasures.of(layout, profiles.get(source).measures()).width();
    }
    return check;
  }

  /**
   * Returns a check for batches whose series are resolved.
   *
   * @param transform the transform's name, for the message
   */
  public static BatchCheck resolved(String transform, Layouts layouts) {
    return new BatchCheck(
        transform,
        "read the records with the same plan, and apply ResolveSeries if the plan needs it",
        layouts);
  }

  /**
   * Checks a batch.
   *
   * @throws IllegalArgumentException if the plan has no such source, or the batch does not match
   *     its layout
   */
  public void check(Batch batch) {
    int source = batch.source();
    if (source < 0 || source >= dimensions.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: a batch belongs to source number %d, but the plan has %d sources, numbered from 0; %s",
              transform,
              source,
              dimensions.length,
              advice));
    }
    if (batch.dimensions() != dimensions[source] || batch.measures() != measures[source]) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: a batch of source number %d has %d dimensions and %d measures, but the plan has %d and %d; %s",
              transform,
              source,
              batch.dimensions(),
              batch.measures(),
              dimensions[source],
              measures[source],
              advice));
    }
  }
}
