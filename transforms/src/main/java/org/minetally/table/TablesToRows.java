package org.minetally.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.logicaltypes.SqlTypes;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;

/**
 * Converts one table to rows with a Beam schema, for SQL, for another sink, or for a test. Rows of
 * other tables in the input are ignored.
 *
 * <p>Column types become field types as follows; a column that may be NULL becomes a nullable
 * field.
 *
 * <ul>
 *   <li>{@link ColumnType#STRING}: STRING
 *   <li>{@link ColumnType#DATE}: the logical type {@link SqlTypes#DATE} ({@link LocalDate})
 *   <li>{@link ColumnType#BOOLEAN}: BOOLEAN
 *   <li>{@link ColumnType#INTEGER}: INT64
 *   <li>{@link ColumnType#AREA}: DECIMAL with four places
 *   <li>{@link ColumnType#RATIO}: DOUBLE
 * </ul>
 *
 * <pre>{@code
 * PCollection<Row> rows = tables.apply(TablesToRows.of(schema));
 * }</pre>
 */
public final class TablesToRows extends PTransform<PCollection<TableRows>, PCollection<Row>> {

  private static final long serialVersionUID = 1L;

  private static final int AREA_PLACES = 4;

  private final TableSchema table;
  private final boolean datesAsText;

  private TablesToRows(TableSchema table, boolean datesAsText) {
    this.table = table;
    this.datesAsText = datesAsText;
  }

  /**
   * Converts the table of this schema.
   *
   * @throws IllegalArgumentException if the table has a geometry, which a pipeline element cannot
   *     contain
   */
  public static TablesToRows of(TableSchema table) {
    schemaOf(Objects.requireNonNull(table, "table"));
    return new TablesToRows(table, false);
  }

  /**
   * Returns a copy whose dates are text in ISO 8601, for SDKs of Beam that do not know {@link
   * SqlTypes#DATE}, such as Python's.
   */
  public TablesToRows withDatesAsText() {
    return new TablesToRows(table, true);
  }

  /**
   * Returns the Beam schema of a table's rows, with a description for each field.
   *
   * @throws IllegalArgumentException if the table has a geometry
   */
  public static Schema schemaOf(TableSchema table) {
    return schemaOf(table, false);
  }

  private static Schema schemaOf(TableSchema table, boolean datesAsText) {
    Schema.Builder schema = Schema.builder();
    for (Column column : table.columns()) {
      schema.addField(
          Schema.Field.of(column.name(), type(column, datesAsText))
              .withNullable(!column.required())
              .withDescription(column.description()));
    }
    return schema.build();
  }

  private static Schema.FieldType type(Column column, boolean datesAsText) {
    return switch (column.type()) {
      case STRING -> Schema.FieldType.STRING;
      case DATE ->
          datesAsText ? Schema.FieldType.STRING : Schema.FieldType.logicalType(SqlTypes.DATE);
      case BOOLEAN -> Schema.FieldType.BOOLEAN;
      case INTEGER -> Schema.FieldType.INT64;
      case AREA -> Schema.FieldType.DECIMAL;
      case RATIO -> Schema.FieldType.DOUBLE;
      case GEOMETRY ->
          throw new IllegalArgumentException(
              "TablesToRows: column %s is a geometry; use a table without one"
                  .formatted(column.name()));
    };
  }

  @Override
  public PCollection<Row> expand(PCollection<TableRows> tables) {
    return tables
        .apply("Convert to rows", ParDo.of(new ConvertFn(table, datesAsText)))
        .setRowSchema(schemaOf(table, datesAsText));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(DisplayData.item("table", table.name()).withLabel("Table"));
  }

  private static final class ConvertFn extends DoFn<TableRows, Row> {
    private static final long serialVersionUID = 1L;

    private final TableSchema table;
    private final boolean datesAsText;
    private transient Schema schema;

    ConvertFn(TableSchema table, boolean datesAsText) {
      this.table = table;
      this.datesAsText = datesAsText;
    }

    @ProcessElement
    public void convert(@Element TableRows rows, OutputReceiver<Row> out) {
      if (!rows.schema().name().equals(table.name())) {
        return;
      }
      if (!rows.schema().equals(table)) {
        throw new IllegalArgumentException(
            "TablesToRows: the columns of the table %s differ from the given schema;"
                    .formatted(table.name())
                + " use the schema of the run's plan");
      }
      if (schema == null) {
        schema = schemaOf(table, datesAsText);
      }
      for (int row = 0; row < rows.size(); row++) {
        out.output(row(rows, row));
      }
    }

    private Row row(TableRows rows, int row) {
      Row.Builder values = Row.withSchema(schema);
      for (int column = 0; column < table.columns().size(); column++) {
        values.addValue(value(rows, column, row));
      }
      return values.build();
    }

    private Object value(TableRows rows, int column, int row) {
      return switch (table.columns().get(column).type()) {
        case STRING -> rows.text(column, row);
        case DATE ->
            rows.date(column, row) == TableRows.NO_DATE
                ? null
                : date(LocalDate.ofEpochDay(rows.date(column, row)));
        case BOOLEAN -> rows.flag(column, row);
        case INTEGER -> isNull(rows, column, row) ? null : (Object) rows.number(column, row);
        case AREA ->
            isNull(rows, column, row)
                ? null
                : BigDecimal.valueOf(rows.number(column, row), AREA_PLACES);
        case RATIO -> isNull(rows, column, row) ? null : (Object) rows.ratio(column, row);
        case GEOMETRY ->
            throw new IllegalStateException("a pipeline element cannot contain geometries");
      };
    }

    private Object date(LocalDate day) {
      return datesAsText ? day.toString() : day;
    }

    private static boolean isNull(TableRows rows, int column, int row) {
      return rows.number(column, row) == TableRows.NO_NUMBER;
    }
  }
}
