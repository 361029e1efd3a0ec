package org.minetally.format.internal.parquet;

import java.util.function.Function;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.minetally.format.internal.FormatException;

/**
 * Iterates over the values of one column in one row group.
 *
 * <p>The library's decoders throw arbitrary exceptions for bytes that violate the format. Each call
 * to the library therefore has its own {@code try} block, so that a bug in this program is not
 * reported as damage in the file.
 */
final class ColumnValues {

  /**
   * A writer without known bugs. The file's own writer would only affect the library's log; strings
   * that depend on the previous page (PARQUET-246) are rejected by {@link PageCheck}.
   */
  private static final ParsedVersion WRITER = new ParsedVersion("parquet-mr", "1.15.2", null);

  private final FlatColumn column;
  private final ChunkPages pages;
  private ColumnReader reader;
  private long leftInPage;

  ColumnValues(FlatColumn column, ChunkPages pages) {
    this.column = column;
    this.pages = pages;
  }

  /** Moves to the next value. */
  void next() throws FormatException {
    if (leftInPage == 0) {
      leftInPage = pages.advance();
    }
    leftInPage--;
    try {
      if (reader == null) {
        reader =
            new ColumnReaderImpl(column.descriptor(), pages, new PrimitiveConverter() {}, WRITER);
      } else {
        reader.consume();
      }
    } catch (RuntimeException e) {
      throw Damage.in(column, "a page cannot be decoded", e);
    }
  }

  /** Returns whether the value is NULL. */
  boolean isNull() {
    return reader.getCurrentDefinitionLevel() < column.descriptor().getMaxDefinitionLevel();
  }

  /**
   * Returns the value, which must not be NULL.
   *
   * @param get reads it from the library's reader and does nothing else
   */
  <T> T get(Function<ColumnReader, T> get) throws FormatException {
    try {
      return get.apply(reader);
    } catch (RuntimeException e) {
      throw Damage.in(column, "a value cannot be decoded", e);
    }
  }
}
