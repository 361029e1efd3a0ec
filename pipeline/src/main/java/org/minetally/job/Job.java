package org.minetally.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.minetally.delimited.Dialect;
import org.minetally.plan.Summaries;
import org.minetally.profile.Profile;
import org.minetally.profile.SourceSpec;
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
 * @param tables the fact tables that are written
 * @param summaries the summary tables that are written
 * @param claims the claims that are checked
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
    Summaries summaries,
    List<ClaimSpec> claims,
    Thresholds thresholds,
    Path output) {

  public Job {
    sources = List.copyOf(sources);
    tables = List.copyOf(tables);
    claims = List.copyOf(claims);
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
   * @param dialect how they are written
   * @param profile how their fields become canonical
   * @param columns where each column that the profile names is first named
   * @param deletions the files that list what no longer counts
   */
  public record Source(
      String id,
      List<Path> files,
      Dialect dialect,
      Profile profile,
      Map<String, Place> columns,
      Deletions deletions) {

    public Source {
      files = List.copyOf(files);
      columns = Map.copyOf(columns);
    }

    /** All its files, those of deletions last. */
    public List<Path> allFiles() {
      List<Path> all = new ArrayList<>(files);
      all.addAll(deletions.files());
      return all;
    }

    /** The same as {@link SourceSpec} has it. */
    public SourceSpec spec() {
      return new SourceSpec(
          id,
          files.stream().map(Path::toString).toList(),
          dialect,
          profile,
          new SourceSpec.Deletions(
              deletions.files().stream().map(Path::toString).toList(), deletions.profile()));
    }

    /**
     * What is wrong between the profile and a file's header: columns that the profile names and the
     * header does not have, or has twice.
     */
    public List<Problem> checkHeader(Path file, List<String> header) {
      Map<String, Place> columns =
          deletions.files().contains(file) ? deletions.columns() : this.columns;
      List<Map.Entry<String, Place>> named =
          columns.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
      List<Problem> problems = new ArrayList<>();
      for (Map.Entry<String, Place> column : named) {
        int times = Collections.frequency(header, column.getKey());
        if (times == 0) {
          problems.add(missing(column.getKey(), column.getValue(), file, header));
          if (isWhole(header)) {
            return problems; // The other columns are missing for the same reason.
          }
        } else if (times > 1) {
          problems.add(
              column
                  .getValue()
                  .problem(
                      "column \"%s\" stands %d times in the header of %s, so that it is not known which is meant"
                          .formatted(column.getKey(), times, file),
                      ""));
        }
      }
      return problems;
    }

    /** Whether a header looks like one line that was not cut into columns. */
    private static boolean isWhole(List<String> header) {
      return header.size() == 1 && header.get(0).matches("(?s).*[,;|\\t].*");
    }

    private static Problem missing(String column, Place place, Path file, List<String> header) {
      return place.problem(
          "column \"%s\" is not in the header of %s, which has %s%s"
              .formatted(
                  column,
                  file,
                  String.join(", ", header),
                  isWhole(header) ? "; is format.separator right" : ""),
          Similar.to(column, header));
    }
  }

  /**
   * Files that list the keys of records that no longer count.
   *
   * @param files the files, sorted by path
   * @param profile where in them the key and the revision stand
   * @param columns where each column that the profile names is first named
   */
  public record Deletions(List<Path> files, Profile profile, Map<String, Place> columns) {
    public Deletions {
      files = List.copyOf(files);
      columns = Map.copyOf(columns);
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
