package org.minetally.source.internal;

import java.io.IOException;
import java.nio.charset.Charset;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.RecordCursor;
import org.minetally.format.internal.unpivot.UnpivotException;
import org.minetally.mapping.internal.RowRecords;
import org.minetally.profile.Profile;

/**
 * Reads all records of a file, outside a pipeline. A failure to read is thrown as an {@link
 * UnreadableInputException}, which explains it to the operator.
 */
public final class SourceReader implements AutoCloseable {

  private final SourceFile file;
  private final SourceFile.Header header;
  private final SourceFile.Records records;

  /** Moves over the records of the file, or over those that a profile makes of them. */
  private final RecordCursor cursor;

  private SourceReader(
      SourceFile file, SourceFile.Header header, SourceFile.Records records, RecordCursor cursor) {
    this.file = file;
    this.header = header;
    this.records = records;
    this.cursor = cursor;
  }

  /**
   * Reads the header of a file and opens its records.
   *
   * @param path any path that Beam's file systems know
   * @throws UnreadableInputException if there is no header or the file cannot be read
   */
  public static SourceReader open(String path, FileFormat format) {
    SourceFile file = new SourceFile(path, format);
    SourceFile.Header header = file.withFooter(file.header());
    try {
      SourceFile.Records records = file.records(header);
      return new SourceReader(file, header, records, records.cursor());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /**
   * Reads the header of a file and opens the records that a profile makes of its rows.
   *
   * @param path any path that Beam's file systems know
   * @throws UnreadableInputException if there is no header or the file cannot be read
   * @throws org.minetally.format.internal.unpivot.UnpivotException if the file does not have the
   *     columns to unpivot
   */
  public static SourceReader open(String path, FileFormat format, Profile profile) {
    SourceReader plain = open(path, format);
    try {
      return new SourceReader(
          plain.file,
          plain.header,
          plain.records,
          RowRecords.of(profile, plain.header.headings(), plain.charset(), plain.cursor));
    } catch (UnpivotException e) {
      plain.close();
      throw e;
    }
  }

  /** Returns the records of the rows if each row gives several; otherwise null. */
  public RowRecords rows() {
    return cursor instanceof RowRecords rows ? rows : null;
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
    return cursor;
  }

  /** Returns the line of the current record in the file, or the row of the sheet. */
  public long line() {
    return header.lines() + cursor.linesBefore() + 1;
  }

  /**
   * Moves to the next record.
   *
   * @return false if there are no more records
   */
  public boolean next() {
    try {
      return cursor.next();
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
