package org.minetally.run;

import org.minetally.run.engine.EngineRun;
import org.minetally.source.internal.ReadMeter;

/**
 * What a run has read so far: counted in this process, or, if workers in other processes read, from
 * the engine's counters. The latter lag behind and may count a retried range twice; no figure of a
 * run depends on them.
 *
 * @param meter counts what this process has read
 * @param engine the run of the engine
 */
public record ReadProgress(ReadMeter meter, EngineRun engine) {

  /** Returns the number of records read, whether accepted or not; 0 if it is not known. */
  public long records() {
    return isHere() ? meter.records() : engine.counter("records_read");
  }

  /** Returns the number of bytes read, before decompression; 0 if it is not known. */
  public long bytes() {
    return isHere() ? meter.bytes() : engine.counter("bytes_read");
  }

  private boolean isHere() {
    return meter.records() > 0 || meter.bytes() > 0;
  }
}
