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

  private static final boolean SHORT = ROUNDS == 1;

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
    List<SmallRun> runs = new ArrayList<>();
    List<ReferenceCount> expected = new ArrayList<>();
    for (int seed = 0; seed < (SHORT ? 4 : 10 * ROUNDS); seed++) {
      RandomRecords random = new RandomRecords(seed, 1 + sizes.nextInt(60));
      Files files = Files.random(random, 3, 40);
      expected.add(files.referenceCount());
      runs.add(
          SmallRun.of(files.plan(random, folder))
              .withSizes(500 + sizes.nextInt(4000), 1 << sizes.nextInt(5)));
    }
    List<Result> results = SmallRun.all(runs, folder);
    for (int seed = 0; seed < runs.size(); seed++) {
      Result result = results.get(seed);
      ReferenceCount count = expected.get(seed);
      String input = "seed " + seed + ", " + runs.get(seed);
      assertThat(input, result.reconciliation().violations(), is(empty()));
      assertThat(input, ReferenceCount.cells(result), is(count.cells()));
      assertThat(input, outcomes(result.reconciliation()), is(count.outcomes()));
      assertThat(input, missed(result), is(count.missed()));
      assertThat(input, ReferenceCount.completeness(result), is(count.completeness()));
    }
  }

  @Test
  void rangesAndShardsOfAnySizeProduceTheSameTables() throws IOException {
    for (int seed = 100; seed < 100 + ROUNDS; seed++) {
      RandomRecords random = new RandomRecords(seed, 6);
      Files files = Files.random(random, 2, 2);
      SmallRun whole = SmallRun.of(files.plan(random, folder));
      List<SmallRun> runs = new ArrayList<>(List.of(whole));
      long[] rangeSizes = {1, 7, 64, SmallRun.WHOLE};
      int[] shards = {1, 4, 16};
      for (int i = 0; i < rangeSizes.length; i++) {
        for (int j = 0; j < shards.length; j++) {
          // The short form has each size and each number of shards, but few pairs of them.
          if (!SHORT || (i + j) % shards.length == 2) {
            runs.add(whole.withSizes(rangeSizes[i], shards[j]));
          }
        }
      }
      List<Result> results = SmallRun.all(runs, folder);
      assertThat(ReferenceCount.cells(results.get(0)), is(files.referenceCount().cells()));
      for (int i = 1; i < runs.size(); i++) {
        assertThat("seed " + seed + ", " + runs.get(i), results.get(i), is(results.get(0)));
      }
    }
  }

  @Test
  void ignoresTheOrderOfRowsWithoutAKey() throws IOException {
    List<SmallRun> originals = new ArrayList<>();
    List<SmallRun> shuffles = new ArrayList<>();
    for (int seed = 200; seed < 200 + (SHORT ? 2 : 5 * ROUNDS); seed++) {
      RandomRecords random = new RandomRecords(seed, 10);
      List<List<SampleRecord>> files = random.files(false, 1, 60);
      List<SampleRecord> shuffled = new ArrayList<>(files.get(0));
      Collections.shuffle(shuffled, new Random(seed));
      originals.add(incidents(random, files));
      shuffles.add(incidents(random, List.of(shuffled)));
    }
    requireSameTables(originals, shuffles, 200);
  }

  @Test
  void producesTheSameTablesFromASplitFile() throws IOException {
    List<SmallRun> wholes = new ArrayList<>();
    List<SmallRun> splits = new ArrayList<>();
    for (int seed = 300; seed < 300 + (SHORT ? 2 : 6 * ROUNDS); seed++) {
      RandomRecords random = new RandomRecords(seed, 10);
      List<SampleRecord> whole = random.files(true, 1, 60).get(0);
      int cut = new Random(seed).nextInt(whole.size() + 1);
      wholes.add(clearance(random, List.of(whole)));
      splits.add(
          clearance(
              random, List.of(whole.subList(0, cut), List.of(), whole.subList(cut, whole.size()))));
    }
    requireSameTables(wholes, splits, 300);
  }

  private void requireSameTables(List<SmallRun> some, List<SmallRun> others, int firstSeed)
      throws IOException {
    List<SmallRun> runs = new ArrayList<>(some);
    runs.addAll(others);
    List<Result> results = SmallRun.all(runs, folder);
    for (int i = 0; i < some.size(); i++) {
      assertThat(
          "seed " + (firstSeed + i),
          tables(results.get(some.size() + i)),
          is(tables(results.get(i))));
    }
  }

  private SmallRun incidents(RandomRecords random, List<List<SampleRecord>> files) {
    return small(new Files(List.of(), files, List.of()), random);
  }

  private SmallRun clearance(RandomRecords random, List<List<SampleRecord>> files) {
    return small(new Files(List.of(), List.of(), files), random);
  }

  private SmallRun small(Files files, RandomRecords random) {
    return SmallRun.of(files.plan(random, folder)).withSizes(500, 4);
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
      Map<String, Long> outcome = new TreeMap<>(source.counts().rejected());
      outcome.putAll(source.counts().filtered());
      outcome.put("read", source.counts().read());
      outcome.put("counted", source.counts().counted());
      outcome.put("duplicate", source.counts().duplicates());
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
