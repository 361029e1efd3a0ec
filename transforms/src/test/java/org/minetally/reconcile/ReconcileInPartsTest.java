package org.minetally.reconcile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.mapping.internal.Reason;
import org.minetally.mapping.internal.Rejection;
import org.minetally.model.Dataset;
import org.minetally.profile.internal.MappedFields;
import org.minetally.reconcile.internal.Finding;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.MessageCoder;
import org.minetally.reconcile.internal.RangeId;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.region.Gazetteer;
import org.minetally.table.ColumnType;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** Rejects and findings are listed in the order of their files, by one worker or in parts. */
@ExtendWith(TestPipelineExtension.class)
class ReconcileInPartsTest {

  private static final int FILES = 2;
  private static final ReconciliationScope SCOPE =
      new ReconciliationScope(
          List.of(source("a", false), source("hidden", true), source("c", false)),
          Gazetteer.of(List.of("region"), List.of()),
          List.of(),
          new ReconciliationScope.Summaries(List.of(), 31),
          0,
          false);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void listsRecordsInReadingOrder(long seed, TestPipeline pipeline) {
    World world = new World(new Random(seed));
    PCollection<Message> messages =
        pipeline.apply(Create.of(world.messages()).withCoder(MessageCoder.of()));
    expect(world, messages.apply("Whole", Reconcile.against(SCOPE)));
    expect(world, messages.apply("In parts", Reconcile.against(SCOPE).inParts()));
    pipeline.run();
  }

  @Test
  void writesBothTablesWithoutRowsIfThereAreNone(TestPipeline pipeline) {
    World world = new World();
    expect(
        world,
        pipeline
            .apply(Create.of(world.messages()).withCoder(MessageCoder.of()))
            .apply(Reconcile.against(SCOPE).inParts()));
    pipeline.run();
  }

  private static void expect(World world, PCollectionTuple reconciled) {
    PAssert.that(reconciled.get(Reconcile.TABLES))
        .satisfies(new HasRows(TableSchema.REJECTS.name(), world.rejects));
    PAssert.that(reconciled.get(Reconcile.TABLES))
        .satisfies(new HasRows(TableSchema.FINDINGS.name(), world.findings));
    PAssert.thatSingleton(reconciled.get(Reconcile.RECONCILIATION))
        .satisfies(new HasCounts(world.rejects.size(), world.findings.size(), world.examples()));
  }

  /** Checks the rows of all parts of a table, in the order of the parts. */
  private record HasRows(String table, List<String> expected)
      implements SerializableFunction<Iterable<TableRows>, Void> {
    @Override
    public Void apply(Iterable<TableRows> tables) {
      List<TableRows> parts =
          StreamSupport.stream(tables.spliterator(), false)
              .filter(rows -> rows.schema().name().equals(table))
              .sorted(Comparator.comparing(TableRows::part))
              .toList();
      assertThat(parts.isEmpty(), is(false));
      assertThat(
          parts.stream()
              .flatMap(rows -> IntStream.range(0, rows.size()).mapToObj(row -> text(rows, row)))
              .toList(),
          is(expected));
      return null;
    }

    private static String text(TableRows rows, int row) {
      return IntStream.range(0, rows.schema().columns().size())
          .mapToObj(
              column ->
                  rows.schema().columns().get(column).type() == ColumnType.STRING
                      ? String.valueOf(rows.text(column, row))
                      : String.valueOf(rows.number(column, row)))
          .collect(Collectors.joining(" "));
    }
  }

  private record HasCounts(long rejects, long findings, List<String> examples)
      implements SerializableFunction<Reconciliation, Void> {
    @Override
    public Void apply(Reconciliation reconciliation) {
      assertThat(reconciliation.others().get(TableSchema.REJECTS.name()), is(rejects));
      assertThat(reconciliation.others().get(TableSchema.FINDINGS.name()), is(findings));
      assertThat(reconciliation.sources().get(0).examples(), is(examples));
      return null;
    }
  }

  /** Files with random records, the messages about them, and the rows that follow. */
  private static final class World implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Message> messages = new ArrayList<>();
    private final List<String> rejects = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    /** Creates a world with one file, which is empty. */
    World() {
      addCounts(new RangeId(0, 0, 0), 0, 0, List.of(), 0);
    }

    World(Random random) {
      for (int source = 0; source < SCOPE.sources().size(); source++) {
        for (int file = 0; file < FILES; file++) {
          addFile(source, file, random);
        }
      }
      Collections.shuffle(messages, random);
    }

    private void addFile(int source, int file, Random random) {
      long record = 0;
      long line = 1; // The header.
      for (int range = 0; range < 1 + random.nextInt(4); range++) {
        RangeId id = new RangeId(source, file, range);
        long lines = range == 0 ? 1 : 0;
        List<Message.RejectedRecord> rejected = new ArrayList<>();
        long found = 0;
        int records = random.nextInt(4) == 0 ? 12_000 : random.nextInt(4);
        for (int number = 0; number < records; number++) {
          String at = "%s %s.%d %d %d".formatted(id(source), id(source), file, ++record, ++line);
          if (random.nextBoolean()) {
            Rejection why = new Rejection(Reason.NEGATIVE, "killed", "-" + random.nextInt(3));
            rejected.add(new Message.RejectedRecord(number, lines, why));
            add(source, rejects, at + " killed NEGATIVE " + why.sentence());
          } else if (random.nextInt(records < 10 ? 2 : 500) == 0) {
            found++;
            messages.add(
                new Message.FindingRaised(
                    new Finding(Finding.Kind.GAP, id, number, lines, "3 days")));
            add(source, findings, at + " GAP 3 days");
          }
          lines++;
        }
        addCounts(id, records, lines, rejected, found);
      }
    }

    private void addCounts(
        RangeId id, long records, long lines, List<Message.RejectedRecord> rejected, long found) {
      long count = rejected.size();
      messages.add(
          new Message.RangeCounts(
              id,
              records,
              lines,
              records - count,
              new TreeMap<>(count == 0 ? Map.of() : Map.of(Reason.NEGATIVE, count)),
              Map.of()));
      messages.add(
          new Message.FindingCounts(id.source(), new TreeMap<>(Map.of(Finding.Kind.GAP, found))));
      int most = Message.RejectedRecords.MOST;
      for (int piece = 0; piece < Message.RejectedRecords.pieces(count); piece++) {
        int end = Math.min(rejected.size(), (piece + 1) * most);
        messages.add(new Message.RejectedRecords(id, piece, rejected.subList(piece * most, end)));
      }
    }

    private static void add(int source, List<String> rows, String row) {
      if (!SCOPE.sources().get(source).hidden()) {
        rows.add(row);
      }
    }

    private static String id(int source) {
      return SCOPE.sources().get(source).id();
    }

    List<Message> messages() {
      return messages;
    }

    /** Returns the first rejected records of the first source, as a report shows them. */
    List<String> examples() {
      return rejects.stream()
          .filter(row -> row.startsWith("a "))
          .limit(5)
          .map(
              row ->
                  row.replaceFirst("a (\\S+) \\d+ (\\d+) killed NEGATIVE", "$1:$2: column killed:"))
          .toList();
    }
  }

  private static ReconciliationScope.Source source(String id, boolean hidden) {
    return new ReconciliationScope.Source(
        id,
        Dataset.CASUALTIES,
        List.of(id + ".0", id + ".1"),
        List.of(),
        MappedFields.NONE,
        hidden);
  }
}
