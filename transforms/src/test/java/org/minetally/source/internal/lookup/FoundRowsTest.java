package org.minetally.source.internal.lookup;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minetally.reconcile.internal.RangeId;

class FoundRowsTest {

  @Test
  void addsTheRowsOfAllWorkersAndKeepsTheCountsOfTheTable() {
    LookupRows.Builder rows = new LookupRows.Builder(new RangeId(0, 0, 0));
    rows.next(1, 1, 5, 0);
    rows.next(1, 1, 6, 1);
    rows.next(2, 1, 5, 2);
    LookupTable table = LookupTable.of(List.of(rows.take()), true);
    RowSet one = new RowSet();
    one.add(table.number(table.find(1, 1)));
    RowSet other = new RowSet();
    other.add(table.number(table.find(1, 1)));
    other.add(table.number(table.find(2, 1)));

    FoundRows found = new FoundRows();
    found.add(FoundRows.packed(table, one));
    found.add(FoundRows.none());
    found.add(FoundRows.packed(table, other));

    assertThat(found.searched(), is(true));
    assertThat(found.size(), is(2));
    assertThat(found.superseded(), is(1L));
    assertThat(found.rows().size(), is(2));
  }

  @Test
  void knowsNothingIfNoWorkerSearched() {
    FoundRows found = new FoundRows();
    found.add(FoundRows.none());
    assertThat(found.searched(), is(false));
  }
}
