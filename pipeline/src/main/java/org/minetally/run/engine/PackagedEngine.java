package org.minetally.run.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The engine that a jar was built with, as the jar's own {@code engine.properties} names it; there
 * is no such file in a jar with the DirectRunner.
 *
 * @param runner Beam's name of it
 * @param settings system properties that serve it, unless whoever starts the job sets them
 */
record PackagedEngine(String runner, Map<String, String> settings) {

  private static final String FILE = "/org/minetally/run/engine/engine.properties";
  private static final String RUNNER = "runner";

  PackagedEngine {
    settings = Map.copyOf(settings);
  }

  /** That of the class path. */
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

  /** Makes the settings those of this process; what is set already stays. */
  void set() {
    settings.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
  }
}
