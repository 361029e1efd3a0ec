package org.minetally.parquet.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.DictionaryPageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.minetally.table.ColumnType;

/**
 * A table that Minetally wrote, open for reading: its columns as its first file declares them, and
 * their values, one row group at a time, in the order of the files.
 */
public final class WrittenTable implements Closeable {

  private final List<ParquetFileReader> files;
  private final MessageType schema;

  /** The file of each row group. */
  private final List<ParquetFileReader> groupFiles = new ArrayList<>();

  /** The number of each row group in its file. */
  private final List<Integer> groupNumbers = new ArrayList<>();

  private WrittenTable(List<ParquetFileReader> files) {
    this.files = List.copyOf(files);
    this.schema = files.get(0).getFileMetaData().getSchema();
    for (ParquetFileReader file : files) {
      for (int group = 0; group < file.getRowGroups().size(); group++) {
        groupFiles.add(file);
        groupNumbers.add(group);
      }
    }
  }

  /**
   * Opens the files of a table on the local disk, without Hadoop's default settings, whose XML
   * takes long to parse.
   *
   * @param folder the folder of the table
   * @throws IOException if a file is missing or cannot be read
   */
  public static WrittenTable open(Path folder) throws IOException {
    return open(TableFiles.in(folder));
  }

  /**
   * Opens the only file of a table.
   *
   * @throws IOException if it cannot be read
   */
  public static WrittenTable ofFile(Path file) throws IOException {
    return open(List.of(file));
  }

  private static WrittenTable open(List<Path> paths) throws IOException {
    List<ParquetFileReader> files = new ArrayList<>();
    try {
      for (Path path : paths) {
        files.add(
            ParquetFileReader.open(
                new LocalInputFile(path),
                HadoopReadOptions.builder(new Configuration(false)).build()));
      }
      return new WrittenTable(files);
    } catch (IOException | RuntimeException e) {
      closeAll(files);
      throw e;
    }
  }

  /** Returns the number of rows. */
  public long rows() {
    return files.stream().mapToLong(ParquetFileReader::getRecordCount).sum();
  }

  /** Returns the names of the columns, in file order. */
  public List<String> columns() {
    return schema.getFields().stream().map(Type::getName).toList();
  }

  /** Returns the type of a column in this file. */
  public ColumnType type(String column) {
    return ColumnCursor.type(descriptor(column).getPrimitiveType());
  }

  /** Returns whether a column cannot contain NULL in this file. */
  public boolean isRequired(String column) {
    return schema.getType(column).isRepetition(Type.Repetition.REQUIRED);
  }

  /** Returns the number of row groups. */
  public int rowGroups() {
    return groupFiles.size();
  }

  /** Reads a row group into memory. Its values are decoded on demand. */
  public RowGroup rowGroup(int number) throws IOException {
    ParquetFileReader file = groupFiles.get(number);
    return new RowGroup(
        file.readRowGroup(groupNumbers.get(number)), schema, file.getFileMetaData().getCreatedBy());
  }

  /**
   * Returns the distinct texts of a column in a row group from its dictionary; empty if the
   * dictionary does not cover all values.
   */
  public Optional<List<String>> dictionary(int rowGroup, String column) throws IOException {
    ParquetFileReader file = groupFiles.get(rowGroup);
    BlockMetaData block = file.getRowGroups().get(groupNumbers.get(rowGroup));
    EncodingStats stats =
        block.getColumns().stream()
            .filter(chunk -> chunk.getPath().toDotString().equals(column))
            .findFirst()
            .map(ColumnChunkMetaData::getEncodingStats)
            .orElse(null);
    if (stats == null || !stats.hasDictionaryPages() || stats.hasNonDictionaryEncodedPages()) {
      return Optional.empty();
    }
    ColumnDescriptor descriptor = descriptor(column);
    try (DictionaryPageReadStore pages = file.getDictionaryReader(block)) {
      DictionaryPage page = pages.readDictionaryPage(descriptor);
      return page == null
          ? Optional.empty()
          : Optional.of(texts(page.getEncoding().initDictionary(descriptor, page)));
    }
  }

  private static List<String> texts(Dictionary dictionary) {
    List<String> texts = new ArrayList<>();
    for (int id = 0; id <= dictionary.getMaxId(); id++) {
      texts.add(dictionary.decodeToBinary(id).toStringUsingUTF8());
    }
    return texts;
  }

  private ColumnDescriptor descriptor(String column) {
    return schema.getColumnDescription(new String[] {column});
  }

  @Override
  public void close() throws IOException {
    closeAll(files);
  }

  private static void closeAll(List<ParquetFileReader> files) throws IOException {
    for (ParquetFileReader file : files) {
      file.close();
    }
  }
}
