package org.minetally.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.publish.local.LocalOutput;
import org.minetally.publish.store.StoredOutput;
import org.minetally.storage.MemoryStore;

/** Pinned snapshots and rollbacks, on disks and in a store. */
@ResourceLock(MemoryStore.RESOURCE)
class PinnedSnapshotsTest {

  private static final String STORE = "memory://pins/out";
  private static final int KEEP = 3;

  @TempDir private Path folder;

  private Output output(String form) throws IOException {
    MemoryStore.clear();
    if (form.equals("store")) {
      FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
      return new StoredOutput(STORE, PipelineOptionsFactory.create(), Duration.ZERO);
    }
    Output output =
        new LocalOutput(
            new OutputLayout(folder.resolve(form)),
            CurrentForm.valueOf(form.toUpperCase(Locale.ROOT)));
    output.prepare();
    return output;
  }

  /** What an output must contain, computed without any code of the program. */
  private static final class Model {
    private final TreeSet<String> snapshots = new TreeSet<>();
    private final TreeSet<String> kept = new TreeSet<>();
    private String current;
    private String pinned;

    void publish(String id) {
      snapshots.add(id);
      current = id;
      List<String> all = new ArrayList<>(snapshots);
      for (String old : all.subList(0, Math.max(0, all.size() - KEEP))) {
        if (!old.equals(current) && !kept.contains(old) && !old.equals(pinned)) {
          snapshots.remove(old);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "pointer", "copy", "store"})
  void equalsModelAfterRandomOperations(String form) throws IOException {
    Random random = new Random(14);
    Output output = output(form);
    Model model = new Model();
    PinnedSnapshots pinned = new PinnedSnapshots(output, InstantSource.system());
    publish(output, model);
    for (int step = 0; step < 40; step++) {
      List<String> ids = List.copyOf(model.snapshots);
      String any = ids.get(random.nextInt(ids.size()));
      switch (random.nextInt(6)) {
        case 0 -> {
          pinned.rollback(any);
          model.current = any;
          model.pinned = any;
        }
        case 1 -> {
          pinned.pin(any);
          model.kept.add(any);
        }
        case 2 -> {
          pinned.unpin(Optional.of(any));
          model.kept.remove(any);
          model.pinned = any.equals(model.pinned) ? null : model.pinned;
        }
        case 3 -> {
          pinned.unpin(Optional.empty());
          model.pinned = null;
        }
        default -> publish(output, model);
      }
      assertEqual(output, model);
      if (!form.equals("store")) {
        assertShown(folder.resolve(form), form, model.current);
      }
    }
  }

  private static void assertEqual(Output output, Model model) {
    assertThat(output.snapshots(), is(List.copyOf(model.snapshots)));
    assertThat(output.published().map(Manifest::runId), is(Optional.of(model.current)));
    assertThat(output.pins(), is(new Pins(Optional.ofNullable(model.pinned), model.kept)));
  }

  /** Asserts what a reader sees who opens files by their names. */
  private static void assertShown(Path root, String form, String runId) throws IOException {
    if (form.equals("pointer")) {
      assertThat(Files.exists(root.resolve("current")), is(false));
      assertThat(Files.readString(root.resolve("current.json")), containsString(runId));
    } else {
      assertThat(Files.isSymbolicLink(root.resolve("current")), is(form.equals("link")));
      assertThat(Files.readString(root.resolve("current/table/part")), is(runId));
    }
    assertThat(Files.exists(root.resolve("_work")), is(false));
  }

  /** Publishes as a run does; if the output is pinned, it must refuse. */
  private static void publish(Output output, Model model) throws IOException {
    String id = output.newRunId(InstantSource.system(), 1);
    try (Output.Lock lock = output.acquireLock(id, InstantSource.system())) {
      output.recover();
      if (model.pinned != null) {
        assertThat(
            assertThrows(PinnedException.class, () -> PinnedSnapshots.refuseToPublish(output))
                .getMessage(),
            containsString(model.pinned));
        return;
      }
      PinnedSnapshots.refuseToPublish(output);
      publish(output, id, lock);
      model.publish(id);
      output.tidy(KEEP);
    }
  }

  private static void publish(Output output, String id, Output.Lock lock) throws IOException {
    Output.Attempt attempt = output.begin(id);
    Path table = Files.createDirectories(attempt.folder().resolve("table"));
    Files.writeString(table.resolve("part"), id);
    Files.writeString(
        attempt.folder().resolve("manifest.json"),
        ("{\"manifest\": 3, \"run_id\": \"%s\", \"sources\": [], \"tables\": [], \"files\":"
                + " [{\"path\": \"table/part\", \"bytes\": %d}]}")
            .formatted(id, id.length()));
    attempt.publish(lock);
    attempt.abandon();
  }

  private static String publish(Output output) throws IOException {
    Model model = new Model();
    publish(output, model);
    return model.current;
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "pointer", "copy", "store"})
  void finishesRollbackThatRecordedItsPin(String form) throws IOException {
    Output output = output(form);
    String first = publish(output);
    publish(output);
    output.replacePins(Pins.NONE.withCurrent(first));
    assertThrows(PinnedException.class, () -> PinnedSnapshots.refuseToPublish(output));
    assertThat(output.published().orElseThrow().runId(), is(first));
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "pointer", "copy", "store"})
  void recordsPinBeforeItSwitches(String form) throws IOException {
    Output output = output(form);
    String first = publish(output);
    String second = publish(output);
    IllegalStateException killed = new IllegalStateException("killed");
    Output switchless =
        (Output)
            Proxy.newProxyInstance(
                Output.class.getClassLoader(),
                new Class<?>[] {Output.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("show")) {
                    throw killed;
                  }
                  return method.invoke(output, arguments);
                });
    PinnedSnapshots pinned = new PinnedSnapshots(switchless, InstantSource.system());
    assertThrows(IllegalStateException.class, () -> pinned.rollback(first));
    assertThat(output.published().orElseThrow().runId(), is(second));
    assertThat(output.pins(), is(Pins.NONE.withCurrent(first)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "store"})
  void refusesIncompleteSnapshot(String form) throws IOException {
    Output output = output(form);
    String first = publish(output);
    String second = publish(output);
    if (form.equals("store")) {
      MemoryStore.put(
          STORE + "/snapshots/" + first + "/table/part", "x".getBytes(StandardCharsets.UTF_8));
    } else {
      Files.delete(folder.resolve("link/snapshots/" + first + "/table/part"));
    }
    PinnedSnapshots pinned = new PinnedSnapshots(output, InstantSource.system());
    UnknownSnapshotException refused =
        assertThrows(UnknownSnapshotException.class, () -> pinned.rollback(first));
    assertThat(refused.getMessage(), containsString("restore them from a backup"));
    assertThrows(UnknownSnapshotException.class, () -> pinned.pin(first));
    assertThat(output.published().orElseThrow().runId(), is(second));
    assertThat(output.pins(), is(Pins.NONE));

    // If the snapshot is damaged after the pin, runs still publish nothing.
    output.replacePins(Pins.NONE.withCurrent(first));
    assertThat(
        assertThrows(PinnedException.class, () -> PinnedSnapshots.refuseToPublish(output))
            .getMessage(),
        containsString("missing or incomplete"));
    assertThat(output.published().orElseThrow().runId(), is(second));
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "store"})
  void doesNothingWhileRunHoldsLock(String form) throws IOException {
    Output output = output(form);
    String first = publish(output);
    PinnedSnapshots pinned = new PinnedSnapshots(output, InstantSource.system());
    try (Output.Lock lock =
        output.acquireLock(output.newRunId(InstantSource.system(), 2), InstantSource.system())) {
      lock.confirm();
      assertThrows(LockedException.class, () -> pinned.rollback(first));
      assertThrows(LockedException.class, () -> pinned.pin(first));
      assertThrows(LockedException.class, () -> pinned.unpin(Optional.empty()));
    }
    assertThat(output.pins(), is(Pins.NONE));
  }

  @Test
  void publishesNothingIfListOfPinsIsDamaged() throws IOException {
    Output output = output("link");
    publish(output);
    Files.writeString(folder.resolve("link/_pins.json"), "{\"pins\": ");
    assertThat(
        assertThrows(OutputException.class, () -> PinnedSnapshots.refuseToPublish(output))
            .getMessage(),
        containsString("_pins.json cannot be read (not valid JSON; restore or remove it)"));
    output.tidy(1);
    assertThat(output.snapshots().size(), is(1));
  }

  @Test
  void acceptsBeginningOfRunIdCurrentAndPrevious() throws IOException {
    Output output = output("link");
    String first = publish(output);
    String second = publish(output);
    assertThat(PinnedSnapshots.named(first, output), is(first));
    assertThat(PinnedSnapshots.named("current", output), is(second));
    assertThat(PinnedSnapshots.named("previous", output), is(first));
    assertThat(PinnedSnapshots.named(first.substring(0, first.length() - 1), output), is(first));
    assertThat(
        assertThrows(
                UnknownSnapshotException.class,
                () -> PinnedSnapshots.named(first.substring(0, 8), output))
            .getMessage(),
        containsString("is the beginning of 2 run ids"));
    assertThat(
        assertThrows(UnknownSnapshotException.class, () -> PinnedSnapshots.named("2019", output))
            .getMessage(),
        containsString("has no snapshot \"2019\". minetally snapshots "));
  }
}
