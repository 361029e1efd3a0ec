package org.minetally.publish.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The content of {@code current.json}, which points to the published snapshot of an output in a
 * store.
 *
 * @param pointer the version of this format
 * @param runId the run id
 * @param snapshot the snapshot's folder, relative to the output
 * @param manifestSha256 the SHA-256 of the snapshot's {@code manifest.json}, in hexadecimal
 * @param published when it was published, ISO 8601 in UTC
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Pointer(
    int pointer,
    String runId,
    String snapshot,
    @JsonProperty("manifest_sha256") String manifestSha256,
    String published) {

  static final int FORMAT = 1;

  byte[] bytes() throws IOException {
    return (mapper().writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Parses a pointer; empty if it is not valid. */
  static Optional<Pointer> of(byte[] content) throws IOException {
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
