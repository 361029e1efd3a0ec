package org.minetally.publish.local;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;

/** Keeping and removing snapshots, and the remains of interrupted runs. */
final class SnapshotsTest {

  private static final int KEEP_ALL = Integer.MAX_VALUE;

  @TempDir private Path folder;
  private OutputLayout layout;

  @BeforeEach
  void prepare() {
    layout = new OutputLayout(folder.resolve("output"));
    Publication.prepare(layout);
  }

  @Test
  void keepsNewestSnapshots() throws IOException {
    for (int run = 1; run <= 5; run++) {
      publish(run);
    }
    Publication.tidy(layout, KEEP_ALL);
    assertThat(snapshots(), is(List.of(id(1), id(2), id(3), id(4), id(5))));
    Publication.tidy(layout, 3);
    assertThat(snapshots(), is(List.of(id(3), id(4), id(5))));
    Publication.tidy(layout, 1);
    assertThat(snapshots(), is(List.of(id(5))));
    assertThat(names(layout.root()), is(List.of("current", "snapshots")));
  }

  @Test
  void keepsCurrentSnapshotEvenIfOld() throws IOException {
    for (int run = 1; run <= 4; run++) {
      publish(run);
    }
    // The operator has gone back to an older snapshot.
    Files.delete(layout.current());
    Files.createSymbolicLink(layout.current(), Path.of("snapshots", id(1)));
    Publication.tidy(layout, 2);
    assertThat(snapshots(), is(List.of(id(1), id(3), id(4))));
  }

  @Test
  void keepsFoldersNamedByPeople() throws IOException {
    publish(1);
    Files.move(layout.snapshot(id(1)), layout.snapshots().resolve("as sent to the ministry"));
    publish(2);
    publish(3);
    Publication.tidy(layout, 2);
    assertThat(snapshots(), is(List.of(id(2), id(3), "as sent to the ministry")));
  }

  @Test
  void keepsOpenFileOfRemovedSnapshotReadable() throws IOException {
    publish(1);
    Path old = layout.current().toRealPath();
    try (InputStream reader = Files.newInputStream(old.resolve("table/part"))) {
      publish(2);
      Publication.tidy(layout, 1);
      assertThat(new String(reader.readAllBytes(), StandardCharsets.UTF_8), is(id(1)));
    }
    // A reader that opens another file gets an error, never a file of another snapshot.
    assertThrows(NoSuchFileException.class, () -> Files.readString(old.resolve("table/part")));
  }

  @Test
  void removesSnapshotOfRunKilledBeforeSwitch() throws IOException {
    publish(1);
    Publication killed = begin(2);
    link(layout.nextCurrent(), 2);
    Files.move(killed.work(), layout.snapshot(id(2)));

    Publication.tidy(layout, KEEP_ALL);
    assertThat(snapshots(), is(List.of(id(1))));
    assertThat(names(layout.root()), is(List.of("current", "snapshots")));
    assertThat(read(layout.current()), is(id(1)));
  }

  @Test
  void keepsSnapshotOfRunKilledAfterSwitch() throws IOException {
    publish(1);
    Publication killed = begin(2);
    link(layout.nextCurrent(), 2);
    Files.move(killed.work(), layout.snapshot(id(2)));
    Files.delete(layout.current());
    Files.move(layout.nextCurrent(), layout.current());

    Publication.tidy(layout, KEEP_ALL);
    assertThat(snapshots(), is(List.of(id(1), id(2))));
    assertThat(read(layout.current()), is(id(2)));
  }

  @Test
  void removesUnpublishedSnapshotOfFirstRun() throws IOException {
    Publication killed = begin(1);
    link(layout.nextCurrent(), 1);
    Files.move(killed.work(), layout.snapshot(id(1)));
    begin(2).abandon();
    assertThat(snapshots(), is(empty()));
    assertThat(names(layout.root()), is(List.of("snapshots")));
  }

  @Test
  void resumesInterruptedCleanup() throws IOException {
    publish(1);
    Publication killed = begin(2);
    Files.move(killed.work(), layout.snapshot(id(2)));
    // Killed after the link was moved, before the snapshot was removed.
    link(layout.unpublished(), 2);
    Publication.tidy(layout, KEEP_ALL);
    assertThat(snapshots(), is(List.of(id(1))));

    // Killed with the snapshot half removed.
    Files.createDirectories(layout.removed().resolve(id(2)).resolve("table"));
    link(layout.unpublished(), 2);
    Publication.tidy(layout, KEEP_ALL);
    assertThat(snapshots(), is(List.of(id(1))));
    assertThat(names(layout.root()), is(List.of("current", "snapshots")));
  }

  @Test
  void removesNothingForForeignLink() throws IOException {
    publish(1);
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("file"), "mine");
    Files.createSymbolicLink(layout.nextCurrent(), other);
    Publication.tidy(layout, KEEP_ALL);
    assertThat(Files.readString(other.resolve("file")), is("mine"));
    // The same for a link to the published snapshot.
    link(layout.nextCurrent(), 1);
    Publication.tidy(layout, KEEP_ALL);
    assertThat(read(layout.current()), is(id(1)));
    assertThat(Files.exists(layout.nextCurrent(), LinkOption.NOFOLLOW_LINKS), is(false));
  }

  @Test
  void abandonsRunWithoutTouchingOthers() throws IOException {
    Publication slow = begin(1);
    // Against the rules, another run has begun in the meantime.
    Path other = layout.work(id(2));
    Files.createDirectories(other);
    link(layout.nextCurrent(), 2);
    slow.abandon();
    assertThat(Files.exists(other), is(true));
    assertThat(Files.isSymbolicLink(layout.nextCurrent()), is(true));
    assertThat(Files.exists(slow.work()), is(false));
  }

  @Test
  void publishesNothingAfterWorkFolderIsRemoved() throws IOException {
    publish(1);
    Publication slow = begin(2);
    Publication.tidy(layout, KEEP_ALL);
    assertThrows(OutputException.class, slow::publish);
    slow.abandon();
    assertThat(snapshots(), is(List.of(id(1))));
    assertThat(read(layout.current()), is(id(1)));
    assertThat(names(layout.root()), is(List.of("current", "snapshots")));
  }

  private void publish(int run) throws IOException {
    Publication publication = begin(run);
    publication.publish();
    publication.abandon();
  }

  private Publication begin(int run) throws IOException {
    Publication publication = Publication.begin(layout, id(run));
    Path table = Files.createDirectories(publication.work().resolve("table"));
    Files.writeString(table.resolve("part"), id(run));
    return publication;
  }

  private void link(Path link, int run) throws IOException {
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of("snapshots", id(run)));
  }

  private static String read(Path snapshot) throws IOException {
    return Files.readString(snapshot.resolve("table/part"));
  }

  private static String id(int run) {
    return "20260101T00000000%dZ-abcdef".formatted(run);
  }

  private List<String> snapshots() throws IOException {
    return names(layout.snapshots());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
