package org.minetally.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.TableFormat;
import org.minetally.format.internal.json.GeoJsonFormat;
import org.minetally.format.internal.json.JsonArrayFormat;
import org.minetally.format.internal.json.JsonLinesFormat;
import org.minetally.format.internal.json.JsonTableFormat;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;

/**
 * Reads JSON, JSON Lines or GeoJSON; the first byte selects the format. The result equals Jackson's
 * tree of the whole text: the same number of records, each with the same members and values.
 */
public final class JsonTarget implements Target {

  private static final ObjectMapper TREE =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  @Override
  public String name() {
    return "json";
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(
        "0" + text("formats/data/records.json"),
        "1" + text("formats/data/records-in-a-member.json"),
        "2" + text("formats/data/records-nested.jsonl"),
        "3" + text("formats/data/records.geojson"),
        "0[{\"a\":{\"b\":[1,{\"c\":null}],\"d\":true}},{\"a\":{\"b\":1.50e2}}]",
        "2{\"a\":\"x\"}\r\n\n{\"b\":-0.0}\n",
        "3{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"Point\","
            + "\"coordinates\":[1.5,2,3]},\"properties\":{\"longitude\":null,\"n\":1}}]}");
  }

  private static String text(String file) {
    return new String(Seeds.file(file), UTF_8);
  }

  @Override
  public List<String> words() {
    return List.of(
        "{\"a\":",
        "\"features\":[",
        "\"properties\":{",
        "\"geometry\":null",
        "\"data\":[",
        "null",
        "[]",
        "{}",
        "\"\"",
        ",",
        ":",
        "[[[[",
        "{\"a\":{\"a\":{",
        "\"longitude\":1",
        "\"Point\"",
        "\"type\":",
        "1e400",
        "-0",
        "\"\\ud83d\\ude00\"",
        "\"a.b\":1");
  }

  @Override
  public int inShortRun() {
    return 2_000;
  }

  @Override
  public boolean check(byte[] input) throws IOException {
    if (input.length < 2) {
      return false;
    }
    int kind = input[0] & 3;
    byte[] text = java.util.Arrays.copyOfRange(input, 1, input.length);
    TableFormat format =
        switch (kind) {
          case 0 -> new JsonArrayFormat("");
          case 1 -> new JsonArrayFormat("data");
          case 2 -> new JsonLinesFormat();
          default -> new GeoJsonFormat();
        };
    try {
      Records read = Records.of(format, text);
      compare(read, kind, text);
      return true;
    } catch (FormatException e) {
      Promise.isUserMessage(e.getMessage(), new String(text, ISO_8859_1) + new String(text, UTF_8));
      return false;
    } catch (JsonProcessingException e) {
      // SourceFile reports this like any other failure to read.
      Promise.isUserMessage(JsonTableFormat.broken(e).getMessage(), new String(text, UTF_8));
      return false;
    }
  }

  private static void compare(Records read, int kind, byte[] text) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    try {
      trees(kind, text).forEach(records::add);
    } catch (JsonProcessingException e) {
      throw new AssertionError("read although it is not valid JSON: " + e.getOriginalMessage());
    }
    Promise.equal(read.rows().size(), records.size(), "records");
    for (int i = 0; i < records.size(); i++) {
      Map<String, JsonNode> members = new LinkedHashMap<>();
      JsonNode record = records.get(i);
      flatten("", kind == 3 ? record.path("properties") : record, members);
      compare(read, read.rows().get(i), members, kind == 3 ? record.path("geometry") : null);
    }
  }

  private static Iterable<JsonNode> trees(int kind, byte[] text) throws IOException {
    if (kind == 2) {
      List<JsonNode> lines = new ArrayList<>();
      String all = new String(text, ISO_8859_1);
      for (String line :
          all.startsWith("\u00EF\u00BB\u00BF")
              ? all.substring(3).split("\n", 0)
              : all.split("\n", 0)) {
        if (!line.chars().allMatch(c -> c <= ' ')) {
          lines.add(TREE.readTree(line.getBytes(ISO_8859_1)));
        }
      }
      return lines;
    }
    JsonNode tree = TREE.readTree(text);
    return kind == 0 ? tree : tree.path(kind == 1 ? "data" : "features");
  }

  private static void flatten(String prefix, JsonNode node, Map<String, JsonNode> members) {
    node.fields()
        .forEachRemaining(
            member -> {
              String name = prefix + member.getKey();
              if (member.getValue().isObject()) {
                flatten(name + ".", member.getValue(), members);
              } else {
                members.put(name, member.getValue());
              }
            });
  }

  private static void compare(
      Records read, List<String> row, Map<String, JsonNode> members, JsonNode geometry) {
    Map<String, String> expected = new LinkedHashMap<>();
    members.forEach(
        (name, value) -> {
          if (value.isValueNode() && !value.isNull()) {
            expected.put(Headings.normalized(name), value.asText());
          }
        });
    if (geometry != null && geometry.path("type").asText().equals("Point")) {
      List<JsonNode> numbers = new ArrayList<>();
      geometry.path("coordinates").forEach(numbers::add);
      numbers.removeIf(number -> !number.isNumber());
      if (numbers.size() >= 2) {
        for (String name : List.of("longitude", "latitude")) {
          JsonNode own =
              members.entrySet().stream()
                  .filter(member -> Headings.normalized(member.getKey()).equals(name))
                  .map(Map.Entry::getValue)
                  .findFirst()
                  .orElse(NullNode.getInstance());
          if (own.isNull() || (own.isTextual() && own.asText().isEmpty())) {
            expected.put(name, numbers.get(name.equals("longitude") ? 0 : 1).asText());
          }
        }
      }
    }
    expected.forEach(
        (name, value) -> {
          int column = read.names().indexOf(name);
          Promise.that(column >= 0, "no column " + name);
          String text = row.get(column);
          Promise.equal(read.names().lastIndexOf(name), column, "two columns " + name);
          if (!text.equals(Records.asUtf8(value))) {
            Promise.that(sameNumber(text, value), name + ": " + text + " instead of " + value);
          }
        });
    long values = row.stream().filter(text -> !text.isEmpty()).count();
    Promise.that(values <= members.size() + 2L, "values that are not in the record: " + row);
  }

  private static boolean sameNumber(String one, String other) {
    if (other.endsWith("Infinity")) {
      return one.contains("e") || one.contains("E"); // The number is too large for the tree.
    }
    try {
      return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
