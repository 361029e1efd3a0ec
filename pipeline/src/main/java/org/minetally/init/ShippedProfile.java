package org.minetally.init;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minetally.model.Dataset;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A built-in profile for a widely used source. Its file has a key {@code x-init} with its {@code
 * dataset}, which profiles otherwise leave to the job.
 *
 * @param name its name
 * @param text the text of its file
 */
public record ShippedProfile(String name, String text) {

  private static final String FOLDER = "/org/minetally/profiles/";

  /** Returns the names of all profiles, in alphabetical order, with a description of each. */
  public static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    resource("index.txt")
        .orElseThrow()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .sorted()
        .forEach(
            line -> {
              int at = line.indexOf(" = ");
              all.put(line.substring(0, at).strip(), line.substring(at + 3).strip());
            });
    return all;
  }

  /** Returns the profile with a name; empty if there is none. */
  public static Optional<ShippedProfile> named(String name) {
    return all().containsKey(name)
        ? resource(name + ".yaml").map(text -> new ShippedProfile(name, text))
        : Optional.empty();
  }

  private static Optional<String> resource(String name) {
    try (InputStream in = ShippedProfile.class.getResourceAsStream(FOLDER + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the profile " + name, e);
    }
  }

  private Map<?, ?> yaml() {
    return (Map<?, ?>) new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }

  Dataset dataset() {
    String label = String.valueOf(((Map<?, ?>) yaml().get("x-init")).get("dataset"));
    for (Dataset dataset : Dataset.values()) {
      if (dataset.label().equals(label)) {
        return dataset;
      }
    }
    throw new IllegalStateException(name + ": x-init.dataset: " + label);
  }

  /** Returns the dimensions whose members are fixed, for the tables. */
  List<String> dimensions() {
    List<String> dimensions = new ArrayList<>();
    if (yaml().get("dimensions") instanceof Map<?, ?> all) {
      all.forEach(
          (dimension, mapping) -> {
            boolean open = mapping instanceof Map<?, ?> m && "keep".equals(m.get("otherwise"));
            if (!open) {
              dimensions.add(String.valueOf(dimension));
            }
          });
    }
    return dimensions;
  }

  /**
   * Another table that it needs.
   *
   * @param name its name, which is the prefix of its columns
   * @param key the columns with the key, on both sides
   */
  public record Lookup(String name, List<String> key) {

    public Lookup {
      key = List.copyOf(key);
    }
  }

  /** Returns the other tables that it needs. */
  public List<Lookup> lookups() {
    List<Lookup> lookups = new ArrayList<>();
    if (((Map<?, ?>) yaml().get("x-init")).get("lookups") instanceof List<?> declared) {
      for (Object each : declared) {
        Map<?, ?> lookup = (Map<?, ?>) each;
        List<String> key = ((List<?>) lookup.get("key")).stream().map(String::valueOf).toList();
        lookups.add(new Lookup(String.valueOf(lookup.get("name")), key));
      }
    }
    return lookups;
  }

  /**
   * Returns the levels that its columns name, without those that the file lacks.
   *
   * @param prefix what the profile writes before a column of this file: a lookup and a point, or
   *     nothing
   */
  Places places(Sample sample, String prefix) {
    List<Places.Level> levels = new ArrayList<>();
    if (yaml().get("region") instanceof List<?> regions) {
      for (Object region : regions) {
        Map<?, ?> columns = (Map<?, ?>) region;
        Optional<SampledColumn> names = column(columns.get("name"), prefix, sample);
        Optional<SampledColumn> codes = column(columns.get("code"), prefix, sample);
        if (names.isPresent() || codes.isPresent()) {
          levels.add(
              new Places.Level(
                  String.valueOf(columns.get("level")),
                  names,
                  codes,
                  "the profile " + name,
                  List.of()));
        }
      }
    }
    return new Places(levels);
  }

  /** Returns the column that the profile names, or whose hashtag it names. */
  private static Optional<SampledColumn> column(Object named, String prefix, Sample sample) {
    int at =
        named != null && named.toString().startsWith(prefix)
            ? sample.headings().find(named.toString().substring(prefix.length()))
            : -1;
    return at < 0 ? Optional.empty() : Optional.of(sample.columns().get(at));
  }
}
