package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;

/**
 * Traces tables of the constructed jobs, which have every kind of source: by default one of each
 * kind, at the last of the job's levels; in {@code mvn verify -Pnightly} those of all levels.
 */
class ConstructedTraceTest {

  private static final boolean ALL_LEVELS = Integer.getInteger("minetally.tests.rounds", 1) > 1;

  @TempDir private Path output;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "series",
        "tables",
        "incidents",
        "lookups",
        "revisions",
        "formats",
        "coordinates",
        "sample",
        "summary"
      })
  void recordsAddUp(String name) throws Exception {
    Command.good(
        "run",
        Path.of(System.getProperty("minetally.root")).resolve("testdata/" + name + "/job.yaml"),
        "--output=" + output);
    Manifest manifest = Manifest.current(new OutputLayout(output)).orElseThrow();
    List<String> tables =
        manifest.tables().stream()
            .filter(table -> table.rows() > 0)
            .map(Manifest.TableEntry::name)
            .filter(
                table ->
                    table.matches(
                        ".*_by_month_.*|unmatched_names|coordinate_checks|rejects|findings"))
            .toList();
    for (String table : ALL_LEVELS ? tables : lastOfEachKind(tables)) {
      Command traced = Command.of("trace", output, "--table", table, "--raw");
      assertThat(table + traced.err(), traced.code(), is(0));
      assertThat(table, traced.out(), matchesPattern("(?s).*(exactly|again, and no others?)\\.\n"));
    }
  }

  private static Collection<String> lastOfEachKind(List<String> tables) {
    Map<String, String> last = new TreeMap<>();
    tables.forEach(table -> last.put(table.replaceAll("_by_.*", ""), table));
    return last.values();
  }
}
