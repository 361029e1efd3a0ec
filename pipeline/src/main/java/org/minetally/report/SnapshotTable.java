package org.minetally.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.WrittenTables;

/**
 * Columns of a snapshot table in memory. Values are {@link String}, {@link LocalDate}, {@link
 * BigDecimal} (also for whole numbers) or {@link Double}; null represents NULL.
 */
final class SnapshotTable {

  private final Map<String, List<Object>> columns;
  private final int rows;

  private SnapshotTable(Map<String, List<Object>> columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Returns the names of the columns of a table, in order. */
  static List<String> columns(Path snapshot, String table) throws IOException {
    try (ParquetFileReader reader = open(snapshot, table)) {
      return reader.getFileMetaData().getSchema().getFields().stream()
          .map(field -> field.getName())
          .toList();
    }
  }

  /** Reads all columns of a table. */
  static SnapshotTable read(Path snapshot, String table) throws IOException {
    return read(snapshot, table, columns(snapshot, table));
  }

  /**
   * A condition that selects rows.
   *
   * @param column a text column
   * @param value the value that selected rows have in it
   */
  record Only(String column, String value) {}

  /** Reads some columns of a table; all of them must exist. */
  static SnapshotTable read(Path snapshot, String table, Collection<String> wanted)
      throws IOException {
    return read(snapshot, table, wanted, null);
  }

  /**
   * Reads some columns of the selected rows of a table; all of the columns must exist.
   *
   * @param only the condition that selects rows; null for all rows
   */
  static SnapshotTable read(Path snapshot, String table, Collection<String> wanted, Only only)
      throws IOException {
    Map<String, List<Object>> columns = new LinkedHashMap<>();
    wanted.forEach(column -> columns.put(column, new ArrayList<>()));
    int rows = 0;
    try (ParquetFileReader reader = open(snapshot, table)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      String writer = reader.getFileMetaData().getCreatedBy();
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        ColumnReadStoreImpl store =
            new ColumnReadStoreImpl(
                pages, new DummyRecordConverter(schema).getRootConverter(), schema, writer);
        BitSet selected = selected(only, schema, store, Math.toIntExact(pages.getRowCount()));
        for (Map.Entry<String, List<Object>> column : columns.entrySet()) {
          ColumnDescriptor descriptor = descriptor(schema, column.getKey());
          read(descriptor, store.getColumnReader(descriptor), selected, column);
        }
        rows += selected.cardinality();
      }
    }
    return new SnapshotTable(columns, rows);
  }

  private static ColumnDescriptor descriptor(MessageType schema, String column) {
    return schema.getColumnDescription(new String[] {column});
  }

  /** Returns the selected rows of a row group. */
  private static BitSet selected(
      Only only, MessageType schema, ColumnReadStoreImpl store, int rows) {
    BitSet selected = new BitSet(rows);
    if (only == null) {
      selected.set(0, rows);
      return selected;
    }
    Binary value = Binary.fromString(only.value());
    ColumnReader reader = store.getColumnReader(descriptor(schema, only.column()));
    for (int row = 0; row < rows; row++) {
      selected.set(row, reader.getBinary().equals(value));
      reader.consume();
    }
    return selected;
  }

  private static ParquetFileReader open(Path snapshot, String table) throws IOException {
    return WrittenTables.open(OutputLayout.part(snapshot, table));
  }

  private static void read(
      ColumnDescriptor descriptor,
      ColumnReader reader,
      BitSet selected,
      Map.Entry<String, List<Object>> column) {
    for (int row = 0; row < selected.length(); row++) {
      boolean present = reader.getCurrentDefinitionLevel() == descriptor.getMaxDefinitionLevel();
      if (selected.get(row)) {
        column.getValue().add(present ? value(descriptor.getPrimitiveType(), reader) : null);
      } else if (present) {
        reader.skip();
      }
      reader.consume();
    }
  }

  private static Object value(PrimitiveType type, ColumnReader reader) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case INT32 ->
          logical instanceof DateLogicalTypeAnnotation
              ? LocalDate.ofEpochDay(reader.getInteger())
              : BigDecimal.valueOf(reader.getInteger());
      case INT64 -> BigDecimal.valueOf(reader.getLong());
      case DOUBLE -> reader.getDouble();
      case FIXED_LEN_BYTE_ARRAY ->
          new BigDecimal(
              new BigInteger(reader.getBinary().getBytes()),
              logical instanceof DecimalLogicalTypeAnnotation decimal ? decimal.getScale() : 0);
      case BINARY -> reader.getBinary().toStringUsingUTF8();
      case INT96, FLOAT, BOOLEAN ->
          throw new IllegalStateException("unsupported column type " + type);
    };
  }

  int rows() {
    return rows;
  }

  Set<String> columns() {
    return columns.keySet();
  }

  /** Returns a string; null for NULL. */
  String text(String column, int row) {
    return (String) columns.get(column).get(row);
  }

  /** Returns a number; null for NULL. */
  BigDecimal number(String column, int row) {
    return (BigDecimal) columns.get(column).get(row);
  }

  /** Returns any value in a form that JSON can represent; null for NULL. */
  Object shown(String column, int row) {
    Object value = columns.get(column).get(row);
    return value instanceof LocalDate date ? date.toString() : value;
  }
}
