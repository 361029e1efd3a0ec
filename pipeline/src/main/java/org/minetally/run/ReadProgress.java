package org.minetally.run;

import org.minetally.run.engine.EngineRun;
import org.minetally.source.internal.ReadMeter;

/**
 * What a run has read so far: counted in this process, or, if workers in other processes read, from
 * their reports and from the engine's counters, whichever is further. The latter lag behind and may
 * count a retried range twice; no figure of a run depends on them.
 *
 * <p>Not safe for use by several threads.
 */
public final class ReadProgress {

  private final ReadMeter meter;
  private final EngineRun engine;
  private final WorkerReports workers;

  /**
   * Creates the progress of a run.
   *
   * @param meter counts what this process has read; its name is the folder for workers' reports
   * @param engine the run of the engine
   */
  public ReadProgress(ReadMeter meter, EngineRun engine) {
    this.meter = meter;
    this.engine = engine;
    this.workers = WorkerReports.in(meter.name());
  }

  /** Returns the number of records read, whether accepted or not; 0 if it is not known. */
  public long records() {
    return isHere()
        ? meter.records()
        : Math.max(engine.counter("records_read"), workers.sum().records());
  }

  /** Returns the number of bytes read, before decompression; 0 if it is not known. */
  public long bytes() {
    return isHere() ? meter.bytes() : Math.max(engine.counter("bytes_read"), workers.sum().bytes());
  }

  private boolean isHere() {
    return meter.records() > 0 || meter.bytes() > 0;
  }
}
