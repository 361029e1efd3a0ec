package org.minetally.storage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The stores that the jars on the class path reach. They are told the engine's options, which may
 * name an endpoint or a region, when the first URI is met: a job without one never asks.
 */
public final class Stores {

  private static final Map<String, String> JARS =
      Map.of(
          "s3", "minetally-s3.jar (mvn package -Ps3)",
          "hdfs", "minetally-hdfs.jar (mvn package -Phdfs)",
          "webhdfs", "minetally-hdfs.jar (mvn package -Phdfs)",
          "gs", "minetally-gcs.jar (mvn package -Pgcs)");

  private static final Pattern KEYS =
      Pattern.compile(
          "(?i)(access[_-]?key|secret|password|signature|session[_-]?token|x-amz-|x-goog-|AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16})");

  private final Supplier<PipelineOptions> options;

  /** Null until the first URI is met. */
  private PipelineOptions completed;

  /**
   * The stores.
   *
   * @param options the engine's options, asked for when the first URI is met
   */
  public Stores(Supplier<PipelineOptions> options) {
    this.options = options;
  }

  /**
   * Makes a URI's store known.
   *
   * @return what speaks against the URI, in a sentence without its secrets; empty if nothing does
   */
  public Optional<String> complaint(String uri) {
    String scheme = scheme(uri);
    if (hasCredentials(uri)) {
      return Optional.of(
          ("a URI in a job file must not hold a user name, a password or a key. Remove it here and change"
                  + " it where it was valid; %s takes its credentials from the environment, see docs/storage.md")
              .formatted(scheme));
    }
    if (scheme.equals("file")) {
      return Optional.of("expected a path of the local disk without file://");
    }
    if (completed == null) {
      completed = options.get();
    }
    configure(completed, List.of(uri));
    FileSystems.setDefaultPipelineOptions(completed);
    try {
      FileSystems.matchNewResource(uri, false);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      // Beam has no other sign of it.
      return Optional.of(
          String.valueOf(e.getMessage()).startsWith("No filesystem found")
              ? missing(scheme)
              : "\"%s\" is no URI of a file: %s".formatted(uri, e.getMessage()));
    }
  }

  private static String missing(String scheme) {
    String jar = JARS.get(scheme);
    return jar == null
        ? "no file system for %s:// is on the class path; known are s3://, hdfs:// and gs://, each with a jar of its own (docs/storage.md)"
            .formatted(scheme)
        : "no file system for %s:// is on the class path: put %s beside minetally.jar, as by java -cp minetally.jar:%s org.minetally.cli.Main (docs/storage.md)"
            .formatted(scheme, jar, jar.substring(0, jar.indexOf(' ')));
  }

  /** Whether something in a text looks like credentials. */
  public static boolean looksSecret(String text) {
    return KEYS.matcher(text).find();
  }

  private static boolean hasCredentials(String uri) {
    String rest = uri.substring(uri.indexOf("://") + 3);
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    int query = rest.indexOf('?');
    return authority.indexOf('@') >= 0
        || KEYS.matcher(authority).find()
        || rest.matches("(?s).*AKIA[0-9A-Z]{16}.*")
        || (query >= 0 && looksSecret(rest.substring(query)));
  }

  /** Completes an engine's options by what URIs say of their stores. */
  public static void configure(PipelineOptions options, List<String> uris) {
    for (String uri : uris) {
      atomic(uri).ifPresent(store -> store.configure(options, uri));
    }
  }

  /** What a URI's store can do in one step, beyond Beam's file systems. */
  public static Optional<AtomicWrites> atomic(String uri) {
    return ServiceLoader.load(AtomicWrites.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(writes -> writes.scheme().equals(scheme(uri)))
        .findFirst();
  }

  private static String scheme(String uri) {
    return uri.substring(0, uri.indexOf(':')).toLowerCase(Locale.ROOT);
  }
}
