package org.minetally.parquet.internal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.minetally.table.ColumnType;
import org.minetally.table.TableRows;

/**
 * Iterates over the values of one column of a {@link RowGroup}. A value is decoded only if it is
 * asked for, by the accessor of the column's type.
 */
public final class ColumnCursor {

  private final ColumnReader reader;
  private final ColumnType type;
  private final int scale;
  private final int defined;
  private Binary bytes;
  private String text;

  ColumnCursor(ColumnDescriptor column, ColumnReader reader) {
    this.reader = reader;
    this.type = type(column.getPrimitiveType());
    this.scale =
        column.getPrimitiveType().getLogicalTypeAnnotation()
                instanceof DecimalLogicalTypeAnnotation decimal
            ? decimal.getScale()
            : 0;
    this.defined = column.getMaxDefinitionLevel();
  }

  /** Returns the column type that is written as this type of Parquet. */
  static ColumnType type(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case BINARY ->
          type.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation
              ? ColumnType.STRING
              : ColumnType.GEOMETRY;
      case INT32 -> ColumnType.DATE;
      case INT64 -> ColumnType.INTEGER;
      case DOUBLE -> ColumnType.RATIO;
      case FIXED_LEN_BYTE_ARRAY -> ColumnType.AREA;
      case BOOLEAN -> ColumnType.BOOLEAN;
      case INT96, FLOAT -> throw new IllegalStateException("unsupported column type " + type);
    };
  }

  /** Moves to the next row. A value that was not decoded is skipped. */
  public void advance() {
    if (!isNull()) {
      reader.skip();
    }
    reader.consume();
  }

  /** Returns the type of the column. */
  public ColumnType type() {
    return type;
  }

  /** Returns the number of decimal places in {@link #number}. */
  public int scale() {
    return scale;
  }

  /** Returns whether the value is NULL. */
  public boolean isNull() {
    return reader.getCurrentDefinitionLevel() < defined;
  }

  /**
   * Returns the text; null for NULL. Adjacent rows often share one dictionary entry, which is
   * decoded once.
   */
  @SuppressWarnings("ReferenceEquality")
  public String text() {
    if (isNull()) {
      return null;
    }
    Binary now = reader.getBinary();
    if (now != bytes) {
      text = now.toStringUsingUTF8();
      bytes = now;
    }
    return text;
  }

  /** Returns the date as days since 1970-01-01, or {@link TableRows#NO_DATE}. */
  public int date() {
    return isNull() ? TableRows.NO_DATE : reader.getInteger();
  }

  /**
   * Returns the whole number, or the area as ten-thousandths of a square metre, or {@link
   * TableRows#NO_NUMBER}.
   */
  public long number() {
    if (isNull()) {
      return TableRows.NO_NUMBER;
    }
    return type == ColumnType.AREA
        ? ByteBuffer.wrap(reader.getBinary().getBytes()).getLong()
        : reader.getLong();
  }

  /** Returns the whole number or area as a decimal; null for NULL. */
  public BigDecimal decimal() {
    return isNull() ? null : BigDecimal.valueOf(number(), scale);
  }

  /** Returns the flag; null for NULL. */
  public Boolean flag() {
    return isNull() ? null : reader.getBoolean();
  }

  /** Returns the ratio, which must not be NULL. */
  public double ratio() {
    return reader.getDouble();
  }
}
