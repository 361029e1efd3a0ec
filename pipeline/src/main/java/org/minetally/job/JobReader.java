package org.minetally.job;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.minetally.delimited.Dialect;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.period.PeriodType;
import org.minetally.region.GazetteerCsv;
import org.minetally.region.GazetteerGeoJson;
import org.minetally.table.FactTable;

/**
 * Turns a job file that the schema has seen into a typed job. What the schema cannot know is
 * checked here.
 */
final class JobReader {

  private final Path file;
  private final Yaml root;
  private final JobFile reading;
  private final List<Problem> problems;
  private final FilePatterns files;

  JobReader(Path file, Yaml root, JobFile reading) {
    this.file = file;
    this.root = root;
    this.reading = reading;
    this.problems = reading.problems();
    this.files = new FilePatterns(folder(), problems);
  }

  private Path folder() {
    Path parent = file.toAbsolutePath().getParent();
    Path here = Path.of("").toAbsolutePath();
    return parent.startsWith(here) ? here.relativize(parent) : parent;
  }

  Job read() {
    GazetteerSpec gazetteer = gazetteer();
    List<Job.Source> sources = sources(gazetteer.levels());
    return new Job(
        file,
        root.text("name", file.getFileName().toString()),
        reading.sha256(),
        gazetteer,
        sources,
        tables(gazetteer.levels(), sources),
        thresholds(),
        folder().resolve(root.get("output").map(o -> o.text("path", "")).orElse("")).normalize());
  }

  private GazetteerSpec gazetteer() {
    Optional<Yaml> spec = root.get("gazetteer");
    Path path = spec.flatMap(s -> s.get("file")).flatMap(files::file).orElse(Path.of(""));
    String name = path.toString().toLowerCase(Locale.ROOT);
    String byEnding = name.endsWith(".geojson") || name.endsWith(".json") ? "geojson" : "csv";
    boolean csv = spec.map(s -> s.text("format", byEnding)).orElse(byEnding).equals("csv");
    List<Yaml> levels = spec.map(s -> s.items("levels")).orElse(List.of());
    for (Yaml level : levels) {
      if (csv == level.isMapping()) {
        problems.add(
            level.problem(
                csv
                    ? "expected the level's name, since the gazetteer is a CSV file"
                    : "expected level, code and name, since the gazetteer is a GeoJSON file"));
      }
    }
    if (!csv) {
      return new GazetteerSpec.GeoJson(
          path, levels.stream().filter(Yaml::isMapping).map(JobReader::geoJsonLevel).toList());
    }
    GazetteerCsv.Columns usual = GazetteerCsv.Columns.DEFAULT;
    Optional<Yaml> columns = spec.flatMap(s -> s.get("columns"));
    GazetteerCsv.Columns named =
        new GazetteerCsv.Columns(
            columns.map(c -> c.text("code", usual.code())).orElse(usual.code()),
            columns.map(c -> c.text("name", usual.name())).orElse(usual.name()),
            columns.map(c -> c.text("level", usual.level())).orElse(usual.level()),
            columns.map(c -> c.text("parent", usual.parent())).orElse(usual.parent()),
            columns.map(c -> c.text("aliases", usual.aliases())).orElse(usual.aliases()),
            spec.map(s -> s.text("alias_separator", "|")).orElse("|"));
    List<String> names = levels.stream().flatMap(level -> level.text().stream()).toList();
    if (new HashSet<>(names).size() < names.size()) {
      problems.add(levels.get(0).problem("a level is named twice"));
    }
    return new GazetteerSpec.Csv(path, names, named);
  }

  private static GazetteerGeoJson.LevelProperties geoJsonLevel(Yaml level) {
    return new GazetteerGeoJson.LevelProperties(
        level.text("level", ""),
        geoJsonSource(level.get("code")),
        geoJsonSource(level.get("name")));
  }

