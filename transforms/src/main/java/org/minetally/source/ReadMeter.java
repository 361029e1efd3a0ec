package org.minetally.source;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How far the reading of a run has come, as long as it is read in this process.
 *
 * <p>An engine sends each worker a copy of the transform, so that only a name can lead from a
 * worker back to whoever waits; hence the one table of meters in a process. Workers in other
 * processes find none there, and count nothing. No figure of a run depends on it: what was read is
 * counted once more, by the transform itself.
 *
 * <pre>{@code
 * try (ReadMeter meter = ReadMeter.open(runId)) {
 *   pipeline.apply(ReadRecords.of(sources, gazetteer, layouts).withMeter(runId));
 *   ...
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
   * Opens a meter, which is there until it is closed.
   *
   * @throws IllegalStateException if there is one of that name
   */
  public static ReadMeter open(String name) {
    ReadMeter meter = new ReadMeter(name);
    if (OPEN.putIfAbsent(name, meter) != null) {
      throw new IllegalStateException("there is a meter " + name + " already");
    }
    return meter;
  }

  /** The open meter of a name; if there is none in this process, one that nobody looks at. */
  static ReadMeter of(String name) {
    return OPEN.getOrDefault(name, new ReadMeter(name));
  }

  /** Records read so far, whatever became of them. */
  public long records() {
    return records.sum();
  }

  /** Bytes of files that are done; of packed files the packed ones. */
  public long bytes() {
    return bytes.sum();
  }

  void addRecords(long more) {
    records.add(more);
  }

  void addBytes(long more) {
    bytes.add(more);
  }

  @Override
  public void close() {
    OPEN.remove(name, this);
  }
}
