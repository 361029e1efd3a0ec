package org.minetally.summary;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.minetally.period.DateInterval;
import org.minetally.period.internal.DataEnd;
import org.minetally.summary.internal.CellTable;

class TablePartTest {

  private static CellTable cells(long... values) {
    CellTable cells = new CellTable(0, values.length);
    cells.add(DateInterval.ofParts(2021, 5, 0), 3, 7, values);
    return cells;
  }

  @Test
  void keepsKindAndContentWhenEncoded() throws CoderException {
    List<TablePart> parts =
        List.of(
            new TablePart.Figures(cells(4)),
            new TablePart.Figures(cells(4, 5)),
            new TablePart.NewestDates(new DataEnd(18_000, 18_100)),
            new SuppressedRows(cells(6)),
            new SuppressedWindows(cells(8, 9)));
    for (TablePart part : parts) {
      TablePart copy = CoderUtils.clone(TablePartCoder.of(), part);
      assertThat(copy, instanceOf(part.getClass()));
      assertThat(
          CoderUtils.encodeToByteArray(TablePartCoder.of(), copy),
          is(CoderUtils.encodeToByteArray(TablePartCoder.of(), part)));
    }
  }

  @Test
  void rejectsCellsOfAnotherKind() {
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> new SuppressedRows(cells(1, 2)))
            .getMessage(),
        containsString("with 1 measures, but they have 0 and 2"));
    assertThrows(IllegalArgumentException.class, () -> new SuppressedWindows(cells(1)));
    assertThrows(IllegalArgumentException.class, () -> new SuppressedRows(new CellTable(1, 1)));
  }
}
