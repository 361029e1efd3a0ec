package org.minetally.publish.local;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;

final class PublicationTest {

  private static final int FILES = 5;

  @TempDir private Path folder;
  private OutputLayout layout;

  @BeforeEach
  void prepare() {
    layout = new OutputLayout(folder.resolve("output"));
    Publication.prepare(layout);
  }

  @Test
  void leavesOnlySnapshotAndCurrent() throws IOException {
    publish("run-1");
    assertThat(
        listing(),
        is(
            List.of(
                "current",
                "snapshots",
                "snapshots/run-1",
                "snapshots/run-1/table0",
                "snapshots/run-1/table0/part",
                "snapshots/run-1/table1",
                "snapshots/run-1/table1/part",
                "snapshots/run-1/table2",
                "snapshots/run-1/table2/part",
                "snapshots/run-1/table3",
                "snapshots/run-1/table3/part",
                "snapshots/run-1/table4",
                "snapshots/run-1/table4/part")));
    assertThat(Files.readSymbolicLink(layout.current()), is(Path.of("snapshots", "run-1")));
  }

  @Test
  void writesRelativeLink() throws IOException {
    publish("run-1");
    Path moved = Files.move(layout.root(), folder.resolve("moved"));
    assertThat(Files.readString(moved.resolve("current/table0/part")), is("run-1"));
  }

  @Test
  void keepsEarlierSnapshotUnchanged() throws IOException {
    publish("run-1");
    publish("run-2");
    assertThat(Files.readString(layout.snapshot("run-1").resolve("table0/part")), is("run-1"));
    assertThat(Files.readString(layout.current().resolve("table0/part")), is("run-2"));
  }

  @Test
  void removesAbandonedRun() throws IOException {
    publish("run-1");
    List<String> before = listing();
    Publication publication = Publication.begin(layout, "run-2");
    fill(publication.work(), "run-2");
    publication.abandon();
    assertThat(listing(), is(before));
    assertThat(Files.readString(layout.current().resolve("table0/part")), is("run-1"));
  }

  @Test
  void removesNothingWhenPublishedRunIsAbandoned() throws IOException {
    Publication publication = Publication.begin(layout, "run-1");
    fill(publication.work(), "run-1");
    publication.publish();
    List<String> before = listing();
    publication.abandon();
    assertThat(listing(), is(before));
  }

  @Test
  void removesRemainsOfKilledRun() throws IOException {
    publish("run-1");
    fill(Publication.begin(layout, "killed").work(), "killed");
    Files.createSymbolicLink(layout.nextCurrent(), Path.of("snapshots", "run-1"));
    Publication next = Publication.begin(layout, "run-2");
    try (Stream<Path> left = Files.list(layout.workFolders())) {
      assertThat(left.toList(), is(List.of(next.work())));
    }
    assertThat(
        Files.exists(layout.nextCurrent(), java.nio.file.LinkOption.NOFOLLOW_LINKS), is(false));
    fill(next.work(), "run-2");
    next.publish();
    assertThat(Files.readString(layout.current().resolve("table0/part")), is("run-2"));
  }

  @Test
  void keepsCurrentIfKilledBetweenRenames() throws IOException {
    publish("run-1");
    Publication killed = Publication.begin(layout, "killed");
    fill(killed.work(), "killed");
    Files.move(killed.work(), layout.snapshot("killed"));
    assertThat(Files.readString(layout.current().resolve("table0/part")), is("run-1"));
    publish("run-2");
    assertThat(Files.readString(layout.current().resolve("table0/part")), is("run-2"));
  }

  @Test
  void removesTemporaryFilesAndKeepsTables() throws IOException {
    Publication publication = Publication.begin(layout, "run-1");
    fill(publication.work(), "run-1");
    Files.createDirectories(publication.work().resolve("_temporary/deep"));
    Files.writeString(publication.work().resolve("_temporary/deep/file"), "x");
    Files.writeString(OutputLayout.reconciliation(publication.work()), "{}");
    publication.removeScaffolding();
    try (Stream<Path> entries = Files.list(publication.work())) {
      assertThat(
          entries.map(entry -> entry.getFileName().toString()).sorted().toList(),
          is(List.of("table0", "table1", "table2", "table3", "table4")));
    }
  }

