package org.minetally.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.minetally.job.Job;
import org.minetally.storage.Location;

/**
 * An estimate of the Java heap that a run on the DirectRunner needs. That engine keeps everything
 * that waits to be grouped in memory and never spills, so the need follows from the size of the
 * text.
 *
 * @param bytes the estimated heap in bytes
 * @param text bytes of text to read; guessed for compressed files
 * @param lookups bytes of text in lookups, which are part of it
 * @param isGuess whether a file is compressed
 */
public record HeapNeed(long bytes, long text, long lookups, boolean isGuess) {

  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;

  /** Heap that every run needs, in bytes. */
  private static final long FIXED = 200L << 20;

  /**
   * Heap bytes per byte of text. Measured with the benchmark's rows, which have 86 bytes and a key:
   * 100 million rows (8.0 GiB) took at most 6.0 GiB of a 9 GiB heap; 5 million rows (410 MiB)
   * failed with 256 MiB.
   */
  private static final double PER_BYTE = 0.75;

  /**
   * Further heap bytes per byte of text in lookups. Measured with the benchmark's related tables:
   * 10 million records with 4 million rows (590 MiB, of which 164 MiB are rows) took 0.9 GiB, and
   * failed with 0.8 GiB.
   */
  private static final double PER_LOOKUP_BYTE = 1.5;

  /** Bytes of text per byte of a compressed file. */
  private static final int UNPACKED = 8;

  private static final Set<String> PACKED = Set.of("gz", "zip", "zst", "xlsx", "parquet");

  /**
   * The share of a machine's memory that the heap may take; the rest is for the JVM itself, the
   * operating system and its page cache.
   */
  private static final double MOST_OF_MACHINE = 0.8;

  /**
   * Returns the estimate for all files of a job. A file that has disappeared counts as empty;
   * reading it reports the error.
   */
  public static HeapNeed of(Job job) {
    long plain = 0;
    long packed = 0;
    long lookups = 0;
    for (Job.Source source : job.sources()) {
      for (Location file : source.allFiles()) {
        if (isPacked(file)) {
          packed += size(file);
        } else {
          plain += size(file);
        }
      }
      for (Job.Lookup lookup : source.lookups()) {
        lookups += lookup.files().stream().mapToLong(HeapNeed::text).sum();
      }
    }
    return of(plain, packed, lookups);
  }

  /** Returns the bytes of text in a file; guessed for a compressed one, 0 if it is missing. */
  static long text(Location file) {
    return isPacked(file) ? UNPACKED * size(file) : size(file);
  }

  /**
   * Returns the estimate for files of these sizes.
   *
   * @param plain bytes of uncompressed files
   * @param packed bytes of compressed files
   * @param lookups bytes of text in those of them that are lookups
   */
  static HeapNeed of(long plain, long packed, long lookups) {
    long text = plain + UNPACKED * packed;
    long heap = FIXED + Math.round(PER_BYTE * text + PER_LOOKUP_BYTE * lookups);
    return new HeapNeed(heap, text, lookups, packed > 0);
  }

  /**
   * Returns the lines of a warning; empty if the need fits the heap.
   *
   * @param heap the maximum heap of this process in bytes
   * @param machine the memory of this machine in bytes
   * @param job the job file
   */
  public List<String> warnings(long heap, long machine, Path job) {
    if (bytes <= heap) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Warning: the input may not fit in memory. The DirectRunner needs about %s of heap for %s%s of input; the limit of this process is %s."
            .formatted(size(bytes), size(text), isGuess ? " (unpacked, a guess)" : "", size(heap)));
    String otherEngine =
        String.format(
            Locale.ROOT,
            "an engine that spills to disk (docs/clusters.md): java -jar minetally-flink.jar run %s --parallelism=%d",
            job,
            Runtime.getRuntime().availableProcessors());
    if (bytes <= MOST_OF_MACHINE * machine) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  Raise the limit: MINETALLY_JAVA_OPTS=-Xmx%dg, or java -Xmx%dg -jar minetally.jar.",
              roundedUp(bytes),
              roundedUp(bytes)));
      lines.add("  Or use " + otherEngine);
    } else {
      lines.add("  This machine has %s. Use %s".formatted(size(machine), otherEngine));
    }
    lines.add("  See docs/sizing.md. The run continues.");
    return lines;
  }

  private static boolean isPacked(Location file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    return PACKED.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static long size(Location file) {
    try {
      return file.stamp().bytes();
    } catch (IOException e) {
      return 0;
    }
  }

  private static long roundedUp(long bytes) {
    return (bytes + GIBIBYTE - 1) / GIBIBYTE;
  }

  /** Formats a number of bytes. Less than a gibibyte is rounded up to whole mebibytes. */
  private static String size(long bytes) {
    return bytes > GIBIBYTE - MEBIBYTE
        ? String.format(Locale.ROOT, "%.1f GiB", bytes / (double) GIBIBYTE)
        : String.format(Locale.ROOT, "%d MiB", (bytes + MEBIBYTE - 1) / MEBIBYTE);
  }
}
