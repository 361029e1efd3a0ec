package org.minetally.run.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The engine packaged in a jar, according to the {@code engine.properties} in it. A jar with the
 * DirectRunner has no such file.
 *
 * @param runner Beam's name for the engine
 * @param settings defaults for system properties
 */
record PackagedEngine(String runner, Map<String, String> settings) {

  private static final String FILE = "/org/minetally/run/engine/engine.properties";
  private static final String RUNNER = "runner";

  PackagedEngine {
    settings = Map.copyOf(settings);
  }

  /** Returns the engine on the class path; empty for the DirectRunner. */
  static Optional<PackagedEngine> present() {
    try (InputStream file = PackagedEngine.class.getResourceAsStream(FILE)) {
      if (file == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(file);
      Map<String, String> settings = new TreeMap<>();
      properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n)));
      return Optional.of(new PackagedEngine(settings.remove(RUNNER), settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets the system properties that are not set yet. */
  void set() {
    settings.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
  }
}
