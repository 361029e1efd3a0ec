package org.minetally.format.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.format.Reading;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.SourceTable;
import org.minetally.format.internal.TableFormat;
import org.minetally.internal.geometry.RecordGeometry;
import org.minetally.internal.geometry.WellKnownText;
import org.minetally.internal.text.Utf8;

class JsonFormatsTest {

  private static final TableFormat ARRAY = new JsonArrayFormat("");
  private static final TableFormat LINES = new JsonLinesFormat();
  private static final TableFormat FEATURES = new GeoJsonFormat();

  /** A profile refers to the first column with a name: a second one would be ignored. */
  @Test
  void mergesNamesThatDifferInWhiteSpaceOrComposition() throws IOException {
    Reading read =
        Reading.of(new JsonArrayFormat(""), "[{\"e\u0301\":1},{\"\u00e9\":2},{\" \u00e9\":3}]");
    assertThat(read.names(), is(List.of("\u00e9")));
    assertThat(read.rows(), is(List.of(List.of("1"), List.of("2"), List.of("3"))));
  }

  @Test
  void rejectsInvalidBytesWithReadableMessage() {
    byte[] wide = {0, 0, 0, '[', 'Z', '[', 'Z', 0};
    FormatException rejected =
        assertThrows(FormatException.class, () -> Reading.of(new JsonArrayFormat(""), wide));
    assertThat(
        rejected.getMessage(),
        is("0x5a5b5a00 at byte 4 is not valid UTF-32BE; save the file as UTF-8"));
  }

