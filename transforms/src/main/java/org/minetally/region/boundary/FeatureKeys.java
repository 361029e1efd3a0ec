package org.minetally.region.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.internal.geojson.FeatureProperties;
import org.minetally.region.Gazetteer;

/** Finds the regions of features, and collects the features that have none. */
final class FeatureKeys {

  private static final int SUGGESTIONS = 1;

  private final String label;
  private final BoundaryKey key;
  private final Gazetteer gazetteer;
  private final int level;
  private final FeatureProperties featureProperties;
  private final SortedMap<Integer, String> unknown = new TreeMap<>();
  private final SortedMap<Integer, String> ambiguous = new TreeMap<>();
  private final Map<Integer, Integer> featuresByRegion = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  FeatureKeys(String label, BoundaryKey key, Gazetteer gazetteer, int level) {
    this.label = label;
    this.featureProperties = new FeatureProperties(label);
    this.key = key;
    this.gazetteer = gazetteer;
    this.level = level;
  }

  /**
   * Returns the region of a feature, or reports a problem and returns {@link Boundaries#NOWHERE}.
   */
  int region(int feature, Map<String, String> properties) {
    featureProperties.add(properties);
    String text = text(feature, properties);
    if (text.isEmpty()) {
      return Boundaries.NOWHERE;
    }
    int found =
        key.byName()
            ? gazetteer.findName(level, Gazetteer.UNKNOWN, text)
            : gazetteer.findCode(level, text);
    if (found < 0) {
      (found == Gazetteer.AMBIGUOUS ? ambiguous : unknown).put(feature, text);
      return Boundaries.NOWHERE;
    }
    Integer first = featuresByRegion.putIfAbsent(found, feature);
    if (first != null && key.byName()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "%s: the features %d and %d both have the name of the %s %s (%s); identify them by code",
              label,
              first,
              feature,
              levelName(),
              gazetteer.region(found).name(),
              gazetteer.region(found).code()));
    }
    return found;
  }

  private String text(int feature, Map<String, String> properties) {
    return key.source().of(name -> featureProperties.value(name, feature, properties));
  }

  /**
   * Returns one sentence for each kind of problem, and one for each pair of features with one name.
   */
  List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    all.addAll(featureProperties.problems());
    if (!unknown.isEmpty()) {
      all.add(
          String.format(
              Locale.ROOT,
              "%s: %d of %d features have a %s that is not in the gazetteer's level %s: %s%s",
              label,
              unknown.size(),
              featureProperties.features(),
              key.word(),
              levelName(),
              listed(unknown),
              suggestion()));
    }
    if (!ambiguous.isEmpty()) {
      all.add(
          String.format(
              Locale.ROOT,
              "%s: %d of %d features have a name that is ambiguous at the level %s; identify them by code: %s",
              label,
              ambiguous.size(),
              featureProperties.features(),
              levelName(),
              listed(ambiguous)));
    }
    return all;
  }

  private String suggestion() {
    String first = unknown.get(unknown.firstKey());
    List<String> alike = gazetteer.suggest(level, Gazetteer.UNKNOWN, first, SUGGESTIONS);
    return alike.isEmpty() || !key.byName()
        ? ""
        : "; for \"%s\", did you mean %s?".formatted(first, alike.get(0));
  }

  private String levelName() {
    return gazetteer.levels().get(level);
  }

  private static String listed(SortedMap<Integer, String> features) {
    return FeatureProperties.listed(
        features.entrySet().stream().map(e -> e.getKey() + " \"" + e.getValue() + "\"").toList());
  }
}
