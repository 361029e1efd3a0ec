package org.minetally.gate;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.DictionaryPageReadStore;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * One column of an open Parquet file.
 *
 * @param file the file
 * @param name the name of the column
 */
record WrittenColumn(ParquetFileReader file, String name) {

  private MessageType schema() {
    return file.getFileMetaData().getSchema();
  }

  private ColumnDescriptor descriptor() {
    return schema().getColumnDescription(new String[] {name});
  }

  /** Counts the NULL values. A required column cannot contain any. */
  long nulls() throws IOException {
    if (schema().getType(name).isRepetition(Type.Repetition.REQUIRED)) {
      return 0;
    }
    long[] nulls = {0};
    for (int i = 0; i < file.getRowGroups().size(); i++) {
      this.<Boolean>forEach(i, reader -> true, value -> nulls[0] += value == null ? 1 : 0);
    }
    return nulls[0];
  }

  /**
   * Passes each distinct text to a consumer at least once. Reads the dictionary instead of the rows
   * where it is complete.
   */
  void forEachDistinct(Consumer<Binary> taker) throws IOException {
    for (int i = 0; i < file.getRowGroups().size(); i++) {
      Optional<Dictionary> dictionary = dictionary(i);
      if (dictionary.isPresent()) {
        for (int id = 0; id <= dictionary.get().getMaxId(); id++) {
          taker.accept(dictionary.get().decodeToBinary(id));
        }
      } else {
        forEach(
            i,
            ColumnReader::getBinary,
            value -> {
              if (value != null) {
                taker.accept(value);
              }
            });
      }
    }
  }

  /** Returns the dictionary of a row group if it covers all values. */
  private Optional<Dictionary> dictionary(int group) throws IOException {
    BlockMetaData block = file.getRowGroups().get(group);
    EncodingStats stats =
        block.getColumns().stream()
            .filter(chunk -> chunk.getPath().toDotString().equals(name))
            .findFirst()
            .map(ColumnChunkMetaData::getEncodingStats)
            .orElse(null);
    if (stats == null || !stats.hasDictionaryPages() || stats.hasNonDictionaryEncodedPages()) {
      return Optional.empty();
    }
    try (DictionaryPageReadStore pages = file.getDictionaryReader(block)) {
      DictionaryPage page = pages.readDictionaryPage(descriptor());
      return page == null
          ? Optional.empty()
          : Optional.of(page.getEncoding().initDictionary(descriptor(), page));
    }
  }

  /** Passes every text to a consumer in row order; NULL as null. */
  void forEach(Consumer<Binary> taker) throws IOException {
    for (int i = 0; i < file.getRowGroups().size(); i++) {
      forEach(i, ColumnReader::getBinary, taker);
    }
  }

  /** Passes every text or day to a consumer in row order, as values that may be kept. */
  void forEachKey(Consumer<Object> taker) throws IOException {
    boolean day = descriptor().getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32;
    for (int i = 0; i < file.getRowGroups().size(); i++) {
      this.<Object>forEach(
          i, reader -> day ? reader.getInteger() : reader.getBinary().toStringUsingUTF8(), taker);
    }
  }

  private <T> void forEach(int group, Function<ColumnReader, T> value, Consumer<T> taker)
      throws IOException {
    ColumnDescriptor column = descriptor();
    PageReadStore pages = file.readRowGroup(group);
    ColumnReader reader =
        new ColumnReadStoreImpl(
                pages,
                new DummyRecordConverter(schema()).getRootConverter(),
                schema(),
                file.getFileMetaData().getCreatedBy())
            .getColumnReader(column);
    for (long row = 0; row < pages.getRowCount(); row++) {
      boolean present = reader.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel();
      taker.accept(present ? value.apply(reader) : null);
      if (present) {
        reader.skip();
      }
      reader.consume();
    }
  }
}
