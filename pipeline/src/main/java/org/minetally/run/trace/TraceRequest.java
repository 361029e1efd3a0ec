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
 * @param snapshot the snapshot, as a person names it; empty for the published one
 * @param table the name of the table
 * @param where the values that columns of the traced rows have
 * @param measure the column that records must contribute to; empty for any
 * @param inputs a folder with files that were moved
 * @param raw whether to add the original lines of the records
 * @param excluded whether to list records that do not count, too
 */
public record TraceRequest(
    Location output,
    Optional<String> snapshot,
    String table,
    Map<String, String> where,
    Optional<String> measure,
    Optional<Path> inputs,
    boolean raw,
    boolean excluded) {

  public TraceRequest {
    where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
  }

  /** Returns a request for all records behind rows of another table. */
  TraceRequest of(String name, Map<String, String> values) {
    return new TraceRequest(output, snapshot, name, values, Optional.empty(), inputs, raw, false);
  }

  /** Returns the conditions as text. */
  String conditions() {
    return where.isEmpty()
        ? "any values; it is empty"
        : String.join(
            ", ",
            where.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .toList());
  }
}
