package org.minetally.gate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.parquet.internal.TableFile;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.period.PeriodType;
import org.minetally.publish.OutputLayout;
import org.minetally.table.Column;
import org.minetally.table.FactTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** Checks of tables with one error each, which no run produces. */
class TableChecksTest {

  private static final TableSchema FACTS =
      TableSchema.of(
          new FactTable(Dataset.CASUALTIES, PeriodType.YEAR, "district", List.of(Dimension.SEX)));

  @TempDir private Path work;
  private List<String[]> facts;

  @BeforeEach
  void makeDimensions() throws IOException {
    facts = new ArrayList<>();
    facts.add(fact("2020", "N1", "female"));
    facts.add(fact("2020", "N1", "male"));
    facts.add(fact("2020", "N2", "female"));
    facts.add(fact("2021", "N1", "male"));
    periods("2020", "2021");
    regions("N1", "N2");
  }

  private static String[] fact(String year, String region, String sex) {
    return new String[] {year, region, sex};
  }

  private void write(TableRows.Builder rows, TableSchema schema) throws IOException {
    try (TableFile file = TableFile.create(OutputLayout.part(work, schema.name()), schema)) {
      file.write(rows.build());
    }
  }

  private void periods(String... years) throws IOException {
    TableRows.Builder rows = new TableRows.Builder(TableSchema.DIM_PERIOD, years.length);
    for (String year : years) {
      rows.row()
          .text("year:" + year)
          .text("year")
          .text(year)
          .date(0)
          .date(1)
          .date(0)
          .text("exact")
          .flag(false)
          .flag(null);
    }
    OutputLayout.part(work, "dim_period").toFile().delete();
    write(rows, TableSchema.DIM_PERIOD);
  }

  private void regions(String... codes) throws IOException {
    TableRows.Builder rows = new TableRows.Builder(TableSchema.DIM_REGION, codes.length);
    for (String code : codes) {
      rows.row()
          .text("district:" + code)
          .text("district")
          .text(code)
          .text(code)
          .text(code)
          .text(null)
          .text(null)
          .text(null);
    }
    OutputLayout.part(work, "dim_region").toFile().delete();
    write(rows, TableSchema.DIM_REGION);
  }

  /** Returns the failed checks as name, table and number. */
  private List<String> failed() throws IOException {
    return failed(FACTS);
  }

  private List<String> failed(TableSchema as) throws IOException {
    TableRows.Builder rows = new TableRows.Builder(as, facts.size());
    for (String[] fact : facts) {
      rows.row()
          .text("year:" + fact[0])
          .text("district:" + fact[1])
          .text(fact[0])
          .date(0)
          .date(364)
          .date(0)
          .text(fact[1])
          .text(fact[1])
          .text(fact[1])
          .text("N")
          .text("at-event")
          .text(fact[2])
          .number(1)
          .number(1)
          .number(TableRows.NO_NUMBER)
          .number(TableRows.NO_NUMBER)
          .number(TableRows.NO_NUMBER);
    }
    write(rows, as);
    List<Check> checks = new ArrayList<>();
    TableChecks declared = new TableChecks(work);
    for (TableSchema table : List.of(FACTS, TableSchema.DIM_PERIOD, TableSchema.DIM_REGION)) {
      try (WrittenTable file = WrittenTable.open(OutputLayout.table(work, table.name()))) {
        checks.addAll(declared.of(table, file));
      }
    }
    assertThat(checks.size(), is(10));
    List<Check> failed = checks.stream().filter(Check::failed).toList();
    assertThat(
        failed.stream().map(Check::why).toList(), everyItem(containsString("please report")));
    assertThat(QualityChecks.of(checks, List.of()).refusals().size(), is(failed.size()));
    return failed.stream()
        .map(c -> c.name() + " " + c.subject().table() + " " + c.values().observed())
        .toList();
  }

  @Test
  void passesTablesThatMatchSchema() throws IOException {
    assertThat(failed(), is(List.of()));
  }

  @Test
  void failsOnNullInRequiredColumn() throws IOException {
    List<Column> columns = new ArrayList<>(FACTS.columns());
    int sex = FACTS.position("sex");
    Column was = columns.get(sex);
    columns.set(sex, was.withRequired(false).withUnit(""));
    facts.set(2, fact("2020", "N2", null));
    assertThat(
        failed(new TableSchema(FACTS.name(), "", FACTS.key(), columns)),
        is(List.of("not_null casualties_by_year_district 1")));
  }

  @Test
  void failsOnRepeatedKey() throws IOException {
    facts.add(2, fact("2020", "N1", "male"));
    assertThat(failed(), is(List.of("unique casualties_by_year_district 1")));
  }

  @Test
  void failsOnRowOutOfOrder() throws IOException {
    facts.add(fact("2020", "N1", "male"));
    assertThat(failed(), is(List.of("unique casualties_by_year_district 1")));
  }

  @Test
  void failsOnRepeatedIdInDimension() throws IOException {
    regions("N1", "N2", "N1");
    assertThat(failed(), is(List.of("unique dim_region 1")));
  }

  @Test
  void failsOnUndeclaredValue() throws IOException {
    facts.set(3, fact("2021", "N1", "m"));
    assertThat(failed(), is(List.of("accepted_values casualties_by_year_district 1")));
  }

  @Test
  void failsOnPeriodAndRegionMissingFromDimensions() throws IOException {
    periods("2021");
    regions("N1");
    assertThat(failed(), is(List.of("relationships casualties_by_year_district 4")));
  }

  @Test
  void readsColumnWithoutCompleteDictionaryRowByRow() throws IOException {
    facts.clear();
    for (int i = 0; i < 200_000; i++) {
      facts.add(fact("2020", String.format("N%040d", i), "male"));
    }
    facts.add(fact("2021", "N1", "none"));
    assertThat(
        failed(),
        is(
            List.of(
                "accepted_values casualties_by_year_district 1",
                "relationships casualties_by_year_district 200000")));
  }
}
