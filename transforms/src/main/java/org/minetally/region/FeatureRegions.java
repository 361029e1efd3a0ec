package org.minetally.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.minetally.internal.geojson.FeatureProperties;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.GazetteerGeoJson.LevelProperties;
import org.minetally.region.GazetteerGeoJson.Source;

/** Collects the regions that GeoJSON features name, and their problems. */
final class FeatureRegions {

  private final String label;
  private final List<LevelProperties> levels;
  private final List<Map<String, FeatureRegion>> foundByLevel;
  private final List<String> problems = new ArrayList<>();
  private final FeatureProperties featureProperties;

  FeatureRegions(String label, List<LevelProperties> levels) {
    this.label = label;
    this.featureProperties = new FeatureProperties(label);
    this.levels = List.copyOf(levels);
    this.foundByLevel =
        levels.stream().<Map<String, FeatureRegion>>map(level -> new LinkedHashMap<>()).toList();
  }

  /** A region of one feature or several; its names in the order of their appearance. */
  private record FeatureRegion(String parentCode, int feature, Set<String> names) {}

  /** Adds a feature's regions, from the highest level down to the first without a code or name. */
  void add(int feature, Map<String, String> properties) {
    featureProperties.add(properties);
    String parent = null;
    for (int level = 0; level < levels.size(); level++) {
      String code = value(levels.get(level).code(), feature, properties);
      String name = value(levels.get(level).name(), feature, properties);
      if (code.isEmpty() || name.isEmpty()) {
        return;
      }
      FeatureRegion found = foundByLevel.get(level).get(code);
      if (found == null) {
        found = new FeatureRegion(parent, feature, new LinkedHashSet<>());
        foundByLevel.get(level).put(code, found);
      } else if (!Objects.equals(parent, found.parentCode())) {
        problems.add(
            "%s: the %s \"%s\" belongs to \"%s\" here, but to \"%s\" in feature %d"
                .formatted(
                    where(feature),
                    levels.get(level).level(),
                    code,
                    parent,
                    found.parentCode(),
                    found.feature()));
      }
      found.names().add(name);
      parent = code;
    }
  }

  private String value(Source source, int feature, Map<String, String> properties) {
    return source instanceof Source.Property property
        ? featureProperties.value(property.name(), feature, properties)
        : ((Source.Constant) source).text().strip();
  }

  /** Returns one sentence for each problem. A property that no feature has is one problem. */
  List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    all.addAll(featureProperties.problems());
    return all;
  }

  /** Returns the entries by level, then in the order of appearance. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      String levelName = levels.get(level).level();
      foundByLevel
          .get(level)
          .forEach(
              (code, found) -> {
                List<String> names = List.copyOf(found.names());
                entries.add(
                    Entry.of(levelName, code, names.get(0))
                        .within(found.parentCode())
                        .withAliases(names.subList(1, names.size()))
                        .from(where(found.feature())));
              });
    }
    return List.copyOf(entries);
  }

  private String where(int feature) {
    return label + ", feature " + feature;
  }
}
