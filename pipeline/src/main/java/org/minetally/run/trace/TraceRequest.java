package org.minetally.run.trace;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.minetally.storage.Location;

/**
 * What to trace.
 *
 * @param output the output of the job
 * @param runId the snapshot; empty for the published one
 * @param table the name of the table
 * @param where the values that columns of the traced rows have
 * @param measure the column that records must contribute to; empty for any
 * @param inputs a folder with files that were moved
 */
public record TraceRequest(
    Location output,
    Optional<String> runId,
    String table,
    Map<String, String> where,
    Optional<String> measure,
    Optional<Path> inputs) {

  public TraceRequest {
    where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
  }
}
