package org.minetally.reconcile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.period.PeriodType;
import org.minetally.plan.Plan;
import org.minetally.reconcile.SmallRun.Result;
import org.minetally.summary.Summaries;
import org.minetally.table.SummaryTable;

/**
 * Nothing is lost, nothing is counted twice, and the figures do not depend on how the work is
 * split: on random files, compared with {@link ReferenceCount}.
 */
class ReconciliationCheckPropertyTest {

  /** Higher in the nightly profile ({@code mvn verify -Pnightly}). */
  private static final int ROUNDS = Integer.getInteger("minetally.tests.rounds", 1);

  private static final List<String> FILE_TABLES = List.of("rejects");

  /** One is by a period that no fact table has. */
  private static final Summaries SUMMARIES =
      new Summaries(
          List.of(
              new SummaryTable(PeriodType.WEEK, "district"),
              new SummaryTable(PeriodType.MONTH, "region")),
          30);

  @TempDir Path folder;

  /** Random files of three sources: one with victims, one with incidents, one with clearance. */
  private record Files(
      List<List<SampleRecord>> victims,
      List<List<SampleRecord>> incidents,
      List<List<SampleRecord>> clearance) {

    static Files random(RandomRecords random, int mostFiles, int mostRecords) {
      return new Files(
          random.files(false, mostFiles, mostRecords),
          random.files(false, mostFiles, mostRecords),
          random.files(true, mostFiles, mostRecords));
    }

    /** Victims and clearance deliberately have the same keys: they are different sources. */
    Plan plan(RandomRecords random, Path folder) {
      return SmallPlans.of(
              List.of(
                  SmallPlans.casualties("victims", true, write(victims, random, folder)),
                  SmallPlans.casualties("incidents", false, write(incidents, random, folder)),
                  SmallPlans.detections("clearance", true, write(clearance, random, folder))))
          .toBuilder()
          .summaries(SUMMARIES)
          .build();
    }

    private static List<Path> write(
        List<List<SampleRecord>> files, RandomRecords random, Path folder) {
      return files.stream().map(file -> random.write(file, folder)).toList();
    }

    ReferenceCount referenceCount() {
      return new ReferenceCount()
          .add("victims", false, true, victims)
          .add("incidents", false, false, incidents)
          .add("clearance", true, true, clearance);
    }
  }

  @Test
  void agreesWithTheReferenceCountOnAllTables() throws IOException {
    Random sizes = new Random(20);
    for (int seed = 0; seed < 10 * ROUNDS; seed++) {
      RandomRecords random = new RandomRecords(seed, 1 + sizes.nextInt(60));
      Files files = Files.random(random, 3, 40);
      SmallRun run = new SmallRun(500 + sizes.nextInt(4000), 1 << sizes.nextInt(5));

      Result result = run.run(files.plan(random, folder), folder);

      String input = "seed " + seed + ", " + run;
      ReferenceCount expected = files.referenceCount();
      assertThat(input, ReconciliationCheck.violations(result.reconciliation()), is(empty()));
      assertThat(input, ReferenceCount.cells(result), is(expected.cells()));
      assertThat(input, outcomes(result.reconciliation()), is(expected.outcomes()));
      assertThat(input, missed(result), is(expected.missed()));
    }
  }

  @Test
  void rangesAndShardsOfAnySizeProduceTheSameTables() throws IOException {
    for (int seed = 100; seed < 100 + ROUNDS; seed++) {
      RandomRecords random = new RandomRecords(seed, 6);
      Files files = Files.random(random, 2, 2);
      Plan plan = files.plan(random, folder);
      Result whole = SmallRun.of(plan, folder);
      assertThat(ReferenceCount.cells(whole), is(files.referenceCount().cells()));
      for (long rangeSize : new long[] {1, 7, 64, SmallRun.WHOLE}) {
        for (int shards : new int[] {1, 4, 16}) {
          SmallRun run = new SmallRun(rangeSize, shards);
          assertThat("seed " + seed + ", " + run, run.run(plan, folder), is(whole));
        }
      }
    }
  }

  @Test
  void ignoresTheOrderOfRowsWithoutAKey() throws IOException {
    for (int seed = 200; seed < 200 + 5 * ROUNDS; seed++) {
      RandomRecords random = new RandomRecords(seed, 10);
      List<List<SampleRecord>> files = random.files(false, 1, 60);
      List<SampleRecord> shuffled = new ArrayList<>(files.get(0));
      Collections.shuffle(shuffled, new Random(seed));

      assertThat(
          "seed " + seed,
          tables(incidents(random, List.of(shuffled))),
          is(tables(incidents(random, files))));
    }
  }

  @Test
  void producesTheSameTablesFromASplitFile() throws IOException {
    for (int seed = 300; seed < 300 + 6 * ROUNDS; seed++) {
      RandomRecords random = new RandomRecords(seed, 10);
      List<SampleRecord> whole = random.files(true, 1, 60).get(0);
      int cut = new Random(seed).nextInt(whole.size() + 1);
      List<List<SampleRecord>> split =
          List.of(whole.subList(0, cut), List.of(), whole.subList(cut, whole.size()));

      assertThat(
          "seed " + seed + ", cut at " + cut,
          tables(clearance(random, split)),
          is(tables(clearance(random, List.of(whole)))));
    }
  }

  private Result incidents(RandomRecords random, List<List<SampleRecord>> files)
      throws IOException {
    return run(new Files(List.of(), files, List.of()), random);
  }

  private Result clearance(RandomRecords random, List<List<SampleRecord>> files)
      throws IOException {
    return run(new Files(List.of(), List.of(), files), random);
  }

  private Result run(Files files, RandomRecords random) throws IOException {
    return new SmallRun(500, 4).run(files.plan(random, folder), folder);
  }

  /** Returns all tables except those that contain files and lines. */
  private static Map<String, List<Map<String, Object>>> tables(Result result) {
    Map<String, List<Map<String, Object>>> tables = new TreeMap<>(result.tables());
    tables.keySet().removeAll(FILE_TABLES);
    return tables;
  }

  private static Map<String, Map<String, Long>> outcomes(Reconciliation reconciliation) {
    Map<String, Map<String, Long>> outcomes = new TreeMap<>();
    for (Reconciliation.SourceCounts source : reconciliation.sources()) {
      Map<String, Long> outcome = new TreeMap<>(source.rejected());
      outcome.putAll(source.filtered());
      outcome.put("read", source.read());
      outcome.put("counted", source.counted());
      outcome.put("duplicate", source.duplicates());
      outcome.values().removeIf(count -> count == 0);
      outcomes.put(source.id(), outcome);
    }
    return outcomes;
  }

  private static Map<String, Long> missed(Result result) {
    Map<String, Long> missed = new TreeMap<>();
    for (Map<String, Object> row : result.table("unmatched_names")) {
      String key =
          "%s %s %s %s %s"
              .formatted(
                  row.get("source_id"),
                  row.get("region_level"),
                  row.get("parent_code"),
                  row.get("name"),
                  row.get("problem"));
      missed.put(key, (Long) row.get("records"));
    }
    return missed;
  }
}
