package org.minetally.golden;

import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.internal.Additivity;
import org.minetally.period.PeriodType;
import org.minetally.records.internal.RecordTables;
import org.minetally.region.Gazetteer;
import org.minetally.region.internal.RegionAttribute;
import org.minetally.summary.TableSet;
import org.minetally.table.Column;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.ChangeTable;

/**
 * Compares {@code docs/data-dictionary.md} with the declared tables; {@code
 * -Dminetally.golden.update=true} rewrites it.
 */
class DataDictionaryTest {

  private static final String HEAD =
      """
      # Data dictionary

      This page lists every table that a run can write, and every column. A test generates it from the
      declaration of the tables, from which the files, `datapackage.json` and the views are made too. What
      the figures mean, and which ones must not be summed, is described in [Output](outputs.md). How to
      open them in a BI tool is described in [BI tools](bi.md).

      INTEGER has 64 bits; AREA is DECIMAL(18, 4); RATIO is DOUBLE; GEOMETRY is well-known binary in a
      column of bytes. A fact table has the dimensions, such as `sex`, that the job lists. Columns with
      `population`, `per_100000`, `area_km2` and `per_km2` are in a table only if the
      [gazetteer](job-file.md#populations-and-areas) has populations or areas. No two rows of a table have
      the same key. "Sum" says over which rows a number may be summed: any, those with the same value in
      the named columns, or never.
      """;

  @Test
  void describesEveryTableAsDeclared() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("\nWith [suppression](suppression.md), `records` may be NULL, ")
        .append("and tables of casualties and summaries\nend with:\n\n")
        .append(columns(List.of(suppression())));
    tables().forEach((name, schema) -> text.append(table(name, schema)));
    Path file = Repository.root().resolve("docs/data-dictionary.md");
    if (Boolean.getBoolean("minetally.golden.update")) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file), is(text.toString()));
  }

  private static Map<String, TableSchema> tables() {
    Map<String, TableSchema> tables = new LinkedHashMap<>();
    for (Dataset dataset : Dataset.values()) {
      tables.put(
          dataset.label() + "_by_<period>_<level>",
          TableSchema.of(new FactTable(dataset, PeriodType.MONTH, "level", dataset.dimensions())));
    }
    tables.put(
        "incidents_by_<period>_<level>",
        TableSchema.incidents(
            new FactTable(
                Dataset.CASUALTIES,
                PeriodType.MONTH,
                "level",
                List.of(Dimension.DEVICE_CATEGORY))));
    tables.put(
        "summary_by_<period>_<level>",
        TableSchema.of(
            new SummaryTable(PeriodType.MONTH, "level"), EnumSet.allOf(RegionAttribute.class)));
    RecordTables records =
        RecordTables.of(
            TableSet.of(
                List.of(Dataset.values()),
                Gazetteer.of(List.of("level"), List.of()),
                Arrays.stream(Dataset.values())
                    .map(
                        dataset ->
                            new FactTable(dataset, PeriodType.MONTH, "level", dataset.dimensions()))
                    .toList()),
            List.of());
    records.schemas().forEach(schema -> tables.put(schema.name(), schema));
    Stream.of(
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
            TableSchema.REPORTING_LAG)
        .forEach(schema -> tables.put(schema.name(), schema));
    return tables;
  }

  private static String table(String name, TableSchema schema) {
    StringBuilder lines = new StringBuilder("\n## ").append(name).append("\n\n");
    if (schema.name().equals(name)) {
      lines.append(schema.description()).append("\n\n");
    }
    if (!schema.key().isEmpty()) {
      lines
          .append("Key: ")
          .append(schema.key().stream().map(key -> "`" + key + "`").collect(joining(", ")))
          .append(".\n\n");
    }
    return lines.append(columns(schema.columns())).toString();
  }

  /** Returns the column {@code is_suppressed}. */
  private static Column suppression() {
    List<Column> columns =
        TableSchema.of(new SummaryTable(PeriodType.MONTH, "level")).withSuppression().columns();
    return columns.get(columns.size() - 1);
  }

  private static String columns(List<Column> columns) {
    StringBuilder lines = new StringBuilder();
    lines.append(
        "| column | type | unit | sum | NULL | meaning |\n| --- | --- | --- | --- | --- | --- |\n");
    for (Column column : columns) {
      lines.append(
          "| `%s` | %s | %s | %s | %s | %s |\n"
              .formatted(
                  column.name(),
                  column.type(),
                  column.unit(),
                  column.unit().isEmpty() ? "" : sum(column.additivity()),
                  column.required() ? "never" : "may be",
                  String.join(" ", meaning(column)).replace("|", "\\|").replace("<", "&lt;")));
    }
    return lines.toString();
  }

  private static String sum(Additivity additivity) {
    if (!additivity.isAdditive()) {
      return "never";
    }
    return additivity.within().isEmpty()
        ? "any"
        : "same " + additivity.within().stream().map("`%s`"::formatted).collect(joining(", "));
  }

  private static List<String> meaning(Column column) {
    List<String> meaning = new ArrayList<>(List.of(column.description()));
    if (!column.values().isEmpty()) {
      meaning.add(
          "One of "
              + column.values().stream().map(value -> "`" + value + "`").collect(joining(", "))
              + ".");
    }
    if (!column.references().isEmpty()) {
      meaning.add("Joins `" + column.references() + "`.");
    }
    return meaning;
  }
}
