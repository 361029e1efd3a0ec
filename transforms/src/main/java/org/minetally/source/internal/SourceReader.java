package org.minetally.source.internal;

import java.io.IOException;
import java.nio.charset.Charset;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.RecordCursor;

/**
 * Reads all records of a file, outside a pipeline. A failure to read is thrown as an {@link
 * UnreadableInputException}, which explains it to the operator.
 */
public final class SourceReader implements AutoCloseable {

  private final SourceFile file;
  private final SourceFile.Header header;
  private final SourceFile.Records records;

  private SourceReader(SourceFile file, SourceFile.Header header, SourceFile.Records records) {
    this.file = file;
    this.header = header;
    this.records = records;
  }

  /**
   * Reads the header of a file and opens its records.
   *
   * @param path any path that Beam's file systems know
   * @throws UnreadableInputException if there is no header or the file cannot be read
   */
  public static SourceReader open(String path, FileFormat format) {
    SourceFile file = new SourceFile(path, format);
    SourceFile.Header header = file.header();
    try {
      return new SourceReader(file, header, file.records(header));
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** Returns the header. */
  public SourceFile.Header header() {
    return header;
  }

  /** Returns the charset of the bytes of a record. */
  public Charset charset() {
    return file.charset(header);
  }

  /** Returns the cursor that {@link #next} moves. */
  public RecordCursor cursor() {
    return records.cursor();
  }

  /**
   * Moves to the next record.
   *
   * @return false if there are no more records
   */
  public boolean next() {
    try {
      return records.cursor().next();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }
}
