package org.minetally.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.minetally.period.Period;
import org.minetally.table.TableRows;

/** The order of a summary table's rows: by period, then by region. */
final class SummaryOrder {

  private final int period;
  private final int region;

  private SummaryOrder(TableRows rows) {
    this.period = rows.schema().position("period_key");
    this.region = rows.schema().position("region_code");
  }

  private record Row(TableRows rows, int number) {}

  /**
   * Returns the rows of several pieces in order.
   *
   * @param pieces at least one
   * @param part the position of the rows in the table
   */
  static TableRows merge(List<TableRows> pieces, int part) {
    SummaryOrder order = new SummaryOrder(pieces.get(0));
    List<Row> rows = new ArrayList<>();
    for (TableRows piece : pieces) {
      for (int row = 0; row < piece.size(); row++) {
        rows.add(new Row(piece, row));
      }
    }
    rows.sort(
        Comparator.comparing(order::period, Period::compareKeys).thenComparing(order::region));
    TableRows.Builder sorted =
        new TableRows.Builder(pieces.get(0).schema(), rows.size()).part(part);
    rows.forEach(row -> sorted.row(row.rows(), row.number()));
    return sorted.build();
  }

  private String period(Row row) {
    return row.rows().text(period, row.number());
  }

  private String region(Row row) {
    return row.rows().text(region, row.number());
  }
}
