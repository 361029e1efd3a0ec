package org.minetally.job;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minetally.storage.Location;

/**
 * The files that an earlier run of a job read, and where their content is now. A job that is read
 * with them finds exactly these files, whatever else has been added to its folders since.
 *
 * @param files where each file is now, by its location at that time; paths are absolute
 */
public record RecordedFiles(Map<Location, Location> files) {

  public RecordedFiles {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** Returns the form of a location that identifies a file: a path is absolute and normal. */
  public static Location identity(Location file) {
    return file.isUri() ? file : identity(file.path());
  }

  private static Location identity(Path file) {
    return Location.of(file.toAbsolutePath().normalize());
  }

  /** Returns where the content of a file is now; empty if the run did not read the file. */
  public Optional<Location> now(Location then) {
    return Optional.ofNullable(files.get(identity(then)));
  }

  /** Returns the locations of all files at that time. */
  public List<Location> then() {
    return List.copyOf(files.keySet());
  }
}
