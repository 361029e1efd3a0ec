package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.minetally.storage.MemoryStore;

/** The commands on the snapshots of an output. */
@ResourceLock(MemoryStore.RESOURCE)
class SnapshotCommandsTest {

  private static final String HEADER = "day,region,district,killed,injured\n";
  private static final String STORE = "memory://bucket/out";

  @TempDir private Path dir;
  private JobFolder folder;
  private Path job;

  @BeforeEach
  void makeFolder() throws IOException {
    MemoryStore.clear();
    folder = JobFolder.in(dir);
    job = folder.job("a.csv");
  }

  /** Runs the job with a number of people killed, and returns the snapshot's run id. */
  private String publish(int killed) throws IOException {
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder," + killed + ",2\n");
    Command.good("run", job);
    return current();
  }

  private String current() throws IOException {
    return folder.current().toRealPath().getFileName().toString();
  }

  private static JsonNode json(Command command) throws IOException {
    return JsonMapper.builder().build().readTree(command.out());
  }

  @Test
  void listsSnapshotsForPeople() throws IOException {
    String first = publish(1);
    String second = publish(1234);
    Command.good("pin", folder.output(), first);
    List<String> lines = Command.good("snapshots", folder.output()).out().lines().toList();
    assertThat(lines.get(0), allOf(startsWith(first + "  20"), containsString("Z  pinned")));
    assertThat(lines.get(1), is("  a_csv.yaml (" + job + "), 1 input"));
    assertThat(lines.get(2), is("  casualties: records 1, victims 3, killed 1, injured 2"));
    assertThat(lines.get(3), allOf(startsWith(second + "  20"), containsString("Z  current")));
    assertThat(lines.get(5), containsString("victims 1,236, killed 1,234, injured 2"));
    assertThat(lines.size(), is(6));
  }

  @Test
  void listsSnapshotsForPrograms() throws IOException {
    String first = publish(1);
    String second = publish(5);
    Command.good("rollback", folder.output(), first);
    JsonNode list = json(Command.good("snapshots", folder.output(), "--json"));
    assertThat(list.get("pinned_current").asText(), is(first));
    JsonNode one = list.get("snapshots").get(0);
    JsonNode other = list.get("snapshots").get(1);
    assertThat(one.get("run_id").asText(), is(first));
    assertThat(one.get("current").asBoolean() && one.get("pinned").asBoolean(), is(true));
    assertThat(one.get("totals").get("casualties").get("killed").asInt(), is(1));
    assertThat(one.get("inputs").get(0).get("path").asText(), is(dir.resolve("a.csv").toString()));
    assertThat(other.get("run_id").asText(), is(second));
    assertThat(other.get("current").asBoolean() || other.get("pinned").asBoolean(), is(false));
    assertThat(other.get("totals").get("casualties").get("killed").asInt(), is(5));
  }

  @Test
  void listsSnapshotWithoutManifest() throws IOException {
    String first = publish(1);
    publish(2);
    Files.writeString(folder.output().resolve("snapshots/" + first + "/manifest.json"), "{");
    assertThat(
        Command.good("snapshots", folder.output()).out(),
        startsWith(first + "\n  its manifest.json is missing or not valid\n"));
    Command refused = Command.of("rollback", folder.output(), first);
    assertThat(refused.code(), is(ExitCode.USAGE));
    assertThat(refused.err(), containsString("has no valid manifest.json"));
  }

  @Test
  void hidesInputsOfSuppressedSnapshotOnlyFromThoseWithoutPrivateFolder() throws IOException {
    job = folder.job("a.csv", "suppression: {minimum_count: 5}");
    publish(70);
    assertThat(
        Command.good("snapshots", folder.output()).out(), containsString("yaml), 1 input\n"));
    Files.move(folder.output().resolve("_private"), dir.resolve("elsewhere"));
    assertThat(
        Command.good("snapshots", folder.output()).out(),
        containsString("yaml), inputs not shown\n"));
    JsonNode list = json(Command.good("snapshots", folder.output(), "--json"));
    assertThat(list.get("snapshots").get(0).get("inputs"), is(nullValue()));
  }

