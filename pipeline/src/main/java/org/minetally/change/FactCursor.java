package org.minetally.change;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.minetally.table.TableRows;

/**
 * Goes through the rows of one file in their order, holding a row group at most. A row's texts and
 * figures are decoded only if they are asked for.
 */
final class FactCursor implements Closeable {

  private final ParquetFileReader reader;
  private final MessageType schema;
  private final FactColumns columns;
  private final List<Value> texts = new ArrayList<>();
  private final List<Value> figures = new ArrayList<>();
  private Value start;
  private long left;
  private boolean present;

  private FactCursor(ParquetFileReader reader, FactColumns columns) {
    this.reader = reader;
    this.schema = reader.getFileMetaData().getSchema();
    this.columns = columns;
  }

  /** Before the first row of a file, which has all of these columns. */
  static FactCursor open(Path file, FactColumns columns) throws IOException {
    return new FactCursor(ParquetFileReader.open(new LocalInputFile(file)), columns);
  }

  /**
   * Goes to the next row.
   *
   * @return whether there is one
   * @throws IllegalStateException if it stands where it should not
   */
  boolean next() throws IOException {
    if (left > 0) {
      List<String> before = order();
      left--;
      texts.forEach(Value::advance);
      figures.forEach(Value::advance);
      start.advance();
      checkOrder(before);
      return true;
    }
    PageReadStore pages = reader.readNextRowGroup();
    present = pages != null;
    if (!present) {
      return false;
    }
    List<String> before = texts.isEmpty() ? null : order();
    openGroup(pages);
    if (before != null) {
      checkOrder(before);
    }
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
    start = value(store, FactColumns.PERIOD_START);
    left = pages.getRowCount() - 1;
  }

  private Value value(ColumnReadStoreImpl store, String name) {
    ColumnDescriptor column = schema.getColumnDescription(new String[] {name});
    return new Value(column, store.getColumnReader(column));
  }

  /** What a row is sorted by, in that order. */
  private List<String> order() {
    List<String> order = new ArrayList<>(columns.orderedBy());
    for (int i = 0; i < columns.orderedBy(); i++) {
      order.add(texts.get(i).text());
    }
    return order;
  }

  private void checkOrder(List<String> before) {
    for (int i = 0; i < before.size(); i++) {
      int order = FactColumns.compare(before.get(i), texts.get(i).text());
      if (order < 0) {
        return;
      }
      if (order > 0) {
        break;
      }
    }
    throw new IllegalStateException(
        reader.getFile() + ": a row stands before " + before + ", in which order it should not");
  }

  /** Whether it stands on a row. */
  boolean isPresent() {
    return present;
  }

  /** Where this row stands in regard to that of another file with the same columns. */
  int compareTo(FactCursor other) {
    for (int i = 0; i < columns.orderedBy(); i++) {
      int order = FactColumns.compare(texts.get(i).text(), other.texts.get(i).text());
      if (order != 0) {
        return order;
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

  @Override
  public void close() throws IOException {
    reader.close();
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

    void advance() {
      skip();
      reader.consume();
    }

    /** A value that nobody has asked for stays where it is, in the place of the next one. */
    private void skip() {
      if (!isNull()) {
        reader.skip();
      }
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
