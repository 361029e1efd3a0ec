package org.minetally.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.minetally.internal.geojson.FeatureProperties;
import org.minetally.internal.text.Excerpt;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.GazetteerGeoJson.LevelProperties;
import org.minetally.region.GazetteerGeoJson.Source;
import org.minetally.region.internal.NameFolding;

/** Collects the regions that GeoJSON features name, and their problems. */
final class FeatureRegions {

  private final String label;
  private final List<LevelProperties> levels;
  private final List<Map<String, FeatureRegion>> foundByLevel;

  /** For each level whose names serve as codes, the first region with a parent and a name. */
  private final List<Map<String, FeatureRegion>> namesByLevel;

  private final List<String> problems = new ArrayList<>();
  private final FeatureProperties featureProperties;

  FeatureRegions(String label, List<LevelProperties> levels) {
    this.label = label;
    this.featureProperties = new FeatureProperties(label);
    this.levels = List.copyOf(levels);
    this.foundByLevel = maps();
    this.namesByLevel = maps();
  }

  private List<Map<String, FeatureRegion>> maps() {
    return levels.stream().<Map<String, FeatureRegion>>map(level -> new LinkedHashMap<>()).toList();
  }

  /** A region of one feature or several; its names in the order of their appearance. */
  private record FeatureRegion(
      String parentCode, int feature, Map<String, String> properties, Set<String> names) {

    String name() {
      return names.iterator().next();
    }
  }

  /** Adds a feature's regions, from the highest level down to the first without a code or name. */
  void add(int feature, Map<String, String> properties) {
    featureProperties.add(properties);
    UnaryOperator<String> values = name -> featureProperties.value(name, feature, properties);
    String parent = null;
    for (int level = 0; level < levels.size(); level++) {
      String code = levels.get(level).code().of(values);
      String name = levels.get(level).name().of(values);
      if (code.isEmpty() || name.isEmpty()) {
        return;
      }
      FeatureRegion found = foundByLevel.get(level).get(code);
      if (found == null) {
        found = new FeatureRegion(parent, feature, properties, new LinkedHashSet<>());
        foundByLevel.get(level).put(code, found);
      }
      found.names().add(name);
      if (!Objects.equals(parent, found.parentCode())) {
        problems.add(otherParent(feature, level, code, parent, found));
      } else if (isCodedByName(level)) {
        checkName(new Place(feature, level, name, properties), found);
      }
      parent = code;
    }
  }

  /** Returns whether the names of a level serve as its codes. */
  private boolean isCodedByName(int level) {
    Source code = levels.get(level).code();
    return code instanceof DerivedCode
        || (code instanceof Source.Property && code.equals(levels.get(level).name()));
  }

  private String otherParent(
      int feature, int level, String code, String parent, FeatureRegion found) {
    String remedy =
        !isCodedByName(level)
            ? ""
            : levels.get(level).code() instanceof DerivedCode
                ? "; give a property with the codes of the regions"
                : "; remove code from this level to tell them apart by their parents";
    return String.format(
        Locale.ROOT,
        "%s: the %s \"%s\" belongs to \"%s\" here, but to \"%s\" in feature %d%s",
        where(feature),
        levels.get(level).level(),
        code,
        parent,
        found.parentCode(),
        found.feature(),
        remedy);
  }

  /** A feature's region at one level. */
  private record Place(int feature, int level, String name, Map<String, String> properties) {}

  /**
   * Reports a region whose name another region with the same parent has. Above the lowest level
   * many features name the same region, so only different spellings are reported.
   */
  private void checkName(Place place, FeatureRegion region) {
    FeatureRegion first =
        namesByLevel.get(place.level()).putIfAbsent(nameKey(place, region), region);
    boolean lowest = place.level() == levels.size() - 1;
    boolean same =
        first == null || (first.feature() == region.feature() && first.name().equals(place.name()));
    if (same && (!lowest || region.feature() == place.feature())) {
      return;
    }
    FeatureRegion other = first == null ? region : first;
    problems.add(
        String.format(
            Locale.ROOT,
            "%s: the %s \"%s\"%s has the same name and parent as \"%s\" in feature %d; %s",
            where(place.feature()),
            levels.get(place.level()).level(),
            place.name(),
            region.parentCode() == null ? "" : " of \"" + region.parentCode() + "\"",
            other.name(),
            other.feature(),
            lowest
                ? "name the property with the codes of the regions as code"
                    + distinguishing(place.properties(), other.properties())
                : "write the name in one way, or name the property with the codes as code"));
  }

  /** Returns a text that regions of one level with the same parent and name have in common. */
  private String nameKey(Place place, FeatureRegion region) {
    String folded =
        levels.get(place.level()).code() instanceof DerivedCode
            ? NameFolding.fold(place.name())
            : "";
    return region.parentCode() + "/" + (folded.isEmpty() ? place.name() : folded);
  }

  /** Names the first property in which two features differ, for a message. */
  private static String distinguishing(Map<String, String> one, Map<String, String> other) {
    return one.entrySet().stream()
        .filter(e -> !e.getValue().isBlank() && !other.getOrDefault(e.getKey(), "").isBlank())
        .filter(
            e -> !NameFolding.fold(e.getValue()).equals(NameFolding.fold(other.get(e.getKey()))))
        .findFirst()
        .map(e -> "; they differ in " + Excerpt.of(e.getKey()))
        .orElse("");
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
