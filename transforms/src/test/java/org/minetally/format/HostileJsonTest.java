package org.minetally.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.json.GeoJsonFormat;
import org.minetally.format.internal.json.JsonArrayFormat;

/** Malicious JSON is rejected with a message, quickly and in little memory. */
@Timeout(600)
class HostileJsonTest {

  @Test
  void rejectsDeepNesting() {
    assertThat(
        rejection("[{\"a\":" + "[".repeat(100_000)),
        containsString("maximum allowed nesting depth"));
    assertThat(
        rejection("[" + "{\"a\":".repeat(100_000)),
        containsString("maximum allowed nesting depth"));
  }

  @Test
  void rejectsHugeText() {
    assertThat(
        rejection("[{\"a\":\"" + "x".repeat(17 << 20) + "\"}]"),
        containsString("exceeds the maximum length"));
  }

  @Test
  void rejectsHugeNumber() {
    assertThat(
        rejection("[{\"a\":" + "9".repeat(5000) + "}]"),
        containsString("Number length (5000) exceeds the maximum"));
  }

  @Test
  void rejectsHugeList() {
    assertThat(
        rejection("[{\"a\":[" + "1,".repeat(9 << 20) + "1]}]"),
        containsString("a list is longer than 16 MiB"));
  }

  @Test
  void rejectsHugeMemberName() {
    assertThat(
        rejection("[{\"" + "x".repeat(2000) + "\":1}]"),
        containsString("a member name has more than 1024 characters"));
  }

  @Test
  void rejectsTooManyColumns() {
    String members =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "\"n" + i + "\":1")
            .collect(Collectors.joining(","));
    assertThat(
        rejection("[{" + members + "}]"),
        containsString("more than 4096 different members in all"));
  }

  @Test
  void readsOnlyTheFirstTwoNumbersOfPoint() throws IOException {
    String file =
        "{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[48.5,40.25%s]}}]}"
            .formatted(",1".repeat(200_000));
    assertThat(Reading.of(new GeoJsonFormat(), file).rows(), is(List.of(List.of("48.5", "40.25"))));
  }

  @Test
  void skipsPolygonWithManyPoints() throws IOException {
    String file =
        "{\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,2]%s]]},\"properties\":{\"a\":1}}]}"
            .formatted(",[1,2]".repeat(200_000));
    assertThat(Reading.of(new GeoJsonFormat(), file).rows(), is(List.of(List.of("1", "", ""))));
  }

  private static String rejection(String text) {
    return assertThrows(FormatException.class, () -> Reading.of(new JsonArrayFormat(""), text))
        .getMessage();
  }
}
