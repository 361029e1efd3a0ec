package org.minetally.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.period.PeriodType;
import org.minetally.region.internal.RegionAttribute;
import org.minetally.table.internal.ChangeTable;

/** Compares the columns of all tables with those that are listed for the version of the schema. */
class SchemaVersionTest {

  private static final Path ROOT = Path.of(System.getProperty("minetally.root", ".."));
  private static final String FOLDER = "transforms/src/test/resources/org/minetally/table";

  @Test
  void columnsAreThoseOfTheVersion() throws IOException {
    Path listed = ROOT.resolve(FOLDER).resolve("columns-%d.txt".formatted(TableSchema.VERSION));
    if (Boolean.getBoolean("minetally.golden.update") && !Files.exists(listed)) {
      Files.createDirectories(listed.getParent());
      Files.writeString(listed, columns());
    }
    assertThat(
        "The tables differ from those of version %d of the schema. Increase TableSchema.VERSION, and"
                .formatted(TableSchema.VERSION)
            + " run this test with -Dminetally.golden.update=true, which lists the columns of the new"
            + " version. Never change the list of a version that has been released.",
        columns(),
        is(Files.readString(listed)));
  }

  private static String columns() {
    StringBuilder text = new StringBuilder();
    for (TableSchema table : tables()) {
      text.append(table.name()).append(" ").append(table.key()).append("\n");
      for (Column column : table.columns()) {
        text.append(
            "  %s %s%s%s%s%s\n"
                .formatted(
                    column.name(),
                    column.type(),
                    column.required() ? " NOT NULL" : "",
                    column.unit().isEmpty() ? "" : ", " + column.unit(),
                    column.values().isEmpty() ? "" : " " + column.values(),
                    column.references().isEmpty() ? "" : " -> " + column.references()));
      }
    }
    return text.toString();
  }

  private static List<TableSchema> tables() {
    List<TableSchema> tables = new ArrayList<>();
    for (Dataset dataset : Dataset.values()) {
      FactTable table = new FactTable(dataset, PeriodType.MONTH, "level", dataset.dimensions());
      List<Measure> measures = new ArrayList<>(List.of(Measure.values()));
      measures.removeIf(
          measure -> measure == Measure.RECORDS || !measure.datasets().contains(dataset));
      tables.add(TableSchema.of(table, measures).withSuppression());
    }
    tables.add(
        TableSchema.incidents(
            new FactTable(Dataset.CASUALTIES, PeriodType.MONTH, "level", List.of())));
    for (PeriodType type : List.of(PeriodType.DAY, PeriodType.MONTH)) {
      tables.add(
          TableSchema.of(new SummaryTable(type, "level"), EnumSet.allOf(RegionAttribute.class)));
    }
    tables.addAll(
        List.of(
            TableSchema.DIM_PERIOD,
            TableSchema.regions(EnumSet.allOf(RegionAttribute.class)),
            TableSchema.DIM_REGION_HISTORY,
            TableSchema.DIM_REGION_POPULATION,
            TableSchema.DIM_REGION_GEO,
            TableSchema.REJECTS,
            TableSchema.FINDINGS,
            ChangeTable.SCHEMA,
            TableSchema.CLAIMS,
            TableSchema.UNMATCHED_NAMES,
            TableSchema.COORDINATE_CHECKS,
            TableSchema.FIELD_COMPLETENESS,
            TableSchema.REPORTING_LAG));
    return tables;
  }
}
