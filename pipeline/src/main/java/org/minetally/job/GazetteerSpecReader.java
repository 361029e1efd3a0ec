package org.minetally.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.minetally.region.GazetteerCsv;
import org.minetally.region.GazetteerGeoJson;

/** Reads a job file's {@code gazetteer}. */
final class GazetteerSpecReader {

  private static final List<String> CSV_KEYS = List.of("columns", "alias_separator");

  private final Yaml root;
  private final FilePatterns files;
  private final List<Problem> problems;

  GazetteerSpecReader(Yaml root, FilePatterns files, List<Problem> problems) {
    this.root = root;
    this.files = files;
    this.problems = problems;
  }

  GazetteerSpec read() {
    return root.get("gazetteer")
        .map(this::read)
        .orElseGet(
            () -> new GazetteerSpec.Csv(Path.of(""), List.of(), GazetteerCsv.Columns.DEFAULT));
  }

  private GazetteerSpec read(Yaml spec) {
    Path file = spec.get("file").flatMap(files::file).orElse(Path.of(""));
    boolean csv = format(spec).equals("csv");
    List<Yaml> levels = levels(spec, csv);
    if (csv) {
      List<String> names = levels.stream().flatMap(level -> level.text().stream()).toList();
      return new GazetteerSpec.Csv(file, names, columns(spec));
    }
    for (String key : CSV_KEYS) {
      if (spec.get(key).isPresent()) {
        problems.add(spec.key(key).problem(key + " has no use with a GeoJSON gazetteer"));
      }
    }
    return new GazetteerSpec.GeoJson(file, levels.stream().map(this::geoJsonLevel).toList());
  }

  private static String format(Yaml spec) {
    String name = spec.text("file", "").toLowerCase(Locale.ROOT);
    boolean json = name.endsWith(".geojson") || name.endsWith(".json");
    return spec.text("format", json ? "geojson" : "csv");
  }

  /** The levels that are of the format's kind, each name once. */
  private List<Yaml> levels(Yaml spec, boolean csv) {
    List<Yaml> levels = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Yaml level : spec.items("levels")) {
      Optional<Yaml> name = csv ? Optional.of(level) : level.get("level");
      if (csv == level.isMapping()) {
        problems.add(
            level.problem(
                csv
                    ? "expected the level's name, since the gazetteer is a CSV file"
                    : "expected level, code and name, since the gazetteer is a GeoJSON file"));
      } else if (name.isPresent() && !names.add(name.get().text().orElse(""))) {
        problems.add(
            name.get()
                .problem(
                    "the level \"%s\" is named twice".formatted(name.get().text().orElse(""))));
      } else {
        levels.add(level);
      }
    }
    return levels;
  }

  private static GazetteerCsv.Columns columns(Yaml spec) {
    GazetteerCsv.Columns usual = GazetteerCsv.Columns.DEFAULT;
    String separator = spec.text("alias_separator", usual.aliasSeparator());
    Optional<Yaml> given = spec.get("columns");
    if (given.isEmpty()) {
      return new GazetteerCsv.Columns(
          usual.code(), usual.name(), usual.level(), usual.parent(), usual.aliases(), separator);
    }
    Yaml columns = given.get();
    return new GazetteerCsv.Columns(
        columns.text("code", usual.code()),
        columns.text("name", usual.name()),
        columns.text("level", usual.level()),
        columns.text("parent", usual.parent()),
        columns.text("aliases", usual.aliases()),
        separator);
  }

  private GazetteerGeoJson.LevelProperties geoJsonLevel(Yaml level) {
    return new GazetteerGeoJson.LevelProperties(
        level.text("level", ""), geoJsonSource(level, "code"), geoJsonSource(level, "name"));
  }

  private GazetteerGeoJson.Source geoJsonSource(Yaml level, String key) {
    Optional<Yaml> constant = level.get(key).flatMap(source -> source.get("constant"));
    if (constant.isEmpty()) {
      return new GazetteerGeoJson.Source.Property(level.text(key, ""));
    }
    String text = constant.get().text().orElse("");
    if (text.isBlank()) {
      problems.add(constant.get().problem("expected a constant that is not blank"));
      return new GazetteerGeoJson.Source.Property("");
    }
    return new GazetteerGeoJson.Source.Constant(text);
  }
}
