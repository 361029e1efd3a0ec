package org.minetally.report;

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

/**
 * The information about the run, its files and its records that the page shows, from the manifest.
 * Values that the manifest does not have are absent, not zero.
 */
final class Origin {

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

  private Origin() {}

  /** A reason why records of a source were excluded, or a note about them, with their number. */
  private record Reason(String kind, String reason, long records) {}

  /** Returns the origin of a snapshot, with the keys of the manifest. */
  static Map<String, Object> of(Path snapshot) throws IOException {
    JsonNode manifest =
        JsonMapper.builder().build().readTree(OutputLayout.manifest(snapshot).toFile());
    Map<String, Object> origin = picked(manifest, RUN);
    origin.put("gazetteer", picked(manifest.path("gazetteer"), FILE));
    putFiles(origin, "references", manifest.path("references"));
    List<Map<String, Object>> sources = new ArrayList<>();
    manifest.path("sources").forEach(source -> sources.add(source(source)));
    origin.put("sources", sources);
    return origin;
  }

  private static Map<String, Object> source(JsonNode source) {
    Map<String, Object> shown = picked(source, List.of("id"));
    putFiles(shown, "inputs", source.path("inputs"));
    Map<String, Object> counts = new LinkedHashMap<>();
    for (String name : COUNTS) {
      JsonNode count = count(source, name);
      if (count.isObject()) {
        counts.put(name, entries(name, count).stream().mapToLong(Reason::records).sum());
      } else if (count.isNumber()) {
        counts.put(name, count.numberValue());
      }
    }
    shown.put("counts", counts);
    List<Reason> reasons = new ArrayList<>();
    int more = 0;
    for (String kind : REASONS) {
      List<Reason> all = new ArrayList<>(entries(kind, count(source, kind)));
      all.sort(Comparator.comparingLong(Reason::records).reversed());
      reasons.addAll(all.subList(0, Math.min(MOST, all.size())));
      more += Math.max(0, all.size() - MOST);
    }
    shown.put("reasons", reasons);
    shown.put("more_reasons", more);
    return shown;
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

  private static void putFiles(Map<String, Object> to, String key, JsonNode files) {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, files.size()); i++) {
      shown.add(picked(files.get(i), FILE));
    }
    to.put(key, shown);
    to.put("more_" + key, Math.max(0, files.size() - MOST));
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
