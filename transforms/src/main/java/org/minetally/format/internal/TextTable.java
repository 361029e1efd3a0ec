package org.minetally.format.internal;

import java.io.IOException;

/** A table whose current record is a {@link TextRecord}. */
public abstract class TextTable implements SourceTable {

  private final TextRecord record = new TextRecord();

  /** Creates a table before its first record. */
  protected TextTable() {}

  /**
   * Reads the next record.
   *
   * @param next an empty record to add the fields to
   * @return false if there are no more records
   */
  protected abstract boolean read(TextRecord next) throws IOException;

  @Override
  public final boolean next() throws IOException {
    record.clear();
    return read(record);
  }

  @Override
  public final byte[] bytes() {
    return record.bytes();
  }

  @Override
  public final int start(int field) {
    return record.start(field);
  }

  @Override
  public final int end(int field) {
    return record.end(field);
  }

  @Override
  public final int fields() {
    return record.fields();
  }

  @Override
  public final int recordStart() {
    return record.recordStart();
  }

  @Override
  public final int recordEnd() {
    return record.recordEnd();
  }

  @Override
  public final boolean isAscii() {
    return record.isAscii();
  }

  @Override
  public final boolean isMalformed() {
    return record.isMalformed();
  }
}
