package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;

/**
 * In random worlds, the records behind random cells of every table add up to the published cells,
 * and those behind all cells of a fact table are the records that count, each once. DuckDB reads
 * the published files and adds up.
 *
 * <p>The gate traces one world, and a random table of each kind that {@link TracePropertyTest} does
 * not trace; {@code mvn verify -Pnightly} traces every table of ten worlds.
 */
final class TraceEveryTablePropertyTest {

  private static final int WORLDS = Integer.getInteger("minetally.tests.rounds", 1);

  private static final Set<String> KINDS =
      Set.of("casualties", "detections", "incidents", "changes", "findings", "coordinate_checks");

  /** The kinds of tables that {@link TracePropertyTest} traces, too. */
  private static final Set<String> MORE_KINDS =
      Set.of(
          "summary", "claims", "rejects", "unmatched_names", "field_completeness", "reporting_lag");

  @TempDir private Path temporary;

  static IntStream worlds() {
    return IntStream.rangeClosed(1, WORLDS);
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void recordsAddUpToCellsOfEveryTable(int seed) throws Exception {
    Random random = new Random(seed);
    TracedWorld world = new TracedWorld(random);
    Path output = temporary.resolve("out");
    for (String snapshot : List.of("earlier", "later")) {
      Command.good(
          "run",
          world.write(temporary.resolve(snapshot), random),
          "--output=" + output,
          "--range-size=" + (200 + random.nextInt(3000)));
    }
    Manifest manifest = Manifest.current(new OutputLayout(output)).orElseThrow();
    Set<String> kinds = new TreeSet<>();
    try (DuckDb sql = new DuckDb()) {
      sql.open(
          output.resolve("current"),
          manifest.tables().stream().map(Manifest.TableEntry::name).toList());
      TracedTables tables =
          new TracedTables(output, temporary.resolve("traced.csv"), sql, random, manifest);
      for (String table : some(manifest, random)) {
        if (tables.check(table)) {
          kinds.add(kind(table));
        } else {
          Command refused = Command.of("trace", output, "--table", table);
          assertThat(refused.code(), is(ExitCode.USAGE));
          assertThat(refused.err(), containsString(table + " cannot be traced"));
        }
      }
    }
    Set<String> expected = new TreeSet<>(KINDS);
    if (WORLDS > 1) {
      expected.addAll(MORE_KINDS);
    }
    assertThat(kinds, is(expected));
  }

  /** Returns one table of some kinds, or all tables if there are many worlds. */
  private static List<String> some(Manifest manifest, Random random) {
    List<String> names = manifest.tables().stream().map(Manifest.TableEntry::name).toList();
    if (WORLDS > 1) {
      return names;
    }
    Map<String, List<String>> byKind =
        names.stream()
            .filter(name -> !MORE_KINDS.contains(kind(name)))
            .collect(
                Collectors.groupingBy(
                    TraceEveryTablePropertyTest::kind, TreeMap::new, Collectors.toList()));
    return byKind.values().stream()
        .map(tables -> tables.get(random.nextInt(tables.size())))
        .toList();
  }

  private static String kind(String table) {
    return table.replaceAll("_by_.*", "");
  }
}
