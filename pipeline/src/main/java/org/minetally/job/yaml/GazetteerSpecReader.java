package org.minetally.job.yaml;

import static org.minetally.region.RegionMode.AT_EVENT;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.minetally.job.GazetteerSpec;
import org.minetally.job.Problem;
import org.minetally.job.Similar;
import org.minetally.region.GazetteerCsv;
import org.minetally.region.GazetteerGeoJson.LevelProperties;
import org.minetally.region.GazetteerGeoJson.Source;
import org.minetally.region.RegionMode;
import org.minetally.storage.Location;

/** Reads the {@code gazetteer} of a job file. */
final class GazetteerSpecReader {

  private static final List<String> CSV_KEYS = List.of("columns", "alias_separator");

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

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
            () -> new GazetteerSpec.Csv(new Location(""), List.of(), GazetteerCsv.Columns.DEFAULT));
  }

  private GazetteerSpec read(Yaml spec) {
    Location file = spec.get("file").flatMap(files::file).orElse(new Location(""));
    boolean csv = format(spec).equals("csv");
    List<Yaml> levels = levels(spec, csv);
    if (csv) {
      List<String> names = levels.stream().flatMap(level -> level.text().stream()).toList();
      GazetteerCsv.Columns columns = columns(spec);
      return new GazetteerSpec.Csv(
          file,
          names,
          columns,
          options(spec, new AttributesReader.Own(file, Optional.of(columns))));
    }
    for (String key : CSV_KEYS) {
      if (spec.get(key).isPresent()) {
        problems.add(
            spec.key(key).problem(key + " does not apply to a GeoJSON gazetteer; remove it"));
      }
    }
    return new GazetteerSpec.GeoJson(
        file,
        geoJsonLevels(levels),
        options(spec, new AttributesReader.Own(file, Optional.empty())));
  }

  private GazetteerSpec.Options options(Yaml spec, AttributesReader.Own own) {
    return new GazetteerSpec.Options(
        spec.get("mode").map(this::mode).orElse(AT_EVENT),
        spec.get("aliases").flatMap(files::file).stream().toList(),
        new AttributesReader(spec, own, files, problems).read());
  }

  private RegionMode mode(Yaml mode) {
    if (mode.isMapping()) {
      return mode.get("as_of").map(this::asOf).orElse(AT_EVENT);
    }
    String text = mode.text().orElse("");
    if (!text.isEmpty() && !text.equals(AT_EVENT.label())) {
      problems.add(
          mode.problem(
              "unknown mode \"%s\"; expected at-event, or as_of with a date: {as_of: 2021-07-07}"
                  .formatted(text),
              Similar.to(text, List.of(AT_EVENT.label()))));
    }
    return AT_EVENT;
  }

  private RegionMode asOf(Yaml day) {
    String text = day.text().orElse("");
    try {
      if (DAY.matcher(text).matches()) {
        return new RegionMode.AsOf(LocalDate.parse(text));
      }
    } catch (DateTimeParseException e) {
      // Such as 2021-02-30; reported below.
    }
    problems.add(
        day.problem("\"%s\" is not a valid date; expected one such as 2021-07-07".formatted(text)));
    return AT_EVENT;
  }

  private static String format(Yaml spec) {
    String name = spec.text("file", "").toLowerCase(Locale.ROOT);
    boolean json = name.endsWith(".geojson") || name.endsWith(".json");
    return spec.text("format", json ? "geojson" : "csv");
  }

  /** Returns the levels that are valid for the format, without duplicates. */
  private List<Yaml> levels(Yaml spec, boolean csv) {
    List<Yaml> levels = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Yaml level : spec.items("levels")) {
      Optional<Yaml> name = csv ? Optional.of(level) : level.get("level");
      if (csv == level.isMapping()) {
        problems.add(
            level.problem(
                csv
                    ? "expected the name of the level, because the gazetteer is a CSV file"
                    : "expected level, name and, if there is one, code, because the gazetteer is a GeoJSON file"));
      } else if (name.isPresent() && !names.add(name.get().text().orElse(""))) {
        problems.add(
            name.get().problem("duplicate level \"%s\"".formatted(name.get().text().orElse(""))));
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
      return usual.withAliases(usual.aliases(), separator);
    }
    Yaml columns = given.get();
    return usual
        .withRegion(
            columns.text("code", usual.code()),
            columns.text("name", usual.name()),
            columns.text("level", usual.level()))
        .withParent(columns.text("parent", usual.parent()))
        .withAliases(columns.text("aliases", usual.aliases()), separator)
        .withValidity(
            columns.text("valid_from", usual.validFrom()),
            columns.text("valid_to", usual.validTo()));
  }

  /** Returns the sources of the levels. A level without a code has codes made from names. */
  private List<LevelProperties> geoJsonLevels(List<Yaml> levels) {
    List<LevelProperties> read = new ArrayList<>();
    Source above = null;
    for (Yaml level : levels) {
      Source name = geoJsonSource(level, "name");
      Source code =
          level.get("code").isPresent()
              ? geoJsonSource(level, "code")
              : Source.derived(above, name);
      read.add(new LevelProperties(level.text("level", ""), code, name));
      above = code;
    }
    return read;
  }

  private Source geoJsonSource(Yaml level, String key) {
    Optional<Yaml> constant = level.get(key).flatMap(source -> source.get("constant"));
    if (constant.isEmpty()) {
      return new Source.Property(level.text(key, ""));
    }
    String text = constant.get().text().orElse("");
    if (text.isBlank()) {
      problems.add(constant.get().problem("the constant is blank; expected text"));
      return new Source.Property("");
    }
    return new Source.Constant(text);
  }
}
