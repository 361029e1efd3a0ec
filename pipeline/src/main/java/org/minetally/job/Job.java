package org.minetally.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.minetally.format.FileFormat;
import org.minetally.format.internal.Headings;
import org.minetally.profile.Profile;
import org.minetally.profile.SourceSpec;
import org.minetally.publish.About;
import org.minetally.publish.CurrentForm;
import org.minetally.report.ReportLanguage;
import org.minetally.storage.Location;
import org.minetally.summary.Summaries;
import org.minetally.summary.Suppression;
import org.minetally.table.FactTable;

/**
 * A parsed and validated job file.
 *
 * @param file the job file
 * @param name the title of the run; the name of the job file by default
 * @param about what the job says about its figures
 * @param sha256 the SHA-256 hash of the job file and of the files it refers to, except data
 * @param texts the job file, followed by the profile and claim files that it refers to
 * @param settings the values of its parameters, and what the command line overrides
 * @param gazetteer the source of the regions
 * @param points how coordinates are used
 * @param sources the sources to read
 * @param tables the fact tables to write
 * @param summaries the summary tables to write
 * @param claims the claims to check
 * @param suppression the smallest count of people that is published
 * @param thresholds the limits of the quality gate
 * @param output the folder to publish to
 * @param current how the output shows the published snapshot; an object store has only a pointer
 * @param keep the number of snapshots to keep there; {@link #KEEP_ALL} by default
 * @param formats the formats of the tables
 * @param records whether the records that count are published as tables, too
 * @param report the language of the report that is published with the tables; empty for no report
 */
