package org.minetally.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What the command line replaced in the job.
 *
 * @param output the folder to publish to, as given; null if it is that of the job
 * @param inputs the files of sources, as given, by the id of the source
 * @param tables the patterns of the tables to write
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OverridesEntry(
    String output, Confidential<Map<String, List<String>>> inputs, List<String> tables) {

  public OverridesEntry {
    inputs = Confidential.orAbsent(inputs);
    tables = tables == null ? List.of() : List.copyOf(tables);
  }
}
