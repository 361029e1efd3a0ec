package org.minetally.source.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures the progress of reading in a run, as long as this process does the reading.
 *
 * <p>An engine sends each worker a copy of the transform, so a worker can find its meter only by
 * name, in one table per process. Workers in other processes find no meter there and count nothing.
 * No figure of a run depends on a meter: the transform itself counts what it reads.
 *
 * <pre>{@code
 * try (ReadMeter meter = ReadMeter.open(runId)) {
 *   pipeline.apply(ReadRecords.of(sources, gazetteer, layouts).withMeter(runId));
 *   pipeline.run().waitUntilFinish();
 *   System.err.printf("%,d records read%n", meter.records());
 * }
 * }</pre>
 */
public final class ReadMeter implements AutoCloseable {

  private static final Map<String, ReadMeter> OPEN = new ConcurrentHashMap<>();

  private final String name;
  private final LongAdder records = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  private ReadMeter(String name) {
    this.name = name;
  }

  /**
   * Opens a meter, which workers can find until it is closed.
   *
   * @throws IllegalStateException if a meter with this name is open
   */
  public static ReadMeter open(String name) {
    ReadMeter meter = new ReadMeter(name);
    if (OPEN.putIfAbsent(name, meter) != null) {
      throw new IllegalStateException("a meter named " + name + " is already open");
    }
    return meter;
  }

  /** Returns the open meter of this name; if this process has none, one that is never read. */
  public static ReadMeter of(String name) {
    return OPEN.getOrDefault(name, new ReadMeter(name));
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
  }

  @Override
  public void close() {
    OPEN.remove(name, this);
  }
}
