package org.minetally.columnar;

import java.util.function.Function;
import org.apache.parquet.VersionParser;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.VersionParser.VersionParseException;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.minetally.format.FormatException;

/**
 * The values of one column in one row group, one after another.
 *
 * <p>The library's decoders throw whatever they meet first in bytes that contradict the format. Its
 * calls stand alone in their {@code try} blocks, so that a failure of this program is not taken for
 * one of the file.
 */
final class ColumnValues {

  private final FlatColumn column;
  private final ChunkPages pages;
  private final ParsedVersion writer;
  private ColumnReader reader;
  private long leftInPage;

  /**
   * The values of some pages.
   *
   * @param writer the program that wrote the file; null if it is not known
   */
  ColumnValues(FlatColumn column, ChunkPages pages, String writer) {
    this.column = column;
    this.pages = pages;
    this.writer = parsed(writer);
  }

  private static ParsedVersion parsed(String writer) {
    try {
      return VersionParser.parse(writer);
    } catch (VersionParseException | RuntimeException e) {
      return null; // A name that says nothing is no reason to refuse a file.
    }
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
            new ColumnReaderImpl(column.descriptor(), pages, new PrimitiveConverter() {}, writer);
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
