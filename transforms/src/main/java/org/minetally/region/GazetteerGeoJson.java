package org.minetally.region;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads a gazetteer from the properties of a GeoJSON feature collection. Each feature gives a
 * region at every level; what several features say of one region is said once. Geometries are
 * passed over.
 */
public final class GazetteerGeoJson {

  private final String label;
  private final List<Level> levels;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, GazetteerEntry> entries = new LinkedHashMap<>();
  private int features;

  /**
   * Where a level's regions are found in a feature.
   *
   * @param name the level's name
   * @param code where the region's code is
   * @param regionName where its name is
   */
  public record Level(String name, Source code, Source regionName) {}

  /** Where a text is found. */
  public sealed interface Source {

    /** A property of the feature. */
    record Property(String name) implements Source {}

    /** The same text for every feature. */
    record Constant(String text) implements Source {}
  }

  private GazetteerGeoJson(String label, List<Level> levels) {
    this.label = label;
    this.levels = levels;
  }

  /**
   * The entries of a file.
   *
   * @param levels from the top down
   * @throws GazetteerException with all that is wrong
   */
  public static List<GazetteerEntry> read(Path file, List<Level> levels) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString(), levels);
    }
  }

  /** The entries of what {@code in} gives; {@code label} names it in messages. */
  public static List<GazetteerEntry> read(InputStream in, String label, List<Level> levels)
      throws IOException {
    return new GazetteerGeoJson(label, levels).entries(in);
  }

  private List<GazetteerEntry> entries(InputStream in) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new GazetteerException(List.of(label + ": expected a GeoJSON object"));
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean array = json.nextToken() == JsonToken.START_ARRAY;
        if (array && json.getCurrentName().equals("features")) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            feature(json);
          }
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw new GazetteerException(
          List.of(
              "%s:%d: this is no GeoJSON: %s"
                  .formatted(label, e.getLocation().getLineNr(), e.getOriginalMessage())));
    }
    if (features == 0) {
      problems.add(label + ": no features; expected a GeoJSON FeatureCollection");
    }
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
    return List.copyOf(entries.values());
  }

  private void feature(JsonParser json) throws IOException {
    features++;
    Map<String, String> properties = Map.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean object = json.nextToken() == JsonToken.START_OBJECT;
      if (object && json.getCurrentName().equals("properties")) {
        properties = properties(json);
      } else {
        json.skipChildren();
      }
    }
    String parent = null;
    for (Level level : levels) {
      String code = text(level.code(), properties, level);
      String name = text(level.regionName(), properties, level);
      if (code == null || name == null) {
        return;
      }
      add(level.name(), code, name, parent);
      parent = code;
    }
  }

  private void add(String level, String code, String name, String parent) {
    String where = label + ", feature " + features;
    String key = level + ":" + code;
    GazetteerEntry known = entries.get(key);
    if (known == null) {
      entries.put(key, new GazetteerEntry(level, code, name, parent, List.of(), where));
      return;
    }
    if (!Objects.equals(known.parentCode(), parent)) {
      problems.add(
          "%s: the %s %s lies in %s here, in %s at %s"
              .formatted(where, level, code, parent, known.parentCode(), known.where()));
    }
    if (!known.name().equals(name) && !known.aliases().contains(name)) {
      List<String> aliases = new ArrayList<>(known.aliases());
      aliases.add(name);
      entries.put(
          key, new GazetteerEntry(level, code, known.name(), parent, aliases, known.where()));
    }
  }

  private String text(Source source, Map<String, String> properties, Level level) {
    if (source instanceof Source.Constant constant) {
      return constant.text();
    }
    String property = ((Source.Property) source).name();
    String text = properties.get(property);
    if (text == null) {
      problems.add(
          "%s, feature %d: no property \"%s\", which the level %s needs; it has %s"
              .formatted(
                  label, features, property, level.name(), String.join(", ", properties.keySet())));
    }
    return text;
  }

  private static Map<String, String> properties(JsonParser json) throws IOException {
    Map<String, String> properties = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.getCurrentName();
      JsonToken value = json.nextToken();
      if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        properties.put(name, json.getText().strip());
      } else {
        json.skipChildren();
      }
    }
    return properties;
  }
}
