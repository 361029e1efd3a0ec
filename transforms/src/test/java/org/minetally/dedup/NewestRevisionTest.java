package org.minetally.dedup;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;
import org.minetally.model.internal.BatchCoder;
import org.minetally.model.internal.RecordKey;
import org.minetally.model.internal.Revision;
import org.minetally.period.DateInterval;
import org.minetally.reconcile.internal.Exclusion;
import org.minetally.reconcile.internal.Message;

/** Of the records with one key the newest counts, compared with a simple model. */
@ExtendWith(TestPipelineExtension.class)
class NewestRevisionTest {

  private static final String NO_KEY = "";

  /** A row of a test, identified by its number, which is also its reading order. */
  private record Row(String key, long revision, int kind, int number) {}

  /** The expected result. */
  private record Expected(List<Integer> counted, Map<Exclusion, Long> excluded) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 64})
  void agreesWithTheReferenceWithAnyNumberOfShards(int shards, TestPipeline pipeline) {
    Random random = new Random(shards);
    List<Row> rows = randomRows(random, 500, 5);
    List<Batch> batches = batches(rows, random);
    Collections.shuffle(batches, random);
    Expected expected = reference(rows);

    PCollectionTuple distinct =
        pipeline
            .apply(Create.of(batches).withCoder(BatchCoder.of()))
            .apply(Deduplicate.intoShards(shards));

    PAssert.that(numbers(distinct)).containsInAnyOrder(expected.counted);
    PAssert.that(distinct.get(Deduplicate.MESSAGES)).satisfies(new Exclusions(expected.excluded));
    pipeline.run();
  }

  @Test
  void countsOrExcludesEveryAcceptedRecord() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Row> rows = randomRows(random, 1 + random.nextInt(60), 1 + random.nextInt(4));
      Expected found = find(batches(rows, random));
      assertThat("seed " + seed, found, is(reference(rows)));
      long accepted = rows.stream().filter(row -> row.kind != Revision.FILTERED).count();
      long excluded = found.excluded.values().stream().mapToLong(Long::longValue).sum();
      assertThat("seed " + seed, found.counted.size() + excluded, is(accepted));
    }
  }

  /** If every record has its own revision, the order of reading does not matter. */
  @Test
  void ignoresTheOrderOfReadingIfRevisionsDiffer() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<Row> rows = new ArrayList<>();
      for (Row row : randomRows(random, 60, 1)) {
        rows.add(new Row(row.key, row.number * 7919L % 60, row.kind, row.number));
      }
      Expected expected = find(batches(rows, random));
      Collections.shuffle(rows, random);
      Expected shuffled = find(batches(rows, random));
      Collections.sort(expected.counted);
      Collections.sort(shuffled.counted);
      assertThat("seed " + seed, shuffled, is(expected));
    }
  }

  /** Without revisions, a file of deletions of other keys changes nothing. */
  @Test
  void ignoresFilteredRecordsWithoutRevisions() {
    List<Row> rows =
        List.of(
            new Row("A", Long.MIN_VALUE, Revision.FILTERED, 0),
            new Row("A", Long.MIN_VALUE, Revision.RECORD, 1),
            new Row("A", Long.MIN_VALUE, Revision.RECORD, 2));
    assertThat(
        find(batches(rows, new Random(1))),
        is(new Expected(List.of(1), Map.of(Exclusion.DUPLICATE, 1L))));
  }

  private static List<Row> randomRows(Random random, int size, int revisions) {
    List<Row> rows = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      String key =
          switch (random.nextInt(6)) {
            case 0 -> NO_KEY;
            case 1 -> "a-key-of-many-bytes-" + random.nextInt(4);
            default -> "K" + random.nextInt(1 + size / 6);
          };
      int kind =
          switch (random.nextInt(8)) {
            case 0 -> Revision.DELETION;
            case 1 -> Revision.FILTERED;
            default -> Revision.RECORD;
          };
      long revision =
          random.nextInt(9) == 0 ? Long.MIN_VALUE : random.nextInt(revisions) - revisions / 2;
      rows.add(new Row(key, revision, key.isEmpty() ? Revision.RECORD : kind, number));
    }
    return rows;
  }

  /** Applies the rules of docs/job-file.md, key by key. */
  private static Expected reference(List<Row> rows) {
    Map<String, List<Row>> byKey = new TreeMap<>();
    List<Integer> counted = new ArrayList<>();
    Map<Exclusion, Long> excluded = new EnumMap<>(Exclusion.class);
    for (Row row : rows) {
      if (row.key.isEmpty()) {
        counted.add(row.number);
      } else {
        byKey.computeIfAbsent(row.key, key -> new ArrayList<>()).add(row);
      }
    }
    for (List<Row> same : byKey.values()) {
      long newest = same.stream().mapToLong(Row::revision).max().orElseThrow();
      List<Row> top = same.stream().filter(row -> row.revision == newest).toList();
      boolean deleted = top.stream().anyMatch(row -> row.kind == Revision.DELETION);
      Row counts =
          top.stream()
              .filter(row -> !deleted && row.kind == Revision.RECORD)
              .min(Comparator.comparingInt(Row::number))
              .orElse(null);
      for (Row row : same) {
        if (row.equals(counts)) {
          counted.add(row.number);
        } else if (row.kind != Revision.FILTERED) {
          boolean isDeleted = deleted || row.kind == Revision.DELETION;
          Exclusion cause =
              isDeleted
                  ? Exclusion.DELETED
                  : row.revision == newest ? Exclusion.DUPLICATE : Exclusion.SUPERSEDED;
          excluded.merge(cause, 1L, Long::sum);
        }
      }
    }
    Collections.sort(counted);
    return new Expected(counted, excluded);
  }

  /** Returns the rows in order, split into batches at random. */
  private static List<Batch> batches(List<Row> rows, Random random) {
    List<Batch> batches = new ArrayList<>();
    BatchBuilder builder =
        new BatchBuilder(
            Set.of(Extra.KEY_HIGH, Extra.KEY_LOW, Extra.REVISION, Extra.DELETION), 0, 1);
    RecordKey key = new RecordKey();
    for (Row row : rows) {
      byte[] bytes = row.key.getBytes(StandardCharsets.UTF_8);
      key.set(bytes, 0, bytes.length);
      builder.next(DateInterval.pack(0, 0), -1, Batch.MATCHED);
      builder.key(key.high(), key.low());
      builder.extra(Extra.REVISION, row.revision);
      builder.extra(Extra.DELETION, row.kind);
      builder.measure(0, row.number);
      if (random.nextInt(20) == 0) {
        batches.add(builder.build(0, batches.size(), List.of(), List.of()));
      }
    }
    if (builder.size() > 0) {
      batches.add(builder.build(0, batches.size(), List.of(), List.of()));
    }
    return batches;
  }

  private static Expected find(List<Batch> batches) {
    List<Integer> counted = new ArrayList<>();
    Map<Exclusion, Long> excluded = new EnumMap<>(Exclusion.class);
    int records = batches.stream().mapToInt(Batch::size).sum();
    new NewestRevision(batches, records)
        .give(
            batch -> {
              for (int row = 0; row < batch.size(); row++) {
                counted.add((int) batch.measure(0, row));
              }
            },
            message -> excluded.merge(message.cause(), message.records(), Long::sum),
            batch -> {});
    return new Expected(counted, excluded);
  }

  private static PCollection<Integer> numbers(PCollectionTuple distinct) {
    return distinct.get(Deduplicate.BATCHES).apply("Numbers", ParDo.of(new NumbersFn()));
  }

  private static final class NumbersFn extends DoFn<Batch, Integer> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void numbers(@Element Batch batch, OutputReceiver<Integer> out) {
      for (int row = 0; row < batch.size(); row++) {
        out.output((int) batch.measure(0, row));
      }
    }
  }

  private record Exclusions(Map<Exclusion, Long> expected)
      implements org.apache.beam.sdk.transforms.SerializableFunction<Iterable<Message>, Void> {
    @Override
    public Void apply(Iterable<Message> messages) {
      Map<Exclusion, Long> found = new EnumMap<>(Exclusion.class);
      for (Message message : messages) {
        Message.ExcludedRecords aside = (Message.ExcludedRecords) message;
        found.merge(aside.cause(), aside.records(), Long::sum);
      }
      assertThat(found, is(expected));
      return null;
    }
  }
}
