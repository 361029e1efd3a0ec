package org.minetally.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minetally.gate.QualityChecks;

/** A confidential value is written for trusted readers only, and protects counts of people. */
final class ConfidentialTest {

  /** The components of a source that every reader may see. */
  private static final Set<String> PUBLIC_OF_SOURCES = Set.of("id", "dataset");

  private record Holder(String name, Confidential<SortedMap<String, Long>> counts) {}

  private static final Holder HOLDER =
      new Holder("a", Confidential.of(new TreeMap<>(Map.of("x", 3L))));

  @Test
  void isWrittenForTrustedReadersOnly() throws JsonProcessingException {
    assertThat(write(Audience.TRUSTED), is("{\"name\":\"a\",\"counts\":{\"x\":3}}"));
    assertThat(write(Audience.PUBLIC), is("{\"name\":\"a\"}"));
  }

  private static String write(Audience audience) throws JsonProcessingException {
    return Manifest.writer(audience)
        .without(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(HOLDER);
  }

  @Test
  void isNotWrittenWithoutAudience() {
    JsonMapper other = JsonMapper.builder().build();
    assertThrows(JsonMappingException.class, () -> other.writeValueAsString(HOLDER));
  }

  @Test
  void hidesValueInMessages() {
    assertThat("" + Confidential.of(4_391L), is("confidential"));
    assertThat("" + Confidential.absent(), is("absent"));
  }

  @Test
  void protectsEveryComponentOfSourceExceptIdAndDataset() {
    assertThat(unprotected(Manifest.SourceEntry.class, PUBLIC_OF_SOURCES), is(empty()));
    assertThat(unprotected(QualityChecks.class, Set.of("ofTables")), is(empty()));
  }

  /**
   * A new component of the manifest must be confidential, or be added here if it follows from the
   * published files.
   */
  @Test
  void listsEverySafeComponentOfManifest() {
    assertThat(
        unprotected(
            Manifest.class,
            Set.of(
                "manifest",
                "schemaVersion",
                "runId",
                "minetally",
                "beam",
                "java",
                "runner",
                "parameters",
                "overrides",
                "started",
                "ended",
                "job",
                "jobName",
                "about",
                "jobSha256",
                "regionMode",
                "gazetteer",
                "references",
                "sources",
                "tables",
                "changes",
                "files")),
        is(empty()));
    assertThat(
        unprotected(
            Manifest.TableEntry.class,
            Set.of("name", "rows", "bytes", "sha256", "files", "totals")),
        is(empty()));
    assertThat(
        unprotected(
            ChangesEntry.class,
            Set.of(
                "previousRunId",
                "previousEnded",
                "added",
                "changed",
                "removed",
                "byTable",
                "structure")),
        is(empty()));
  }

  private static List<String> unprotected(Class<? extends Record> record, Set<String> safe) {
    List<String> unprotected = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      Type type = component.getType();
      if (type != Confidential.class && !safe.contains(component.getName())) {
        unprotected.add(record.getSimpleName() + "." + component.getName());
      }
    }
    List<String> names =
        Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
    assertThat("no name is out of date", names.containsAll(safe), is(true));
    return unprotected;
  }
}
