package org.minetally.publish;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The snapshots that an operator has pinned.
 *
 * @param current the run id of the snapshot that {@code current} shows until it is unpinned; empty
 *     if runs publish
 * @param kept the run ids of the snapshots that are never removed
 */
public record Pins(Optional<String> current, SortedSet<String> kept) {

  /** No pinned snapshots. */
  public static final Pins NONE = new Pins(Optional.empty(), new TreeSet<>());

  private static final int FORMAT = 1;

  public Pins {
    kept = new TreeSet<>(kept);
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Content(
      int pins, @JsonInclude(JsonInclude.Include.NON_NULL) String current, List<String> kept) {}

  /** Returns whether nothing is pinned. */
  public boolean isEmpty() {
    return current.isEmpty() && kept.isEmpty();
  }

  /** Returns whether a snapshot must not be removed. */
  public boolean keeps(String runId) {
    return kept.contains(runId) || isCurrent(runId);
  }

  /** Returns whether {@code current} is pinned to a snapshot. */
  public boolean isCurrent(String runId) {
    return current.filter(runId::equals).isPresent();
  }

  /** Returns these pins with {@code current} pinned to a snapshot. */
  public Pins withCurrent(String runId) {
    return new Pins(Optional.of(runId), kept);
  }

  /** Returns these pins with {@code current} free. */
  public Pins withoutCurrent() {
    return new Pins(Optional.empty(), kept);
  }

  /** Returns these pins and a snapshot that is kept. */
  public Pins with(String runId) {
    SortedSet<String> more = new TreeSet<>(kept);
    more.add(runId);
    return new Pins(current, more);
  }

  /** Returns these pins without any of a snapshot. */
  public Pins without(String runId) {
    SortedSet<String> less = new TreeSet<>(kept);
    less.remove(runId);
    return new Pins(current.filter(pinned -> !pinned.equals(runId)), less);
  }

  /** Formats the pins as JSON. */
  public byte[] bytes() throws IOException {
    String text =
        mapper().writeValueAsString(new Content(FORMAT, current.orElse(null), List.copyOf(kept)));
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Parses pins.
   *
   * @throws IOException if they are not valid; a run must not publish because of a damaged file
   */
  public static Pins of(byte[] bytes) throws IOException {
    try {
      Content content = mapper().readValue(bytes, Content.class);
      if (content.pins() != FORMAT) {
        throw new IOException(
            "its format is unknown; a newer version of minetally may have written it");
      }
      return new Pins(
          Optional.ofNullable(content.current()),
          new TreeSet<>(content.kept() == null ? List.of() : content.kept()));
    } catch (JacksonException | NullPointerException e) {
      throw new IOException("not valid JSON; restore or remove it", e);
    }
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build();
  }
}
