package org.minetally.reconcile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.testing.CoderProperties;
import org.junit.jupiter.api.Test;
import org.minetally.model.ClaimResult;

final class ReconciliationCoderTest {

  private static final Reconciliation.SourceCounts SOURCE =
      new Reconciliation.SourceCounts(
          "police",
          "casualties",
          new RecordCounts.Builder()
              .read(10)
              .accepted(7)
              .rejected(new TreeMap<>(Map.of("NEGATIVE", 2L)))
              .filtered(new TreeMap<>(Map.of("kind=training", 1L)))
              .duplicates(2)
              .superseded(11)
              .deleted(12)
              .counted(5)
              .unmatched(3)
              .notes(new TreeMap<>(Map.of("POSSIBLE_DUPLICATE", 2L)))
              .findings(new TreeMap<>(Map.of("GAP", 1L)))
              .newestDate("2019-04-14")
              .unusedWords(new TreeMap<>(Map.of("filters.1", List.of("test", "x"))))
              .build(),
          new TreeMap<>(Map.of("killed", 4L)),
          List.of("in.csv:3: wrong"));

  private static final Reconciliation.TableTotals TABLE =
      new Reconciliation.TableTotals(
          "by_month",
          "casualties",
          2,
          new TreeMap<>(Map.of("records", 5L)),
          new TreeMap<>(Map.of("killed", 2L)));

  private static final ClaimResult CLAIM =
      new ClaimResult(
          "a",
          "It was so.",
          "exactly",
          new BigDecimal("5"),
          new BigDecimal("4.25"),
          new BigDecimal("1200"),
          "supported",
          false,
          "2 records certainly fit.",
          "less",
          "b",
          "contradicted",
          "Too many.");

  @Test
  void decodesAReconciliationUnchanged() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(
        ReconciliationCoder.of(),
        new Reconciliation(
            List.of(SOURCE), List.of(TABLE), new TreeMap<>(Map.of("rejects", 2L)), List.of(CLAIM)));
  }
}
