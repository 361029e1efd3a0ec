package org.minetally.job.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minetally.job.Problem;
import org.minetally.job.Similar;

/** Checks a job, profile or claim file against the JSON Schema of job files. */
final class SchemaCheck {

  private static final String RESOURCE = "job.schema.json";

  /** Keys of earlier versions of the format, by what has taken their place. */
  private static final Map<String, String> RETIRED =
      Map.of("privacy", "suppression", "minimum_cell", "minimum_count", "leave_out", "drop");

  private final JsonSchema schema;
  private final JsonNode text;

  private SchemaCheck(JsonNode text) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
    this.text = text;
    this.schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text, config);
  }

  /** The check for a job file, made on first use, which takes about a tenth of a second. */
  private static final class OfJobFile {
    private static final SchemaCheck CHECK = new SchemaCheck(schema());
  }

  private static final class OfProfile {
    private static final SchemaCheck CHECK = ofPart("profile");
  }

  private static final class OfClaims {
    private static final SchemaCheck CHECK = ofPart("claimsFile");
  }

  /** Returns the check for a job file. */
  static SchemaCheck ofJobFile() {
    return OfJobFile.CHECK;
  }

  /** Returns the check for a separate profile file. */
  static SchemaCheck ofProfile() {
    return OfProfile.CHECK;
  }

  /** Returns the check for a claim file. */
  static SchemaCheck ofClaims() {
    return OfClaims.CHECK;
  }

  private static SchemaCheck ofPart(String name) {
    JsonNode text = ofJobFile().text;
    ObjectNode part = text.get("$defs").get(name).deepCopy();
    part.set("$schema", text.get("$schema"));
    part.set("$defs", text.get("$defs"));
    return new SchemaCheck(part);
  }

  /** Returns all violations of the schema in a file. */
  List<Problem> problems(Yaml file) {
    List<Problem> problems = new ArrayList<>();
    for (ValidationMessage message : schema.validate(file.json())) {
      Yaml place = file.at(path(message.getInstanceLocation().toString()).iterator());
      String key = message.getProperty();
      switch (message.getType()) {
        case "additionalProperties" -> {
          if (siblings(message).contains(RETIRED.get(key))) {
            problems.addAll(retired(place, key));
          } else {
            problems.add(problem(place, message));
          }
        }
        case "required" -> {
          if (!hasUnderRetiredName(place, key)) {
            problems.add(problem(place, message));
          }
        }
        case "type" -> wrongKind(place, message).ifPresent(problems::add);
        default -> problems.add(problem(place, message));
      }
    }
    return problems;
  }

  private Optional<Problem> wrongKind(Yaml place, ValidationMessage message) {
    Problem problem = problem(place, message);
    if (!(place.node() instanceof ExpandedScalar)) {
      return Optional.of(problem);
    }
    // A number or true may be meant as text where a parameter is the whole value.
    return kinds(message.getSchemaNode()).contains("text")
        ? Optional.empty()
        : Optional.of(
            place.problem(problem.message() + ", the value of a parameter; check its type"));
  }

  /** A retired key, and those in its value, of which the schema says nothing. */
  private static List<Problem> retired(Yaml place, String key) {
    List<Problem> problems = new ArrayList<>();
    problems.add(
        place
            .key(key)
            .problem("\"%s\" is now \"%s\"; rename the key".formatted(key, RETIRED.get(key))));
    place
        .get(key)
        .ifPresent(
            value ->
                RETIRED.keySet().stream()
                    .filter(inner -> value.get(inner).isPresent())
                    .forEach(inner -> problems.addAll(retired(value, inner))));
    return problems;
  }

  private static boolean hasUnderRetiredName(Yaml place, String key) {
    return RETIRED.entrySet().stream()
        .anyMatch(
            retired -> retired.getValue().equals(key) && place.get(retired.getKey()).isPresent());
  }

  private Problem problem(Yaml place, ValidationMessage message) {
    String value = place.text().orElse("");
    return switch (message.getType()) {
      case "additionalProperties" -> {
        List<String> known = siblings(message);
        String key = message.getProperty();
        yield place
            .key(key)
            .problem(
                "unknown key \"%s\"; expected one of %s".formatted(key, String.join(", ", known)),
                Similar.to(key, known));
      }
      case "required" -> place.problem("missing key \"" + message.getProperty() + "\"");
      case "enum" -> {
        List<String> known = texts(message.getSchemaNode());
        yield place.problem(
            "unknown value \"%s\"; expected one of %s".formatted(value, String.join(", ", known)),
            Similar.to(value, known));
      }
      case "type" -> place.problem(wrongKind(place, message.getSchemaNode()));
      case "pattern" ->
          place.problem(
              "\"%s\" is not a valid name; expected lower-case letters, digits and _, starting with a letter"
                  .formatted(value));
      case "minItems" -> place.problem("the list is empty; expected at least one item");
      case "minLength" -> place.problem("the value is empty; expected text");
      case "minimum", "maximum" ->
          place.problem("\"%s\" is out of range: %s".formatted(value, message.getError()));
      default -> place.problem(message.getError());
    };
  }

  /** Returns the keys that are allowed in place of an unknown one. */
  private List<String> siblings(ValidationMessage message) {
    JsonNode properties = at(message.getSchemaLocation().toString()).path("properties");
    List<String> names = new ArrayList<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Returns the part of the schema that contains the keyword at this location. */
  private JsonNode at(String location) {
    List<String> steps = path(location.substring(location.indexOf('#') + 1));
    JsonNode at = text;
    for (String step : steps.subList(0, steps.size() - 1)) {
      at = at.isArray() ? at.path(Integer.parseInt(step)) : at.path(step);
    }
    return at;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static String wrongKind(Yaml place, JsonNode type) {
    String expected = "expected " + kinds(type);
    String value = place.text().orElse("");
    if (place.isMapping() || place.isList()) {
      return expected + ", but found " + (place.isList() ? "a list" : "a mapping");
    }
    if (value.isEmpty()) {
      return expected + ", but found nothing";
    }
    boolean text = kinds(type).contains("text");
    return expected + ", but found " + value + (text ? "; put it in quotes" : "");
  }

  private static String kinds(JsonNode type) {
    List<String> kinds = type.isArray() ? texts(type) : List.of(type.asText());
    return String.join(
        " or ",
        kinds.stream()
            .map(
                kind ->
                    switch (kind) {
                      case "object" -> "a mapping of keys to values";
                      case "array" -> "a list";
                      case "integer" -> "a whole number";
                      case "number" -> "a number";
                      case "boolean" -> "true or false";
                      default -> "text";
                    })
            .toList());
  }

  private static List<String> path(String pointer) {
    return Arrays.stream(pointer.split("/", -1))
        .skip(1)
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  private static JsonNode schema() {
    try (InputStream in = SchemaCheck.class.getResourceAsStream(RESOURCE)) {
      return new JsonMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
