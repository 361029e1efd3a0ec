package org.minetally.publish;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/** Reads written tables back, so that checks apply to the files that are published. */
public final class WrittenTables {

  private WrittenTables() {}

  /** Returns the names of all files and folders in a folder. */
  public static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
      return names;
    }
  }

  /** Opens a Parquet file, without Hadoop's default settings, whose XML takes long to parse. */
  public static ParquetFileReader open(Path file) throws IOException {
    return ParquetFileReader.open(
        new LocalInputFile(file), HadoopReadOptions.builder(new Configuration(false)).build());
  }

  /** Returns the number of rows of a Parquet file. */
  public static long rows(Path file) throws IOException {
    try (ParquetFileReader reader = open(file)) {
      return reader.getRecordCount();
    }
  }

  /** Returns the totals of numeric columns of a Parquet file. */
  public static SortedMap<String, BigDecimal> totals(Path file, Collection<String> columns)
      throws IOException {
    try (ParquetFileReader reader = open(file)) {
      return totals(reader, columns);
    }
  }

  /**
   * Returns the totals of numeric columns of an open Parquet file.
   *
   * @return the totals by column, without columns that have only NULL
   */
  public static SortedMap<String, BigDecimal> totals(
      ParquetFileReader reader, Collection<String> columns) throws IOException {
    SortedMap<String, BigDecimal> totals = new TreeMap<>();
    MessageType schema = reader.getFileMetaData().getSchema();
    String writer = reader.getFileMetaData().getCreatedBy();
    for (int group = 0; group < reader.getRowGroups().size(); group++) {
      PageReadStore pages = reader.readRowGroup(group);
      ColumnReadStoreImpl store =
          new ColumnReadStoreImpl(
              pages, new DummyRecordConverter(schema).getRootConverter(), schema, writer);
      for (String name : columns) {
        ColumnDescriptor column = schema.getColumnDescription(new String[] {name});
        add(name, column, store.getColumnReader(column), pages.getRowCount(), totals);
      }
    }
    return totals;
  }

  private static void add(
      String name,
      ColumnDescriptor column,
      ColumnReader reader,
      long rows,
      SortedMap<String, BigDecimal> totals) {
    boolean decimal =
        column.getPrimitiveType().getPrimitiveTypeName()
            == PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    long sum = 0;
    boolean any = false;
    for (long row = 0; row < rows; row++) {
      if (reader.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel()) {
        any = true;
        sum =
            Math.addExact(
                sum,
                decimal
                    ? new BigInteger(reader.getBinary().getBytes()).longValueExact()
                    : reader.getLong());
      }
      reader.consume();
    }
    if (any) {
      int scale = decimal ? scale(column) : 0;
      totals.merge(name, BigDecimal.valueOf(sum, scale), BigDecimal::add);
    }
  }

  private static int scale(ColumnDescriptor column) {
    return column.getPrimitiveType().getLogicalTypeAnnotation()
            instanceof DecimalLogicalTypeAnnotation decimal
        ? decimal.getScale()
        : 0;
  }
}
