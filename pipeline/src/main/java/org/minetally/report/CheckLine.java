package org.minetally.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of one kind of check, over all tables or sources.
 *
 * @param name the name of the check
 * @param passed the number of checks passed
 * @param failed the number of checks failed
 * @param skipped the number of checks skipped
 */
record CheckLine(String name, int passed, int failed, int skipped) {

  /**
   * All check results of a snapshot.
   *
   * @param lines the results by name, in the order of the file
   * @param failed the reason for each failed check
   */
  record All(List<CheckLine> lines, List<String> failed) {}

  /** Reads the check results of a snapshot; none if it has no {@code quality.json}. */
  static All in(Path snapshot) throws IOException {
    Path file = snapshot.resolve("quality.json");
    if (!Files.exists(file)) {
      return new All(List.of(), List.of());
    }
    Map<String, CheckLine> lines = new LinkedHashMap<>();
    List<String> failed = new ArrayList<>();
    for (JsonNode check : JsonMapper.builder().build().readTree(file.toFile()).path("checks")) {
      String name = check.path("name").asText();
      CheckLine line = lines.getOrDefault(name, new CheckLine(name, 0, 0, 0));
      lines.put(name, line.with(check.path("outcome").asText()));
      if (check.path("outcome").asText().equals("failed")) {
        failed.add(check.path("why").asText());
      }
    }
    return new All(List.copyOf(lines.values()), failed);
  }

  private CheckLine with(String outcome) {
    return switch (outcome) {
      case "passed" -> new CheckLine(name, passed + 1, failed, skipped);
      case "failed" -> new CheckLine(name, passed, failed + 1, skipped);
      default -> new CheckLine(name, passed, failed, skipped + 1);
    };
  }
}
