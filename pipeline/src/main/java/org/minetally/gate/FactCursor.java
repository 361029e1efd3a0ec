package org.minetally.gate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.minetally.table.TableRows;

/**
 * Iterates over the rows of an open file in order, with one row group in memory. Values other than
 * keys are decoded on demand.
 */
final class FactCursor {

  private final ParquetFileReader reader;
  private final MessageType schema;
  private final FactColumns columns;
  private final List<Value> texts = new ArrayList<>();
  private final List<Value> figures = new ArrayList<>();
  private final String[] order;
  private Value start;
  private int group;
  private long left;
  private boolean present;
  private boolean first = true;
  private int step = 1;

  /**
   * Creates a cursor before the first row of a file.
   *
   * @param columns the columns to read, all of which the file has
   */
  FactCursor(ParquetFileReader reader, FactColumns columns) {
    this.reader = reader;
    this.schema = reader.getFileMetaData().getSchema();
    this.columns = columns;
    this.order = new String[columns.order().size()];
  }

  /**
   * Moves to the next row.
   *
   * @return whether there is one
   */
  boolean next() throws IOException {
    if (left > 0) {
      left--;
      texts.forEach(Value::advance);
      figures.forEach(Value::advance);
      if (start != null) {
        start.advance();
      }
    } else {
      present = group < reader.getRowGroups().size();
      if (!present) {
        return false;
      }
      openGroup(reader.readRowGroup(group++));
    }
    int way = 0;
    for (int i = 0; i < order.length; i++) {
      String now = texts.get(i).text();
      way = way == 0 ? FactColumns.compare(i, now, order[i]) : way;
      order[i] = now;
    }
    step = first ? 1 : way;
    first = false;
    return true;
  }

  private void openGroup(PageReadStore pages) {
    ColumnReadStoreImpl store =
        new ColumnReadStoreImpl(
            pages,
            new DummyRecordConverter(schema).getRootConverter(),
            schema,
            reader.getFileMetaData().getCreatedBy());
    texts.clear();
    figures.clear();
    columns.texts().forEach(name -> texts.add(value(store, name)));
    columns.figures().forEach(name -> figures.add(value(store, name)));
    start = columns.extras().isEmpty() ? null : value(store, FactColumns.PERIOD_START);
    left = pages.getRowCount() - 1;
  }

  private Value value(ColumnReadStoreImpl store, String name) {
    ColumnDescriptor column = schema.getColumnDescription(new String[] {name});
    return new Value(column, store.getColumnReader(column));
  }

  /** Returns whether the cursor is on a row. */
  boolean isPresent() {
    return present;
  }

  /** Compares the key of this row with the previous one: positive if in order, 0 if equal. */
  int step() {
    return step;
  }

  /** Compares the key of this row with that of another file with the same columns. */
  int compareTo(FactCursor other) {
    for (int i = 0; i < order.length; i++) {
      int way = FactColumns.compare(i, order[i], other.order[i]);
      if (way != 0) {
        return way;
      }
    }
    return 0;
  }

  /** Returns a string of this row by its position in {@link FactColumns#texts}; may be null. */
  String text(int position) {
    return texts.get(position).text();
  }

  /** Returns the period's first day, as days since 1970-01-01, or {@link TableRows#NO_DATE}. */
  int start() {
    return start.isNull() ? TableRows.NO_DATE : start.reader.getInteger();
  }

  /**
   * Returns a figure of this row in the unit of its column, a whole number or ten-thousandths of a
   * square metre, or {@link TableRows#NO_NUMBER}.
   */
  long figure(int position) {
    return figures.get(position).figure();
  }

  /** The value of one column in the current row. */
  private static final class Value {
    private final ColumnReader reader;
    private final int defined;
    private final boolean decimal;
    private Binary bytes;
    private String text;

    Value(ColumnDescriptor column, ColumnReader reader) {
      this.reader = reader;
      this.defined = column.getMaxDefinitionLevel();
      this.decimal =
          column.getPrimitiveType().getPrimitiveTypeName()
              == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    }

    /** Skips the current value, which stays in the reader if it was not decoded. */
    void advance() {
      if (!isNull()) {
        reader.skip();
      }
      reader.consume();
    }

    boolean isNull() {
      return reader.getCurrentDefinitionLevel() < defined;
    }

    /** Returns the text. Adjacent rows often share one dictionary entry, which is decoded once. */
    @SuppressWarnings("ReferenceEquality")
    String text() {
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

    long figure() {
      if (isNull()) {
        return TableRows.NO_NUMBER;
      }
      return decimal ? ByteBuffer.wrap(reader.getBinary().getBytes()).getLong() : reader.getLong();
    }
  }
}
