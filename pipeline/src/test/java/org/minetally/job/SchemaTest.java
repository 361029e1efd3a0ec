package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.job.yaml.JobFile;
import org.minetally.job.yaml.Yaml;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.PeriodType;
import org.minetally.profile.Unit;

/** Checks that the schema and the code agree, and that no invalid job breaks the reader. */
class SchemaTest {

  private final JsonNode schema = schema();

  private static JsonNode schema() {
    try {
      return new JsonMapper().readTree(JobFile.schema());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Set<String> words(String pointer) {
    JsonNode part = schema.at(pointer);
    Set<String> words = new TreeSet<>();
    if (part.isObject()) {
      part.fieldNames().forEachRemaining(words::add);
    } else {
      part.forEach(word -> words.add(word.asText()));
    }
    return words;
  }

  private static Set<String> sorted(Stream<String> words) {
    return new TreeSet<>(words.toList());
  }

  @Test
  void schemaListsAllNamesOfTheCode() {
    Set<String> datasets = sorted(Arrays.stream(Dataset.values()).map(Dataset::label));
    assertThat(words("/$defs/dataset/enum"), is(datasets));
    assertThat(words("/properties/dimensions/properties"), is(datasets));
    assertThat(
        words("/$defs/period/enum"),
        is(sorted(Arrays.stream(PeriodType.values()).map(PeriodType::label))));
    Set<String> dimensions = sorted(Arrays.stream(Dimension.values()).map(Dimension::column));
    assertThat(words("/$defs/dimensions/items/enum"), is(dimensions));
    assertThat(words("/$defs/profile/properties/dimensions/properties"), is(dimensions));
    assertThat(
        words("/$defs/profile/properties/measures/properties/counts/properties"),
        is(
            sorted(
                Arrays.stream(Measure.values())
                    .filter(measure -> !measure.isBound())
                    .filter(measure -> measure != Measure.RECORDS)
                    .map(Measure::column))));
    assertThat(
        words("/$defs/quantity/properties/unit/enum"),
        is(sorted(Arrays.stream(Unit.values()).filter(unit -> unit != Unit.ONE).map(Unit::label))));
  }

  @Test
  void schemaDescribesEveryKeyAndAllowsNoOther() {
    List<String> gaps = new ArrayList<>();
    int keys = findGaps(schema, "", gaps);
    assertThat(gaps, is(List.of()));
    assertThat(keys, is(greaterThan(80)));
  }

  private int findGaps(JsonNode part, String at, List<String> gaps) {
    int keys = 0;
    if (part.has("properties") && part.get("properties").isObject()) {
      if (!part.path("additionalProperties").isBoolean()) {
        gaps.add(at + ": other keys are allowed");
      }
      for (var key : part.get("properties").properties()) {
        keys++;
        JsonNode value = key.getValue();
        JsonNode referred = schema.at(value.path("$ref").asText("#/none").substring(1));
        if (!value.has("description") && !referred.has("description")) {
          gaps.add(at + "/" + key.getKey() + ": no description");
        }
      }
    }
    for (var child : part.properties()) {
      keys += findGaps(child.getValue(), at + "/" + child.getKey(), gaps);
    }
    return keys;
  }

  /** Returns the valid job with an inline profile and a GeoJSON gazetteer. */
  private static String otherJob() {
    return JobFileFolder.GOOD
        .replace("profile: profiles/finds.yaml", "profile: {" + PROFILE + "}")
        .replace(
            "levels: [region, district]\nsources",
            """
            format: geojson
              levels:
                - {level: region, code: {constant: 7}, name: {constant: Land}}
                - {level: district, code: D_CODE, name: D_NAME}
            sources\
            """);
  }

  private static final String PROFILE =
      """
      date: {start: from, end: to, forms: [dd/MM/yyyy, yyyy]}, dimensions: {event_type: {constant: x},
      device_category: {column: d, values: {a: booby_trap}, otherwise: {member: unspecified}}},
      measures: {counts: {items: {constant: 1}, area_cleared_m2: {column: a, unit: ha,
      numbers: {decimal: ",", thousands: space}}}}, numbers: {decimal: ".", thousands: ","},
      missing: [NA], missing_in: {d: ["-"]}, personal: [n]\
      """
          .replace("\n", " ");

  /** Writes mutated jobs as JSON, which is also YAML. */
  @Test
  void reportsEveryMutationAtAPositionWithoutFailing(@TempDir Path dir) throws IOException {
    JobFileFolder folder = new JobFileFolder(dir);
    List<JsonNode> valid = List.of(json(JobFileFolder.GOOD), json(otherJob()));
    for (JsonNode job : valid) {
      folder.write("job.yaml", job.toPrettyString());
      assertThat(problems(folder), is(List.of()));
    }
    int wrong = 0;
    for (int seed = 0; seed < 600; seed++) {
      Random random = new Random(seed);
      JsonNode mutated = valid.get(seed % 2).deepCopy();
      for (int i = random.nextInt(3); i >= 0; i--) {
        mutate(mutated, random);
      }
      folder.write("job.yaml", mutated.toPrettyString());
      List<Problem> problems = assertDoesNotThrow(() -> problems(folder), mutated.toPrettyString());
      wrong += problems.isEmpty() ? 0 : 1;
      int lines = mutated.toPrettyString().split("\n").length;
      for (Problem problem : problems) {
        boolean inside = problem.file().endsWith("finds.yaml") || problem.line() <= lines;
        assertThat(problem.toString(), inside && problem.line() > 0 && problem.column() > 0);
      }
    }
    assertThat(wrong, is(greaterThan(450)));
    assertThat(wrong, is(not(600)));
  }

  private static JsonNode json(String yaml) {
    return Yaml.parse("job.yaml", yaml, new ArrayList<>()).orElseThrow().json();
  }

  private static List<Problem> problems(JobFileFolder folder) {
    try {
      folder.read();
      return List.of();
    } catch (JobFileException e) {
      return e.problems();
    }
  }

  private static void mutate(JsonNode root, Random random) {
    List<JsonNode> places = new ArrayList<>();
    collect(root, places);
    JsonNode place = places.get(random.nextInt(places.size()));
    JsonNode value = strange(random);
    if (place instanceof ArrayNode list) {
      int at = random.nextInt(list.size());
      switch (random.nextInt(3)) {
        case 0 -> list.remove(at);
        case 1 -> list.set(at, value);
        default -> list.add(list.get(at).deepCopy());
      }
    } else if (place instanceof ObjectNode object) {
      List<String> keys = new ArrayList<>();
      object.fieldNames().forEachRemaining(keys::add);
      String key = keys.get(random.nextInt(keys.size()));
      switch (random.nextInt(3)) {
        case 0 -> object.remove(key);
        case 1 -> object.set(key, value);
        default -> object.set(key + "/~", object.remove(key));
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> places) {
    if (!node.isEmpty()) {
      places.add(node);
    }
    node.forEach(child -> collect(child, places));
  }

  private static JsonNode strange(Random random) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (random.nextInt(8)) {
      case 0 -> json.nullNode();
      case 1 -> json.numberNode(-1);
      case 2 -> json.numberNode(1.5);
      case 3 -> json.booleanNode(true);
      case 4 -> json.textNode(" ".repeat(random.nextInt(2)));
      case 5 -> json.textNode("**/{[*?\u0000".replace('\u0000', '\u00e9'));
      case 6 -> json.arrayNode();
      default -> json.objectNode().set("x", json.textNode("y"));
    };
  }
}
