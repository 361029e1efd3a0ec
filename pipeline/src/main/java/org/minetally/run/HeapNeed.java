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
 * How much of the Java heap a run on the DirectRunner needs for the files of a job. That engine
 * holds in memory whatever waits to be grouped, and spills nothing, so that the need follows from
 * the size of the text.
 *
 * @param bytes the estimate
 * @param text bytes of text that it is made for; what packed files hold is guessed
 * @param isGuess whether a file is packed
 */
public record HeapNeed(long bytes, long text, boolean isGuess) {

  private static final long GIBIBYTE = 1L << 30;

  /** What a run needs whatever it reads. */
  private static final long FIXED = 200L << 20;

  /**
   * Heap for a byte of text. Measured with the benchmark's rows of 86 bytes and a key: 8.0 GiB of
   * them, 100 million rows, took at most 6.0 GiB of a heap of 9; 410 MiB, 5 million rows, did not
   * pass with 256 MiB.
   */
  private static final double PER_BYTE = 0.75;

  /** Text in a byte of a packed file. */
  private static final int UNPACKED = 8;

  private static final Set<String> PACKED = Set.of("gz", "zip", "zst", "xlsx", "parquet");

  /**
   * What a heap may take of a machine; the rest is for the JVM itself, the system and its page
   * cache.
   */
  private static final double MOST_OF_MACHINE = 0.8;

  /**
   * The estimate for all files of a job. A file that has vanished counts for nothing: reading it
   * will tell.
   */
  public static HeapNeed of(Job job) {
    long plain = 0;
    long packed = 0;
    for (Job.Source source : job.sources()) {
      for (Location file : source.allFiles()) {
        if (isPacked(file)) {
          packed += size(file);
        } else {
          plain += size(file);
        }
      }
    }
    return of(plain, packed);
  }

  /**
   * The estimate for files of these sizes.
   *
   * @param plain bytes of files that are read as they are
   * @param packed bytes of files that are larger unpacked
   */
  static HeapNeed of(long plain, long packed) {
    long text = plain + UNPACKED * packed;
    return new HeapNeed(FIXED + Math.round(PER_BYTE * text), text, packed > 0);
  }

  /**
   * What to tell whoever starts the run, line by line; nothing if the need fits.
   *
   * @param heap most bytes that this process takes for its heap
   * @param machine bytes of memory that this machine has
   * @param job the job file
   */
  public List<String> warnings(long heap, long machine, Path job) {
    if (bytes <= heap) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Warning: the input may not fit in memory. The DirectRunner needs about %s of heap for %s%s of input; this process may take %s."
            .formatted(
                gibibytes(bytes),
                gibibytes(text),
                isGuess ? " (unpacked, a guess)" : "",
                gibibytes(heap)));
    String otherEngine =
        "java -jar engines/flink/target/minetally-flink.jar run %s --parallelism=%d"
            .formatted(job, Runtime.getRuntime().availableProcessors());
    if (bytes <= MOST_OF_MACHINE * machine) {
      lines.add(
          "  Give it more: MINETALLY_JAVA_OPTS=-Xmx%dg, or java -Xmx%dg -jar minetally.jar."
              .formatted(roundedUp(bytes), roundedUp(bytes)));
      lines.add("  Or take an engine that spills to the disk: " + otherEngine);
    } else {
      lines.add(
          "  This machine has %s. Take an engine that spills to the disk: %s"
              .formatted(gibibytes(machine), otherEngine));
    }
    lines.add("  See docs/sizing.md. The run goes on.");
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

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) GIBIBYTE);
  }
}
