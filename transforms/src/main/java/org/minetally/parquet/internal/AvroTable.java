package org.minetally.parquet.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.minetally.model.Measure;
import org.minetally.table.Column;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * A view of a table's rows as Avro records. It is one object that moves from row to row, so a
 * record must be consumed before the next one.
 */
final class AvroTable implements GenericRecord {

  private static final int DECIMAL_BYTES = 8;
  private static final int DECIMAL_PRECISION = 18;
  private static final long DECIMAL_LIMIT = 1_000_000_000_000_000_000L;

  private final Schema schema;
  private final TableRows rows;
  private final List<Column> columns;
  private final Utf8[] texts;
  private int row;

  AvroTable(Schema schema, TableRows rows) {
    this.schema = schema;
    this.rows = rows;
    this.columns = rows.schema().columns();
    this.texts = rows.texts().stream().map(AvroTable::utf8).toArray(Utf8[]::new);
  }

  /** Returns the Avro schema of a table. Its descriptions are written to the Parquet file. */
  static Schema schema(TableSchema table) {
    SchemaBuilder.FieldAssembler<Schema> fields =
        SchemaBuilder.record(table.name()).doc(table.description()).fields();
    for (Column column : table.columns()) {
      Schema type = type(column);
      Schema field =
          column.required() ? type : Schema.createUnion(Schema.create(Schema.Type.NULL), type);
      fields = fields.name(column.name()).doc(column.description()).type(field).noDefault();
    }
    return fields.endRecord();
  }

  private static Schema type(Column column) {
    return switch (column.type()) {
      case STRING -> Schema.create(Schema.Type.STRING);
      case INTEGER -> Schema.create(Schema.Type.LONG);
      case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
      case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
      case RATIO -> Schema.create(Schema.Type.DOUBLE);
      case AREA ->
          LogicalTypes.decimal(DECIMAL_PRECISION, Measure.AREA_SCALE)
              .addToSchema(Schema.createFixed(column.name(), "", "", DECIMAL_BYTES));
      case GEOMETRY ->
          throw new IllegalArgumentException("a pipeline element cannot contain geometries");
    };
  }

  /** Moves the view to the row of this number. */
  AvroTable at(int number) {
    row = number;
    return this;
  }

  @Override
  public Schema getSchema() {
    return schema;
  }

  @Override
  public Object get(int column) {
    return switch (columns.get(column).type()) {
      case STRING -> {
        int code = rows.textCode(column, row);
        yield code == TableRows.NO_TEXT ? null : texts[code];
      }
      case DATE -> {
        int date = rows.date(column, row);
        yield date == TableRows.NO_DATE ? null : date;
      }
      case BOOLEAN -> rows.flag(column, row);
      case INTEGER -> {
        long number = rows.number(column, row);
        yield number == TableRows.NO_NUMBER ? null : number;
      }
      case RATIO ->
          rows.number(column, row) == TableRows.NO_NUMBER ? null : rows.ratio(column, row);
      case AREA -> {
        long number = rows.number(column, row);
        yield number == TableRows.NO_NUMBER ? null : decimal(column, number);
      }
      case GEOMETRY ->
          throw new IllegalStateException("a pipeline element cannot contain geometries");
    };
  }

  @Override
  public Object get(String column) {
    return get(rows.schema().position(column));
  }

  @Override
  public void put(int column, Object value) {
    throw new UnsupportedOperationException("rows are read-only");
  }

  @Override
  public void put(String column, Object value) {
    throw new UnsupportedOperationException("rows are read-only");
  }

  /**
   * Returns a decimal. A number with more digits than the column's type allows would be misread.
   */
  private Object decimal(int column, long number) {
    if (Math.abs(number) >= DECIMAL_LIMIT) {
      throw new ArithmeticException(
          "the area does not fit in "
              + DECIMAL_PRECISION
              + " digits: "
              + columns.get(column).name());
    }
    Schema type = schema.getFields().get(column).schema();
    Schema fixed = type.isUnion() ? type.getTypes().get(1) : type;
    return new GenericData.Fixed(fixed, ByteBuffer.allocate(DECIMAL_BYTES).putLong(number).array());
  }

  private static Utf8 utf8(String text) {
    return new Utf8(text.getBytes(StandardCharsets.UTF_8));
  }
}
