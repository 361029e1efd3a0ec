package org.minetally.dedup;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
import org.minetally.model.BatchBuilder;
import org.minetally.model.internal.BatchCoder;
import org.minetally.model.internal.RecordKey;
import org.minetally.period.DateInterval;
import org.minetally.reconcile.internal.Exclusion;
import org.minetally.reconcile.internal.Message;

/** The first record of a key is kept, and no other record is removed. */
@ExtendWith(TestPipelineExtension.class)
class DeduplicateTest {

  private static final String NO_KEY = "";

  /** A record of a test, identified by its number. */
  private record Row(String key, int number) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 16, 128})
  void keepsTheFirstInReadingOrderWithAnyNumberOfShards(int shards, TestPipeline pipeline) {
    Random random = new Random(shards);
    List<Batch> batches = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int number = 0;
    long duplicates = 0;
    for (int file = 0; file < 3; file++) {
      for (int range = 0; range < 4; range++) {
        List<Row> rows = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
          Row row = new Row(randomKey(random), number++);
          rows.add(row);
          if (row.key.isEmpty() || seen.add(row.key)) {
            expected.add("0:" + row.number);
          } else {
            duplicates++;
          }
        }
        if (!rows.isEmpty()) {
          batches.add(batch(0, (long) file << 44 | (long) range << 20, true, rows));
        }
      }
    }
    Collections.shuffle(batches, random);

    PCollectionTuple distinct =
        pipeline.apply(create(batches)).apply(Deduplicate.intoShards(shards));

    PAssert.that(records(distinct)).containsInAnyOrder(expected);
    PAssert.that(removed(distinct)).satisfies(new SumsTo(duplicates));
    pipeline.run();
  }

  /** Short keys are kept as they are, long ones as a hash; both kinds occur repeatedly. */
  private static String randomKey(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> NO_KEY;
      case 1 -> "key-of-many-bytes-" + random.nextInt(10);
      default -> "k" + random.nextInt(60);
    };
  }

  @Test
  void keepsTheFirstEvenIfItsBatchArrivesLast(TestPipeline pipeline) {
    Batch second = batch(0, 2, true, List.of(new Row("a", 2), new Row("b", 3)));
    Batch first = batch(0, 1, true, List.of(new Row("a", 1)));
    PCollectionTuple distinct =
        pipeline.apply(create(List.of(second, first))).apply(Deduplicate.intoShards(4));
    PAssert.that(records(distinct)).containsInAnyOrder("0:1", "0:3");
    pipeline.run();
  }

  @Test
  void keepsAllRecordsWithAMissingKey(TestPipeline pipeline) {
    List<Row> rows =
        List.of(new Row(NO_KEY, 1), new Row(NO_KEY, 2), new Row("a", 3), new Row(NO_KEY, 4));
    PCollectionTuple distinct =
        pipeline.apply(create(List.of(batch(0, 0, true, rows)))).apply(Deduplicate.intoShards(4));
    PAssert.that(records(distinct)).containsInAnyOrder("0:1", "0:2", "0:3", "0:4");
    PAssert.that(removed(distinct)).satisfies(new SumsTo(0));
    pipeline.run();
  }

  @Test
  void keepsIdenticalRowsOfASourceWithoutAKey(TestPipeline pipeline) {
    List<Row> rows = List.of(new Row(NO_KEY, 5), new Row(NO_KEY, 5), new Row(NO_KEY, 5));
    PCollectionTuple distinct =
        pipeline
            .apply(create(List.of(batch(0, 0, false, rows), batch(0, 1, false, rows))))
            .apply(Deduplicate.intoShards(4));
    PAssert.that(records(distinct)).containsInAnyOrder("0:5", "0:5", "0:5", "0:5", "0:5", "0:5");
    PAssert.that(removed(distinct)).empty();
    pipeline.run();
  }

  @Test
  void keepsRecordsWithTheSameKeyInTwoSources(TestPipeline pipeline) {
    List<Row> rows = List.of(new Row("a", 1), new Row("b", 2), new Row("a", 3));
    PCollectionTuple distinct =
        pipeline
            .apply(
                create(
                    List.of(
                        batch(0, 0, true, rows), batch(1, 0, true, rows), batch(2, 0, true, rows))))
            .apply(Deduplicate.intoShards(1));
    PAssert.that(records(distinct)).containsInAnyOrder("0:1", "0:2", "1:1", "1:2", "2:1", "2:2");
    PAssert.that(distinct.get(Deduplicate.MESSAGES))
        .containsInAnyOrder(
            new Message.ExcludedRecords(0, Exclusion.DUPLICATE, 1),
            new Message.ExcludedRecords(1, Exclusion.DUPLICATE, 1),
            new Message.ExcludedRecords(2, Exclusion.DUPLICATE, 1));
    pipeline.run();
  }

  @Test
  void distinguishesKeysByCaseAndLength(TestPipeline pipeline) {
    List<Row> rows =
        List.of(
            new Row("a", 1),
            new Row("A", 2),
            new Row("a\0", 3),
            new Row("aa", 4),
            new Row("123456789012345", 5),
            new Row("1234567890123456", 6),
            new Row("1234567890123457", 7));
    PCollectionTuple distinct =
        pipeline.apply(create(List.of(batch(0, 0, true, rows)))).apply(Deduplicate.intoShards(2));
    PAssert.that(records(distinct))
        .containsInAnyOrder("0:1", "0:2", "0:3", "0:4", "0:5", "0:6", "0:7");
    pipeline.run();
  }

  @Test
  void rejectsANumberOfShardsThatIsNotAPowerOfTwo() {
    for (int shards : new int[] {0, 3, 6, -2}) {
      IllegalArgumentException rejected =
          assertThrows(IllegalArgumentException.class, () -> Deduplicate.intoShards(shards));
      assertThat(
          rejected.getMessage(), containsString("power of two from 1 to 65536, not " + shards));
    }
  }

  private static Create.Values<Batch> create(List<Batch> batches) {
    return Create.of(batches).withCoder(BatchCoder.of());
  }

  private static Batch batch(int source, long order, boolean keyed, List<Row> rows) {
    BatchBuilder builder = new BatchBuilder(keyed, 0, 1);
    RecordKey key = new RecordKey();
    for (Row row : rows) {
      builder.next(DateInterval.pack(0, 0), -1, Batch.MATCHED);
      builder.measure(0, row.number);
      if (keyed) {
        byte[] bytes = row.key.getBytes(StandardCharsets.UTF_8);
        key.set(bytes, 0, bytes.length);
        builder.key(key.high(), key.low());
      }
    }
    return builder.build(source, order, List.of(), List.of());
  }

  private static PCollection<String> records(PCollectionTuple distinct) {
    return distinct.get(Deduplicate.BATCHES).apply("Records", ParDo.of(new RecordsFn()));
  }

  private static PCollection<Long> removed(PCollectionTuple distinct) {
    return distinct.get(Deduplicate.MESSAGES).apply("Removed", ParDo.of(new RemovedFn()));
  }

  private static final class RecordsFn extends DoFn<Batch, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void records(@Element Batch batch, OutputReceiver<String> out) {
      for (int row = 0; row < batch.size(); row++) {
        out.output(batch.source() + ":" + batch.measure(0, row));
      }
    }
  }

  private static final class RemovedFn extends DoFn<Message, Long> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void removed(@Element Message message, OutputReceiver<Long> out) {
      out.output(((Message.ExcludedRecords) message).records());
    }
  }

  private record SumsTo(long expected)
      implements org.apache.beam.sdk.transforms.SerializableFunction<Iterable<Long>, Void> {
    @Override
    public Void apply(Iterable<Long> counts) {
      long sum = 0;
      for (long count : counts) {
        sum += count;
      }
      if (sum != expected) {
        throw new AssertionError(sum + " removed, expected " + expected);
      }
      return null;
    }
  }
}
