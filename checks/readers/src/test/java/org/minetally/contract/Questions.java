package org.minetally.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What every reader is asked of a snapshot, made from its {@code datapackage.json}: of each table
 * the types, how many values are not NULL, the sums, the first and last days and strings, letter by
 * letter; of each table of figures what a join with both dimensions gives.
 */
record Questions(Path snapshot) {

  List<String> all() throws IOException {
    List<String> questions = new ArrayList<>();
    for (JsonNode resource : resources()) {
      if (resource.path("type").asText().equals("table")) {
        of(resource, questions);
      }
    }
    return questions;
  }

  /**
   * The types as the Data Package declares them: what the first questions must be answered with.
   */
  List<String> declaredTypes() throws IOException {
    List<String> types = new ArrayList<>();
    for (JsonNode resource : resources()) {
      for (JsonNode field : resource.path("schema").path("fields")) {
        types.add(
            "%s\tis\t%s %s"
                .formatted(
                    resource.get("name").asText(),
                    field.get("name").asText(),
                    field.get("type").asText()));
      }
    }
    return types;
  }

  private JsonNode resources() throws IOException {
    return new JsonMapper()
        .readTree(Files.readString(snapshot.resolve("datapackage.json")))
        .get("resources");
  }

  private static void of(JsonNode resource, List<String> questions) {
    String table = resource.get("name").asText();
    List<String> counts = new ArrayList<>(List.of("count(*)"));
    List<String> sums = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    for (JsonNode field : resource.get("schema").get("fields")) {
      String column = '"' + field.get("name").asText() + '"';
      counts.add("count(" + column + ")");
      switch (field.get("type").asText()) {
        case "integer", "number" -> sums.add("sum(" + column + ")");
        case "date", "string" -> ends.addAll(List.of("min(" + column + ")", "max(" + column + ")"));
        default -> {
          // A shape has no order.
        }
      }
    }
    questions.add("types\t" + table);
    for (List<String> expressions : List.of(counts, sums, ends)) {
      if (!expressions.isEmpty()) {
        questions.add(sql(table, "SELECT %s FROM \"%s\"", String.join(", ", expressions)));
      }
    }
    if (counts.containsAll(List.of("count(\"period_id\")", "count(\"region_id\")"))
        && !sums.isEmpty()) {
      questions.add(
          sql(
              table,
              "SELECT p.period_type, r.region_level, count(*), %s FROM \"%s\" f"
                  + " JOIN dim_period p ON p.period_id = f.period_id"
                  + " JOIN dim_region r ON r.region_id = f.region_id"
                  + " GROUP BY p.period_type, r.region_level"
                  + " ORDER BY p.period_type, r.region_level",
              String.join(", ", sums).replace("(\"", "(f.\"")));
    }
  }

  private static String sql(String table, String sql, String expressions) {
    return "sql\t" + table + "\t" + sql.formatted(expressions, table);
  }
}
