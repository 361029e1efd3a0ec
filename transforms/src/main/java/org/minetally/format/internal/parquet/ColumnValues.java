package org.minetally.format.internal.parquet;

import java.util.function.Function;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.minetally.format.internal.FormatException;

/**
 * The values of one column in one row group, one after another.
 *
 * <p>The library's decoders throw whatever they meet first in bytes that contradict the format. Its
 * calls stand alone in their {@code try} blocks, so that a failure of this program is not taken for
 * one of the file.
 */
final class ColumnValues {

  /**
   * A writer without known faults. What the file says instead would only reach the library's log;
   * texts that depend on the page before (PARQUET-246) are refused by {@link PageCheck}.
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

  /** Whether the value is NULL. */
  boolean isNull() {
    return reader.getCurrentDefinitionLevel() < column.descriptor().getMaxDefinitionLevel();
  }

  /**
   * The value, which is not NULL.
   *
   * @param get takes it from the library's reader, and does nothing else
   */
  <T> T get(Function<ColumnReader, T> get) throws FormatException {
    try {
      return get.apply(reader);
    } catch (RuntimeException e) {
      throw Damage.in(column, "a value cannot be decoded", e);
    }
  }
}
