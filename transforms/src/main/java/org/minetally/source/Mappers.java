package org.minetally.source;

import java.nio.charset.Charset;
import java.util.HashMap;
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
  private final Map<Key, RecordMapper> mappers = new HashMap<>();

  private record Key(int source, Profile profile, Headings header, Charset charset) {}

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
    return mappers.computeIfAbsent(
        new Key(source, profile, header, charset),
        key -> sources.mapper(source, profile, header, charset));
  }
}
