package org.minetally.source.internal.lookup;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minetally.reconcile.internal.RangeId;

class SharedTablesTest {

  private final SharedTables tables = new SharedTables();

  @Test
  void buildsTheTableOfTheSamePartsOnce() {
    LookupRows rows = rows(1);
    LookupTable table = table(List.of(rows, rows(2)));
    assertThat(
        tables.get(
            List.of(rows),
            () -> {
              throw new AssertionError("built again");
            }),
        is(sameInstance(table)));
  }

  @Test
  void buildsTheTableOfOtherPartsEvenIfTheyHaveTheSameRows() {
    LookupTable table = table(List.of(rows(1)));
    assertThat(table(List.of(rows(1))), is(not(sameInstance(table))));
  }

  @Test
  void triesAgainAfterAFailure() {
    List<LookupRows> parts = List.of(rows(1), rows(1));
    assertThrows(RepeatedKeyException.class, () -> table(parts));
    assertThrows(RepeatedKeyException.class, () -> table(parts));
  }

  @Test
  void hasAnEmptyTableForNoRows() {
    assertThat(table(List.of()).size(), is(0));
  }

  private LookupTable table(List<LookupRows> parts) {
    return tables.get(parts, () -> LookupTable.of(parts, false));
  }

  private static LookupRows rows(long key) {
    LookupRows.Builder rows = new LookupRows.Builder(new RangeId(0, 0, 0));
    rows.next(key, 1, 0, key);
    return rows.take();
  }
}
