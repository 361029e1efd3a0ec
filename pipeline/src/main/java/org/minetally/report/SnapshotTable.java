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
 * Columns of one table of a snapshot, in memory. Values are {@link String}, {@link LocalDate},
 * {@link BigDecimal} (whole numbers too) or {@link Double}; null is NULL.
 */
final class SnapshotTable {

  private final Map<String, List<Object>> columns;
  private final int rows;

  private SnapshotTable(Map<String, List<Object>> columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** The names of a table's columns, in their order. */
  static List<String> columns(Path snapshot, String table) throws IOException {
    try (ParquetFileReader reader = open(snapshot, table)) {
      return reader.getFileMetaData().getSchema().getFields().stream()
          .map(field -> field.getName())
          .toList();
    }
  }

  /** All columns of a table. */
  static SnapshotTable read(Path snapshot, String table) throws IOException {
    return read(snapshot, table, columns(snapshot, table));
  }

  /**
   * The rows that are wanted.
   *
   * @param column a column of texts
   * @param value what stands in it in those rows
   */
  record Only(String column, String value) {}

  /** Some columns of a table, which has them. */
  static SnapshotTable read(Path snapshot, String table, Collection<String> wanted)
      throws IOException {
    return read(snapshot, table, wanted, null);
  }

  /**
   * The same of some rows.
   *
   * @param only the rows; null: all
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
        BitSet taken = taken(only, schema, store, Math.toIntExact(pages.getRowCount()));
        for (Map.Entry<String, List<Object>> column : columns.entrySet()) {
          ColumnDescriptor descriptor = descriptor(schema, column.getKey());
          read(descriptor, store.getColumnReader(descriptor), taken, column);
        }
        rows += taken.cardinality();
      }
    }
    return new SnapshotTable(columns, rows);
  }

  private static ColumnDescriptor descriptor(MessageType schema, String column) {
    return schema.getColumnDescription(new String[] {column});
  }

  /** The rows of a row group that are wanted. */
  private static BitSet taken(Only only, MessageType schema, ColumnReadStoreImpl store, int rows) {
    BitSet taken = new BitSet(rows);
    if (only == null) {
      taken.set(0, rows);
      return taken;
    }
    Binary value = Binary.fromString(only.value());
    ColumnReader reader = store.getColumnReader(descriptor(schema, only.column()));
    for (int row = 0; row < rows; row++) {
      taken.set(row, reader.getBinary().equals(value));
      reader.consume();
    }
    return taken;
  }

  private static ParquetFileReader open(Path snapshot, String table) throws IOException {
    return WrittenTables.open(OutputLayout.part(snapshot, table));
  }

  private static void read(
      ColumnDescriptor descriptor,
      ColumnReader reader,
      BitSet taken,
      Map.Entry<String, List<Object>> column) {
    for (int row = 0; row < taken.length(); row++) {
      boolean present = reader.getCurrentDefinitionLevel() == descriptor.getMaxDefinitionLevel();
      if (taken.get(row)) {
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
          throw new IllegalStateException("no table has a column of the type " + type);
    };
  }

  int rows() {
    return rows;
  }

  Set<String> columns() {
    return columns.keySet();
  }

  /** A text; null is NULL. */
  String text(String column, int row) {
    return (String) columns.get(column).get(row);
  }

  /** A number; null is NULL. */
  BigDecimal number(String column, int row) {
    return (BigDecimal) columns.get(column).get(row);
  }

  /** Any value, as JSON can hold it; null is NULL. */
  Object shown(String column, int row) {
    Object value = columns.get(column).get(row);
    return value instanceof LocalDate date ? date.toString() : value;
  }
}
