package org.minetally.publish;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a snapshot was made of, and what it holds: enough to trace every number to its files, and to
 * make it again. With suppression, readers get what is a function of the published files only; the
 * rest is in the private folder.
 *
 * @param manifest version of this format
 * @param runId the run
 * @param contentId identifies what was put in: the job, the gazetteer, the inputs and the program's
 *     version
 * @param minetally the program's version
 * @param beam Beam's version
 * @param java the Java platform's version
 * @param runner the engine
 * @param started when the run began, ISO 8601 in UTC
 * @param ended when its tables were complete
 * @param job the job file
 * @param jobName what the run is about
 * @param jobSha256 of the job file and the profiles it refers to
 * @param regionMode which of a region's changing parents counts, as every fact table has it
 * @param gazetteer the gazetteer
 * @param references other files that the job names and that are not read as sources
 * @param sources what became of every record
 * @param tables what was written
 * @param changes what differs from the snapshot before; null in the first one
 * @param files what lies beside the tables for other tools, with paths in the snapshot
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manifest(
    int manifest,
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
    @JsonProperty("job_sha256") String jobSha256,
    String regionMode,
    Fingerprint gazetteer,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fingerprint> references,
    List<SourceEntry> sources,
    List<TableEntry> tables,
    @JsonInclude(JsonInclude.Include.NON_NULL) ChangesEntry changes,
    List<Fingerprint> files) {

  /**
   * The version of the format that is written. The order of a table's rows is part of it: of two
   * snapshots with one version, the rows of a table can be compared side by side.
   *
   * <p>Format 1 is read as well: its tables have the same rows, columns and order. It has {@code
   * left_out} for {@code filtered}, the table {@code coordinate_audit} for {@code
   * coordinate_checks}, and in {@code changes} the code {@code withheld} for {@code suppressed}.
   */
  public static final int FORMAT = 2;

  private static final int OLDEST_FORMAT = 1;

  public Manifest {
    contentId = Confidential.orAbsent(contentId);
    // A manifest does not have what its run did not need.
    references = references == null ? List.of() : List.copyOf(references);
    files = files == null ? List.of() : List.copyOf(files);
  }

  /**
   * One source. Read = accepted + rejected + filtered; accepted = counted + duplicates + superseded
   * + deleted.
   *
   * @param id its id
   * @param dataset its dataset
   * @param inputs its files
   * @param read records read
   * @param accepted records that could be read as the profile says
   * @param rejected rejected records by reason
   * @param filtered records that a filter excludes
   * @param superseded older revisions, and figures that a later publication replaces
   * @param deleted records that are deleted, or that say what is
   * @param duplicates records with a key that was seen before
   * @param counted records that count in the tables
   * @param unmatched counted records with a place name that was not found
   * @param notes other counts of its records, such as possible duplicates
   * @param findings what a person should look at, by its kind; the table findings has each
   * @param newestDate the newest date of its counted records; absent if it is not known, or if the
   *     job does not ask
   */
  public record SourceEntry(
      String id,
      String dataset,
      Confidential<List<Fingerprint>> inputs,
      Confidential<Long> read,
      Confidential<Long> accepted,
      Confidential<SortedMap<String, Long>> rejected,
      @JsonAlias("left_out") Confidential<SortedMap<String, Long>> filtered,
      Confidential<Long> superseded,
      Confidential<Long> deleted,
      Confidential<Long> duplicates,
      Confidential<Long> counted,
      Confidential<Long> unmatched,
      Confidential<SortedMap<String, Long>> notes,
      Confidential<SortedMap<String, Long>> findings,
      Confidential<String> newestDate) {

    public SourceEntry {
      inputs = Confidential.orAbsent(inputs);
      read = Confidential.orAbsent(read);
      accepted = Confidential.orAbsent(accepted);
      rejected = Confidential.orAbsent(rejected);
      filtered = Confidential.orAbsent(filtered);
      superseded = Confidential.orAbsent(superseded);
      deleted = Confidential.orAbsent(deleted);
      duplicates = Confidential.orAbsent(duplicates);
      counted = Confidential.orAbsent(counted);
      unmatched = Confidential.orAbsent(unmatched);
      notes = Confidential.orAbsent(notes);
      findings = Confidential.orAbsent(findings);
      newestDate = Confidential.orAbsent(newestDate);
    }

    /** Whether the counts are known. They are missing where readers must not see them. */
    public boolean hasNumbers() {
      return counted.value().isPresent();
    }
  }

  /**
   * One table.
   *
   * @param name its folder
   * @param rows its rows
   * @param bytes its file's size
   * @param sha256 of its file
   * @param totals each measure's sum; areas in square metres
   */
  public record TableEntry(
      String name, long rows, long bytes, String sha256, Map<String, BigDecimal> totals) {}

  /**
   * What differs from the snapshot before; each figure stands in a table of its own.
   *
   * @param previousRunId the run of that snapshot
   * @param previousEnded when its tables were complete
   * @param added figures in rows that were not there before
   * @param changed other figures in rows that were there before
   * @param removed figures in rows that are there no more
   * @param byTable all these by the table in which they stand; others have none
   * @param structure what could not be compared figure by figure
   */
  public record ChangesEntry(
      String previousRunId,
      String previousEnded,
      long added,
      long changed,
      long removed,
      SortedMap<String, Long> byTable,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StructureEntry> structure) {

    public ChangesEntry {
      byTable = new TreeMap<>(byTable);
      structure = structure == null ? List.of() : List.copyOf(structure);
    }

    /** All figures that differ. */
    public long cells() {
      return added + changed + removed;
    }
  }

  /**
   * A table or column that was not compared with the snapshot before, or not wholly.
   *
   * @param table the table
   * @param column the column; null: the whole table
   * @param what a code, such as {@code table_added}
   * @param sentence the same in words
   */
  public record StructureEntry(
      String table,
      @JsonInclude(JsonInclude.Include.NON_NULL) String column,
      String what,
      String sentence) {}

  /**
   * Writes the manifest into a folder.
   *
   * @param audience who can read the folder
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

  /** The entry of a table; nothing if there is no such table. */
  public Optional<TableEntry> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** The manifest of what is published now; nothing if there is none, or if it cannot be read. */
  public static Optional<Manifest> current(OutputLayout layout) {
    Path file = OutputLayout.manifest(layout.current());
    try {
      return Files.exists(file) ? of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new OutputException("%s cannot be read (%s)".formatted(file, Reasons.of(e)), e);
    }
  }

  /** The bytes of this manifest's file, for those who can read it. */
  public byte[] bytes(Audience audience) throws IOException {
    return (writer(audience).writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The manifest in such bytes; nothing if it cannot be understood. */
  public static Optional<Manifest> of(byte[] bytes) throws IOException {
    try {
      return Optional.of(mapper().readValue(bytes, Manifest.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /**
   * The manifest of a snapshot.
   *
   * @throws IOException if there is none, or if it cannot be read
   */
  public static Manifest read(Path snapshot) throws IOException {
    return mapper().readValue(OutputLayout.manifest(snapshot).toFile(), Manifest.class);
  }

  /** Returns whether the snapshot was written by a program that is newer than this one. */
  public boolean hasUnknownFormat() {
    return manifest < OLDEST_FORMAT || manifest > FORMAT;
  }

  /** The files that this manifest lists, by their paths in the snapshot, with their sizes. */
  public Map<String, Long> contents() {
    Map<String, Long> contents = new TreeMap<>();
    tables.forEach(table -> contents.put(OutputLayout.part(table.name()), table.bytes()));
    files.forEach(file -> contents.put(file.path(), file.bytes()));
    return contents;
  }

  /** Whether every table and file of this manifest lies in the folder with its size. */
  public boolean isWhole(Path folder) {
    return tables.stream()
            .allMatch(table -> has(OutputLayout.part(folder, table.name()), table.bytes()))
        && files.stream().allMatch(file -> has(folder.resolve(file.path()), file.bytes()));
  }

  private static boolean has(Path file, long bytes) {
    try {
      return Files.size(file) == bytes;
    } catch (IOException e) {
      return false;
    }
  }

  /** The identity of what is put into a run. */
  public static String contentId(String version, String jobSha256, List<Fingerprint> inputs) {
    MessageDigest digest = Fingerprint.newDigest();
    StringBuilder text = new StringBuilder(version).append('\n').append(jobSha256);
    inputs.forEach(
        input -> text.append('\n').append(input.path()).append('\t').append(input.sha256()));
    return HexFormat.of()
        .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether the counts of all sources and the identity of the inputs are known. */
  public boolean hasNumbers() {
    return contentId.value().isPresent() && sources.stream().allMatch(SourceEntry::hasNumbers);
  }

  /** Writes manifests and their parts; omits what an audience must not see. */
  public static ObjectWriter writer(Audience audience) {
    return mapper().writer().withAttribute(Audience.KEY, audience);
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .withConfigOverride(
            Confidential.class,
            of -> of.setInclude(JsonInclude.Value.construct(NON_EMPTY, NON_EMPTY)))
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .build();
  }
}
