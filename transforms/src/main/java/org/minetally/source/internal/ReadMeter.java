package org.minetally.source.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures the progress of reading in a run.
 *
 * <p>An engine sends each worker a copy of the transform, so a worker can find its meter only by
 * name, in one table per process. Workers in other processes do not find the run's meter. If its
 * name is a folder, each of these processes reports there what it has read; see {@link
 * ReadReports}. No figure of a run depends on a meter: the transform itself counts what it reads.
 *
 * <pre>{@code
 * try (ReadMeter meter = ReadMeter.open(folder)) {
 *   pipeline.apply(ReadRecords.of(sources, gazetteer, layouts).withMeter(folder));
 *   pipeline.run().waitUntilFinish();
 *   System.err.printf("%,d records read%n", meter.records());
 * }
 * }</pre>
 */
public final class ReadMeter implements AutoCloseable {

  private static final Map<String, ReadMeter> OPEN = new ConcurrentHashMap<>();

  /** The meters of runs that another process has started. */
  private static final Map<String, ReadMeter> REPORTING = new ConcurrentHashMap<>();

  private final String name;
  private final Optional<ReadReporter> reporter;
  private final LongAdder records = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  private ReadMeter(String name, Optional<ReadReporter> reporter) {
    this.name = name;
    this.reporter = reporter;
  }

  /**
   * Opens a meter, which workers can find until it is closed.
   *
   * @param name its name; if it is an absolute path or a URI, the folder for the reports of other
   *     processes
   * @throws IllegalStateException if a meter with this name is open
   */
  public static ReadMeter open(String name) {
    ReadMeter meter = new ReadMeter(name, Optional.empty());
    if (OPEN.putIfAbsent(name, meter) != null) {
      throw new IllegalStateException("a meter named " + name + " is already open");
    }
    return meter;
  }

  /**
   * Returns the open meter of this name. If this process has none, returns one that reports to the
   * process that has; if the name is no folder, one that is never read.
   */
  public static ReadMeter of(String name) {
    ReadMeter open = OPEN.get(name);
    if (open != null) {
      return open;
    }
    return ReadReports.isFolder(name)
        ? REPORTING.computeIfAbsent(
            name, folder -> new ReadMeter(folder, Optional.of(new ReadReporter(folder))))
        : new ReadMeter(name, Optional.empty());
  }

  /** Returns the name under which workers find the meter. */
  public String name() {
    return name;
  }

  /** Returns the number of records read so far, whether accepted or not. */
  public long records() {
    return records.sum();
  }

  /** Returns the number of bytes read so far, before decompression. */
  public long bytes() {
    return bytes.sum();
  }

  public void addRecords(long more) {
    records.add(more);
  }

  public void addBytes(long more) {
    bytes.add(more);
    reporter.ifPresent(to -> to.reportIfDue(this));
  }

  /** Reports what has been read. Call it when a worker has nothing more to read for now. */
  public void flush() {
    reporter.ifPresent(to -> to.report(this));
  }

  @Override
  public void close() {
    OPEN.remove(name, this);
  }
}