  @Test
  void publishesNothingAfterRollbackUntilUnpinned() throws IOException {
    String first = publish(1);
    String second = publish(2);
    Command rollback = Command.good("rollback", folder.output(), first);
    assertThat(
        rollback.out(),
        is(
            "Readers now see run %s. It is pinned: runs publish nothing.\n".formatted(first)
                + "To publish again: minetally unpin %s\n".formatted(folder.output())));
    assertThat(current(), is(first));

    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,3,2\n");
    Command nightly = Command.of("run", job, "--json");
    assertThat(nightly.code(), is(6));
    assertThat(
        nightly.err(),
        is(
            "Nothing was published:\n  %s is pinned to run %s, which readers keep seeing. To publish"
                    .formatted(folder.output(), first)
                + " again: minetally unpin %s\n".formatted(folder.output())));
    assertThat(json(nightly).get("exit_code").asInt(), is(6));
    assertThat(current(), is(first));
    // A check without publication is possible.
    Command.good("validate", job);

    assertThat(
        Command.good("unpin", folder.output()).out(),
        is("current is no longer pinned to run %s; the next run publishes.\n".formatted(first)));
    assertThat(current(), is(first));
    Command next = Command.good("run", job);
    // Compared with what readers saw, not with the newest snapshot.
    assertThat(
        next.out(),
        allOf(containsString("since run " + first), not(containsString("since run " + second))));
    assertThat(current(), is(not(first)));
    assertThat(
        Command.good("unpin", folder.output()).out(),
        is("current is not pinned; nothing changed.\n"));
  }

  @Test
  void keepsPinnedSnapshotFromRetention() throws IOException {
    String text = Files.readString(job);
    Files.writeString(job, text.replace("{path: out}", "{path: out, keep: 1}"));
    String first = publish(1);
    Command.good("pin", folder.output(), "current");
    publish(2);
    String third = publish(3);
    assertThat(snapshots(), is(List.of(first, third)));
    assertThat(
        Command.good("unpin", folder.output(), first).out(),
        is("output.keep may remove the snapshot of run %s again.\n".formatted(first)));
    assertThat(snapshots(), is(List.of(first, third)));
    assertThat(Files.exists(folder.output().resolve("_pins.json")), is(false));
    Command.good("run", job);
    assertThat(snapshots(), is(List.of(third)));
  }

