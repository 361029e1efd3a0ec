package org.minetally.job.yaml;

import java.util.List;
import java.util.Optional;
import org.minetally.job.Job;
import org.minetally.job.Problem;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;

/**
 * Checks what low and high estimates of one source mean for the others: all records of a dataset
 * have the same measures.
 *
 * @param root the job
 * @param sources its sources
 * @param problems collects the problems
 */
record BoundsCheck(Yaml root, List<Job.Source> sources, List<Problem> problems) {

  void check() {
    for (Dataset dataset : Dataset.values()) {
      List<Job.Source> of =
          sources.stream().filter(source -> source.profile().dataset() == dataset).toList();
      Optional<Job.Source> bounded =
          of.stream().filter(source -> hasBounds(source.profile())).findFirst();
      if (bounded.isEmpty()) {
        continue;
      }
      of.stream()
          .filter(source -> !source.equals(bounded.get()) && hasParts(source.profile()))
          .forEach(
              source ->
                  problems.add(
                      root.key("sources")
                          .problem(
                              "the source %s has low or high estimates, and the source %s is a series or has a split; put them in separate jobs"
                                  .formatted(bounded.get().id(), source.id()))));
      if (dataset == Dataset.CASUALTIES && root.get("suppression").isPresent()) {
        problems.add(
            root.key("suppression")
                .problem(
                    "suppression cannot protect low and high estimates; remove low and high from"
                        + " the source "
                        + bounded.get().id()));
      }
    }
  }

  private static boolean hasBounds(Profile profile) {
    return profile.measures() instanceof MeasureMapping.Counts counts
        && counts.columns().keySet().stream().anyMatch(Measure::isBound);
  }

  private static boolean hasParts(Profile profile) {
    return profile.series().any()
        || (profile.measures() instanceof MeasureMapping.Counts counts && counts.split().any());
  }
}
