package org.minetally.region;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.minetally.internal.geojson.GeoJsonFeatures;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.internal.AttributeColumns;
import org.minetally.region.internal.AttributeValue;

/**
 * Reads a gazetteer from the properties of a GeoJSON FeatureCollection (RFC 7946). For speed, skips
 * the geometry without building it.
 *
 * <p>Each feature has a region at every level; regions with the same level and code are one region,
 * whose parent is the feature's region one level up. If a region has two names in the file, the
 * first is its name and the others are aliases. Where names serve as codes, each feature is a
 * region of its own at the lowest level, and two with the same name and parent are an error.
 */
public final class GazetteerGeoJson {

  /** The source of a region's code or name. */
  public sealed interface Source extends Serializable
      permits Source.Property, Source.Constant, DerivedCode {

    /**
     * Returns the text for one feature; empty if the feature has none.
     *
     * @param properties returns the value of a property by its name; empty if it has none
     */
    String of(UnaryOperator<String> properties);

    /**
     * Returns the source of a code made from names, for features without codes: the code of the
     * region above, a hyphen and the name, such as {@code AA-Northland}; without a region above,
     * the name. A slash in the name becomes a hyphen, because codes have none.
     *
     * @param parent the source of the code above; null at the highest level
     * @param name the source of the region's name
     */
    static Source derived(Source parent, Source name) {
      return new DerivedCode(parent, name);
    }

    /** The feature's property with that name: a string, or a number as it is written. */
    record Property(String name) implements Source {

      @Override
      public String of(UnaryOperator<String> properties) {
        return properties.apply(name);
      }
    }

    /** The same text for every feature, such as the country's code; not blank. */
    record Constant(String text) implements Source {

      public Constant {
        if (text.isBlank()) {
          throw new IllegalArgumentException("a constant code or name must not be blank");
        }
      }

      @Override
      public String of(UnaryOperator<String> properties) {
        return text.strip();
      }
    }
  }

  /**
   * How to find a feature's region at one level.
   *
   * @param level the level's name
   * @param code the source of the region's code
   * @param name the source of the region's name
   */
  public record LevelProperties(String level, Source code, Source name) implements Serializable {}

  private GazetteerGeoJson() {}

  /**
   * Reads the entries of a file, by level, then in the order of their first appearance.
   *
   * @param levels the levels, from the highest to the lowest
   * @throws GazetteerException with every problem of the file
   * @throws IOException if the file cannot be read
   */
  public static List<Entry> read(Path file, List<LevelProperties> levels) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString(), levels);
    }
  }

  /**
   * Reads the entries of a stream, by level, then in the order of their first appearance. The
   * caller closes the stream.
   *
   * @param label the source's name in messages
   * @param levels the levels, from the highest to the lowest
   * @throws GazetteerException with every problem of the text
   * @throws IOException if the stream cannot be read
   */
  public static List<Entry> read(InputStream in, String label, List<LevelProperties> levels)
      throws IOException {
    FeatureRegions regions = new FeatureRegions(label, levels);
    List<String> problems =
        new ArrayList<>(
            GeoJsonFeatures.readCollection(
                in, label, (parser, number) -> regions.add(number, properties(parser))));
    problems.addAll(regions.problems());
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
    return regions.entries();
  }

  /**
   * Reads an attribute of the regions of the lowest level from the features' properties. The caller
   * closes the stream.
   *
   * @param label the source's name in messages
   * @param levels the levels, from the highest to the lowest
   * @param values the properties of the values
   * @throws GazetteerException with every problem of the text
   * @throws IOException if the stream cannot be read
   */
  public static List<AttributeValue> readAttribute(
      InputStream in, String label, List<LevelProperties> levels, AttributeColumns.Values values)
      throws IOException {
    FeatureAttributes attributes =
        new FeatureAttributes(label, levels.get(levels.size() - 1), values);
    List<String> problems =
        new ArrayList<>(
            GeoJsonFeatures.readCollection(
                in, label, (parser, number) -> attributes.add(number, properties(parser))));
    problems.addAll(attributes.problems());
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
    return attributes.values();
  }

  /** Reads the properties of the feature at the parser's position; empty if it has none. */
  private static Map<String, String> properties(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return Map.of();
    }
    return GeoJsonFeatures.readFeature(parser, JsonParser::skipChildren);
  }
}
