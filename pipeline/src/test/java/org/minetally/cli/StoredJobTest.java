package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.internal.store.StoreStalledException;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.Output;
import org.minetally.run.Outputs;
import org.minetally.storage.Location;
import org.minetally.storage.MemoryStore;

/** Jobs with inputs and output in a store. */
@ResourceLock(MemoryStore.RESOURCE)
class StoredJobTest {

  private static final String OUT = "memory://bucket/out";
  private static final String DATA =
      """
      day,region,district,killed,injured
      2021-03-01,North,Alder,1,2
      2021-03-02,South,Cedar,0,1
      2021-04-02,South,Birch,2,
      """;

  @TempDir private Path dir;
  private JobFolder folder;

  @BeforeEach
  void start() throws IOException {
    MemoryStore.clear();
    folder = JobFolder.in(dir);
    folder.write("a.csv", DATA);
    folder.write("b.csv", DATA.replace("2021-", "2022-"));
    for (String name : new String[] {"gazetteer.csv", "a.csv", "b.csv"}) {
      MemoryStore.put("memory://bucket/in/" + name, Files.readAllBytes(dir.resolve(name)));
    }
    MemoryStore.put("memory://bucket/in/.hidden.csv", new byte[0]);
    MemoryStore.put("memory://bucket/in/deeper/c.csv", new byte[0]);
  }

  /** Writes a local job with all files in the store. */
  private Path stored() throws IOException {
    return stored("\"memory://bucket/in/?.csv\"", OUT);
  }

  private Path stored(String files, String output) throws IOException {
    String text = Files.readString(folder.job("x"));
    return folder.write(
        "stored.yaml",
        text.replace("file: gazetteer.csv", "file: \"memory://bucket/in/gazetteer.csv\"")
            .replace("files: [x]", "files: [" + files + "]")
            .replace("path: out", "path: \"" + output + "\""));
  }

  private static JsonNode json(String uri) throws IOException {
    return JsonMapper.builder().build().readTree(MemoryStore.get(uri));
  }

  private static JsonNode pointer() throws IOException {
    return json(OUT + "/current.json");
  }

  private static Map<String, String> tables(JsonNode manifest) {
    Map<String, String> tables = new TreeMap<>();
    manifest
        .get("tables")
        .forEach(t -> tables.put(t.get("name").asText(), t.get("sha256").asText()));
    return tables;
  }

  @Test
  void publishesSameTablesAsLocallyAndWritesPointer() throws IOException {
    Command run = Command.good("run", stored());
    Command.good("run", folder.job("\"?.csv\""));

    String snapshot = OUT + "/" + pointer().get("snapshot").asText();
    byte[] manifest = MemoryStore.get(snapshot + "/manifest.json");
    assertThat(run.out(), containsString("Open " + snapshot));
    assertThat(
        pointer().get("manifest_sha256").asText(),
        is(HexFormat.of().formatHex(Fingerprint.newDigest().digest(manifest))));
    JsonNode local =
        JsonMapper.builder().build().readTree(folder.current().resolve("manifest.json").toFile());
    assertThat(tables(json(snapshot + "/manifest.json")), is(tables(local)));
    for (Map.Entry<String, String> table : tables(local).entrySet()) {
      byte[] file =
          MemoryStore.get(snapshot + "/" + table.getKey() + "/part-00000-of-00001.parquet");
      assertThat(
          HexFormat.of().formatHex(Fingerprint.newDigest().digest(file)), is(table.getValue()));
    }
    onlyPublishedRunsHavePrivateFolders();
    assertThat(
        json(privateFolder(pointer().get("run_id").asText()) + "/manifest.json"),
        is(json(snapshot + "/manifest.json")));
  }

  private static String privateFolder(String run) {
    return OUT + "/_private/" + run;
  }

  /** Asserts that nothing is left of unpublished runs. */
  private static void onlyPublishedRunsHavePrivateFolders() {
    Set<String> published = runs("/snapshots/");
    assertThat(runs("/_private/"), is(published));
    assertThat(
        MemoryStore.uris().stream()
            .filter(uri -> uri.contains("/_") && !uri.startsWith(OUT + "/_private/"))
            .toList(),
        is(empty()));
  }

