package org.minetally.publish;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.parquet.internal.TableFiles;
import org.minetally.reconcile.RecordCounts;

/**
 * The inputs and contents of a snapshot: enough to trace every number to its files and to reproduce
 * it. With suppression, the published manifest contains only what follows from the published files;
 * the private folder has the complete one.
 *
 * @param manifest the version of this format
 * @param schemaVersion the version of the tables' columns; 0 before format 3
 * @param runId the run id
 * @param contentId identifies the job, the gazetteer, the inputs and the version of Minetally
 * @param minetally the version of Minetally
 * @param beam the version of Apache Beam
 * @param java the version of the Java platform
 * @param runner the name of the engine
 * @param started when the run began, ISO 8601 in UTC
 * @param ended when the tables were complete, ISO 8601 in UTC
 * @param job the path of the job file
 * @param jobName the name of the job
 * @param about what the job says about its figures; null for nothing
 * @param jobSha256 the SHA-256 of the job file and its profiles
 * @param parameters the values of the parameters of the job
 * @param overrides what the command line replaced in the job; null for nothing
 * @param regionMode how regions that changed over time are counted
 * @param gazetteer the fingerprint of the gazetteer
 * @param references the fingerprints of other files that the job names
 * @param sources the record counts of each source
 * @param tables the written tables
 * @param changes the changes from the previous snapshot; null in the first one
 * @param files the files that accompany the tables, with paths in the snapshot
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manifest(
    int manifest,
    int schemaVersion,
    String runId,
    Confidential<String> contentId,
    String minetally,
    String beam,
    String java,
    String runner,
    String started,
    String ended,
    String job,
    String jobName,
    @JsonInclude(JsonInclude.Include.NON_NULL) About about,
    @JsonProperty("job_sha256") String jobSha256,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ParameterEntry> parameters,
    @JsonInclude(JsonInclude.Include.NON_NULL) OverridesEntry overrides,
    String regionMode,
    Fingerprint gazetteer,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fingerprint> references,
    List<SourceEntry> sources,
    List<TableEntry> tables,
    @JsonInclude(JsonInclude.Include.NON_NULL) ChangesEntry changes,
    List<Fingerprint> files) {

  /**
   * The version of the written format. It covers the order of rows: tables of two snapshots with
   * the same version are sorted alike.
   *
   * <p>Earlier formats are read as well: fact tables have the same rows in the same order. Up to
   * format 2, flags are {@code yes} or {@code no}, and some columns are missing. Format 1 has
   * {@code left_out} for {@code filtered}, the table {@code coordinate_audit} for {@code
   * coordinate_checks}, and in {@code changes} the code {@code withheld} for {@code suppressed}.
   */
  public static final int FORMAT = 3;

  private static final int OLDEST_FORMAT = 1;

  public Manifest {
    contentId = Confidential.orAbsent(contentId);
    // A manifest omits lists that are empty.
    parameters = parameters == null ? List.of() : List.copyOf(parameters);
    references = references == null ? List.of() : List.copyOf(references);
    files = files == null ? List.of() : List.copyOf(files);
  }

  /**
   * One source.
   *
   * @param id the source id
   * @param dataset the dataset
   * @param inputs the fingerprints of its files
   * @param counts what happened to its records, as members of the source
   */
  @JsonDeserialize(using = ManifestJson.SourceReader.class)
  public record SourceEntry(
      String id,
      String dataset,
      Confidential<List<Fingerprint>> inputs,
      @JsonUnwrapped Confidential<RecordCounts> counts) {

    /** Returns whether the counts are known. They are missing where readers must not see them. */
    public boolean hasNumbers() {
      return counts.value().isPresent();
    }
  }

  /**
   * One table.
   *
   * @param name the name of the table and its folder
   * @param rows the number of rows
   * @param bytes the size of its file, or of all its files, in bytes
   * @param sha256 the SHA-256 of its file, or of all its files, one after the other, in hexadecimal
   * @param files the files of a table that has several, in order, with paths in the snapshot; empty
   *     for a table that has one
   * @param totals the total of each measure; areas in square metres
   */
  public record TableEntry(
      String name,
      long rows,
      long bytes,
      String sha256,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fingerprint> files,
      Map<String, BigDecimal> totals) {

    public TableEntry {
      files = files == null ? List.of() : List.copyOf(files);
    }

    /**
     * Returns the entry of a written table.
     *
     * @param folder the folder of the snapshot
     * @throws IOException if a file is missing or cannot be read
     */
    public static TableEntry of(Path folder, String name, long rows, Map<String, BigDecimal> totals)
        throws IOException {
      List<Path> paths = TableFiles.in(OutputLayout.table(folder, name));
      Fingerprint all = Fingerprint.ofAll(name, paths);
      List<Fingerprint> files = new ArrayList<>();
      if (paths.size() > 1) {
        for (Path path : paths) {
          files.add(Fingerprint.ofAll(name + "/" + path.getFileName(), List.of(path)));
        }
      }
      return new TableEntry(name, rows, all.bytes(), all.sha256(), files, totals);
    }

    /** Returns the sizes of its files in bytes, by their paths in the snapshot. */
    public SortedMap<String, Long> sizes() {
      SortedMap<String, Long> sizes = new TreeMap<>();
      if (files.isEmpty()) {
        sizes.put(OutputLayout.part(name), bytes);
      }
      files.forEach(file -> sizes.put(file.path(), file.bytes()));
      return sizes;
    }
  }

  /**
   * A table or column that was not fully compared with the previous snapshot.
   *
   * @param table the table
   * @param column the column; null for the whole table
   * @param what a code, such as {@code table_added}
   * @param sentence the same information as a sentence
   */
  public record StructureEntry(
      String table,
      @JsonInclude(JsonInclude.Include.NON_NULL) String column,
      String what,
      String sentence) {}

  /**
   * Writes the manifest into a folder.
   *
   * @param audience the readers of the folder
   */
  public void write(Path folder, Audience audience) {
    try {
      Files.write(OutputLayout.manifest(folder), bytes(audience));
    } catch (IOException e) {
      throw new OutputException(
          "%s cannot be written (%s). %s"
              .formatted(OutputLayout.manifest(folder), Reasons.of(e), Reasons.advice(e)),
          e);
    }
  }

  /** Returns the entry of a table; empty if there is none. */
  public Optional<TableEntry> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** Returns the manifest of the published snapshot; empty if there is none or it is not valid. */
  public static Optional<Manifest> current(OutputLayout layout) {
    try {
      Optional<Path> folder = CurrentSnapshot.folder(layout);
      return folder.isEmpty() ? Optional.empty() : in(folder.get());
    } catch (IOException e) {
      throw new OutputException(
          "%s cannot be read (%s)".formatted(layout.current(), Reasons.of(e)), e);
    }
  }

  /**
   * Returns the manifest of a snapshot; empty if there is none or it is not valid.
   *
   * @throws OutputException if it cannot be read
   */
  public static Optional<Manifest> in(Path snapshot) {
    Path file = OutputLayout.manifest(snapshot);
    try {
      return Files.exists(file) ? of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new OutputException("%s cannot be read (%s)".formatted(file, Reasons.of(e)), e);
    }
  }

  /** Formats this manifest as JSON for an audience. */
  public byte[] bytes(Audience audience) throws IOException {
    return (writer(audience).writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Parses a manifest; empty if it is not valid. */
  public static Optional<Manifest> of(byte[] bytes) throws IOException {
    try {
      return Optional.of(ManifestJson.mapper().readValue(bytes, Manifest.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads the manifest of a snapshot.
   *
   * @throws IOException if it is missing or cannot be read
   */
  public static Manifest read(Path snapshot) throws IOException {
    return ManifestJson.mapper()
        .readValue(OutputLayout.manifest(snapshot).toFile(), Manifest.class);
  }

  /** Returns whether this program cannot read the snapshot, because a newer one wrote it. */
  public boolean hasUnknownFormat() {
    return manifest < OLDEST_FORMAT || manifest > FORMAT;
  }

  /** Returns the sizes of the listed files in bytes, by their paths in the snapshot. */
  public Map<String, Long> contents() {
    Map<String, Long> contents = new TreeMap<>();
    tables.forEach(table -> contents.putAll(table.sizes()));
    files.forEach(file -> contents.put(file.path(), file.bytes()));
    return contents;
  }

  /** Returns whether a folder contains every table and file of this manifest with its size. */
  public boolean isWhole(Path folder) {
    return contents().entrySet().stream()
        .allMatch(file -> has(folder.resolve(file.getKey()), file.getValue()));
  }

  private static boolean has(Path file, long bytes) {
    try {
      return Files.size(file) == bytes;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Returns the id of the content of a run.
   *
   * @param settings the arguments that distinguish the run from others of the same job
   */
  public static String contentId(
      String version, String jobSha256, List<String> settings, List<Fingerprint> inputs) {
    MessageDigest digest = Fingerprint.newDigest();
    StringBuilder text = new StringBuilder(version).append('\n').append(jobSha256);
    // The length keeps a value with line breaks from looking like several settings.
    settings.forEach(
        setting -> text.append('\n').append(setting.length()).append('\t').append(setting));
    inputs.forEach(
        input -> text.append('\n').append(input.path()).append('\t').append(input.sha256()));
    return HexFormat.of()
        .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns whether all counts and the content id are known. */
  public boolean hasNumbers() {
    return contentId.value().isPresent() && sources.stream().allMatch(SourceEntry::hasNumbers);
  }

  /** Returns a writer of manifests and their parts that omits what the audience must not see. */
  public static ObjectWriter writer(Audience audience) {
    return ManifestJson.mapper().writer().withAttribute(Audience.KEY, audience);
  }
}
