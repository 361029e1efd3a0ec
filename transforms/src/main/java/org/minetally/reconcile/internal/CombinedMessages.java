package org.minetally.reconcile.internal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * Adds up messages that say the same about different records, so that few of them meet at the one
 * worker that reconciles. Messages that cannot be added are passed on at once.
 */
public final class CombinedMessages implements Message.Visitor<RuntimeException> {

  /** Longer lists of names are not added here, because each addition copies both lists. */
  private static final int MOST_NAMES = 1000;

  private final Consumer<Message> others;
  private final Map<List<Object>, Message> sums = new LinkedHashMap<>();

  /**
   * Creates an empty collection.
   *
   * @param others receives each message that cannot be added to another
   */
  public CombinedMessages(Consumer<Message> others) {
    this.others = others;
  }

  /** Returns the number of sums. */
  public int size() {
    return sums.size();
  }

  /** Passes on the sums and forgets them. */
  public void drain(Consumer<Message> messages) {
    sums.values().forEach(messages);
    sums.clear();
  }

  private <M extends Message> void add(
      Class<M> kind, M message, BinaryOperator<M> plus, Object of) {
    sums.merge(List.of(kind, of), message, (a, b) -> plus.apply(kind.cast(a), kind.cast(b)));
  }

  @Override
  public void visit(Message.RangeCounts range) {
    others.accept(range);
  }

  @Override
  public void visit(Message.ExcludedRecords excluded) {
    add(
        Message.ExcludedRecords.class,
        excluded,
        (a, b) ->
            new Message.ExcludedRecords(
                a.source(), a.cause(), Math.addExact(a.records(), b.records())),
        List.of(excluded.source(), excluded.cause()));
  }

  @Override
  public void visit(Message.NotedRecords noted) {
    add(
        Message.NotedRecords.class,
        noted,
        (a, b) ->
            new Message.NotedRecords(a.source(), a.note(), Math.addExact(a.records(), b.records())),
        List.of(noted.source(), noted.note()));
  }

  @Override
  public void visit(Message.PointCounts points) {
    add(
        Message.PointCounts.class,
        points,
        (a, b) -> new Message.PointCounts(a.source(), sum(a.records(), b.records())),
        points.source());
  }

  @Override
  public void visit(Message.UnusedWords unused) {
    add(Message.UnusedWords.class, unused, Message.UnusedWords::and, unused.source());
  }

  @Override
  public void visit(Message.LookupCounts lookup) {
    add(
        Message.LookupCounts.class,
        lookup,
        (a, b) -> new Message.LookupCounts(a.source(), a.lookup(), sum(a.counts(), b.counts())),
        List.of(lookup.source(), lookup.lookup()));
  }

  @Override
  public void visit(Message.RejectedRecords rejected) {
    others.accept(rejected);
  }

  @Override
  public void visit(Message.FindingRaised finding) {
    others.accept(finding);
  }

  @Override
  public void visit(Message.FindingCounts counts) {
    add(
        Message.FindingCounts.class,
        counts,
        (a, b) -> new Message.FindingCounts(a.source(), sum(a.findings(), b.findings())),
        counts.source());
  }

  @Override
  public void visit(Message.ClaimChecked claim) {
    others.accept(claim);
  }

  @Override
  public void visit(Message.TableSize table) {
    add(
        Message.TableSize.class,
        table,
        (a, b) -> new Message.TableSize(a.name(), Math.addExact(a.rows(), b.rows())),
        table.name());
  }

  @Override
  public void visit(Message.SourceTotals totals) {
    if (totals.unmatched().size() > MOST_NAMES) {
      others.accept(totals);
      return;
    }
    add(
        Message.SourceTotals.class,
        totals,
        (a, b) ->
            new Message.SourceTotals(
                a.source(),
                Math.addExact(a.records(), b.records()),
                sum(a.totals(), b.totals()),
                sum(a.unmatched(), b.unmatched())),
        totals.source());
  }

  @Override
  public void visit(Message.NewestDates dates) {
    add(Message.NewestDates.class, dates, CombinedMessages::newest, dates.source());
  }

  @Override
  public void visit(Message.FieldGaps gaps) {
    add(
        Message.FieldGaps.class,
        gaps,
        (a, b) -> new Message.FieldGaps(a.source(), sum(a.records(), b.records())),
        gaps.source());
  }

  @Override
  public void visit(Message.ReportingLags lags) {
    others.accept(lags); // There are many, and each addition would copy all of them.
  }

  @Override
  public void visit(Message.FactTableTotals table) {
    add(Message.FactTableTotals.class, table, CombinedMessages::sum, table.table());
  }

  @Override
  public void visit(Message.IncidentTableTotals table) {
    add(Message.IncidentTableTotals.class, table, CombinedMessages::sum, table.name());
  }

  @Override
  public void visit(Message.SummaryTableTotals table) {
    add(Message.SummaryTableTotals.class, table, CombinedMessages::sum, table.summary());
  }

  /** Returns the newest dates of two groups of records of one source. */
  public static Message.NewestDates newest(Message.NewestDates a, Message.NewestDates b) {
    return new Message.NewestDates(
        a.source(), Math.max(a.precise(), b.precise()), Math.max(a.any(), b.any()));
  }

  /** Returns the totals of two parts of one fact table. */
  public static Message.FactTableTotals sum(Message.FactTableTotals a, Message.FactTableTotals b) {
    return new Message.FactTableTotals(
        a.table(),
        Math.addExact(a.rows(), b.rows()),
        sum(a.totals(), b.totals()),
        sum(a.suppressed(), b.suppressed()),
        union(a.periods(), b.periods()),
        union(a.regions(), b.regions()));
  }

  /** Returns the totals of two parts of one table of incidents. */
  public static Message.IncidentTableTotals sum(
      Message.IncidentTableTotals a, Message.IncidentTableTotals b) {
    return new Message.IncidentTableTotals(
        a.name(),
        Math.addExact(a.rows(), b.rows()),
        sum(a.totals(), b.totals()),
        a.level(),
        union(a.periods(), b.periods()),
        union(a.regions(), b.regions()));
  }

  /** Returns the totals of two parts of one summary table. */
  public static Message.SummaryTableTotals sum(
      Message.SummaryTableTotals a, Message.SummaryTableTotals b) {
    return new Message.SummaryTableTotals(
        a.summary(),
        Math.addExact(a.rows(), b.rows()),
        sum(a.totals(), b.totals()),
        sum(a.suppressed(), b.suppressed()),
        union(a.periods(), b.periods()),
        union(a.regions(), b.regions()));
  }

  private static <K> SortedMap<K, Long> sum(SortedMap<K, Long> a, SortedMap<K, Long> b) {
    SortedMap<K, Long> sum = new TreeMap<>(a);
    b.forEach((key, value) -> sum.merge(key, value, Math::addExact));
    return sum;
  }

  private static <T> Set<T> union(Set<T> a, Set<T> b) {
    Set<T> union = new HashSet<>(a);
    union.addAll(b);
    return union;
  }
}
