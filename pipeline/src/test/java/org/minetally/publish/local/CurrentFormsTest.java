package org.minetally.publish.local;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minetally.publish.CurrentForm;
import org.minetally.publish.CurrentSnapshot;
import org.minetally.publish.OutputLayout;

/** The forms of {@code current}, changes between them, and switches that were interrupted. */
final class CurrentFormsTest {

  private static final int KEEP_ALL = Integer.MAX_VALUE;

  @TempDir private Path folder;
  private OutputLayout layout;
  private int runs;

  @BeforeEach
  void prepare() {
    layout = new OutputLayout(folder.resolve("output"));
    Publication.prepare(layout);
  }

  @ParameterizedTest
  @EnumSource
  void showsSnapshotInEveryForm(CurrentForm form) throws IOException {
    publish(form);
    String shown = publish(form);
    assertShows(shown, form);
  }

  @ParameterizedTest
  @EnumSource
  void changesToEveryOtherForm(CurrentForm to) throws IOException {
    for (CurrentForm from : CurrentForm.values()) {
      publish(from);
      assertShows(publish(to), to);
    }
  }

  /** A run that changes the form is killed after the switch, before it removes the old form. */
  @Test
  void finishesChangeOfFormInNextRun() throws IOException {
    publish(CurrentForm.LINK);
    Path link = Files.readSymbolicLink(layout.current());
    for (CurrentForm form : List.of(CurrentForm.POINTER, CurrentForm.COPY)) {
      String shown = publish(form);
      if (form == CurrentForm.COPY) {
        new FolderTree(layout.current()).remove();
      }
      Files.createSymbolicLink(layout.current(), link);
      assertThat(CurrentSnapshot.folder(layout).orElseThrow().endsWith(shown), is(true));
      new LocalOutput(layout).recover();
      assertShows(shown, form);
    }
    byte[] pointer = Files.readAllBytes(layout.pointer());
    String shown = publish(CurrentForm.LINK);
    Files.write(layout.pointer(), pointer);
    new LocalOutput(layout).recover();
    assertShows(shown, CurrentForm.LINK);
  }

  /** A run is killed between the two renames, after them, or while it removes the old copy. */
  @Test
  void repairsCopyAfterInterruptedSwitch() throws IOException {
    String first = publish(CurrentForm.COPY);
    Path old = folder.resolve("old");
    new FolderTree(layout.current()).copyTo(old);
    String second = publish(CurrentForm.COPY);

    new FolderTree(layout.current()).remove();
    new LocalOutput(layout).recover();
    assertShows(second, CurrentForm.COPY);

    new FolderTree(layout.current()).remove();
    new FolderTree(old).copyTo(layout.current());
    assertThat(read(layout.current()), is(first));
    new LocalOutput(layout).recover();
    assertShows(second, CurrentForm.COPY);

    new FolderTree(old).copyTo(layout.removed().resolve("current"));
    new LocalOutput(layout).recover();
    assertShows(second, CurrentForm.COPY);

    Files.createDirectories(layout.removed());
    new LocalOutput(layout).recover();
    assertShows(second, CurrentForm.COPY);

    // A program that synchronises folders has removed a file.
    Files.delete(layout.current().resolve("table/part"));
    new LocalOutput(layout).recover();
    assertShows(second, CurrentForm.COPY);
  }

  @ParameterizedTest
  @EnumSource(names = {"POINTER", "COPY"})
  void removesSnapshotOfRunKilledBeforeSwitch(CurrentForm form) throws IOException {
    String first = publish(form);
    Publication killed = begin();
    String second = id();
    CurrentSwitch current = new CurrentSwitch(layout, form);
    current.prepare(second, killed.work());
    current.write(current.next(), second, killed.work());
    Files.move(killed.work(), layout.snapshot(second));
    assertThat(new Snapshots(layout).published(), is(List.of(first)));

    Publication.tidy(layout, KEEP_ALL);
    assertShows(first, form);
    assertThat(names(layout.snapshots()), is(List.of(first)));
  }

  @Test
  void keepsFolderThatIsNotACopy() throws IOException {
    Files.createDirectories(layout.current());
    Files.writeString(layout.current().resolve("mine"), "mine");
    for (CurrentForm form : List.of(CurrentForm.POINTER, CurrentForm.COPY)) {
      try {
        publish(form);
      } catch (org.minetally.publish.OutputException e) {
        assertThat(e.getMessage(), containsString("cannot be published"));
      }
      assertThat(Files.readString(layout.current().resolve("mine")), is("mine"));
    }
  }

  private void assertShows(String runId, CurrentForm form) throws IOException {
    Path shown = CurrentSnapshot.folder(layout).orElseThrow();
    assertThat(shown, is(layout.snapshot(runId).toAbsolutePath()));
    assertThat(Files.isSymbolicLink(layout.current()), is(form == CurrentForm.LINK));
    assertThat(Files.exists(layout.pointer()), is(form != CurrentForm.LINK));
    assertThat(
        Files.exists(layout.current(), LinkOption.NOFOLLOW_LINKS), is(form != CurrentForm.POINTER));
    if (form != CurrentForm.POINTER) {
      assertThat(read(layout.current()), is(runId));
    }
    assertThat(names(layout.root()).stream().anyMatch(name -> name.startsWith("_")), is(false));
  }

  private String publish(CurrentForm form) throws IOException {
    Publication publication = begin();
    publication.publish(form);
    publication.abandon();
    return id();
  }

  private Publication begin() throws IOException {
    runs++;
    Publication publication = Publication.begin(layout, id());
    Path table = Files.createDirectories(publication.work().resolve("table"));
    Files.writeString(table.resolve("part"), id());
    Files.writeString(
        publication.work().resolve("manifest.json"),
        ("{\"manifest\": 3, \"run_id\": \"%s\", \"sources\": [], \"tables\": [], \"files\":"
                + " [{\"path\": \"table/part\", \"bytes\": %d}]}")
            .formatted(id(), id().length()));
    return publication;
  }

  private String id() {
    return "20260101T0000000%02dZ-abcdef".formatted(runs);
  }

  private static String read(Path snapshot) throws IOException {
    return Files.readString(snapshot.resolve("table/part"));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
