package org.minetally.init;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.format.FileFormat;
import org.minetally.region.Gazetteer;
import org.minetally.region.GazetteerCsv;
import org.minetally.region.GazetteerException;
import org.minetally.region.GazetteerGeoJson;
import org.minetally.storage.Location;

/** A gazetteer that the operator has: CSV with one region per line, or GeoJSON. */
final class GivenGazetteer implements PlacesFile {

  /** The largest share of a source's records with a name that an official list does not have. */
  private static final String UNMATCHED = "0.1";

  private static final double HALF = 0.5;

  private final String path;
  private final List<String> yaml;
  private final Gazetteer gazetteer;
  private final Map<String, String> levels = new LinkedHashMap<>();
  private final List<String> doubts = new ArrayList<>();
  private final Map<String, Integer> widths = new HashMap<>();
  private boolean polygons;

  private GivenGazetteer(String path, List<String> yaml, Gazetteer gazetteer) {
    this.path = path;
    this.yaml = yaml;
    this.gazetteer = gazetteer;
  }

  /**
   * Reads a gazetteer and finds the level of each column of places.
   *
   * @param written its path as the job should name it
   * @throws GazetteerException if it is not a gazetteer
   */
  static GivenGazetteer of(
      Path file, String written, List<GazetteerDraft.Source> sources, Lexicon lexicon)
      throws IOException {
    boolean geo =
        FileFormat.DEFAULT.typeOf(file.toString()) == FileFormat.Type.GEOJSON
            || file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    GivenGazetteer given = geo ? geoJson(file, written, sources, lexicon) : csv(file, written);
    sources.forEach(source -> given.place(source, lexicon));
    return given;
  }

  private static GivenGazetteer csv(Path file, String written) throws IOException {
    List<Gazetteer.Entry> entries = GazetteerCsv.read(file, GazetteerCsv.Columns.DEFAULT);
    List<String> levels = levels(entries);
    List<String> yaml =
        List.of("file: " + Words.quoted(written), "levels: [" + String.join(", ", levels) + "]");
    return new GivenGazetteer(written, yaml, Gazetteer.of(levels, entries));
  }

  /** Returns the levels, each below the levels of the parents of its regions. */
  private static List<String> levels(List<Gazetteer.Entry> entries) {
    Map<String, Set<String>> codes = new LinkedHashMap<>();
    entries.forEach(
        e -> codes.computeIfAbsent(e.level(), level -> new LinkedHashSet<>()).add(e.code()));
    Map<String, Integer> depths = new HashMap<>();
    codes.keySet().forEach(level -> depths.put(level, 0));
    for (int pass = 0; pass < codes.size(); pass++) {
      for (Gazetteer.Entry entry : entries) {
        codes.forEach(
            (level, own) -> {
              if (!level.equals(entry.level()) && own.contains(entry.parentCode())) {
                depths.merge(entry.level(), depths.get(level) + 1, Math::max);
              }
            });
      }
    }
    return codes.keySet().stream().sorted(java.util.Comparator.comparing(depths::get)).toList();
  }

  private static GivenGazetteer geoJson(
      Path file, String written, List<GazetteerDraft.Source> records, Lexicon lexicon)
      throws IOException {
    FileFormat format =
        new FileFormat(FileFormat.Type.GEOJSON, FileFormat.DEFAULT.dialect(), "", 0, "", "");
    Sample features = Sample.of(Location.of(file).toString(), format);
    List<FeatureLevel> found = FeatureLevel.of(features, records, lexicon);
    List<GazetteerGeoJson.LevelProperties> sources = new ArrayList<>();
    List<String> yaml = new ArrayList<>();
    yaml.add("file: " + Words.quoted(written));
    if (!written.toLowerCase(Locale.ROOT).endsWith(".geojson")) {
      yaml.add("format: geojson");
    }
    yaml.add("levels:");
    GazetteerGeoJson.Source above = null;
    for (FeatureLevel level : found) {
      GazetteerGeoJson.Source name = new GazetteerGeoJson.Source.Property(level.name());
      above =
          level.code().isEmpty()
              ? GazetteerGeoJson.Source.derived(above, name)
              : new GazetteerGeoJson.Source.Property(level.code());
      sources.add(new GazetteerGeoJson.LevelProperties(level.label(), above, name));
      yaml.add("  - " + level.yaml());
    }
    boolean polygons = Polygons.areMost(features.path(), format);
    if (polygons) {
      yaml.add("boundaries: true");
    }
    Gazetteer gazetteer =
        Gazetteer.of(
            found.stream().map(FeatureLevel::label).toList(), GazetteerGeoJson.read(file, sources));
    GivenGazetteer given = new GivenGazetteer(written, yaml, gazetteer);
    given.polygons = polygons;
    given.doubts.add(
        "the properties that name the regions: "
            + String.join(", ", found.stream().map(FeatureLevel::properties).toList()));
    return given;
  }

