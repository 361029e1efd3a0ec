package org.minetally.job.yaml;

import java.util.List;
import java.util.Optional;
import org.minetally.job.GazetteerSpec;
import org.minetally.job.Job;
import org.minetally.job.PointsSpec;
import org.minetally.job.Problem;
import org.minetally.region.GazetteerGeoJson.LevelProperties;
import org.minetally.region.GazetteerGeoJson.Source;
import org.minetally.region.boundary.BoundaryKey;
import org.minetally.region.boundary.BoundingBox;
import org.minetally.storage.Location;

/** Reads {@code gazetteer.boundaries} and {@code coordinates} of a job file. */
final class PointsReader {

  private static final String NEITHER =
      "expected true to use the gazetteer's own polygons, or file, level, and code or name";

  private final Yaml root;
  private final GazetteerSpec gazetteer;
  private final Levels levels;
  private final FilePatterns files;
  private final List<Problem> problems;

  PointsReader(
      Yaml root,
      GazetteerSpec gazetteer,
      Levels levels,
      FilePatterns files,
      List<Problem> problems) {
    this.root = root;
    this.gazetteer = gazetteer;
    this.levels = levels;
    this.files = files;
    this.problems = problems;
  }

  PointsSpec read() {
    PointsSpec.Polygons polygons = boundaries().flatMap(this::polygons).orElse(null);
    Optional<Yaml> rules = root.get("coordinates");
    return new PointsSpec(
        polygons,
        rules.flatMap(r -> r.get("box")).flatMap(this::box).orElse(null),
        rules.map(r -> r.text("outside_box", "reject")).orElse("reject").equals("reject"),
        rules.flatMap(r -> r.get("nearest_within_m")).map(PointsReader::number).orElse(0.0));
  }

  /**
   * Adds a problem if a profile has coordinates but the gazetteer has no polygons, unless a measure
   * uses the geometry.
   */
  void checkNeeded(Yaml profile) {
    if (profile.get("coordinates").isPresent()
        && CoordinatesReader.areaOfGeometry(profile).isEmpty()
        && boundaries().isEmpty()) {
      problems.add(
          profile
              .key("coordinates")
              .problem("coordinates need polygons; expected gazetteer.boundaries"));
    }
  }

  /** Adds a problem if the job has rules for coordinates but no source has coordinates. */
  void checkUsed(List<Job.Source> sources) {
    if (root.get("coordinates").isPresent()
        && sources.stream().noneMatch(source -> source.profile().coordinates().any())) {
      problems.add(
          root.key("coordinates")
              .problem("coordinates has no effect, because no source's profile has coordinates"));
    }
  }

  private Optional<Yaml> boundaries() {
    return root.get("gazetteer")
        .flatMap(spec -> spec.get("boundaries"))
        .filter(given -> !given.text().orElse("").equals("false"));
  }

  private Optional<PointsSpec.Polygons> polygons(Yaml given) {
    if (!given.isMapping()) {
      return own(given);
    }
    boolean byName = given.get("name").isPresent();
    if (byName == given.get("code").isPresent()) {
      problems.add(
          given.problem("expected either code or name, the property that identifies the region"));
    }
    Source property = new Source.Property(given.text(byName ? "name" : "code", ""));
    Optional<Location> file = given.get("file").flatMap(files::file);
    Optional<String> level = given.get("level").flatMap(l -> levels.named(l, problems));
    return file.flatMap(
        path ->
            level.map(
                name -> new PointsSpec.Polygons(path, name, new BoundaryKey(property, byName))));
  }

  /** Returns the polygons of a GeoJSON gazetteer, which belong to its lowest level. */
  private Optional<PointsSpec.Polygons> own(Yaml given) {
    if (!(gazetteer instanceof GazetteerSpec.GeoJson json)) {
      problems.add(given.problem("the gazetteer is a CSV file and has no polygons; " + NEITHER));
      return Optional.empty();
    }
    if (!given.text().orElse("").equals("true")) {
      problems.add(given.problem(NEITHER));
      return Optional.empty();
    }
    if (json.sources().isEmpty()) {
      return Optional.empty(); // The schema check has reported that there are no levels.
    }
    LevelProperties lowest = json.sources().get(json.sources().size() - 1);
    return Optional.of(
        new PointsSpec.Polygons(json.file(), lowest.level(), BoundaryKey.code(lowest.code())));
  }

  private Optional<BoundingBox> box(Yaml given) {
    List<Double> edges = given.items().stream().map(PointsReader::number).toList();
    if (edges.size() != 4) {
      problems.add(
          given.problem("expected four numbers: the west, south, east and north edges of the box"));
      return Optional.empty();
    }
    try {
      return Optional.of(new BoundingBox(edges.get(0), edges.get(1), edges.get(2), edges.get(3)));
    } catch (IllegalArgumentException e) {
      problems.add(given.problem(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Returns a number; 0 if it is not valid, which the schema check has reported. */
  private static double number(Yaml place) {
    try {
      return Double.parseDouble(place.text().orElse(""));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
