package org.minetally.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.minetally.internal.text.Excerpt;
import org.minetally.region.GazetteerGeoJson.LevelProperties;
import org.minetally.region.internal.AttributeColumns;
import org.minetally.region.internal.AttributeValue;

/**
 * Collects an attribute of the features of a gazetteer. Features of one region that repeat its
 * value give it once.
 */
final class FeatureAttributes {

  private final String label;
  private final LevelProperties level;
  private final AttributeFields fields;

  /** The names of all properties, and of those with a value in any feature. */
  private final Set<String> names = new LinkedHashSet<>();

  private final Set<String> used = new HashSet<>();

  private final List<String> problems = new ArrayList<>();
  private final List<AttributeValue> values = new ArrayList<>();
  private final Map<Key, Long> first = new HashMap<>();

  /**
   * @param level the level of the features' own regions
   * @param values the properties of the values
   */
  FeatureAttributes(String label, LevelProperties level, AttributeColumns.Values values) {
    this.label = label;
    this.level = level;
    this.fields = new AttributeFields(values, "property");
  }

  private record Key(String code, OptionalInt year) {}

  void add(int feature, Map<String, String> properties) {
    names.addAll(properties.keySet());
    UnaryOperator<String> property = name -> properties.getOrDefault(name, "").strip();
    fields.names().stream().filter(name -> !property.apply(name).isEmpty()).forEach(used::add);
    String code = level.code().of(property);
    String where = label + ", feature " + feature;
    if (code.isEmpty() || level.name().of(property).isBlank()) {
      return; // It has no region of the lowest level.
    }
    fields.read(
        property,
        sentence -> problems.add(where + ": " + sentence),
        (year, value) -> {
          Long known = first.putIfAbsent(new Key(code, year), value);
          if (known == null || known != value) {
            values.add(
                new AttributeValue(level.level(), code, OptionalInt.empty(), year, value, where));
          }
        });
  }

  /** Returns one sentence for each problem. A property that no feature has is one problem. */
  List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    fields.names().stream()
        .filter(name -> !used.contains(name))
        .map(
            name ->
                "%s: no feature has a value in the property \"%s\"; the properties are: %s"
                    .formatted(label, name, Excerpt.list(names)))
        .forEach(all::add);
    return all;
  }

  /** Returns the values in the order of the features. */
  List<AttributeValue> values() {
    return List.copyOf(values);
  }
}
