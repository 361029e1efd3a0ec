package org.minetally.source.internal;

import java.io.IOException;
import org.minetally.format.internal.SourceTable;

/** The first records of a table, up to a number of them. */
final class FirstRecords implements SourceTable {

  private final SourceTable records;
  private long left;

  FirstRecords(SourceTable records, long number) {
    this.records = records;
    this.left = number;
  }

  @Override
  public boolean next() throws IOException {
    return left-- > 0 && records.next();
  }

  @Override
  public byte[] bytes() {
    return records.bytes();
  }

  @Override
  public int start(int field) {
    return records.start(field);
  }

  @Override
  public int end(int field) {
    return records.end(field);
  }

  @Override
  public int fields() {
    return records.fields();
  }

  @Override
  public int recordStart() {
    return records.recordStart();
  }

  @Override
  public int recordEnd() {
    return records.recordEnd();
  }

  @Override
  public boolean isAscii() {
    return records.isAscii();
  }

  @Override
  public boolean isMalformed() {
    return records.isMalformed();
  }

  @Override
  public long linesBefore() {
    return records.linesBefore();
  }

  @Override
  public long linesRead() {
    return records.linesRead();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
