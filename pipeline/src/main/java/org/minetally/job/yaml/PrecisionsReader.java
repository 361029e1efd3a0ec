package org.minetally.job.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.minetally.job.Problem;
import org.minetally.period.PeriodType;
import org.minetally.profile.Profile;

/**
 * Reads the codes that say how precisely a date and a place are known.
 *
 * @param columns collects the columns that the profile names
 * @param problems collects the problems
 */
record PrecisionsReader(ColumnNames columns, List<Problem> problems) {

  private static final String UNKNOWN = "unknown";

  /** Reads the precisions of a profile into its builder. */
  void read(Yaml root, Levels levels, Profile.Builder profile) {
    LabelsReader labels = new LabelsReader(columns, problems);
    Optional<Yaml> date = root.get("date_precision").filter(Yaml::isMapping);
    if (date.isPresent()) {
      if (root.get("date").flatMap(Yaml::text).orElse("").equals(UNKNOWN)) {
        problems.add(
            root.key("date_precision")
                .problem("date_precision has no effect, because date is unknown; remove it"));
      }
      profile.datePrecision(
          labels.precision(
              date.get(), with(Arrays.stream(PeriodType.values()).map(PeriodType::label))));
    }
    Optional<Yaml> region = root.get("region_precision").filter(Yaml::isMapping);
    if (region.isPresent()) {
      if (root.get("region").isEmpty() && root.get("coordinates").isEmpty()) {
        problems.add(
            root.key("region_precision")
                .problem("region_precision has no effect without region; add region"));
      }
      profile.regionPrecision(labels.precision(region.get(), with(levels.names().stream())));
    }
  }

  private static List<String> with(Stream<String> labels) {
    return Stream.concat(labels, Stream.of(UNKNOWN)).toList();
  }
}
