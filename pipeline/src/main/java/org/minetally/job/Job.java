package org.minetally.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minetally.format.FileFormat;
import org.minetally.format.internal.Headings;
import org.minetally.summary.Summaries;
import org.minetally.profile.Profile;
import org.minetally.profile.SourceSpec;
import org.minetally.report.ReportLanguage;
import org.minetally.storage.Location;
import org.minetally.summary.Suppression;
import org.minetally.table.FactTable;

/**
 * A job file, read and checked.
 *
 * @param file the job file
 * @param name what the run is about; the file's name unless given
 * @param sha256 of the job file and of the profiles it refers to
 * @param texts the job file, then the files of profiles and claims that it refers to
 * @param gazetteer where the regions come from
 * @param points what is done with coordinates
 * @param sources what is read
 * @param tables the fact tables that are written
 * @param summaries the summary tables that are written
 * @param claims the claims that are checked
 * @param suppression which counts of people are too small to be published
 * @param thresholds how much may be wrong
 * @param output the folder that is published to
 * @param keep how many snapshots stay there, {@link #KEEP_ALL} unless the job says so
 * @param report the language of the report that is published with the tables; empty: none is
 */
public record Job(
    Path file,
    String name,
    String sha256,
    List<JobText> texts,
    GazetteerSpec gazetteer,
    PointsSpec points,
    List<Source> sources,
    List<FactTable> tables,
    Summaries summaries,
    List<ClaimSpec> claims,
    Suppression suppression,
    Thresholds thresholds,
    Location output,
    int keep,
    Optional<ReportLanguage> report) {

  /** Snapshots are removed by people only. */
  public static final int KEEP_ALL = Integer.MAX_VALUE;

  public Job {
    texts = List.copyOf(texts);
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
   * @param format how they are written
   * @param profile how their fields become canonical
   * @param columns where each column that the profile names is first named
   * @param deletions the files that list what no longer counts
   */
  public record Source(
      String id,
      List<Location> files,
      FileFormat format,
      Profile profile,
      Map<String, Place> columns,
      Deletions deletions) {

    public Source {
      files = List.copyOf(files);
      columns = Map.copyOf(columns);
    }

    /** All its files, those of deletions last. */
    public List<Location> allFiles() {
      List<Location> all = new ArrayList<>(files);
      all.addAll(deletions.files());
      return all;
    }

    /** The same as {@link SourceSpec} has it. */
    public SourceSpec spec() {
      return new SourceSpec(
          id,
          files.stream().map(Location::text).toList(),
          format,
          profile,
          new SourceSpec.Deletions(
              deletions.files().stream().map(Location::text).toList(), deletions.profile()));
    }

    /** The same for a header without hashtags. */
    public List<Problem> checkHeader(Location file, List<String> header) {
      return checkHeader(file, Headings.of(header));
    }

    /**
     * What is wrong between the profile and a file's header: columns that the profile names and the
     * header does not have, or has twice.
     */
    public List<Problem> checkHeader(Location file, Headings headings) {
      boolean ofDeletions = deletions.files().contains(file);
      return new HeaderCheck(
              ofDeletions ? deletions.columns() : columns,
              ofDeletions ? deletions.profile() : profile,
              file,
              headings)
          .problems();
    }
  }

  /**
   * Files that list the keys of records that no longer count.
   *
   * @param files the files, sorted by path
   * @param profile where in them the key and the revision stand
   * @param columns where each column that the profile names is first named
   */
  public record Deletions(List<Location> files, Profile profile, Map<String, Place> columns) {
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

    public Problem problem(String message, String suggestion) {
      return new Problem(file, line, column, message, suggestion);
    }
  }
}