  /** Finds the level of the gazetteer for each column of places: the one that has most names. */
  private void place(GazetteerDraft.Source source, Lexicon lexicon) {
    int least = 0;
    for (Places.Level level : source.places().levels()) {
      int best = -1;
      double most = 0;
      for (int i = least; i < gazetteer.levels().size(); i++) {
        double share = share(level, i, lexicon);
        if (share > most) {
          most = share;
          best = i;
        }
      }
      if (best < 0) {
        doubts.add(
            "%s: no level of the gazetteer has any of these names, so the column is not used"
                .formatted(level.columns()));
        continue;
      }
      levels.put(level.label(), gazetteer.levels().get(best));
      pad(level, best, lexicon);
      least = best + 1;
      if (most < HALF) {
        doubts.add(
            String.format(
                Locale.ROOT,
                "%s: the level %s has only %.0f %% of these names",
                level.columns(),
                gazetteer.levels().get(best),
                100 * most));
      }
    }
  }

  /** Notes the width of codes that the gazetteer has only with leading zeros. */
  private void pad(Places.Level level, int number, Lexicon lexicon) {
    Optional<SampledColumn> code = level.code();
    if (code.isEmpty()) {
      return;
    }
    int width = code.get().values().stream().mapToInt(String::length).max().orElse(0);
    double plain = code.get().share(v -> gazetteer.findCode(number, v) >= 0, lexicon);
    double padded =
        code.get().share(v -> gazetteer.findCode(number, padded(v, width)) >= 0, lexicon);
    if (padded > plain) {
      widths.put(level.label(), width);
    }
  }

  private static String padded(String code, int width) {
    return "0".repeat(Math.max(0, width - code.length())) + code;
  }

  private double share(Places.Level level, int number, Lexicon lexicon) {
    double codes =
        level
            .code()
            .map(c -> c.share(v -> gazetteer.findCode(number, v) >= 0, lexicon))
            .orElse(0.0);
    double names =
        level
            .name()
            .map(
                c ->
                    c.share(v -> gazetteer.findName(number, -1, v) != Gazetteer.NOT_FOUND, lexicon))
            .orElse(0.0);
    return Math.max(codes, names);
  }

  @Override
  public List<String> yaml() {
    return yaml;
  }

  @Override
  public List<String> comments() {
    return List.of("The regions of " + path + ".");
  }

  @Override
  public List<String> doubts() {
    return doubts;
  }

  @Override
  public List<String> levels() {
    return gazetteer.levels();
  }

  @Override
  public List<String> tableLevels() {
    List<String> used = new ArrayList<>(new LinkedHashSet<>(levels.values()));
    return used.isEmpty() ? List.of(gazetteer.levels().get(0)) : used;
  }

  @Override
  public Optional<String> levelOf(String label) {
    return Optional.ofNullable(levels.get(label));
  }

  @Override
  public Optional<String> whole() {
    List<String> top = new ArrayList<>();
    for (int id = 0; id < gazetteer.size(); id++) {
      if (gazetteer.region(id).level() == 0) {
        top.add(gazetteer.region(id).code());
      }
    }
    return top.size() == 1 ? Optional.of(top.get(0)) : Optional.empty();
  }

  @Override
  public int width(String label) {
    return widths.getOrDefault(label, 0);
  }

  @Override
  public boolean hasPolygons() {
    return polygons;
  }

  @Override
  public String unmatched() {
    return UNMATCHED;
  }
}
