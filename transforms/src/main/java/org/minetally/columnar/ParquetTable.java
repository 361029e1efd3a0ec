package org.minetally.columnar;

import java.io.IOException;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.minetally.format.TextRecord;
import org.minetally.format.TextTable;

/** The records of a Parquet file, one row group after another. */
final class ParquetTable extends TextTable {

  private final ParquetFileReader file;
  private final MessageType schema;
  private final MessageColumnIO columns;
  private final ValueText[] values;
  private RecordReader<Group> rows;
  private long left;
  private long records;

  ParquetTable(ParquetFileReader file, MessageType schema) {
    this.file = file;
    this.schema = schema;
    this.columns =
        new ColumnIOFactory().getColumnIO(schema, file.getFooter().getFileMetaData().getSchema());
    this.values =
        schema.getFields().stream()
            .map(field -> new ValueText(field.asPrimitiveType()))
            .toArray(ValueText[]::new);
    file.setRequestedSchema(schema);
  }

  @Override
  protected boolean read(TextRecord next) throws IOException {
    try {
      while (left == 0) {
        PageReadStore group = file.readNextRowGroup();
        if (group == null) {
          return false;
        }
        left = group.getRowCount();
        rows = columns.getRecordReader(group, new GroupRecordConverter(schema));
      }
      Group row = rows.read();
      left--;
      records++;
      for (int i = 0; i < values.length; i++) {
        if (row.getFieldRepetitionCount(i) == 0) {
          next.padTo(i + 1);
        } else {
          values[i].add(row, i, next);
        }
      }
      return true;
    } catch (IOException | RuntimeException e) {
      // Whatever the decoder stumbles over in bytes that are not what they should be.
      throw ParquetFormat.damaged(e);
    }
  }

  @Override
  public long linesBefore() {
    return records - 1;
  }

  @Override
  public long linesRead() {
    return records;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
