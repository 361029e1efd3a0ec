package org.minetally.internal.geojson;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.internal.text.Excerpt;

/** Reads properties of features, and collects the features that have no value in one of them. */
public final class FeatureProperties {

  private static final int FEATURES_NAMED = 20;

  private final String label;
  private final Set<String> names = new LinkedHashSet<>();

  /** For each property, the features in which it is absent or empty. */
  private final Map<String, SortedSet<Integer>> lacking = new TreeMap<>();

  private int features;

  /**
   * @param label the source's name in messages
   */
  public FeatureProperties(String label) {
    this.label = label;
  }

  /** Counts a feature and notes the names of its properties. */
  public void add(Map<String, String> properties) {
    features++;
    names.addAll(properties.keySet());
  }

  /** Returns the number of features added so far. */
  public int features() {
    return features;
  }

  /** Returns the value of a property without surrounding white space, or notes that it is empty. */
  public String value(String property, int feature, Map<String, String> properties) {
    String text = properties.getOrDefault(property, "").strip();
    if (text.isEmpty()) {
      lacking.computeIfAbsent(property, absent -> new TreeSet<>()).add(feature);
    }
    return text;
  }

  /** Returns one sentence for each property without a value in a feature. */
  public List<String> problems() {
    return lacking.entrySet().stream().map(e -> problem(e.getKey(), e.getValue())).toList();
  }

  private String problem(String property, SortedSet<Integer> in) {
    return in.size() == features
        ? "%s: no feature has a value in the property \"%s\"; the properties are: %s"
            .formatted(label, property, Excerpt.list(names))
        : String.format(
            Locale.ROOT,
            "%s: %d of %d features have no value in the property \"%s\": %s",
            label,
            in.size(),
            features,
            property,
            listed(in.stream().map(String::valueOf).toList()));
  }

  /** Returns the first of some features, each with its number first, for a message. */
  public static String listed(Collection<String> features) {
    String first = features.stream().limit(FEATURES_NAMED).collect(joining(", "));
    int more = features.size() - FEATURES_NAMED;
    return "feature " + first + (more > 0 ? " and " + more + " more" : "");
  }
}
