package org.minetally.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.reconcile.RecordCounts;

final class ManifestTest {

  private static final Fingerprint FILE = new Fingerprint("data/a.csv", 12, "aa");
  private static final Fingerprint VIEWS = new Fingerprint("views.sql", 3, "ee");
  private static final Fingerprint PLACES = new Fingerprint("places.csv", 7, "bb");

  private static final String MEMBERS =
      """
      "read":10,"accepted":7,"rejected":{"NEGATIVE":1},"filtered":{"kind=x":2},\
      "superseded":0,"deleted":0,"duplicates":1,"counted":6,"unmatched":0,\
      "notes":{"POSSIBLE_DUPLICATE":2},"findings":{"GAP":1},"newest_date":"2025-12-24"\
      """;

  private static final RecordCounts COUNTS = counts(MEMBERS);

  @TempDir private Path folder;

  @Test
  void readsWhatItWrites() throws IOException {
    OutputLayout layout = new OutputLayout(folder);
    publishSnapshot(layout);
    Manifest manifest = manifest(5);
    manifest.write(layout.current(), Audience.TRUSTED);
    assertThat(Manifest.current(layout), is(Optional.of(manifest)));
  }

  @Test
  void writesSnakeCaseKeysAndPlainAreas() throws IOException {
    manifest(5).write(folder, Audience.TRUSTED);
    String text = Files.readString(OutputLayout.manifest(folder));
    for (String words :
        List.of(
            "\"manifest\" : 3",
            "\"run_id\" : \"run-1\"",
            "\"started\" : \"2026-01-01T00:00:00Z\"",
            "\"job_sha256\" : \"cc\"",
            "\"filtered\" : {",
            "\"area_cleared_m2\" : 100000000000.0001")) {
      assertThat(text, containsString(words));
    }
    assertThat(text.endsWith("}\n"), is(true));
  }

  @Test
  void writesCountsAsMembersOfTheirSource() throws IOException {
    assertThat(
        source(Audience.TRUSTED),
        is(
            "{\"id\":\"a\",\"dataset\":\"casualties\","
                + "\"inputs\":[{\"path\":\"data/a.csv\",\"bytes\":12,\"sha256\":\"aa\"}],"
                + MEMBERS
                + "}"));
  }

  @Test
  void showsParametersButNotOverriddenInputsToPublic() throws IOException {
    Manifest manifest =
        parts(5)
            .parameters(List.of(new ParameterEntry("month", "month", "2021-03", "command_line")))
            .overrides(
                new OverridesEntry(
                    "out", Confidential.of(Map.of("a", List.of("x/*.csv"))), List.of("*_year_*")))
            .build();
    assertThat(Manifest.of(manifest.bytes(Audience.TRUSTED)), is(Optional.of(manifest)));
    String shown = new String(manifest.bytes(Audience.PUBLIC), StandardCharsets.UTF_8);
    assertThat(shown, containsString("\"value\" : \"2021-03\""));
    assertThat(shown, containsString("\"tables\" : [ \"*_year_*\" ]"));
    assertThat(shown, not(containsString("x/*.csv")));
  }

  @Test
  void omitsParametersAndOverridesOfPlainRun() throws IOException {
    String text = new String(manifest(5).bytes(Audience.TRUSTED), StandardCharsets.UTF_8);
    assertThat(text, not(containsString("parameters")));
    assertThat(text, not(containsString("overrides")));
  }

  @Test
  void hidesInputsAndCountsFromPublic() throws IOException {
    assertThat(source(Audience.PUBLIC), is("{\"id\":\"a\",\"dataset\":\"casualties\"}"));
    Manifest read = Manifest.of(manifest(5).bytes(Audience.PUBLIC)).orElseThrow();
    assertThat(read.hasNumbers(), is(false));
    assertThat(
        read.sources(),
        is(
            List.of(
                new Manifest.SourceEntry(
                    "a", "casualties", Confidential.absent(), Confidential.absent()))));
  }

  private static String source(Audience audience) throws IOException {
    return Manifest.writer(audience)
        .without(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(manifest(5).sources().get(0));
  }

  @Test
  void readsCountsOfFormat1() {
    String old = MEMBERS.replace("filtered", "left_out").replace(",\"findings\":{\"GAP\":1}", "");
    assertThat(counts(old).filtered(), is(COUNTS.filtered()));
    assertThat(counts(old).findings(), is(anEmptyMap()));
  }

  @Test
  void isAbsentBeforeFirstRun() {
    assertThat(Manifest.current(new OutputLayout(folder)), is(Optional.empty()));
  }

  @Test
  void treatsInvalidManifestAsAbsent() throws IOException {
    OutputLayout layout = new OutputLayout(folder);
    publishSnapshot(layout);
    for (String text : List.of("", "{", "[]", "{\"manifest\": \"x\"}")) {
      Files.writeString(OutputLayout.manifest(layout.current()), text);
      assertThat(text, Manifest.current(layout), is(Optional.empty()));
    }
  }

  @Test
  void ignoresKeysOfLaterVersion() throws IOException {
    OutputLayout layout = new OutputLayout(folder);
    publishSnapshot(layout);
    manifest(5).write(layout.current(), Audience.TRUSTED);
    Path file = OutputLayout.manifest(layout.current());
    Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{\"later\": 1,"));
    assertThat(Manifest.current(layout), is(Optional.of(manifest(5))));
  }

