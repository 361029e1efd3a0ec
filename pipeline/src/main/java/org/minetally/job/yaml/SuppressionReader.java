package org.minetally.job.yaml;

import java.util.List;
import java.util.Optional;
import org.minetally.job.Job;
import org.minetally.job.Problem;
import org.minetally.model.Dataset;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.summary.Suppression;

/**
 * Reads the smallest count of people that is published. What the proof in {@code
 * docs/suppression.md} does not cover is rejected rather than published unprotected.
 */
final class SuppressionReader {

  private final Yaml root;
  private final List<Job.Source> sources;
  private final List<Problem> problems;

  SuppressionReader(Yaml root, List<Job.Source> sources, List<Problem> problems) {
    this.root = root;
    this.sources = sources;
    this.problems = problems;
  }

  Suppression read() {
    if (root.get("suppression").isEmpty()) {
      return Suppression.NONE;
    }
    refuse(
        "claims",
        "claims cannot be checked with suppression: the lowest and highest supported values of a"
            + " claim are counts of people too. Check them in a separate job whose output is not"
            + " shared");
    for (Job.Source source : sources) {
      if (source.profile().dataset() == Dataset.CASUALTIES && isRestated(source.profile())) {
        problems.add(
            root.key("suppression")
                .problem(
                    ("suppression cannot protect the source %s: its figures are a series, or are"
                            + " split over members, so its rows do not contain whole records."
                            + " Remove the source")
                        .formatted(source.id())));
      }
    }
    return minimum().map(Suppression::new).orElse(Suppression.NONE);
  }

  private static boolean isRestated(Profile profile) {
    boolean split =
        profile.measures() instanceof MeasureMapping.Counts counted && counted.split().any();
    return split || profile.series().any();
  }

  private void refuse(String key, String why) {
    if (root.get(key).isPresent()) {
      problems.add(root.key(key).problem(why));
    }
  }

  private Optional<Long> minimum() {
    try {
      return root.get("suppression")
          .flatMap(suppression -> suppression.get("minimum_count"))
          .flatMap(Yaml::text)
          .map(Long::valueOf)
          .filter(least -> least >= 2);
    } catch (NumberFormatException e) {
      return Optional.empty(); // The schema check has reported it.
    }
  }
}
