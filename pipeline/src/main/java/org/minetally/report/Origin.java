package org.minetally.report;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minetally.publish.OutputLayout;
import org.minetally.reconcile.internal.RecordNote;

/**
 * The information about the run, its files and its records that the page shows, from the manifest.
 * Values that the manifest does not have are absent, not zero.
 *
 * @param run the run, with the keys of the manifest
 * @param gazetteer the gazetteer's file
 * @param references other files that the job names
 * @param moreReferences the number of such files that are not shown
 * @param sources the sources
 */
record Origin(
    @JsonAnyGetter Map<String, Object> run,
    Map<String, Object> gazetteer,
    List<Map<String, Object>> references,
    int moreReferences,
    List<Source> sources) {

  /** The maximum number of files, and of reasons, shown per source. */
  static final int MOST = 50;

  private static final List<String> RUN =
      List.of(
          "run_id",
          "started",
          "ended",
          "region_mode",
          "job",
          "job_sha256",
          "minetally",
          "beam",
          "java",
          "runner");

  private static final List<String> FILE = List.of("path", "sha256", "bytes");

  private static final List<String> COUNTS =
      List.of(
          "read",
          "accepted",
          "filtered",
          "rejected",
          "duplicates",
          "superseded",
          "deleted",
          "counted",
          "unmatched");

  private static final List<String> REASONS = List.of("rejected", "filtered", "notes", "findings");

  /**
   * A source.
   *
   * @param id its id
   * @param inputs its files
   * @param moreInputs the number of files that are not shown
   * @param counts what happened to its records; empty if the manifest does not say
   * @param reasons why records were excluded, and notes about records
   * @param moreReasons the number of reasons that are not shown
   */
  record Source(
      String id,
      List<Map<String, Object>> inputs,
      int moreInputs,
      Map<String, Number> counts,
      List<Reason> reasons,
      int moreReasons) {}

  /** A reason why records of a source were excluded, or a note about them, with their number. */
  record Reason(String kind, String reason, long records) {

    /** Returns whether it is the number of records that equal an earlier one. */
    @JsonIgnore
    boolean isPossibleDuplicate() {
      return kind.equals("notes") && reason.equals(RecordNote.POSSIBLE_DUPLICATE.name());
    }
  }

  /** Returns the origin of a snapshot. */
  static Origin of(Path snapshot) throws IOException {
    JsonNode manifest =
        JsonMapper.builder().build().readTree(OutputLayout.manifest(snapshot).toFile());
    List<Source> sources = new ArrayList<>();
    manifest.path("sources").forEach(source -> sources.add(source(source)));
    JsonNode references = manifest.path("references");
    return new Origin(
        picked(manifest, RUN),
        picked(manifest.path("gazetteer"), FILE),
        files(references),
        Math.max(0, references.size() - MOST),
        sources);
  }

  private static Source source(JsonNode source) {
    Map<String, Number> counts = new LinkedHashMap<>();
    for (String name : COUNTS) {
      JsonNode count = count(source, name);
      if (count.isObject()) {
        counts.put(name, entries(name, count).stream().mapToLong(Reason::records).sum());
      } else if (count.isNumber()) {
        counts.put(name, count.numberValue());
      }
    }
    List<Reason> reasons = new ArrayList<>();
    int more = 0;
    for (String kind : REASONS) {
      List<Reason> all = new ArrayList<>(entries(kind, count(source, kind)));
      all.sort(Comparator.comparingLong(Reason::records).reversed());
      reasons.addAll(all.subList(0, Math.min(MOST, all.size())));
      more += Math.max(0, all.size() - MOST);
    }
    JsonNode inputs = source.path("inputs");
    return new Source(
        source.path("id").asText(),
        files(inputs),
        Math.max(0, inputs.size() - MOST),
        counts,
        reasons,
        more);
  }

  private static JsonNode count(JsonNode source, String name) {
    JsonNode count = source.path(name);
    // Manifests of format 1 have this name for it.
    return count.isMissingNode() && name.equals("filtered") ? source.path("left_out") : count;
  }

  private static List<Reason> entries(String kind, JsonNode counts) {
    List<Reason> entries = new ArrayList<>();
    counts
        .fields()
        .forEachRemaining(
            count -> {
              if (count.getValue().isNumber()) {
                entries.add(new Reason(kind, count.getKey(), count.getValue().longValue()));
              }
            });
    return entries;
  }

  private static List<Map<String, Object>> files(JsonNode files) {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, files.size()); i++) {
      shown.add(picked(files.get(i), FILE));
    }
    return shown;
  }

  private static Map<String, Object> picked(JsonNode from, List<String> keys) {
    Map<String, Object> picked = new LinkedHashMap<>();
    for (String key : keys) {
      JsonNode value = from.path(key);
      if (value.isTextual()) {
        picked.put(key, value.textValue());
      } else if (value.isNumber()) {
        picked.put(key, value.numberValue());
      }
    }
    return picked;
  }
}