  private static Set<String> runs(String folder) {
    return MemoryStore.uris().stream()
        .filter(uri -> uri.startsWith(OUT + folder))
        .map(uri -> uri.substring(OUT.length() + folder.length()).replaceAll("/.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void publishesNothingIfPrivateFolderCannotBeWritten() throws IOException {
    boolean[] failing = {true};
    MemoryStore.beforeWriting(
        uri -> {
          if (failing[0] && uri.contains("/_private/") && uri.endsWith("quality.json")) {
            throw new IllegalStateException("403 Forbidden");
          }
        });
    Command failed = Command.of("run", stored());
    assertThat(failed.code(), is(ExitCode.FAILURE));
    assertThat(failed.err(), containsString("403 Forbidden"));
    assertThat(MemoryStore.uris(), everyItem(not(startsWith(OUT + "/"))));
    failing[0] = false;
    Command.good("run", stored());
    onlyPublishedRunsHavePrivateFolders();
  }

  @Test
  void keepsNewestPrivateFolderWithoutSnapshot() throws IOException {
    Command.good("run", stored());
    String first = pointer().get("run_id").asText();
    byte[] before = MemoryStore.get(OUT + "/current.json");
    addRecord();
    Command.good("run", stored());
    String second = pointer().get("run_id").asText();

    // The operator removes the second snapshot.
    MemoryStore.put(OUT + "/current.json", before);
    MemoryStore.removeFolder(OUT + "/snapshots/" + second);
    Output output = Outputs.at(new Location(OUT), PipelineOptionsFactory.create());
    output.tidy(1);
    assertThat(runs("/_private/"), is(Set.of(first, second)));
    assertThat(output.lastPrivate().orElseThrow().runId(), is(second));
    assertThat(
        output.privateRecord(first).orElseThrow().manifest().orElseThrow().runId(), is(first));

    Command.good("run", stored());
    onlyPublishedRunsHavePrivateFolders();
  }

  private static void addRecord() {
    MemoryStore.put(
        "memory://bucket/in/b.csv",
        (DATA + "2021-05-01,North,Alder,7,7\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void writesNothingIfUnchanged() throws IOException {
    Command.good("run", stored());
    byte[] before = MemoryStore.get(OUT + "/current.json");
    assertThat(Command.good("run", stored()).out(), containsString("unchanged since run"));
    assertThat(Arrays.equals(MemoryStore.get(OUT + "/current.json"), before), is(true));
  }

  @Test
  void keepsPointerAfterFailureAndCleansUpInNextRun() throws IOException {
    Command.good("run", stored());
    String before = pointer().toString();
    addRecord();
    boolean[] failing = {true};
    MemoryStore.beforeWriting(
        uri -> {
          if (failing[0] && uri.contains("/snapshots/") && uri.endsWith("manifest.json")) {
            throw new IllegalStateException("503 Slow Down");
          }
        });
    Command failed = Command.of("run", stored());
    assertThat(failed.code(), is(ExitCode.FAILURE));
    assertThat(failed.err(), allOf(containsString("503 Slow Down"), not(containsString("\tat "))));
    assertThat(pointer().toString(), is(before));

    failing[0] = false;
    MemoryStore.put(OUT + "/_work/20260101T000000000Z-000000/_run.json", new byte[0]);
    MemoryStore.put(OUT + "/snapshots/20260101T000000000Z-000000/dim_period/x", new byte[0]);
    MemoryStore.put(OUT + "/_private/20260101T000000000Z-000000/manifest.json", new byte[0]);
    Command.good("run", stored());
    assertThat(pointer().toString(), is(not(before)));
    assertThat(MemoryStore.uris(), everyItem(not(containsString("20260101T000000000Z-000000"))));
    onlyPublishedRunsHavePrivateFolders();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_work/", "manifest.json"})
  void publishesNothingWhenStoreStallsWhileWriting(String part) throws IOException {
    MemoryStore.beforeWriting(uri -> stall(uri, part));
    assertStalled(Command.of("run", stored()));
  }

  @Test
  void publishesNothingWhenStoreStallsWhileReading() throws IOException {
    int[] opened = {0};
    MemoryStore.beforeReading(
        uri -> {
          // The header can still be read.
          if (uri.endsWith("/in/a.csv") && ++opened[0] > 1) {
            stall(uri, "a.csv");
          }
        });
    assertStalled(Command.of("run", stored()));
  }

  private static void stall(String uri, String part) {
    if (uri.contains(part)) {
      throw new StoreStalledException(uri, "using it", Duration.ofMinutes(2));
    }
  }

  private static void assertStalled(Command command) {
    assertThat(command.toString(), command.code(), is(ExitCode.FAILURE));
    assertThat(
        command.err(),
        allOf(
            containsString("using it made no progress for 120 s. Check the store"),
            not(containsString("\tat "))));
    assertThat(MemoryStore.uris(), everyItem(not(containsString("current.json"))));
  }

  @Test
  void publishesNothingIfInputChangesDuringRun() throws IOException {
    MemoryStore.beforeWriting(
        uri -> {
          if (uri.contains("/_work/") && uri.endsWith(".json") && !uri.endsWith("_run.json")) {
            MemoryStore.put("memory://bucket/in/a.csv", DATA.getBytes(StandardCharsets.UTF_8));
          }
        });
    Command failed = Command.of("run", stored());
    assertThat(failed.code(), is(ExitCode.UNREADABLE_INPUT));
    assertThat(failed.err(), containsString("memory://bucket/in/a.csv"));
    assertThat(MemoryStore.uris(), everyItem(not(containsString("current.json"))));
  }

  @Test
  void reportsInvalidUrisWithPosition() throws IOException {
    refused(
        "\"memory://bucket/in/aa.csv\"",
        "stored.yaml:9:13: file not found: memory://bucket/in/aa.csv. Did you mean");
    refused("\"memory://bucket/in/*.tsv\"", "no file in memory://bucket/in/ matches *.tsv");
    refused("\"s3://bucket/in/*.csv\"", "add minetally-s3.jar");
    refused("\"ftp://host/in.csv\"", "no file system for ftp://");
    Command secret =
        refused("\"s3://AKIAIOSFODNN7EXAMPLE:hush@bucket/in.csv\"", "must not contain");
    assertThat(secret.err(), not(containsString("hush")));
  }

  private Command refused(String files, String message) throws IOException {
    Command refused = Command.of("run", stored(files, OUT));
    assertThat(refused.err(), containsString(message));
    assertThat(refused.code(), is(ExitCode.USAGE));
    return refused;
  }

  @Test
  void overridesInputAndOutputByUris() throws IOException {
    Command.good(
        "run",
        folder.job("a.csv"),
        "--input=reports=memory://bucket/in/?.csv",
        "--output=memory://bucket/out/");
    JsonNode manifest = json(OUT + "/" + pointer().get("snapshot").asText() + "/manifest.json");
    assertThat(manifest.get("sources").get(0).get("read").asInt(), is(6));
    assertThat(manifest.get("overrides").get("output").asText(), is("memory://bucket/out/"));
  }

  @Test
  void hidesCredentialsOfOverriddenUris() throws IOException {
    for (String option : new String[] {"--output=", "--input=reports="}) {
      Command refused =
          Command.of("run", folder.job("a.csv"), option + "memory://user:hush@bucket/out");
      assertThat(refused.code(), is(ExitCode.USAGE));
      assertThat(
          refused.err(),
          allOf(containsString("must not contain a user name"), not(containsString("hush"))));
    }
  }

  @Test
  void rejectsCredentialsAsEngineOption() throws IOException {
    Command refused =
        Command.of("run", stored(), "--awsCredentialsProvider={\"secretAccessKey\":\"hush\"}");
    assertThat(refused.code(), is(ExitCode.USAGE));
    assertThat(
        refused.err(),
        allOf(containsString("--awsCredentialsProvider"), not(containsString("hush"))));
  }
}
