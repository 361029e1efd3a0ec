package org.minetally.report;

import java.util.ArrayList;
import java.util.List;
import org.minetally.report.DatasetSection.Entry;
import org.minetally.report.Html.Cell;

/**
 * A table with all figures of a dataset, for readers without JavaScript.
 *
 * @param columns the measures, and the outcomes not reported if there are any
 * @param text the texts of the page
 */
record StaticTable(List<String> columns, ReportText text) {

  StaticTable {
    columns = List.copyOf(columns);
  }

  static StaticTable of(DatasetSection set, ReportText text) {
    List<String> columns = new ArrayList<>(set.totals().measures());
    if (set.totals().totals().containsKey(OutcomeGap.COLUMN)) {
      int records = columns.indexOf("records");
      columns.add(records < 0 ? columns.size() : records, OutcomeGap.COLUMN);
    }
    return new StaticTable(columns, text);
  }

  List<Cell> row(String name, Entry entry) {
    List<Cell> row = new ArrayList<>(List.of(Cell.text(name)));
    columns.forEach(
        measure -> row.add(Cell.number(text.entry(entry.values().get(measure), measure))));
    return row;
  }

  void addTo(Html html, String caption, String first, List<List<Cell>> rows) {
    List<Cell> head = new ArrayList<>(List.of(Cell.text(text.label(first))));
    columns.forEach(measure -> head.add(Cell.number(text.label(measure))));
    html.table(caption, head, rows);
  }
}
