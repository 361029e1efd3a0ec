package org.minetally.run;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.minetally.job.Job;
import org.minetally.publish.CurrentForm;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;
import org.minetally.run.engine.EngineOptions;

/**
 * An estimate of the disk space that a run needs on this machine.
 *
 * @param shares what needs space, and where
 */
public record DiskNeed(List<Share> shares) {

  private static final long MEBIBYTE = 1L << 20;

  public DiskNeed {
    shares = List.copyOf(shares);
  }

  /**
   * A part of the estimate.
   *
   * @param what what needs the space
   * @param folder where it is written
   * @param bytes the estimate in bytes
   */
  record Share(String what, Path folder, long bytes) {}

  /**
   * A disk.
   *
   * @param id equal for two folders on the same disk
   * @param free the bytes that this process may still write
   */
  record Disk(Object id, long free) {}

  /**
   * Returns the estimate for a job. A snapshot on the local disk needs as much as the published
   * one; the first one is estimated from the input. A copy in {@code current} needs as much again.
   * An engine that spills needs space in its temporary folder.
   */
  public static DiskNeed of(Job job, EngineOptions engine) {
    List<Share> shares = new ArrayList<>();
    if (!job.output().isUri()) {
      shares.add(snapshot(job));
    }
    // The DirectRunner never spills; the sizes of all files would be looked up for nothing.
    OptionalLong spill =
        engine.isDirect() ? OptionalLong.empty() : engine.localSpill(HeapNeed.of(job).text());
    spill.ifPresent(
        bytes ->
            shares.add(
                new Share(
                    "The temporary files of the " + engine.runner(),
                    Path.of(System.getProperty("java.io.tmpdir")),
                    bytes)));
    return new DiskNeed(shares);
  }

  private static Share snapshot(Job job) {
    int copies = job.current() == CurrentForm.COPY ? 2 : 1;
    Path folder = job.output().path();
    return published(folder)
        .map(
            bytes ->
                new Share(
                    "The snapshot, if it is as large as the published one", folder, copies * bytes))
        .orElseGet(
            () ->
                new Share(
                    "The first snapshot, estimated from the size of the input",
                    folder,
                    copies * FirstSnapshot.of(job).bytes(job.records(), job.formats())));
  }

  /** Returns the size of the published snapshot; empty if there is none. */
  private static Optional<Long> published(Path output) {
    try {
      return Manifest.current(new OutputLayout(output))
          .map(manifest -> manifest.contents().values().stream().mapToLong(Long::longValue).sum());
    } catch (OutputException e) {
      // The run will report it.
      return Optional.empty();
    }
  }

  /** Returns the lines of a warning; empty if the disks of this machine have enough space. */
  public List<String> warnings() {
    return warnings(DiskNeed::disk);
  }

  /**
   * Returns the lines of a warning; empty if the disks have enough space.
   *
   * @param disks returns the disk of a folder; empty if it is not known
   */
  List<String> warnings(Function<Path, Optional<Disk>> disks) {
    Map<Object, List<Share>> byDisk = new LinkedHashMap<>();
    Map<Object, Long> free = new LinkedHashMap<>();
    for (Share share : shares) {
      disks
          .apply(share.folder())
          .ifPresent(
              disk -> {
                byDisk.computeIfAbsent(disk.id(), id -> new ArrayList<>()).add(share);
                free.put(disk.id(), disk.free());
              });
    }
    List<String> lines = new ArrayList<>();
    byDisk.forEach(
        (disk, of) -> {
          long bytes = of.stream().mapToLong(Share::bytes).sum();
          if (bytes > free.get(disk)) {
            lines.addAll(warning(of, bytes, free.get(disk)));
          }
        });
    return lines;
  }

  private static List<String> warning(List<Share> shares, long bytes, long free) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Warning: the disk of %s may be too small. The run needs about %s; %s are free."
            .formatted(shares.get(0).folder(), mebibytes(bytes), mebibytes(free - MEBIBYTE + 1)));
    for (Share share : shares) {
      lines.add(
          "  %s: about %s in %s".formatted(share.what(), mebibytes(share.bytes()), share.folder()));
    }
    lines.add("  Free space there, or use another disk: docs/sizing.md. The run continues.");
    return lines;
  }

  /** Returns the disk of a folder that may not exist yet. */
  private static Optional<Disk> disk(Path folder) {
    Path existing = folder.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null) {
      return Optional.empty();
    }
    try {
      FileStore store = Files.getFileStore(existing);
      return Optional.of(new Disk(store, store.getUsableSpace()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Formats a number of bytes, rounded up. */
  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MiB", -Math.floorDiv(-bytes, MEBIBYTE));
  }
}