public record Job(
    Path file,
    String name,
    About about,
    String sha256,
    List<JobText> texts,
    RunSettings settings,
    GazetteerSpec gazetteer,
    PointsSpec points,
    List<Source> sources,
    List<FactTable> tables,
    Summaries summaries,
    List<ClaimSpec> claims,
    Suppression suppression,
    Thresholds thresholds,
    Location output,
    CurrentForm current,
    int keep,
    OutputFormats formats,
    boolean records,
    Optional<ReportLanguage> report) {

  /** Keeps every snapshot: the program removes none. */
  public static final int KEEP_ALL = Integer.MAX_VALUE;

  public Job {
    texts = List.copyOf(texts);
    sources = List.copyOf(sources);
    tables = List.copyOf(tables);
    claims = List.copyOf(claims);
  }

  /** Returns whether any source has coordinates, which require polygons. */
  public boolean hasPoints() {
    return sources.stream().anyMatch(source -> source.profile().coordinates().any());
  }

  /** Builds a job. Every part is required, except those with a default. */
  public static final class Builder {

    private Path file;
    private String name;
    private About about = About.NOTHING;
    private String sha256;
    private List<JobText> texts = List.of();
    private RunSettings settings = RunSettings.NONE;
    private GazetteerSpec gazetteer;
    private PointsSpec points;
    private List<Source> sources;
    private List<FactTable> tables;
    private Summaries summaries;
    private List<ClaimSpec> claims = List.of();
    private Suppression suppression;
    private Thresholds thresholds;
    private Location output;
    private CurrentForm current = CurrentForm.LINK;
    private int keep = KEEP_ALL;
    private OutputFormats formats = OutputFormats.PARQUET;
    private boolean records;
    private Optional<ReportLanguage> report = Optional.empty();

    public Builder file(Path path) {
      file = path;
      return this;
    }

    public Builder name(String title) {
      name = title;
      return this;
    }

    public Builder about(About figures) {
      about = figures;
      return this;
    }

    public Builder sha256(String hash) {
      sha256 = hash;
      return this;
    }

    public Builder texts(List<JobText> all) {
      texts = all;
      return this;
    }

    public Builder settings(RunSettings ofRun) {
      settings = ofRun;
      return this;
    }

    public Builder gazetteer(GazetteerSpec spec) {
      gazetteer = spec;
      return this;
    }

    public Builder points(PointsSpec spec) {
      points = spec;
      return this;
    }

    public Builder sources(List<Source> all) {
      sources = all;
      return this;
    }

    public Builder tables(List<FactTable> all) {
      tables = all;
      return this;
    }

    public Builder summaries(Summaries all) {
      summaries = all;
      return this;
    }

    public Builder claims(List<ClaimSpec> all) {
      claims = all;
      return this;
    }

    public Builder suppression(Suppression rule) {
      suppression = rule;
      return this;
    }

    public Builder thresholds(Thresholds limits) {
      thresholds = limits;
      return this;
    }

    public Builder output(Location folder) {
      output = folder;
      return this;
    }

    public Builder current(CurrentForm form) {
      current = form;
      return this;
    }

    public Builder formats(OutputFormats ofTables) {
      formats = ofTables;
      return this;
    }

    public Builder keep(int snapshots) {
      keep = snapshots;
      return this;
    }

    public Builder records(boolean published) {
      records = published;
      return this;
    }

    public Builder report(Optional<ReportLanguage> language) {
      report = language;
      return this;
    }

    /**
     * Returns the job.
     *
     * @throws NullPointerException if a required part is missing
     */
    public Job build() {
      return new Job(
          Objects.requireNonNull(file, "file"),
          Objects.requireNonNull(name, "name"),
          about,
          Objects.requireNonNull(sha256, "sha256"),
          texts,
          settings,
          Objects.requireNonNull(gazetteer, "gazetteer"),
          Objects.requireNonNull(points, "points"),
          Objects.requireNonNull(sources, "sources"),
          Objects.requireNonNull(tables, "tables"),
          Objects.requireNonNull(summaries, "summaries"),
          claims,
          Objects.requireNonNull(suppression, "suppression"),
          Objects.requireNonNull(thresholds, "thresholds"),
          Objects.requireNonNull(output, "output"),
          current,
          keep,
          formats,
          records,
          report);
    }
  }

  /**
   * A source.
   *
   * @param id its unique name
   * @param files its files, sorted by path
   * @param format the format of the files
   * @param profile what the columns of the files mean
   * @param columns for each column of these files that the job names, the position where it is
   *     first named
   * @param related its other files
   */
  public record Source(
      String id,
      List<Location> files,
      FileFormat format,
      Profile profile,
      Map<String, Place> columns,
      Related related) {

    public Source {
      files = List.copyOf(files);
      columns = Map.copyOf(columns);
    }

    /** Returns the files that list deleted records. */
    public Deletions deletions() {
      return related.deletions;
    }

    /** Returns the tables from which records take further columns. */
    public List<Lookup> lookups() {
      return related.lookups;
    }

    /** Returns all files of the source: those of records, of deletions and of lookups. */
    public List<Location> allFiles() {
      List<Location> all = new ArrayList<>(files);
      all.addAll(deletions().files());
      lookups().forEach(lookup -> all.addAll(lookup.files()));
      return all;
    }

    /** Returns the format of a file of the source. */
    public FileFormat formatOf(Location file) {
      return lookupOf(file).map(Lookup::format).orElse(format);
    }

    private Optional<Lookup> lookupOf(Location file) {
      return files.contains(file) || deletions().files().contains(file)
          ? Optional.empty()
          : lookups().stream().filter(lookup -> lookup.files().contains(file)).findFirst();
    }

    /** Returns the part of the source that the pipeline needs. */
    public SourceSpec spec() {
      return new SourceSpec(
          id,
          files.stream().map(Location::text).toList(),
          format,
          profile,
          new SourceSpec.Deletions(
              deletions().files().stream().map(Location::text).toList(), deletions().profile()),
          lookups().stream().map(Lookup::spec).toList());
    }

    /** Checks a header without hashtags; see {@link #checkHeader(Location, Headings)}. */
    public List<Problem> checkHeader(Location file, List<String> header) {
      return checkHeader(file, Headings.of(header));
    }

    /**
     * Returns the mismatches between the profile and the header of a file, such as columns that the
     * profile names and that the header lacks or has more than once.
     */
    public List<Problem> checkHeader(Location file, Headings headings) {
      if (deletions().files().contains(file)) {
        return new HeaderCheck(deletions().columns(), deletions().profile(), file, headings)
            .problems();
      }
      Optional<Lookup> lookup = lookupOf(file);
      if (lookup.isPresent()) {
        return new HeaderCheck(lookup.get().columns(), lookup.get().rows(), file, headings)
            .problems();
      }
      List<Problem> problems =
          new ArrayList<>(new HeaderCheck(columns, profile, file, headings).problems());
      lookups().forEach(table -> problems.addAll(table.conflicts(file, headings)));
      return problems;
    }
  }

  /**
   * The files that list the keys of deleted records.
   *
   * @param files the files, sorted by path
   * @param profile their key and revision columns
   * @param columns for each column that the profile names, the position where it is first named
   */
  public record Deletions(List<Location> files, Profile profile, Map<String, Place> columns) {
    public Deletions {
      files = List.copyOf(files);
      columns = Map.copyOf(columns);
    }
  }

  /**
   * The files of a source apart from those of its records.
   *
   * @param deletions the files that list deleted records
   * @param lookups the tables from which records take further columns
   */
  public record Related(Deletions deletions, List<Lookup> lookups) {
    public Related {
      lookups = List.copyOf(lookups);
    }
  }

  /**
   * A table from which records take further columns.
   *
   * @param name its name in the source
   * @param files its files, sorted by path
   * @param format the format of the files
   * @param join which row belongs to a record, and what a record takes from it
   * @param rows what the columns mean for a row itself
   * @param columns for each column of these files that the job names, the position where it is
   *     first named
   */
  public record Lookup(
      String name,
      List<Location> files,
      FileFormat format,
      org.minetally.profile.Lookup.Join join,
      Profile rows,
      Map<String, Place> columns) {
    public Lookup {
      files = List.copyOf(files);
      columns = Map.copyOf(columns);
    }

    /** Returns a problem for each column of a source's file with the name of a column of this. */
    private List<Problem> conflicts(Location file, Headings headings) {
      return join.columns().stream()
          .filter(column -> headings.find(name + "." + column) >= 0)
          .map(
              column ->
                  columns
                      .get(column)
                      .problem(
                          "\"%s.%s\" is a column of %s and of the lookup %s; give the lookup another name"
                              .formatted(name, column, file, name),
                          ""))
          .toList();
    }

    private org.minetally.profile.Lookup spec() {
      return new org.minetally.profile.Lookup(
          name, files.stream().map(Location::text).toList(), format, join, rows);
    }
  }

  /** A position in a job, profile or claim file; lines and columns count from 1. */
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
