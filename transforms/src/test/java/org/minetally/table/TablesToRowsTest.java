package org.minetally.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.schemas.logicaltypes.SqlTypes;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;
import org.minetally.table.internal.TableRowsCoder;

class TablesToRowsTest {

  private static final TableSchema TABLE =
      new TableSchema(
          "all_types",
          "A column of each type.",
          List.of("name"),
          List.of(
              column("name", ColumnType.STRING, true),
              column("note", ColumnType.STRING, false),
              column("day", ColumnType.DATE, false),
              column("people", ColumnType.INTEGER, false),
              column("area_m2", ColumnType.AREA, false),
              column("share", ColumnType.RATIO, false)));

  private static final TableRows ROWS =
      new TableRows.Builder(TABLE, 2)
          .row()
          .text("a")
          .text("b")
          .date(0)
          .number(3)
          .number(25_000)
          .ratio(1, 4, 1)
          .row()
          .text("c")
          .text(null)
          .date(TableRows.NO_DATE)
          .number(TableRows.NO_NUMBER)
          .number(TableRows.NO_NUMBER)
          .ratio(1, 0, 1)
          .build();

  private static Column column(String name, ColumnType type, boolean required) {
    return Column.of(name, type).withRequired(required).withDescription("About " + name + ".");
  }

  @Test
  void fieldsHaveTheTypesNullabilityAndDescriptionsOfColumns() {
    Schema expected =
        Schema.builder()
            .addStringField("name")
            .addNullableField("note", FieldType.STRING)
            .addNullableField("day", FieldType.logicalType(SqlTypes.DATE))
            .addNullableField("people", FieldType.INT64)
            .addNullableField("area_m2", FieldType.DECIMAL)
            .addNullableField("share", FieldType.DOUBLE)
            .build();
    assertThat(TablesToRows.schemaOf(TABLE).typesEqual(expected), is(true));
    assertThat(TablesToRows.schemaOf(TABLE).getField("day").getDescription(), is("About day."));
  }

  @Test
  void convertsTheRowsOfOneTable() {
    Pipeline pipeline = Pipeline.create();
    TableRows other = new TableRows.Builder(TableSchema.REJECTS, 0).build();
    PCollection<Row> rows =
        pipeline
            .apply(Create.of(ROWS, other).withCoder(TableRowsCoder.of()))
            .apply(TablesToRows.of(TABLE));
    Schema schema = TablesToRows.schemaOf(TABLE);
    PAssert.that(rows)
        .containsInAnyOrder(
            Row.withSchema(schema)
                .addValues("a", "b", LocalDate.EPOCH, 3L, new BigDecimal("2.5000"), 0.25)
                .build(),
            Row.withSchema(schema).addValues("c", null, null, null, null, null).build());
    pipeline.run();
  }

  @Test
  void writesDatesAsTextOnRequest() {
    Pipeline pipeline = Pipeline.create();
    PCollection<Row> rows =
        pipeline
            .apply(Create.of(ROWS).withCoder(TableRowsCoder.of()))
            .apply(TablesToRows.of(TABLE).withDatesAsText());
    assertThat(rows.getSchema().getField("day").getType(), is(FieldType.STRING.withNullable(true)));
    PAssert.that(rows)
        .containsInAnyOrder(
            Row.withSchema(rows.getSchema())
                .addValues("a", "b", "1970-01-01", 3L, new BigDecimal("2.5000"), 0.25)
                .build(),
            Row.withSchema(rows.getSchema()).addValues("c", null, null, null, null, null).build());
    pipeline.run();
  }

  @Test
  void rejectsATableWithOtherColumnsThanItsSchema() {
    TableSchema shorter =
        new TableSchema("all_types", "", List.of(), TABLE.columns().subList(0, 2));
    Pipeline pipeline = Pipeline.create();
    pipeline.apply(Create.of(ROWS).withCoder(TableRowsCoder.of())).apply(TablesToRows.of(shorter));
    assertThat(
        assertThrows(Pipeline.PipelineExecutionException.class, pipeline::run)
            .getCause()
            .getMessage(),
        is(
            "TablesToRows: the columns of the table all_types differ from the given schema;"
                + " use the schema of the run's plan"));
  }

  @Test
  void rejectsATableWithAGeometry() {
    assertThat(
        assertThrows(
                IllegalArgumentException.class, () -> TablesToRows.of(TableSchema.DIM_REGION_GEO))
            .getMessage(),
        containsString("column geometry is a geometry"));
  }
}
