package org.minetally.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.publish.local.FolderTree;
import org.minetally.publish.local.LocalOutput;
import org.minetally.publish.local.Publication;

/** The private folder of a run on the local disk. */
final class PrivateFolderTest {

  private static final int KEEP_ALL = Integer.MAX_VALUE;

  @TempDir private Path folder;
  private OutputLayout layout;
  private LocalOutput output;

  @BeforeEach
  void prepare() {
    layout = new OutputLayout(folder.resolve("output"));
    output = new LocalOutput(layout);
    output.prepare();
  }

  @Test
  void isReadableOnlyByOwnerFromTheStart() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Publication run = begin(1);
    onlyOwner(layout.privateWork(id(1)));
    run.publish();
    onlyOwner(layout.privateFolders());
  }

  private static void onlyOwner(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.toList()) {
        assertThat(
            path.toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
            is(Files.isDirectory(path) ? "rwx------" : "rw-------"));
      }
    }
  }

  @Test
  void isPublishedWithTheSnapshotButNotInIt() throws IOException {
    publish(1);
    assertThat(names(layout.root()), is(List.of("_private", "current", "snapshots")));
    assertThat(names(layout.privateFolder(id(1))), is(List.of("job", "manifest.json")));
    assertThat(names(layout.snapshot(id(1))), is(List.of("table")));
    assertThat(text(output.lastPrivate(), "job/job.yaml"), is(Optional.of("job of " + id(1))));
    assertThat(text(output.lastPrivate(), "groups.json"), is(Optional.empty()));
  }

  @Test
  void rejectsNamesOutsideFolder() throws IOException {
    PrivateFolder into = Publication.begin(layout, id(1)).privateFolder();
    assertThrows(IllegalArgumentException.class, () -> into.write("../manifest.json", new byte[0]));
    into.write("manifest.json", new byte[0]);
    assertThrows(IOException.class, () -> into.write("manifest.json", new byte[0]));
  }

  @Test
  void isRemovedWhenRunIsAbandoned() throws IOException {
    publish(1);
    begin(2).abandon();
    assertThat(privateNames(), is(List.of(id(1))));
    assertThat(names(layout.root()), is(List.of("_private", "current", "snapshots")));
  }

  @Test
  void isRemovedWhenPublicationFails() throws IOException {
    publish(1);
    Publication run = begin(2);
    // A non-empty folder occupies the path of the snapshot.
    Files.createDirectories(layout.snapshot(id(2)).resolve("taken"));
    assertThrows(OutputException.class, run::publish);
    run.abandon();
    assertThat(privateNames(), is(List.of(id(1))));
    assertThat(Files.exists(layout.workFolders()), is(false));
  }

  @Test
  void isRemovedByNextRunIfKilledBeforeSwitch() throws IOException {
    publish(1);
    Publication killed = begin(2);
    link(2);
    Files.move(layout.privateWork(id(2)), layout.privateFolder(id(2)));
    assertThat(output.lastPrivate().orElseThrow().runId(), is(id(1)));
    assertThat(output.privateRecord(id(2)), is(Optional.empty()));

    Files.move(killed.work(), layout.snapshot(id(2)));
    assertThat(output.lastPrivate().orElseThrow().runId(), is(id(1)));
    output.tidy(KEEP_ALL);
    assertThat(privateNames(), is(List.of(id(1))));
    assertThat(names(layout.snapshots()), is(List.of(id(1))));
  }

  @Test
  void isRemovedByNextRunIfKilledBeforePublication() throws IOException {
    publish(1);
    begin(2);
    publish(3);
    assertThat(privateNames(), is(List.of(id(1), id(3))));
    assertThat(Files.exists(layout.workFolders()), is(false));
  }

  @Test
  void resumesInterruptedCleanup() throws IOException {
    begin(1);
    link(1);
    OwnerOnly.createFolder(layout.privateFolders());
    Files.move(layout.privateWork(id(1)), layout.privateFolder(id(1)));
    // Killed after the snapshot was removed, before the private folder was.
    Files.move(layout.nextCurrent(), layout.unpublished());
    assertThat(output.lastPrivate(), is(Optional.empty()));
    output.tidy(KEEP_ALL);
    assertThat(names(layout.root()), is(List.of("snapshots")));
  }

  @Test
  void isRemovedWithItsSnapshot() throws IOException {
    for (int run = 1; run <= 4; run++) {
      publish(run);
    }
    output.tidy(2);
    assertThat(privateNames(), is(List.of(id(3), id(4))));
    output.tidy(1);
    assertThat(privateNames(), is(List.of(id(4))));
  }

  @Test
  void keepsNewestAfterItsSnapshotIsRemoved() throws IOException {
    for (int run = 1; run <= 3; run++) {
      publish(run);
    }
    new FolderTree(layout.snapshot(id(3))).remove();
    Files.delete(layout.current());
    Files.createSymbolicLink(layout.current(), Path.of("snapshots", id(1)));
    output.tidy(1);
    assertThat(names(layout.snapshots()), is(List.of(id(1), id(2))));
    assertThat(privateNames(), is(List.of(id(1), id(2), id(3))));
    assertThat(output.lastPrivate().orElseThrow().runId(), is(id(3)));
    assertThat(output.privateRecord(id(1)).orElseThrow().runId(), is(id(1)));

    // A later run replaces it, even if the clock was set back.
    assertThat(output.newRunId(java.time.Instant::now, 0).compareTo(id(3)) > 0, is(true));
    publish(4);
    output.tidy(1);
    assertThat(privateNames(), is(List.of(id(4))));
  }

  @Test
  void keepsFoldersNamedByPeople() throws IOException {
    publish(1);
    Files.move(layout.snapshot(id(1)), layout.snapshots().resolve("as sent"));
    Files.move(layout.privateFolder(id(1)), layout.privateFolders().resolve("as sent"));
    publish(2);
    publish(3);
    output.tidy(1);
    assertThat(privateNames(), is(List.of(id(3), "as sent")));
  }

  @Test
  void removesNothingIfNextCurrentPointsToPublishedSnapshot() throws IOException {
    publish(1);
    link(1);
    output.tidy(KEEP_ALL);
    assertThat(privateNames(), is(List.of(id(1))));
  }

  @Test
  void isAbsentInOutputWithoutPrivateFolders() throws IOException {
    assertThat(output.lastPrivate(), is(Optional.empty()));
    Publication old = Publication.begin(layout, id(1));
    old.publish();
    assertThat(output.lastPrivate(), is(Optional.empty()));
    assertThat(Files.exists(layout.privateFolders()), is(false));
  }

  private void publish(int run) throws IOException {
    Publication publication = begin(run);
    publication.publish();
    publication.abandon();
  }

  private Publication begin(int run) throws IOException {
    Publication publication = Publication.begin(layout, id(run));
    Files.createDirectories(publication.work().resolve("table"));
    PrivateFolder into = publication.privateFolder();
    into.write("manifest.json", bytes("counts of " + id(run)));
    into.write("job/job.yaml", bytes("job of " + id(run)));
    return publication;
  }

  private void link(int run) throws IOException {
    Files.createSymbolicLink(layout.nextCurrent(), Path.of("snapshots", id(run)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<String> text(Optional<PrivateRecord> record, String name) {
    return record.orElseThrow().read(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static String id(int run) {
    return "20260101T00000000%dZ-abcdef".formatted(run);
  }

  private List<String> privateNames() {
    return names(layout.privateFolders());
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