  private static GazetteerGeoJson.Source geoJsonSource(Optional<Yaml> source) {
    Optional<String> constant = source.flatMap(s -> s.get("constant")).flatMap(Yaml::text);
    return constant.isPresent()
        ? new GazetteerGeoJson.Source.Constant(constant.get())
        : new GazetteerGeoJson.Source.Property(source.flatMap(Yaml::text).orElse(""));
  }

  private List<Job.Source> sources(List<String> levels) {
    List<Job.Source> sources = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Yaml source : root.items("sources")) {
      String id = source.text("id", "");
      if (!ids.add(id)) {
        problems.add(source.problem("the source id \"" + id + "\" is used twice"));
      }
      Optional<Dataset> dataset = dataset(source.text("dataset", ""));
      Optional<Yaml> profile = profile(source);
      if (dataset.isPresent() && profile.isPresent()) {
        ProfileReader reader = new ProfileReader(profile.get(), dataset.get(), levels, problems);
        sources.add(
            new Job.Source(
                id,
                files.files(source.items("files")),
                dialect(source.get("format")),
                reader.read(),
                reader.columns()));
      }
    }
    return sources;
  }

  /** The profile itself, or that of the file it names. */
  private Optional<Yaml> profile(Yaml source) {
    Optional<Yaml> given = source.get("profile");
    if (given.isEmpty() || given.get().isMapping()) {
      return given;
    }
    return given.flatMap(files::file).flatMap(reading::profile);
  }

  private Dialect dialect(Optional<Yaml> format) {
    char separator = character(format, "separator", ',');
    char quote = character(format, "quote", '"');
    Optional<Yaml> charset = format.flatMap(f -> f.get("charset"));
    String name = charset.flatMap(Yaml::text).orElse("UTF-8");
    try {
      if (!isAsciiCompatible(name)) {
        charset.ifPresent(
            c ->
                problems.add(
                    c.problem(
                        "the charset %s does not keep ASCII as single bytes; convert the file to UTF-8"
                            .formatted(name))));
        return Dialect.CSV;
      }
      return new Dialect(separator, quote, name);
    } catch (IllegalArgumentException e) {
      boolean known = isKnown(name);
      Yaml place = known ? format.get() : charset.orElse(root);
      problems.add(
          place.problem(
              known ? e.getMessage() : "there is no charset \"" + name + "\"",
              known ? "" : Similar.to(name, Charset.availableCharsets().keySet())));
      return Dialect.CSV;
    }
  }

  private static boolean isKnown(String charset) {
    try {
      return Charset.isSupported(charset);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isAsciiCompatible(String charset) {
    byte[] bytes = "a,\"\n".getBytes(Charset.forName(charset));
    return bytes.length == 4 && bytes[0] == 'a' && bytes[1] == ',' && bytes[3] == '\n';
  }

  private char character(Optional<Yaml> format, String key, char fallback) {
    Optional<Yaml> given = format.flatMap(f -> f.get(key));
    String text = given.flatMap(Yaml::text).orElse(String.valueOf(fallback));
    return switch (text) {
      case "comma" -> ',';
      case "tab" -> '\t';
      case "semicolon" -> ';';
      case "pipe" -> '|';
      case "none" -> '\0';
      default -> {
        if (text.length() != 1) {
          given.ifPresent(
              g ->
                  problems.add(
                      g.problem(
                          "\"%s\" is no single character".formatted(text),
                          Similar.to(text, List.of("comma", "tab", "semicolon", "pipe", "none")))));
          yield fallback;
        }
        yield text.charAt(0);
      }
    };
  }

  private List<FactTable> tables(List<String> levels, List<Job.Source> sources) {
    List<FactTable> tables = new ArrayList<>();
    if (root.get("tables").isPresent()) {
      Set<String> names = new HashSet<>();
      for (Yaml place : root.items("tables")) {
        table(place, levels)
            .ifPresent(
                table -> {
                  if (!names.add(table.name())) {
                    problems.add(place.problem("the table " + table.name() + " is named twice"));
                  }
                  tables.add(table);
                });
      }
      return tables;
    }
    if (root.get("periods").isEmpty() || root.get("levels").isEmpty()) {
      problems.add(root.problem("which tables? Expected the keys periods and levels, or tables"));
    }
    Set<Dataset> datasets = new TreeSet<>();
    sources.forEach(source -> datasets.add(source.profile().dataset()));
    Set<String> names = new LinkedHashSet<>();
    root.items("levels").forEach(level -> level(level, levels).ifPresent(names::add));
    for (Dataset dataset : datasets) {
      List<Dimension> dimensions =
          root.get("dimensions")
              .map(all -> dimensions(all.items(dataset.label()), dataset))
              .orElse(List.of());
      for (String period : new LinkedHashSet<>(root.texts("periods"))) {
        for (String level : names) {
          period(period).ifPresent(p -> tables.add(new FactTable(dataset, p, level, dimensions)));
        }
      }
    }
    return tables;
  }

  private Optional<FactTable> table(Yaml place, List<String> levels) {
    Optional<Dataset> dataset = dataset(place.text("dataset", ""));
    Optional<PeriodType> period = period(place.text("period", ""));
    Optional<String> level = place.get("level").flatMap(l -> level(l, levels));
    if (dataset.isEmpty() || period.isEmpty() || level.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FactTable(
            dataset.get(),
            period.get(),
            level.get(),
            dimensions(place.items("dimensions"), dataset.get())));
  }

  private List<Dimension> dimensions(List<Yaml> places, Dataset dataset) {
    List<Dimension> dimensions = new ArrayList<>();
    for (Yaml place : places) {
      for (Dimension dimension : Dimension.values()) {
        if (dimension.column().equals(place.text().orElse(""))) {
          if (dimension.datasets().contains(dataset)) {
            dimensions.add(dimension);
          } else {
            problems.add(
                place.problem(
                    "%s have no dimension %s; expected one of %s"
                        .formatted(
                            dataset.label(),
                            dimension.column(),
                            String.join(
                                ", ",
                                dataset.dimensions().stream().map(Dimension::column).toList()))));
          }
        }
      }
    }
    return dimensions;
  }

  private Optional<String> level(Yaml place, List<String> levels) {
    return level(place, levels, problems);
  }

  /** The gazetteer's level that is named here. */
  static Optional<String> level(Yaml place, List<String> levels, List<Problem> problems) {
    String name = place.text().orElse("");
    if (levels.contains(name)) {
      return Optional.of(name);
    }
    problems.add(
        place.problem(
            "the gazetteer has no level \"%s\"; expected one of %s"
                .formatted(name, String.join(", ", levels)),
            Similar.to(name, levels)));
    return Optional.empty();
  }

  private Thresholds thresholds() {
    Optional<Yaml> given = root.get("thresholds");
    Double share =
        given.flatMap(t -> t.get("rejected_share")).flatMap(JobReader::number).orElse(null);
    Long records =
        given
            .flatMap(t -> t.get("rejected_records"))
            .flatMap(JobReader::number)
            .map(Double::longValue)
            .orElse(null);
    Double unmatched =
        given.flatMap(t -> t.get("unmatched_share")).flatMap(JobReader::number).orElse(null);
    return new Thresholds(
        share, share == null && records == null ? Long.valueOf(0) : records, unmatched);
  }

  private static Optional<Double> number(Yaml place) {
    try {
      return place.text().map(Double::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Dataset> dataset(String label) {
    for (Dataset dataset : Dataset.values()) {
      if (dataset.label().equals(label)) {
        return Optional.of(dataset);
      }
    }
    return Optional.empty();
  }

  private static Optional<PeriodType> period(String label) {
    for (PeriodType type : PeriodType.values()) {
      if (type.label().equals(label)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
