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
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * The stores that the class path supports. The engine's options, which may name an endpoint or a
 * region, are read when the first URI is used; a job without URIs never needs them.
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

  /** Null until the first URI is used. */
  private PipelineOptions completed;

  /**
   * Creates access to the stores.
   *
   * @param options supplies the engine's options when the first URI is used
   */
  public Stores(Supplier<PipelineOptions> options) {
    this.options = options;
  }

  /** Returns the stores as Beam reaches them with its default options. */
  public static Stores withDefaultOptions() {
    return new Stores(PipelineOptionsFactory::create);
  }

  /**
   * Checks a URI and registers its store.
   *
   * @return the problem with the URI, without its secrets; empty if there is none
   */
  public Optional<String> complaint(String uri) {
    String scheme = scheme(uri);
    if (hasCredentials(uri)) {
      return Optional.of(
          ("a URI in a job file must not contain a user name, a password or a key. Remove it and revoke"
                  + " that credential; %s reads credentials from the environment (docs/storage.md)")
              .formatted(scheme));
    }
    if (scheme.equals("file")) {
      return Optional.of("expected a local path without file://");
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
      // Beam offers no other way to recognise this error.
      return Optional.of(
          String.valueOf(e.getMessage()).startsWith("No filesystem found")
              ? missing(scheme)
              : "\"%s\" is not a valid file URI: %s".formatted(uri, e.getMessage()));
    }
  }

  private static String missing(String scheme) {
    String jar = JARS.get(scheme);
    return jar == null
        ? "no file system for %s:// is on the class path; supported are s3://, hdfs:// and gs://, each with its own jar (docs/storage.md)"
            .formatted(scheme)
        : "no file system for %s:// is on the class path: add %s, for example with java -cp minetally.jar:%s org.minetally.cli.Main (docs/storage.md)"
            .formatted(scheme, jar, jar.substring(0, jar.indexOf(' ')));
  }

  /** Returns whether a string appears to contain credentials. */
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

  /** Completes the engine's options from the URIs of a job. */
  public static void configure(PipelineOptions options, List<String> uris) {
    for (String uri : uris) {
      atomic(uri).ifPresent(store -> store.configure(options, uri));
    }
  }

  /** Returns the atomic operations of a URI's store; empty if it offers none. */
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
