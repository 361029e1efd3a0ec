package org.minetally.publish;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.minetally.publish.Manifest.SourceEntry;
import org.minetally.publish.Manifest.TableEntry;
import org.minetally.table.TableSchema;

/**
 * Builds a {@link Manifest}. Every part is required, except about, references, parameters,
 * overrides and changes.
 */
public final class ManifestBuilder {

  private String runId;
  private String contentId;
  private String minetally;
  private String beam;
  private String java;
  private String runner;
  private Instant started;
  private Instant ended;
  private String job;
  private String jobName;
  private About about;
  private String jobSha256;
  private List<ParameterEntry> parameters = List.of();
  private OverridesEntry overrides;
  private String regionMode;
  private Fingerprint gazetteer;
  private List<Fingerprint> references = List.of();
  private List<SourceEntry> sources;
  private List<TableEntry> tables;
  private ChangesEntry changes;
  private List<Fingerprint> files;

  public ManifestBuilder runId(String id) {
    runId = id;
    return this;
  }

  public ManifestBuilder contentId(String id) {
    contentId = id;
    return this;
  }

  public ManifestBuilder minetally(String version) {
    minetally = version;
    return this;
  }

  public ManifestBuilder beam(String version) {
    beam = version;
    return this;
  }

  public ManifestBuilder java(String version) {
    java = version;
    return this;
  }

  public ManifestBuilder runner(String engine) {
    runner = engine;
    return this;
  }

  public ManifestBuilder started(Instant time) {
    started = time;
    return this;
  }

  public ManifestBuilder ended(Instant time) {
    ended = time;
    return this;
  }

  public ManifestBuilder job(String path) {
    job = path;
    return this;
  }

  public ManifestBuilder jobName(String name) {
    jobName = name;
    return this;
  }

  /** Sets what the job says about its figures. */
  public ManifestBuilder about(About figures) {
    about = figures.equals(About.NOTHING) ? null : figures;
    return this;
  }

  public ManifestBuilder jobSha256(String sha256) {
    jobSha256 = sha256;
    return this;
  }

  public ManifestBuilder parameters(List<ParameterEntry> entries) {
    parameters = entries;
    return this;
  }

  /** Sets what the command line replaced in the job; null for nothing. */
  public ManifestBuilder overrides(OverridesEntry entry) {
    overrides = entry;
    return this;
  }

  public ManifestBuilder regionMode(String mode) {
    regionMode = mode;
    return this;
  }

  public ManifestBuilder gazetteer(Fingerprint file) {
    gazetteer = file;
    return this;
  }

  public ManifestBuilder references(List<Fingerprint> others) {
    references = others;
    return this;
  }

  public ManifestBuilder sources(List<SourceEntry> entries) {
    sources = entries;
    return this;
  }

  public ManifestBuilder tables(List<TableEntry> entries) {
    tables = entries;
    return this;
  }

  /** Sets the changes from the previous snapshot; null if there is none. */
  public ManifestBuilder changes(ChangesEntry entry) {
    changes = entry;
    return this;
  }

  public ManifestBuilder files(List<Fingerprint> others) {
    files = others;
    return this;
  }

  /**
   * Returns the manifest in the current format.
   *
   * @throws NullPointerException if a required part is missing
   */
  public Manifest build() {
    return new Manifest(
        Manifest.FORMAT,
        TableSchema.VERSION,
        Objects.requireNonNull(runId, "run id"),
        Confidential.of(contentId),
        Objects.requireNonNull(minetally, "version of Minetally"),
        Objects.requireNonNull(beam, "version of Beam"),
        Objects.requireNonNull(java, "version of Java"),
        Objects.requireNonNull(runner, "engine"),
        seconds(Objects.requireNonNull(started, "start")),
        seconds(Objects.requireNonNull(ended, "end")),
        Objects.requireNonNull(job, "path of the job file"),
        Objects.requireNonNull(jobName, "name of the job"),
        about,
        Objects.requireNonNull(jobSha256, "hash of the job"),
        parameters,
        overrides,
        Objects.requireNonNull(regionMode, "region mode"),
        Objects.requireNonNull(gazetteer, "gazetteer"),
        references,
        Objects.requireNonNull(sources, "sources"),
        Objects.requireNonNull(tables, "tables"),
        changes,
        Objects.requireNonNull(files, "files"));
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