  @Test
  void isCompleteIfEveryFileHasItsSize() throws IOException {
    Path part = OutputLayout.part(folder, "t");
    Files.createDirectories(part.getParent());
    assertThat(manifest(5).isWhole(folder), is(false));
    Files.writeString(part, "12345");
    assertThat(manifest(5).isWhole(folder), is(false));
    Files.writeString(folder.resolve("views.sql"), "123");
    assertThat(manifest(5).isWhole(folder), is(true));
    assertThat(manifest(6).isWhole(folder), is(false));
  }

  @Test
  void listsTheFilesOfTableThatHasSeveral() throws IOException {
    Path table = Files.createDirectories(OutputLayout.table(folder, "t"));
    Files.writeString(table.resolve("part-00000-of-00002.parquet"), "ab");
    Files.writeString(table.resolve("part-00001-of-00002.parquet"), "c");
    Manifest.TableEntry entry = Manifest.TableEntry.of(folder, "t", 3, Map.of());
    assertThat(entry.bytes(), is(3L));
    assertThat(
        entry.sha256(), is(Fingerprint.of(Files.writeString(folder.resolve("x"), "abc")).sha256()));
    assertThat(
        entry.sizes(),
        is(Map.of("t/part-00000-of-00002.parquet", 2L, "t/part-00001-of-00002.parquet", 1L)));
    Manifest manifest = parts(3).tables(List.of(entry)).files(List.of()).build();
    assertThat(manifest.isWhole(folder), is(true));
    assertThat(Manifest.of(manifest.bytes(Audience.TRUSTED)), is(Optional.of(manifest)));
    Files.delete(table.resolve("part-00001-of-00002.parquet"));
    assertThat(manifest.isWhole(folder), is(false));
  }

  @Test
  void changesContentIdWithEachPart() {
    String id = Manifest.contentId("1.0", "cc", List.of(), List.of(PLACES, FILE));
    assertThat(Manifest.contentId("1.0", "cc", List.of(), List.of(PLACES, FILE)), is(id));
    for (String other :
        List.of(
            Manifest.contentId("1.1", "cc", List.of(), List.of(PLACES, FILE)),
            Manifest.contentId("1.0", "cd", List.of(), List.of(PLACES, FILE)),
            Manifest.contentId("1.0", "cc", List.of(), List.of(FILE, PLACES)),
            Manifest.contentId("1.0", "cc", List.of(), List.of(PLACES)),
            Manifest.contentId("1.0", "cc", List.of("a"), List.of(PLACES, FILE)),
            Manifest.contentId("1.0", "cc", List.of("a", "b"), List.of(PLACES, FILE)),
            Manifest.contentId("1.0", "cc", List.of("a\n1\tb"), List.of(PLACES, FILE)),
            Manifest.contentId(
                "1.0", "cc", List.of(), List.of(PLACES, new Fingerprint("data/b.csv", 12, "aa"))),
            Manifest.contentId(
                "1.0",
                "cc",
                List.of(),
                List.of(PLACES, new Fingerprint("data/a.csv", 12, "ab"))))) {
      assertThat(other, is(not(id)));
    }
  }

  @Test
  void requiresEveryPart() {
    assertThrows(NullPointerException.class, () -> parts(5).jobSha256(null).build());
  }

  private static RecordCounts counts(String members) {
    try {
      return ManifestJson.mapper().readValue("{" + members + "}", RecordCounts.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Manifest manifest(long bytes) {
    return parts(bytes)
        .changes(
            new ChangesEntry.Builder(parts(bytes).runId("run-0").build())
                .added(1)
                .changed(2)
                .removed(3)
                .byTable(new TreeMap<>(Map.of("t", 6L)))
                .structure(
                    List.of(new Manifest.StructureEntry("t", null, "table_added", "t: new table")))
                .build())
        .build();
  }

  private static ManifestBuilder parts(long bytes) {
    return new ManifestBuilder()
        .runId("run-1")
        .contentId("id")
        .minetally("1.0")
        .beam("2.70.0")
        .java("17")
        .runner("DirectRunner")
        .started(Instant.parse("2026-01-01T00:00:00.9Z"))
        .ended(Instant.parse("2026-01-01T00:00:01Z"))
        .job("job.yaml")
        .jobName("A job")
        .jobSha256("cc")
        .regionMode("at-event")
        .gazetteer(PLACES)
        .sources(
            List.of(
                new Manifest.SourceEntry(
                    "a", "casualties", Confidential.of(List.of(FILE)), Confidential.of(COUNTS))))
        .tables(
            List.of(
                new Manifest.TableEntry(
                    "t",
                    3,
                    bytes,
                    "dd",
                    List.of(),
                    Map.of("area_cleared_m2", new BigDecimal("100000000000.0001")))))
        .files(List.of(VIEWS));
  }

  /** Makes {@code current} show a snapshot without content. */
  private static void publishSnapshot(OutputLayout layout) throws IOException {
    Path snapshot = Path.of("snapshots", "run-1");
    Files.createDirectories(layout.root().resolve(snapshot));
    Files.createSymbolicLink(layout.current(), snapshot);
  }
}
