package org.minetally.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.minetally.publish.Pins;

/** Formats a list of snapshots as JSON; {@code docs/operations.md} describes its members. */
final class SnapshotsJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private SnapshotsJson() {}

  /** Returns the JSON text, without a trailing newline. */
  static String of(String output, List<ListedSnapshot> snapshots, Pins pins) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("output", output);
    pins.current().ifPresent(runId -> json.put("pinned_current", runId));
    ArrayNode array = json.putArray("snapshots");
    snapshots.forEach(snapshot -> array.add(node(snapshot)));
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode node(ListedSnapshot snapshot) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("run_id", snapshot.runId());
    json.put("current", snapshot.isCurrent());
    json.put("pinned", snapshot.isPinned());
    snapshot
        .manifest()
        .ifPresent(
            manifest -> {
              json.put("started", manifest.started());
              json.put("ended", manifest.ended());
              json.put("job", manifest.job());
              json.put("job_name", manifest.jobName());
              json.put("minetally", manifest.minetally());
              snapshot.inputs().ifPresent(files -> json.set("inputs", MAPPER.valueToTree(files)));
              json.set("totals", MAPPER.valueToTree(snapshot.totals()));
            });
    return json;
  }
}
