package org.minetally.publish;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.minetally.publish.Manifest.SourceEntry;
import org.minetally.reconcile.RecordCounts;

/** The JSON form of a {@link Manifest}. */
final class ManifestJson {

  private ManifestJson() {}

  static JsonMapper mapper() {
    return JsonMapper.builder()
        .withConfigOverride(
            Confidential.class,
            of -> of.setInclude(JsonInclude.Value.construct(NON_EMPTY, NON_EMPTY)))
        .addMixIn(RecordCounts.class, Counts.class)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .build();
  }

  /** The annotations of {@link RecordCounts}. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonPropertyOrder({
    "read",
    "accepted",
    "rejected",
    "filtered",
    "superseded",
    "deleted",
    "duplicates",
    "counted",
    "unmatched",
    "notes",
    "findings",
    "newest_date",
    "unused_words"
  })
  interface Counts {

    @JsonSetter(nulls = Nulls.AS_EMPTY)
    SortedMap<String, Long> rejected();

    @JsonAlias("left_out")
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    SortedMap<String, Long> filtered();

    @JsonSetter(nulls = Nulls.AS_EMPTY)
    SortedMap<String, Long> notes();

    @JsonSetter(nulls = Nulls.AS_EMPTY)
    SortedMap<String, Long> findings();

    @JsonInclude(NON_NULL)
    String newestDate();

    @JsonInclude(NON_EMPTY)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    SortedMap<String, List<String>> unusedWords();

    @JsonInclude(NON_EMPTY)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    SortedMap<String, SortedMap<String, Long>> lookups();
  }

  /** Reads a source, whose counts are among its members. */
  static final class SourceReader extends JsonDeserializer<SourceEntry> {

    @Override
    public SourceEntry deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      ObjectNode source = context.readValue(in, ObjectNode.class);
      return new SourceEntry(
          source.path("id").asText(null),
          source.path("dataset").asText(null),
          Confidential.ofNullable(inputs(source.path("inputs"), context)),
          Confidential.ofNullable(
              source.hasNonNull("counted")
                  ? context.readTreeAsValue(source, RecordCounts.class)
                  : null));
    }

    private static List<Fingerprint> inputs(JsonNode files, DeserializationContext context)
        throws IOException {
      JavaType type =
          context.getTypeFactory().constructCollectionType(List.class, Fingerprint.class);
      return files.isMissingNode() ? null : context.readTreeAsValue(files, type);
    }
  }
}