  @Test
  void keepsCurrentIfFirstRenameFails() throws IOException {
    publish("run-1");
    Publication publication = Publication.begin(layout, "run-2");
    fill(publication.work(), "run-2");
    // A non-empty folder occupies the path of the snapshot.
    Files.createDirectories(layout.snapshot("run-2").resolve("taken"));
    OutputException failure = assertThrows(OutputException.class, publication::publish);
    assertThat(
        failure.getMessage(),
        allOf(
            containsString("the snapshot " + layout.snapshot("run-2") + " cannot be published ("),
            containsString("Check the path, its permissions and the free space.")));
    assertThat(Files.readString(layout.current().resolve("table0/part")), is("run-1"));
    assertThat(Files.readSymbolicLink(layout.current()), is(Path.of("snapshots", "run-1")));
  }

  @Test
  void keepsCurrentIfLinkCannotBeCreated() throws IOException {
    publish("run-1");
    Publication publication = Publication.begin(layout, "run-2");
    fill(publication.work(), "run-2");
    Files.createDirectories(layout.nextCurrent());
    assertThrows(OutputException.class, publication::publish);
    assertThat(Files.readSymbolicLink(layout.current()), is(Path.of("snapshots", "run-1")));
  }

  @Test
  void keepsCurrentIfSecondRenameFails() throws IOException {
    Publication publication = Publication.begin(layout, "run-1");
    fill(publication.work(), "run-1");
    Files.createDirectories(layout.current().resolve("in the way"));
    assertThrows(OutputException.class, publication::publish);
    assertThat(Files.isDirectory(layout.current().resolve("in the way")), is(true));
  }

  @Test
  void keepsCurrentIfWorkFolderDisappears() throws IOException {
    publish("run-1");
    Publication publication = Publication.begin(layout, "run-2");
    Files.delete(publication.work());
    assertThrows(OutputException.class, publication::publish);
    assertThat(Files.readSymbolicLink(layout.current()), is(Path.of("snapshots", "run-1")));
    assertThat(Files.exists(layout.snapshot("run-2")), is(false));
  }

  @Test
  void rejectsFileAsOutput() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    OutputException failure =
        assertThrows(OutputException.class, () -> Publication.prepare(new OutputLayout(file)));
    assertThat(
        failure.getMessage(),
        is(
            "the output folder "
                + file
                + " cannot be written (a file of that name exists)."
                + " Check the path, its permissions and the free space."));
  }

  @Test
  void showsOnlyWholeSnapshotsDuringHundredPublications() throws Exception {
    publish("run-0");
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Future<List<String>> reader = pool.submit(() -> mixtures(done));
      for (int run = 1; run <= 100; run++) {
        publish("run-" + run);
      }
      done.set(true);
      List<String> seen = reader.get();
      assertThat(Integer.parseInt(seen.get(0)), is(greaterThan(100)));
      assertThat(seen.subList(1, seen.size()), is(empty()));
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Reads {@code current} repeatedly, as a reader does: opens its target, then all files.
   *
   * @return the number of reads, followed by every incomplete or mixed snapshot
   */
  private List<String> mixtures(AtomicBoolean done) throws IOException {
    List<String> wrong = new ArrayList<>();
    int times = 0;
    while (!done.get()) {
      Path snapshot = layout.current().toRealPath();
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < FILES; i++) {
        texts.add(Files.readString(snapshot.resolve("table" + i).resolve("part")));
      }
      if (texts.stream().distinct().count() != 1
          || !texts.get(0).equals(snapshot.getFileName().toString())) {
        wrong.add(snapshot + " " + texts);
      }
      times++;
    }
    wrong.add(0, String.valueOf(times));
    return wrong;
  }

  private void publish(String run) throws IOException {
    Publication publication = Publication.begin(layout, run);
    fill(publication.work(), run);
    publication.publish();
    publication.abandon();
  }

  private static void fill(Path work, String text) throws IOException {
    for (int i = 0; i < FILES; i++) {
      Path table = Files.createDirectories(work.resolve("table" + i));
      Files.writeString(table.resolve("part"), text);
    }
  }

  private List<String> listing() throws IOException {
    try (Stream<Path> all = Files.walk(layout.root())) {
      return all.skip(1).map(path -> layout.root().relativize(path).toString()).sorted().toList();
    }
  }
}
