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
 * Goes through the rows of one open file in their order, holding a row group at most. Except what
 * rows are sorted by, values are decoded only if they are asked for.
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
   * Before the first row of a file.
   *
   * @param columns columns that it has
   */
  FactCursor(ParquetFileReader reader, FactColumns columns) {
    this.reader = reader;
    this.schema = reader.getFileMetaData().getSchema();
    this.columns = columns;
    this.order = new String[columns.order().size()];
  }

  /**
   * Goes to the next row.
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
    start = columns.beside().isEmpty() ? null : value(store, FactColumns.PERIOD_START);
    left = pages.getRowCount() - 1;
  }

  private Value value(ColumnReadStoreImpl store, String name) {
    ColumnDescriptor column = schema.getColumnDescription(new String[] {name});
    return new Value(column, store.getColumnReader(column));
  }

  /** Whether it stands on a row. */
  boolean isPresent() {
    return present;
  }

  /** How this row stands to the one before it: above 0 as it should, 0 if nothing differs. */
  int step() {
    return step;
  }

  /** Where this row stands in regard to that of another file with the same columns. */
  int compareTo(FactCursor other) {
    for (int i = 0; i < order.length; i++) {
      int way = FactColumns.compare(i, order[i], other.order[i]);
      if (way != 0) {
        return way;
      }
    }
    return 0;
  }

  /** A text of this row, by its position in {@link FactColumns#texts}, or null. */
  String text(int position) {
    return texts.get(position).text();
  }

  /** The period's first day, as days since 1970-01-01, or {@link TableRows#NO_DATE}. */
  int start() {
    return start.isNull() ? TableRows.NO_DATE : start.reader.getInteger();
  }

  /**
   * A figure of this row, as its column has it: a whole number, or ten-thousandths of a square
   * metre; or {@link TableRows#NO_NUMBER}.
   */
  long figure(int position) {
    return figures.get(position).figure();
  }

  /** One column's value in the row. */
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

    /** A value that nobody has asked for stays where it is, in the place of the next one. */
    void advance() {
      if (!isNull()) {
        reader.skip();
      }
      reader.consume();
    }

    boolean isNull() {
      return reader.getCurrentDefinitionLevel() < defined;
    }

    /** Neighbours often have the same text, of which a dictionary then gives the same bytes. */
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
