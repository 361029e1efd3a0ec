package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;
import org.minetally.run.Preparation;
import org.minetally.run.Run;
import org.minetally.run.Watcher;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;

/**
 * The same records produce the same tables in the same row order for any distribution over files
 * and any tuning: with revisions, deletions, incidents, changing regions, claims and summaries. The
 * gate tries one distribution of each set of records; {@code mvn verify -Pnightly} tries twenty.
 */
final class InvarianceTest {

  /** Tables that name files and lines, which differ. */
  private static final Set<String> OF_FILES = Set.of("rejects", "findings");

  private static final int ROUNDS = Integer.getInteger("minetally.tests.rounds", 1);

  private static final int VARIANTS = ROUNDS == 1 ? 1 : 2 * ROUNDS;

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void producesSameTablesForAnyFilesAndTuning(int seed) throws Exception {
    Random random = new Random(seed);
    RandomReports reports = new RandomReports(random);
    Map<String, List<List<String>>> expected =
        tables(
            reports.write(temporary.resolve("base"), 1),
            new Tuning(1 << 20, 2, 4, 1, 1 << 20, false),
            2);
    assertThat(expected.get("incidents_by_month_district").size(), is(greaterThan(5)));
    assertThat(expected.get("claims").size(), is(2));
    for (int variant = 0; variant < VARIANTS; variant++) {
      reports.shuffle();
      Path job = reports.write(temporary.resolve("variant-" + variant), 1 + random.nextInt(4));
      Tuning tuning =
          new Tuning(
              150 + random.nextInt(5000),
              1 + random.nextInt(6),
              1 << random.nextInt(5),
              1,
              1 << 20,
              (seed + variant) % 2 == 0);
      int parallelism = 1 + random.nextInt(4);
      String input = "seed %d, variant %d, %s, %d".formatted(seed, variant, tuning, parallelism);
      Map<String, List<List<String>>> found = tables(job, tuning, parallelism);
      assertThat(input, found.keySet(), is(expected.keySet()));
      for (String table : expected.keySet()) {
        assertThat(input + ", " + table, found.get(table), is(expected.get(table)));
      }
    }
  }

  private static Map<String, List<List<String>>> tables(Path job, Tuning tuning, int parallelism)
      throws Exception {
    EngineOptions engine = new EngineOptions(List.of("--targetParallelism=" + parallelism));
    new Run(Preparation.of(job), engine, tuning, Watcher.NONE).execute(true);
    OutputLayout layout = new OutputLayout(job.resolveSibling("out"));
    Manifest manifest = Manifest.current(layout).orElseThrow();
    Map<String, List<List<String>>> tables = new TreeMap<>();
    try (DuckDb sql = new DuckDb()) {
      List<String> names = manifest.tables().stream().map(Manifest.TableEntry::name).toList();
      sql.open(layout.current(), names);
      for (String name : names) {
        if (!OF_FILES.contains(name)) {
          tables.put(name, sql.rows("FROM " + name));
        }
      }
    }
    return tables;
  }
}
