package org.minetally.clusters;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs with inputs and output in a store produce the same tables as on the local disk, all or
 * nothing. The packaged program runs as a process, as its users run it.
 */
@Tag("store")
abstract class StoreTest {

  private static final String RECORD = "2021-03-01,Alder,1\n";
  private static final String DATA = "day,district,killed\n" + RECORD;

  @TempDir private Path folder;

  /** Returns the store, which tests share, each with its own folder. */
  abstract TestStore store();

  @Test
  void publishesSameTablesAsLocallyForSample() throws Exception {
    // One of its patterns is changed to match files in subfolders.
    assertSameTables(
        JobCopy.ofTestData("sample", "job.yaml", folder.resolve("local")),
        Map.of("data/duplicates-*.csv", "**/duplicates-*.csv"),
        300);
  }

  @Test
  void publishesSameTablesAsLocallyForColombia() throws Exception {
    JobCopy local = JobCopy.ofRealData("colombia", "events.yaml", folder.resolve("local"));
    Path data = Project.ROOT.resolve("../shared/data/colombia").normalize();
    for (String file : List.of("municipalities_2018.geojson", "events_1990_2019.csv")) {
      Files.createDirectories(folder.resolve("local/data"));
      Files.copy(data.resolve(file), folder.resolve("local/data").resolve(file));
    }
    Files.writeString(
        local.file(), Files.readString(local.file()).replace(data.toString(), "data"));
    assertSameTables(local, Map.of(), 10_000);
  }

  private void assertSameTables(JobCopy local, Map<String, String> patterns, int atLeast)
      throws Exception {
    Program.Answer direct =
        Program.java(
                List.of("-jar", Project.directJar().toString(), "run", local.file().toString()))
            .await();
    assertThat(direct.err(), direct.exitCode(), is(0));
    String at = folder.getFileName().toString();
    Path job = inStore(local, at, patterns);
    long start = System.nanoTime();
    Program.Answer stored = store().minetally("run", job.toString()).await();
    assertThat(stored.err(), stored.exitCode(), is(0));
    double seconds = (System.nanoTime() - start) / 1e9;
    Path fetched = folder.resolve("fetched");
    fetch(at + "/out/" + pointer(at + "/out").get("snapshot"), fetched);
    // Only the file paths of records differ.
    String here = local.file().getParent().toString();
    long rows =
        new PublishedTables(fetched)
            .assertEqualTo(local.tables(), value -> value.replace(store().uri(at) + "/in", here));
    System.out.printf(
        "%s, %s: %,d rows equal; %.1f s%n",
        store().uri("").split(":", 2)[0], local.file().getFileName(), rows, seconds);
    assertThat(rows, greaterThan((long) atLeast));

    Program.Answer again = store().minetally("run", job.toString()).await();
    assertThat(again.err(), again.exitCode(), is(0));
    assertThat(again.out(), containsString("unchanged since run"));
  }

