package org.minetally.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minetally.claim.Comparison;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.internal.Additivity;
import org.minetally.period.PeriodType;
import org.minetally.region.internal.RegionAttribute;

class TableSchemaTest {

  private static final Set<ColumnType> NUMBERS =
      EnumSet.of(ColumnType.INTEGER, ColumnType.AREA, ColumnType.RATIO);

  static Stream<TableSchema> schemas() {
    FactTable casualties =
        new FactTable(
            Dataset.CASUALTIES, PeriodType.MONTH, "district", Dataset.CASUALTIES.dimensions());
    FactTable detections =
        new FactTable(
            Dataset.DETECTIONS, PeriodType.MONTH, "district", Dataset.DETECTIONS.dimensions());
    return Stream.of(
        TableSchema.of(casualties),
        TableSchema.of(detections),
        TableSchema.incidents(casualties),
        TableSchema.of(
            new SummaryTable(PeriodType.MONTH, "district"), EnumSet.allOf(RegionAttribute.class)),
        TableSchema.DIM_PERIOD,
        TableSchema.regions(EnumSet.allOf(RegionAttribute.class)),
        TableSchema.DIM_REGION_HISTORY,
        TableSchema.DIM_REGION_POPULATION,
        TableSchema.DIM_REGION_GEO,
        TableSchema.REJECTS,
        TableSchema.FINDINGS,
        TableSchema.CLAIMS,
        TableSchema.UNMATCHED_NAMES,
        TableSchema.COORDINATE_CHECKS,
        TableSchema.FIELD_COMPLETENESS,
        TableSchema.REPORTING_LAG);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void onlyNumbersHaveAUnit(TableSchema schema) {
    for (Column column : schema.columns()) {
      assertThat(column.name(), column.unit().isEmpty(), is(not(NUMBERS.contains(column.type()))));
      assertThat(column.name(), column.description(), is(not(emptyString())));
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void keysAndReferencesNameExistingColumns(TableSchema schema) {
    List<String> columns = schema.columns().stream().map(Column::name).toList();
    schema.key().forEach(key -> assertThat(columns, hasItem(key)));
    for (Column column : schema.columns()) {
      if (!column.references().isEmpty()) {
        assertThat(
            List.of("dim_period.period_id", "dim_region.region_id"), hasItem(column.references()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void onlyNumbersAreSummedAndOnlyWithinExistingColumns(TableSchema schema) {
    List<String> columns = schema.columns().stream().map(Column::name).toList();
    for (Column column : schema.columns()) {
      if (column.additivity().isAdditive()) {
        assertThat(column.name(), column.unit(), is(not(emptyString())));
      }
      column.additivity().within().forEach(name -> assertThat(columns, hasItem(name)));
    }
  }

  @Test
  void neverSumsSharesRatesChangesOrDistinctCounts() {
    for (TableSchema schema : schemas().toList()) {
      for (Column column : schema.columns()) {
        String name = column.name();
        if (name.matches(".*(share|_per_|_change|_days|_year$|_number).*|incidents.*")) {
          assertThat(schema.name() + "." + name, column.additivity(), is(Additivity.NONE));
        }
        if (name.matches(".*(_cumulative|_12_months)")) {
          assertThat(name, column.additivity(), is(Additivity.within("period_id")));
        }
      }
    }
  }

  @Test
  void everyDimensionTableHasAKeyOfOneColumn() {
    assertThat(TableSchema.DIM_PERIOD.key(), contains("period_id"));
    assertThat(TableSchema.DIM_REGION.key(), contains("region_id"));
  }

  @Test
  void closedVocabulariesMatchTheCodeThatUsesThem() {
    assertThat(
        values(TableSchema.CLAIMS, "comparator"),
        is(Arrays.stream(Comparison.values()).map(Comparison::label).toList()));
    assertThat(
        values(
            TableSchema.of(
                new FactTable(
                    Dataset.CASUALTIES,
                    PeriodType.YEAR,
                    "district",
                    List.of(Dimension.SEX, Dimension.ACTIVITY))),
            "sex"),
        contains("female", "male", "unknown"));
  }

  private static List<String> values(TableSchema schema, String column) {
    return schema.columns().get(schema.position(column)).values();
  }
}
