package org.minetally.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.minetally.publish.Audience;
import org.minetally.publish.Confidential;

/**
 * All checks of a run.
 *
 * @param ofTables the checks of tables; they reveal nothing beyond the published tables
 * @param ofSources the checks of sources; even their outcome narrows a count
 */
public record QualityChecks(List<Check> ofTables, Confidential<List<Check>> ofSources) {

  /** The name of the file in a snapshot and in a private folder. */
  public static final String FILE = "quality.json";

  private static final int FORMAT = 1;

  /** The most cells shown of a failed check, and the most lines for all checks with cells. */
  private static final int MOST_CELLS = 10;

  private static final int MOST_LINES = 40;

  public QualityChecks {
    ofTables = List.copyOf(ofTables);
  }

  /** Creates the checks of a run. */
  public static QualityChecks of(List<Check> ofTables, List<Check> ofSources) {
    return new QualityChecks(ofTables, Confidential.of(List.copyOf(ofSources)));
  }

  /** Returns the checks that an audience may see, those of tables first. */
  private List<Check> shownTo(Audience audience) {
    List<Check> all = new ArrayList<>(ofTables);
    ofSources.shownTo(audience).ifPresent(all::addAll);
    return all;
  }

  /** Returns the reasons not to publish, one sentence each, followed by indented cells. */
  public List<String> refusals() {
    return lines(true);
  }

  /** Returns the failures that do not prevent publication, in the same form. */
  public List<String> warnings() {
    return lines(false);
  }

  /** Shows fewer cells of each check if many have failed, so that every reason can be read. */
  private List<String> lines(boolean stopping) {
    List<Check> failed =
        shownTo(Audience.TRUSTED).stream()
            .filter(Check::failed)
            .filter(check -> check.stops() == stopping)
            .toList();
    long withCells = failed.stream().filter(check -> !check.values().cells().isEmpty()).count();
    int most = (int) Math.max(1, Math.min(MOST_CELLS, MOST_LINES / Math.max(1, withCells) - 2));
    return failed.stream().flatMap(check -> check.lines(most).stream()).toList();
  }

  private record Content(int quality, long passed, long failed, long skipped, List<Check> checks) {}

  /** Returns the content of {@code quality.json} for an audience. */
  public byte[] json(Audience audience) {
    List<Check> all = shownTo(audience);
    Content content =
        new Content(
            FORMAT,
            count(all, Check.Outcome.PASSED),
            count(all, Check.Outcome.FAILED),
            count(all, Check.Outcome.SKIPPED),
            all);
    try {
      String text =
          JsonMapper.builder()
              .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
              .enable(SerializationFeature.INDENT_OUTPUT)
              .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
              .build()
              .writeValueAsString(content);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot serialize the checks", e);
    }
  }

  private static long count(List<Check> all, Check.Outcome outcome) {
    return all.stream().filter(check -> check.outcome() == outcome).count();
  }
}
