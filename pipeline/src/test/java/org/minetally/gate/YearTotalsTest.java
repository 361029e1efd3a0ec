package org.minetally.gate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.parquet.internal.TableFile;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.publish.OutputLayout;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

class YearTotalsTest {

  @TempDir private Path work;

  private final TableRows.Builder rows = new TableRows.Builder(TableSchema.FIELD_COMPLETENESS, 10);

  @Test
  void acceptsYearsThatAddUpToTheCountedRecords() throws IOException {
    row("victims", "2020", "date", 3, 2, 1, 0);
    row("victims", "2020", "sex", 3, 0, 0, 3);
    row("victims", "XXXX", "date", 1, 0, 0, 1);
    row("victims", "XXXX", "sex", 1, 1, 0, 0);
    assertThat(differences(), is(empty()));
  }

  @Test
  void findsAFieldWithoutAllRecords() throws IOException {
    row("victims", "2020", "date", 4, 4, 0, 0);
    row("victims", "2020", "sex", 3, 3, 0, 0);
    assertThat(
        differences(),
        contains(
            "table field_completeness: source victims has 4 counted records, but 3 for the field"
                + " sex"));
  }

  @Test
  void findsPartsThatDoNotAddUp() throws IOException {
    row("victims", "2020", "date", 4, 3, 0, 0);
    row("victims", "2021", "date", 0, 1, -1, 0);
    assertThat(
        differences(),
        contains(containsString("not_reported of source victims do not add up to records")));
  }

  @Test
  void findsASourceWithoutRows() throws IOException {
    assertThat(
        differences(),
        contains("table field_completeness: source victims has 4 counted records, but no rows"));
  }

  @Test
  void findsAYearWithoutAllRecordsInATableWithoutFields() throws IOException {
    TableSchema schema = TableSchema.REPORTING_LAG;
    TableRows.Builder lags = new TableRows.Builder(schema, 1);
    lags.row().text("victims").text("casualties").text("2020");
    lags.date(TableRows.NO_DATE).date(TableRows.NO_DATE).date(TableRows.NO_DATE);
    lags.number(3).number(1).number(1).number(0);
    for (int i = 0; i < 5; i++) {
      lags.number(TableRows.NO_NUMBER);
    }
    assertThat(
        differences(schema, lags),
        contains(
            "table reporting_lag: source victims has 4 counted records, but 3",
            "table reporting_lag: records_with_lag, records_without_lag of source victims do not"
                + " add up to records"));
  }

  private void row(
      String source, String year, String field, long all, long reported, long vague, long absent) {
    rows.row()
        .text(source)
        .text("casualties")
        .text(year)
        .date(TableRows.NO_DATE)
        .date(TableRows.NO_DATE)
        .date(TableRows.NO_DATE)
        .text(field)
        .number(all)
        .number(reported)
        .number(vague)
        .number(absent)
        .number(0);
  }

  /** Returns the differences from 4 counted records of one source, and none of another. */
  private List<String> differences() throws IOException {
    return differences(TableSchema.FIELD_COMPLETENESS, rows);
  }

  private List<String> differences(TableSchema schema, TableRows.Builder rows) throws IOException {
    try (TableFile file = TableFile.create(OutputLayout.part(work, schema.name()), schema)) {
      file.write(rows.build());
    }
    try (WrittenTable table = WrittenTable.open(OutputLayout.table(work, schema.name()))) {
      return YearTotals.differences(
          schema.name(), table, new TreeMap<>(Map.of("victims", 4L, "empty", 0L)));
    }
  }
}