  /** Writes the job with data, gazetteer and output in the store; all else stays local. */
  private Path inStore(JobCopy local, String at, Map<String, String> patterns) throws IOException {
    Path from = local.file().getParent();
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = from.relativize(file).toString();
        if (name.startsWith("data/") || name.equals("gazetteer.csv")) {
          store().put(at + "/in/" + name, Files.readAllBytes(file));
        }
      }
    }
    String text = Files.readString(local.file());
    for (var pattern : patterns.entrySet()) {
      assertThat(text, containsString(pattern.getKey()));
      text = text.replace(pattern.getKey(), pattern.getValue());
    }
    text =
        text.replaceFirst(
                "file: gazetteer.csv", "file: \"" + store().uri(at) + "/in/gazetteer.csv\"")
            .replaceAll(
                "(?<=[\\[ ])((data|\\*\\*)/[^,\\]\\s]*)", "\"" + store().uri(at) + "/in/$1\"")
            .replaceFirst("(?m)^output:.*$", "output: {path: \"" + store().uri(at) + "/out\"}");
    Path job = from.resolve("stored.yaml");
    Files.writeString(job, text);
    return job;
  }

  @Test
  void publishesNewSnapshotAndKeepsOldOne() throws Exception {
    Path job = small();
    String at = folder.getFileName().toString();
    publish(job);
    String first = pointer(at).get("snapshot");
    Map<String, String> before = contents(at + "/" + first);
    store().put(at + "/in/data.csv", (DATA + RECORD).getBytes(StandardCharsets.UTF_8));
    publish(job);
    assertThat(pointer(at).get("snapshot"), is(not(first)));
    assertThat(contents(at + "/" + first), is(before));
    assertThat(store().list(at + "/_work"), is(empty()));
  }

  @Test
  void keepsPublishedSnapshotAfterKillAndCleansUpInNextRun() throws Exception {
    Path job = small();
    String at = folder.getFileName().toString();
    publish(job);
    Map<String, String> shown = pointer(at);
    store().put(at + "/in/data.csv", (DATA + RECORD).getBytes(StandardCharsets.UTF_8));
    try (Program run = store().minetally("run", job.toString())) {
      while (run.process().isAlive() && store().list(at + "/_work").isEmpty()) {
        Thread.sleep(20);
      }
      assertThat("the run had begun", run.process().isAlive(), is(true));
      run.process().destroyForcibly().waitFor();
    }
    assertThat(pointer(at), is(shown));

    // In a store, only the expiry shows that the owner of a lock is dead.
    Program.Answer locked = store().minetally("run", job.toString()).await();
    assertThat(locked.out(), locked.exitCode(), is(5));
    assertThat(locked.err(), containsString("its lock expires at"));
    String lock = new String(store().get(at + "/_lock.json"), StandardCharsets.UTF_8);
    store()
        .put(
            at + "/_lock.json",
            lock.replaceAll("\"20\\d\\d-", "\"2001-").getBytes(StandardCharsets.UTF_8));
    publish(job);
    assertThat(pointer(at), is(not(shown)));
    assertThat(store().list(at + "/_work"), is(empty()));
    assertThat(store().list(at), not(hasItem(at + "/_lock.json")));
  }

  @Test
  void publishesOneOfTwoConcurrentRuns() throws Exception {
    Path job = small();
    String at = folder.getFileName().toString();
    Program.Answer one;
    Program.Answer two;
    try (Program first = store().minetally("run", job.toString());
        Program second = store().minetally("run", job.toString())) {
      one = first.await();
      two = second.await();
    }
    List<Integer> codes = Stream.of(one.exitCode(), two.exitCode()).sorted().toList();
    // The second run may start after the first has published.
    assertThat(one.err() + two.err(), codes, anyOf(is(List.of(0, 5)), is(List.of(0, 0))));
    assertThat(contents(at + "/" + pointer(at).get("snapshot")).isEmpty(), is(false));
    assertThat(store().list(at + "/_work"), is(empty()));
  }

  @Test
  void rollsBackPinsAndTraces() throws Exception {
    Path job = small();
    String output = store().uri(folder.getFileName().toString());
    publish(job);
    String first = runId();
    store().put(input(), (DATA + RECORD).getBytes(StandardCharsets.UTF_8));
    publish(job);
    String second = runId();

    assertThat(
        answer(0, "snapshots", output), allOf(containsString(first), containsString(second)));
    assertThat(answer(0, "diff", output, "previous", "current"), containsString("6 changes:"));
    answer(0, "rollback", output, first);
    assertThat(runId(), is(first));
    assertThat(answer(6, "run", job.toString()), containsString("is pinned to run " + first));
    assertThat(runId(), is(first));
    answer(0, "unpin", output);
    assertThat(answer(0, "run", job.toString()), containsString("Published as run"));

    String[] trace = {"trace", output, "--table", "casualties_by_year_district"};
    assertThat(answer(0, trace), containsString("2 records."));
    assertThat(
        answer(3, "trace", output, "--table", trace[3], "--snapshot", first),
        containsString(store().uri(input())));
  }

  /** Returns what a command printed to both streams, after checking its exit code. */
  private String answer(int exitCode, String... words) {
    Program.Answer answer = store().minetally(words).await();
    assertThat(answer.out() + answer.err(), answer.exitCode(), is(exitCode));
    return answer.out() + answer.err();
  }

  /** Returns the run id of the snapshot that readers see. */
  private String runId() throws IOException {
    return pointer(folder.getFileName().toString()).get("snapshot").replaceFirst("^.*/", "");
  }

  private String input() {
    return folder.getFileName() + "/in/data.csv";
  }

  @Test
  void namesMissingInput() throws Exception {
    Path job = small();
    Files.writeString(job, Files.readString(job).replace("data.csv", "dato.csv"));
    Program.Answer answer = store().minetally("run", job.toString()).await();
    assertThat(answer.err(), answer.exitCode(), is(2));
    assertThat(
        answer.err(),
        allOf(
            startsWith("The job cannot be run:"),
            containsString("dato.csv"),
            containsString("Did you mean \"data.csv\"?"),
            not(containsString("\tat "))));
  }

  /** Writes a job with input and output in the store. */
  private Path small() throws IOException {
    String at = folder.getFileName().toString();
    store().put(at + "/in/data.csv", DATA.getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        folder.resolve("gazetteer.csv"),
        "code,name,level,parent,aliases\nN,North,region,,\nN1,Alder,district,N,\n");
    return Files.writeString(
        folder.resolve("job.yaml"),
        """
        minetally: 1
        gazetteer: {file: gazetteer.csv, levels: [region, district]}
        periods: [year]
        levels: [region, district]
        output: {path: "%s"}
        sources:
          - id: deaths
            dataset: casualties
            files: ["%s"]
            profile:
              date: {column: day, form: yyyy-MM-dd}
              region: [{level: district, name: district}]
              measures: {counts: {killed: {column: killed}}}
        """
            .formatted(store().uri(at), store().uri(at + "/in/data.csv")));
  }

  private void publish(Path job) {
    Program.Answer answer = store().minetally("run", job.toString()).await();
    assertThat(answer.err(), answer.exitCode(), is(0));
    assertThat(answer.warnings(), is(emptyString()));
    assertThat(answer.out(), containsString("Published as run"));
  }

  private Map<String, String> pointer(String output) throws IOException {
    Map<String, String> members = new TreeMap<>();
    JsonMapper.builder()
        .build()
        .readTree(store().get(output + "/current.json"))
        .fields()
        .forEachRemaining(member -> members.put(member.getKey(), member.getValue().asText()));
    return members;
  }

  private Map<String, String> contents(String at) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String path : store().list(at)) {
      contents.put(path, new String(store().get(path), StandardCharsets.ISO_8859_1));
    }
    return contents;
  }

  private void fetch(String from, Path to) throws IOException {
    for (String path : store().list(from)) {
      Path file = to.resolve(path.substring(from.length() + 1));
      Files.createDirectories(file.getParent());
      Files.write(file, store().get(path));
    }
  }
}
