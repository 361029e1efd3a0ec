package org.minetally.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.minetally.publish.Audience;
import org.minetally.publish.Manifest;
import org.minetally.reconcile.Reconciliation.SourceCounts;

/** Formats the run summary as JSON; {@code docs/operations.md} describes its members. */
final class OutcomeJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          // 1500, not 1.5E+3.
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private OutcomeJson() {}

  /** Returns the JSON text, without a trailing newline. */
  static String of(Outcome outcome) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("outcome", outcome.ending().name());
    json.put("exit_code", outcome.ending().exitCode());
    json.put("job", outcome.job().toString());
    json.put("seconds", Math.round(outcome.ending().seconds() * 1000) / 1000.0);
    if (outcome.manifest() != null) {
      json.put("run_id", outcome.manifest().runId());
      json.put("current", outcome.published().shown());
    }
    if (!outcome.problems().isEmpty()) {
      outcome.problems().forEach(json.putArray("problems")::add);
    }
    if (!outcome.warnings().isEmpty()) {
      outcome.warnings().forEach(json.putArray("warnings")::add);
    }
    if (outcome.reconciliation() != null) {
      ArrayNode sources = json.putArray("sources");
      outcome.reconciliation().sources().forEach(source -> sources.add(asInManifest(source)));
    } else if (outcome.manifest() != null) {
      json.set("sources", withCounts(outcome.manifest().sources()));
    }
    add(json, "tables", outcome.manifest() == null ? List.of() : outcome.manifest().tables());
    add(
        json,
        "claims",
        outcome.reconciliation() == null ? List.of() : outcome.reconciliation().claims());
    // An unchanged run made no changes; its manifest lists those of the published run.
    if (outcome.reconciliation() != null
        && outcome.manifest() != null
        && outcome.manifest().changes() != null) {
      json.set("changes", MAPPER.valueToTree(outcome.manifest().changes()));
    }
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a source under the manifest's key names, without totals, which the tables carry. */
  private static ObjectNode asInManifest(SourceCounts source) {
    ObjectNode counts = MAPPER.valueToTree(source.counts());
    JsonNode newestDate = counts.remove("newest_date");
    if (source.counts().lookups().isEmpty()) {
      counts.remove("lookups");
    }
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", source.id());
    json.put("dataset", source.dataset());
    json.setAll(counts);
    source.examples().forEach(json.putArray("examples")::add);
    json.set("newest_date", newestDate);
    return json;
  }

  /** Returns the sources with all counts: the terminal belongs to the operator. */
  private static JsonNode withCounts(List<Manifest.SourceEntry> sources) {
    try {
      return MAPPER.readTree(Manifest.writer(Audience.TRUSTED).writeValueAsString(sources));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(ObjectNode json, String name, List<?> values) {
    if (!values.isEmpty()) {
      ArrayNode array = json.putArray(name);
      values.forEach(value -> array.add(MAPPER.<ObjectNode>valueToTree(value)));
    }
  }
}
