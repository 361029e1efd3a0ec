package org.minetally.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.minetally.job.Thresholds.Limit;

/**
 * Everything that was checked of a run.
 *
 * @param all the checks, those of tables first
 */
public record Checks(List<Check> all) {

  /** The file's name in a snapshot. */
  public static final String FILE = "quality.json";

  private static final int FORMAT = 1;

  public Checks {
    all = List.copyOf(all);
  }

  /** The same and these. */
  public Checks and(List<Check> more) {
    List<Check> both = new ArrayList<>(all);
    both.addAll(more);
    return new Checks(both);
  }

  /** Why nothing can be published, each as a sentence. */
  public List<String> refusals() {
    return all.stream().filter(Check::failed).filter(Check::stops).map(Check::why).toList();
  }

  /** What failed and stops nothing, each as a sentence. */
  public List<String> warnings() {
    return all.stream()
        .filter(Check::failed)
        .filter(check -> !check.stops())
        .map(Check::why)
        .toList();
  }

  /** The same without how old the newest records of these sources are. */
  public Checks withoutDaysOf(Set<String> sources) {
    return new Checks(
        all.stream()
            .map(
                check ->
                    check.name().equals(Limit.FRESHNESS_DAYS.key())
                            && sources.contains(check.source())
                        ? check.withoutObserved()
                        : check)
            .toList());
  }

  private record Content(int quality, long passed, long failed, long skipped, List<Check> checks) {}

  /** The file. */
  public byte[] json() {
    Content content =
        new Content(
            FORMAT,
            count(Check.Outcome.PASSED),
            count(Check.Outcome.FAILED),
            count(Check.Outcome.SKIPPED),
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
      throw new IllegalStateException("a tree of texts and numbers is JSON", e);
    }
  }

  private long count(Check.Outcome outcome) {
    return all.stream().filter(check -> check.outcome() == outcome).count();
  }
}
