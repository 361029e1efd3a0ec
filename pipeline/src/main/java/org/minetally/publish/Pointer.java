package org.minetally.publish;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The content of {@code current.json}, which points to the published snapshot of an output.
 *
 * @param pointer the version of this format
 * @param runId the run id
 * @param snapshot the snapshot's folder, relative to the output
 * @param manifestSha256 the SHA-256 of the snapshot's {@code manifest.json}, in hexadecimal
 * @param published when it was published, ISO 8601 in UTC
 * @param copy the folder that is a copy of the snapshot, relative to the output; null if there is
 *     none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Pointer(
    int pointer,
    String runId,
    String snapshot,
    @JsonProperty("manifest_sha256") String manifestSha256,
    String published,
    @JsonInclude(JsonInclude.Include.NON_NULL) String copy) {

  private static final int FORMAT = 1;

  /**
   * Returns a pointer to a snapshot that is published now.
   *
   * @param manifest the bytes of its manifest
   */
  public static Pointer to(String runId, byte[] manifest) {
    return new Pointer(
        FORMAT,
        runId,
        "snapshots/" + runId,
        HexFormat.of().formatHex(Fingerprint.newDigest().digest(manifest)),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        null);
  }

  /** Returns the same pointer for an output that also has a copy of the snapshot. */
  public Pointer withCopy(String folder) {
    return new Pointer(pointer, runId, snapshot, manifestSha256, published, folder);
  }

  /** Formats the pointer as JSON. */
  public byte[] bytes() throws IOException {
    return (mapper().writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Parses a pointer; empty if it is not valid. */
  public static Optional<Pointer> of(byte[] content) throws IOException {
    try {
      return Optional.of(mapper().readValue(content, Pointer.class))
          .filter(read -> read.runId() != null && read.snapshot() != null);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build();
  }
}
