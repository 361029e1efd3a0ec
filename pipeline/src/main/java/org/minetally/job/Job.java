package org.minetally.job;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.minetally.format.FileFormat;
import org.minetally.profile.Profile;
import org.minetally.record.Headings;
import org.minetally.table.FactTable;

/**
 * A job file, read and checked.
 *
 * @param file the job file
 * @param name what the run is about; the file's name unless given
 * @param sha256 of the job file and of the profiles it refers to
 * @param gazetteer where the regions come from
 * @param points what is done with coordinates
 * @param sources what is read
 * @param tables what is written
 * @param thresholds how much may be wrong
 * @param output the folder that is published to
 */
public record Job(
    Path file,
    String name,
    String sha256,
    GazetteerSpec gazetteer,
    PointsSpec points,
    List<Source> sources,
    List<FactTable> tables,
    Thresholds thresholds,
    Path output) {

  public Job {
    sources = List.copyOf(sources);
    tables = List.copyOf(tables);
  }

  /** Whether a source has coordinates, so that polygons are read. */
  public boolean hasPoints() {
    return sources.stream().anyMatch(source -> source.profile().coordinates().any());
  }

  /**
   * One source.
   *
   * @param id its name
   * @param files its files, sorted by path
   * @param format how they are written
   * @param profile how their fields become canonical
   * @param columns where each column that the profile names is first named
   */
  public record Source(
      String id, List<Path> files, FileFormat format, Profile profile, Map<String, Place> columns) {

    public Source {
      files = List.copyOf(files);
      columns = Map.copyOf(columns);
    }

    /** The same for a header without hashtags. */
    public List<Problem> checkHeader(Path file, List<String> header) {
      return checkHeader(file, Headings.of(header));
    }

    /**
     * What is wrong between the profile and a file's header: columns that the profile names and the
     * header does not have, or has twice.
     */
    public List<Problem> checkHeader(Path file, Headings headings) {
      return new HeaderCheck(this, file, headings).problems();
    }
  }

  /** A place in a job file or profile. */
  public record Place(String file, int line, int column) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
      return Comparator.comparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column)
          .compare(this, other);
    }

    Problem problem(String message, String suggestion) {
      return new Problem(file, line, column, message, suggestion);
    }
  }
}
