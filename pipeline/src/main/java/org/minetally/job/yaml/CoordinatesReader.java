package org.minetally.job.yaml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.minetally.job.Problem;
import org.minetally.profile.Coordinates;

/** Reads the {@code coordinates} of a profile. */
final class CoordinatesReader {

  private final Yaml profile;
  private final ColumnNames columns;
  private final List<Problem> problems;

  CoordinatesReader(Yaml profile, ColumnNames columns, List<Problem> problems) {
    this.profile = profile;
    this.columns = columns;
    this.problems = problems;
  }

  Coordinates read() {
    Optional<Yaml> given = profile.get("coordinates").filter(Yaml::isMapping);
    if (given.isEmpty()) {
      areaOfGeometry(profile).ifPresent(this::reportMissingGeometry);
      return Coordinates.NONE;
    }
    Yaml place = given.get();
    if (place.get("geometry").isPresent()) {
      if (place.get("longitude").isPresent() || place.get("latitude").isPresent()) {
        problems.add(place.problem("expected either longitude and latitude, or geometry"));
      }
      return Coordinates.ofGeometry(columns.under(place, "geometry"));
    }
    areaOfGeometry(profile).ifPresent(this::reportMissingGeometry);
    for (String key : List.of("longitude", "latitude")) {
      if (place.get(key).isEmpty()) {
        problems.add(place.problem("missing key \"" + key + "\""));
      }
    }
    String longitude = columns.under(place, "longitude");
    String latitude = columns.under(place, "latitude");
    if (!longitude.isEmpty() && longitude.equals(latitude)) {
      problems.add(place.problem("longitude and latitude are both \"%s\"".formatted(longitude)));
    }
    return new Coordinates(longitude, latitude);
  }

  private void reportMissingGeometry(Yaml measure) {
    problems.add(
        measure.problem(
            "the area of a geometry needs coordinates.geometry, the column of the geometry"));
  }

  /** Returns the first measure of a profile that is the area of the record's geometry. */
  static Optional<Yaml> areaOfGeometry(Yaml profile) {
    Stream<Yaml> whole =
        profile.get("measures").flatMap(measures -> measures.get("counts")).stream();
    Stream<Yaml> members =
        profile.get("split").flatMap(split -> split.get("members")).stream()
            .flatMap(of -> of.pairs().stream())
            .map(pair -> pair.getValue());
    return Stream.concat(whole, members)
        .flatMap(counts -> counts.pairs().stream())
        .flatMap(pair -> pair.getValue().get("geometry").stream())
        .findFirst();
  }
}
