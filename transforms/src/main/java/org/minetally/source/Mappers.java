package org.minetally.source;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.minetally.format.internal.Headings;
import org.minetally.mapping.internal.RecordMapper;
import org.minetally.profile.Profile;
import org.minetally.source.internal.RecordSources;

/**
 * The profiles of a run's sources, each compiled once per header.
 *
 * <p>Not safe for use by several threads.
 */
final class Mappers {

  private final RecordSources sources;

  /** By the identity of a profile: a run has few, and comparing their content takes long. */
  private final IdentityHashMap<Profile, Map<FileKind, RecordMapper>> mappers =
      new IdentityHashMap<>();

  private record FileKind(int source, Headings header, Charset charset) {}

  Mappers(RecordSources sources) {
    this.sources = sources;
  }

  /**
   * Returns the mapper for records of a source.
   *
   * @throws org.minetally.mapping.internal.MissingColumnException if the profile names a column
   *     that the header does not have
   */
  RecordMapper of(int source, Profile profile, Headings header, Charset charset) {
    return mappers
        .computeIfAbsent(profile, p -> new HashMap<>())
        .computeIfAbsent(
            new FileKind(source, header, charset),
            file -> sources.mapper(source, profile, header, charset));
  }
}