  @Test
  void collectsColumnsFromAllObjectsInOrderOfFirstAppearance() throws IOException {
    Reading read = Reading.of(ARRAY, "[{\"b\": 1}, {\"a\": \"x\", \"b\": null}, {\"c\": true}]");
    assertThat(read.names(), is(List.of("b", "a", "c")));
    assertThat(
        read.rows(),
        is(List.of(List.of("1", "", ""), List.of("", "x", ""), List.of("", "", "true"))));
    assertThat(read.lines(), is(List.of(1L, 2L, 3L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e3", "12345678901234567890", "0.10", "-0.0", "1E-7", "3.14159265358979323846"})
  void keepsDigitsOfNumbers(String number) throws IOException {
    assertThat(Reading.of(ARRAY, "[{\"n\": " + number + "}]").rows().get(0).get(0), is(number));
    assertThat(Reading.of(LINES, "{\"n\": " + number + "}").rows().get(0).get(0), is(number));
  }

  @Test
  void flattensNestedObjectsAndKeepsListsAsText() throws IOException {
    Reading read =
        Reading.of(
            LINES,
            "{\"a\": {\"b\": {\"c\": 1}, \"d\": \"x\"}, \"e\": [1, {\"f\": [\"\\\"\"]}, []]}");
    assertThat(read.names(), is(List.of("a.b.c", "a.d", "e")));
    assertThat(read.rows().get(0), is(List.of("1", "x", "[1,{\"f\":[\"\\\"\"]},[]]")));
  }

  @Test
  void skipsByteOrderMark() throws IOException {
    assertThat(Reading.of(LINES, "\uFEFF{\"a\": 1}\n").rows(), is(List.of(List.of("1"))));
    assertThat(Reading.of(ARRAY, "\uFEFF[{\"a\": 1}]").rows(), is(List.of(List.of("1"))));
  }

  @Test
  void skipsEmptyLinesButCountsThem() throws IOException {
    Reading read = Reading.of(LINES, "\n{\"a\": 1}\r\n\r\n  \n{\"a\": 2}");
    assertThat(read.rows(), is(List.of(List.of("1"), List.of("2"))));
    assertThat(read.lines(), is(List.of(2L, 5L)));
  }

  @Test
  void readsRecordsFromMemberOfObject() throws IOException {
    String text = "{\"count\": 1, \"no\": {\"data\": [9]}, \"data\": [{\"a\": 1}], \"more\": []}";
    assertThat(Reading.of(new JsonArrayFormat("data"), text).rows(), is(List.of(List.of("1"))));
    assertThat(rejection(ARRAY, text), containsString("its arrays are data, more"));
    assertThat(
        rejection(new JsonArrayFormat("dat"), text),
        containsString("the file has no array \"dat\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"a\": 1, \"a\": 2}]                    | duplicate member 'a' in one object",
        "[{\"a\": {\"b\": 1}, \"a.b\": 2}]         | record 1: two members of one object map to the"
            + " column \"a.b\"",
        "[{\"a\": 1}                               | the text ends inside",
        "[{\"a\": 1}, 5]                           | record 2 is not a JSON object",
        "[{\"a\": 1}] x                            | not valid JSON",
        "[{\"a\": 1}] []                           | unexpected content after the end of the JSON",
        "[{\"a\": NaN}]                            | not valid JSON",
        "[]                                        | the file is empty",
        "5                                         | the file is not a JSON array of objects"
      })
  void rejectsInvalidOrAmbiguousJson(String text, String message) {
    assertThat(rejection(ARRAY, text), containsString(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1, \"a\": 2}                | duplicate member 'a' in one object",
        "{\"a\": 1} {\"a\": 2}               | unexpected content after the object on this line",
        "{\"a\":                             | this line is not valid JSON: the text ends inside",
        "[1]                                 | this line is not a JSON object",
        "{\"a\": {\"b\": 1}, \"a.b\": 2}     | two members of one object map to the column \"a.b\""
      })
  void rejectsInvalidLineWithItsNumber(String line, String message) {
    FormatException rejected =
        assertThrows(FormatException.class, () -> Reading.of(LINES, "{\"c\": 1}\n" + line + "\n"));
    assertThat(rejected.getMessage(), containsString(message));
    assertThat(rejected.line(), is(2L));
  }

  @Test
  void turnsUnpairedSurrogateIntoInvalidBytes() throws IOException {
    Content content = new Reading.Bytes("{\"a\": \"x\\ud83d\"}".getBytes(UTF_8));
    try (SourceTable table = LINES.open(content, LINES.headings(content))) {
      table.next();
      assertThat(Utf8.isValid(table.bytes(), table.recordStart(), table.recordEnd()), is(false));
      assertThat(table.isAscii(), is(false));
    }
  }

  @Test
  void readsCoordinatesOfPointsOnly() throws IOException {
    Reading read =
        Reading.of(
            FEATURES,
            """
            {"type": "FeatureCollection", "crs": {"features": []}, "features": [
              {"type": "Feature", "properties": {"a": 1},
               "geometry": {"type": "Point", "coordinates": [46.50, 39, 120]}},
              {"type": "Feature", "geometry": {"coordinates": [[1, 2], [3, 4]], "type": "LineString"},
               "properties": {"a": 2, "b": {"c": "x"}}},
              {"type": "Feature", "geometry": null, "properties": {"a": 3}},
              {"type": "Feature", "geometry": {"type": "Point", "coordinates": []}, "properties": null}
            ]}
            """);
    assertThat(read.names(), is(List.of("a", "longitude", "latitude", "b.c")));
    assertThat(
        read.rows(),
        is(
            List.of(
                List.of("1", "46.50", "39", ""),
                List.of("2", "", "", "x"),
                List.of("3", "", "", ""),
                List.of("", "", "", ""))));
  }

  @Test
  void propertyTakesPrecedenceOverPoint() throws IOException {
    Reading read =
        Reading.of(
            FEATURES,
            """
            {"features": [
              {"geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"longitude": 5}},
              {"geometry": {"type": "Point", "coordinates": [3, 4]}, "properties": {"longitude": null}}]}
            """);
    assertThat(read.names(), is(List.of("longitude", "latitude")));
    assertThat(read.rows(), is(List.of(List.of("5", "2"), List.of("3", "4"))));
  }

  @Test
  void writesGeometryAsWellKnownTextOnRequest() throws IOException {
    String text =
        """
        {"features": [
          {"geometry": {"type": "Point", "coordinates": [46.50, -39, 120]}, "properties": {"n": 1}},
          {"geometry": {"coordinates": [[[0, 0], [1, 0], [1e0, 1], [0, 0]], [[1,2]]], "type": "Polygon"}},
          {"geometry": {"type": "MultiPolygon", "coordinates": [[[[0,0],[1,2]]], []]}},
          {"geometry": {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}},
          {"geometry": {"type": "GeometryCollection", "geometries": [
            {"type": "Point", "coordinates": [1, 2]}, {"type": "LineString", "coordinates": []}]}},
          {"geometry": {"type": "Polygon", "coordinates": []}},
          {"geometry": {"type": "Polygon", "coordinates": null}},
          {"geometry": {"type": "GeometryCollection", "geometries": []}},
          {"geometry": null}, {"properties": {"n": 2}}]}
        """;
    Reading read = Reading.of(new GeoJsonFormat(true), text);
    assertThat(read.names(), is(List.of("n", "longitude", "latitude", "geometry")));
    assertThat(
        read.rows().stream().map(row -> row.get(3)).toList(),
        is(
            List.of(
                "POINT(46.50 -39)",
                "POLYGON((0 0,1 0,1e0 1,0 0),(1 2))",
                "MULTIPOLYGON(((0 0,1 2)),EMPTY)",
                "MULTIPOINT(1 2,3 4)",
                "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING EMPTY)",
                "POLYGON EMPTY",
                "POLYGON EMPTY",
                "GEOMETRYCOLLECTION EMPTY",
                "",
                "")));
    assertThat(read.rows().get(0), is(List.of("1", "46.50", "-39", "POINT(46.50 -39)")));
    assertThat(Reading.of(FEATURES, text).names(), is(List.of("n", "longitude", "latitude")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "[1, 2]",
        "{}",
        "{'type': 'Point'}",
        "{'type': 'Point', 'coordinates': {'x': 1}}",
        "{'type': 'Point', 'coordinates': ['1', '2']}",
        "{'type': 'Point', 'coordinates': [1, [2]]}",
        "{'type': 'Point', 'coordinates': [[2], 1]}",
        "{'type': {'coordinates': 1}, 'coordinates': [1, 2]}",
        "{'type': 'POINT(1 2) ', 'coordinates': []}",
        "{'type': 'GeometryCollection', 'geometries': [7]}",
        "{'type': 'Polygon', 'coordinates': [null]}",
      })
  void writesTextThatIsNoGeometryForStrangeGeometry(String geometry) throws IOException {
    String text = "{\"features\":[{\"geometry\":%s},{\"properties\":{\"n\":2}}]}";
    Reading read = Reading.of(new GeoJsonFormat(true), text.formatted(geometry.replace('\'', '"')));
    assertThat(read.rows().size(), is(2));
    String written = read.rows().get(0).get(read.names().indexOf("geometry"));
    assertThat(
        written,
        WellKnownText.read(written),
        is(new RecordGeometry.Flawed(RecordGeometry.Flaw.UNREADABLE)));
  }

  @Test
  void readsLinesOfEveryLength() throws IOException {
    Random random = new Random(20260101);
    StringBuilder text = new StringBuilder();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String value = "ə".repeat(random.nextInt(i % 20 == 0 ? 100_000 : 300)) + i;
      rows.add(List.of(value));
      text.append("{\"a\":\"").append(value).append("\"}\n");
    }
    assertThat(Reading.of(LINES, text.toString()).rows(), is(rows));
  }

  private static String rejection(TableFormat format, String text) {
    return assertThrows(FormatException.class, () -> Reading.of(format, text)).getMessage();
  }

  @Test
  void readsArraysBelowHashtagsAsRows() throws IOException {
    Reading read =
        Reading.of(
            new JsonFormat("rows"),
            """
            {"rows": [["Report"], [], ["Org", "Killed"], ["#org", "#affected", "#adm1"],
              ["A", 1, {"x": [2]}], [null, ""], ["B"]], "more": 1}
            """);
    assertThat(read.names(), is(List.of("Org", "Killed", "")));
    assertThat(read.rows(), is(List.of(List.of("A", "1", "{\"x\":[2]}"), List.of("B", "", ""))));
    assertThat(read.lines(), is(List.of(5L, 7L)));
  }

  @Test
  void readsFirstArrayAsHeaderIfThereAreNoHashtags() throws IOException {
    Reading read = Reading.of(new JsonFormat(""), "[[\"a\",\"b\"],[1,2]]");
    assertThat(read.names(), is(List.of("a", "b")));
    assertThat(read.rows(), is(List.of(List.of("1", "2"))));
  }

  @Test
  void rejectsObjectAmongArrays() {
    FormatException rejected =
        assertThrows(
            FormatException.class, () -> Reading.of(new JsonFormat(""), "[[\"a\"],[1],{\"a\":2}]"));
    assertThat(rejected.getMessage(), is("row 3 is not a JSON array, although the first row is"));
  }
}
