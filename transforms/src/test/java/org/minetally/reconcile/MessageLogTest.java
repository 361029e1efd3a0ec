package org.minetally.reconcile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minetally.mapping.internal.Reason;
import org.minetally.mapping.internal.Rejection;
import org.minetally.model.Dataset;
import org.minetally.profile.internal.MappedFields;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.RangeId;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.region.Gazetteer;
import org.minetally.table.Column;
import org.minetally.table.TableRows;

/** The messages of a run are added up to the same figures in whatever order they arrive. */
class MessageLogTest {

  private static final int RECORDS = 20_000;
  private static final int LINES = RECORDS + 1;

  @Test
  void findsPositionsOfManyRejectsInWhateverOrderTheirMessagesArrive() {
    List<Message> messages = new ArrayList<>();
    for (int range = 0; range < 3; range++) {
      messages.addAll(rejecting(new RangeId(0, 0, range)));
    }
    assertThat(messages.size(), is(12));
    Collections.shuffle(messages, new Random(1));

    MessageLog log = new MessageLog(scope(), messages);

    TableRows rejects = log.lists().get(0);
    assertThat(rejects.size(), is(3 * RECORDS));
    List<String> columns = rejects.schema().columns().stream().map(Column::name).toList();
    int record = columns.indexOf("record_number");
    int line = columns.indexOf("line_number");
    for (int i = 0; i < rejects.size(); i++) {
      assertThat(rejects.number(record, i), is(i + 1L));
      assertThat(rejects.number(line, i), is(i + 1L + i / RECORDS));
    }
    RecordCounts counts = log.reconciliation(List.of()).sources().get(0).counts();
    assertThat(counts.read(), is(3L * RECORDS));
    assertThat(counts.rejectedRecords(), is(3L * RECORDS));
  }

  @Test
  void reportsWordsThatNoRangeContains() {
    assertThat(
        unused(counts(new RangeId(0, 0, 0)), words("F", "M"), words("M", "X"), words("M")),
        is(Map.of("dimensions.sex", List.of("M"))));
    assertThat(
        unused(counts(new RangeId(0, 0, 0)), words("F"), words("M"), words("F")), is(Map.of()));
  }

  @Test
  void reportsNoUnusedWordsOfSourceWithoutRecords() {
    assertThat(unused(words("F", "M")), is(Map.of()));
  }

  private static Map<String, List<String>> unused(Message... messages) {
    return new MessageLog(scope(), List.of(messages))
        .reconciliation(List.of())
        .sources()
        .get(0)
        .counts()
        .unusedWords();
  }

  private static Message words(String... words) {
    return new Message.UnusedWords(
        0, new TreeMap<>(Map.of("dimensions.sex", new TreeSet<>(List.of(words)))));
  }

  /** Returns the counts of a range of which every record is rejected. */
  private static Message counts(RangeId range) {
    return new Message.RangeCounts(
        range,
        RECORDS,
        LINES,
        0,
        new TreeMap<>(Map.of(Reason.FIELD_COUNT, (long) RECORDS)),
        Map.of());
  }

  /** Returns the messages of a range of which every record is rejected. */
  private static List<Message> rejecting(RangeId range) {
    Rejection why = new Rejection(Reason.FIELD_COUNT, "", "3 fields");
    List<Message> messages = new ArrayList<>(List.of(counts(range)));
    int most = Message.RejectedRecords.MOST;
    for (int piece = 0; piece < Message.RejectedRecords.pieces(RECORDS); piece++) {
      messages.add(
          new Message.RejectedRecords(
              range,
              piece,
              IntStream.range(piece * most, Math.min(RECORDS, (piece + 1) * most))
                  .mapToObj(record -> new Message.RejectedRecord(record, record, why))
                  .toList()));
    }
    return messages;
  }

  private static ReconciliationScope scope() {
    return new ReconciliationScope(
        List.of(
            new ReconciliationScope.Source(
                "a", Dataset.CASUALTIES, List.of("a.csv"), List.of(), MappedFields.NONE, false)),
        Gazetteer.of(List.of("region"), List.of()),
        List.of(),
        new ReconciliationScope.Summaries(List.of(), 31),
        0,
        false);
  }
}