  private List<String> snapshots() throws IOException {
    try (var entries = Files.list(folder.output().resolve("snapshots"))) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void namesMistakes() throws IOException {
    publish(1);
    for (String command : List.of("rollback", "pin", "unpin")) {
      Command refused = Command.of(command, folder.output(), "20190101T000000000Z-000000");
      assertThat(refused.code(), is(ExitCode.USAGE));
      assertThat(
          refused.err(),
          is(
              "Nothing was done:\n  %s has no snapshot \"20190101T000000000Z-000000\". minetally"
                      .formatted(folder.output())
                  + " snapshots %s lists them\n".formatted(folder.output())));
    }
    for (String command : List.of("snapshots", "unpin")) {
      Command nowhere = Command.of(command, dir.resolve("nowhere"));
      assertThat(nowhere.code(), is(ExitCode.USAGE));
      assertThat(nowhere.err(), containsString("nowhere: nothing was published here"));
      Command unknown = Command.of(command, "ftp://host/out");
      assertThat(unknown.code(), is(ExitCode.USAGE));
      assertThat(unknown.err(), containsString("no file system for ftp://"));
    }
    assertThat(Files.exists(dir.resolve("nowhere")), is(false));
  }

  @Test
  void keepsListOfFailedCellsInStore() throws IOException {
    job = folder.job("a.csv", "thresholds: {changes: [{decrease_share: 0}]}");
    String text = Files.readString(job);
    Files.writeString(job, text.replace("path: out", "path: \"" + STORE + "\""));
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,5,2\n");
    Command.good("run", job);
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,4,2\n");
    Command held = Command.of("run", job);
    assertThat(held.code(), is(ExitCode.QUALITY_GATE));
    // Killed and victims, by month and year, by region and district.
    assertThat(
        held.err(),
        containsString(STORE + "/_private/held_back.csv lists all 8 cells that failed"));
    String list =
        new String(MemoryStore.get(STORE + "/_private/held_back.csv"), StandardCharsets.UTF_8);
    assertThat(list, containsString(",2021-03,Alder (N1),,killed,5,4\r\n"));
    assertThat(list.lines().count(), is(9L));
    assertThat(MemoryStore.uris().toString(), not(containsString("failed_cells.csv")));
    // The runs that follow ignore the file.
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,6,2\n");
    Command.good("run", job);
  }

  @Test
  void worksInStore() throws IOException {
    String text = Files.readString(job);
    Files.writeString(job, text.replace("path: out", "path: \"" + STORE + "\""));
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,1,2\n");
    Command.good("run", job);
    String first = pointer();
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,2,2\n");
    Command.good("run", job);
    String second = pointer();
    Command.good("pin", STORE, second);
    Command.good("rollback", STORE + "/", first);
    assertThat(pointer(), is(first));
    assertThat(
        Command.good("snapshots", STORE).out(),
        allOf(
            startsWith(first), containsString("Z  current, pinned"), containsString("Z  pinned")));

    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,3,2\n");
    assertThat(Command.of("run", job).code(), is(ExitCode.PINNED));
    assertThat(pointer(), is(first));
    Command.good("unpin", STORE);
    Command.good("unpin", STORE, second);
    assertThat(MemoryStore.get(STORE + "/_pins.json"), is(nullValue()));
    Command.good("run", job);
    assertThat(pointer(), is(not(first)));
  }

  @Test
  void switchesNothingInStoreThatFailsAndFinishesInNextRun() throws IOException {
    String text = Files.readString(job);
    Files.writeString(job, text.replace("path: out", "path: \"" + STORE + "\""));
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,1,2\n");
    Command.good("run", job);
    String first = pointer();
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,2,2\n");
    Command.good("run", job);
    String second = pointer();
    String[] failing = {"_pins.json"};
    MemoryStore.beforeWriting(
        uri -> {
          if (failing[0] != null && uri.endsWith(failing[0])) {
            throw new UncheckedIOException(new IOException("503 Slow Down"));
          }
        });
    assertFailed(Command.of("rollback", STORE, first));
    assertThat(pointer(), is(second));
    Command.good("run", job); // Nothing is pinned.

    failing[0] = "current.json";
    assertFailed(Command.of("rollback", STORE, first));
    assertThat(pointer(), is(second));
    failing[0] = null;
    assertThat(Command.of("run", job).code(), is(ExitCode.PINNED));
    assertThat(pointer(), is(first));
  }

  /** Another process takes the lock while the pin is written. */
  @Test
  void switchesNothingInStoreIfLockIsLost() throws IOException {
    String text = Files.readString(job);
    Files.writeString(job, text.replace("path: out", "path: \"" + STORE + "\""));
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,1,2\n");
    Command.good("run", job);
    String first = pointer();
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,2,2\n");
    Command.good("run", job);
    String second = pointer();
    MemoryStore.beforeWriting(
        uri -> {
          if (uri.endsWith("_pins.json")) {
            MemoryStore.remove(STORE + "/_lock.json");
          }
        });
    Command lost = Command.of("rollback", STORE, first);
    assertThat(lost.code(), is(ExitCode.LOCKED));
    assertThat(lost.err(), containsString("Run " + first + " is pinned, and the next run will"));
    assertThat(pointer(), is(second));
  }

  private static void assertFailed(Command command) {
    assertThat(command.toString(), command.code(), is(ExitCode.FAILURE));
    assertThat(
        command.err(),
        allOf(
            startsWith("minetally rollback failed:"),
            containsString("503 Slow Down"),
            not(containsString("\tat "))));
  }

  private static String pointer() throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(MemoryStore.get(STORE + "/current.json"))
        .get("run_id")
        .asText();
  }
}
