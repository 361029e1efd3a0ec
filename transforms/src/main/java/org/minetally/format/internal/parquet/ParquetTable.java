package org.minetally.format.internal.parquet;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.TextRecord;
import org.minetally.format.internal.TextTable;

/** Reads the records of a Parquet file, one row group after another. */
final class ParquetTable extends TextTable {

  private final SeekableByteChannel channel;
  private final ParquetFooter footer;
  private final List<FlatColumn> columns;
  private final ValueText[] texts;
  private final ColumnValues[] values;
  private int group;
  private long left;
  private long records;

  ParquetTable(SeekableByteChannel channel, ParquetFooter footer) {
    this.channel = channel;
    this.footer = footer;
    this.columns = footer.columns().readable();
    this.texts =
        columns.stream()
            .map(column -> new ValueText(column.descriptor().getPrimitiveType()))
            .toArray(ValueText[]::new);
    this.values = new ColumnValues[texts.length];
  }

  @Override
  protected boolean read(TextRecord next) throws IOException {
    while (left == 0) {
      if (group == footer.rowGroups().size()) {
        return false;
      }
      open(footer.rowGroups().get(group++));
    }
    left--;
    records++;
    for (int i = 0; i < values.length; i++) {
      values[i].next();
      if (values[i].isNull()) {
        next.padTo(i + 1);
      } else {
        texts[i].add(values[i], next);
      }
    }
    return true;
  }

  private void open(RowGroup rows) throws IOException {
    left = rows.getNum_rows();
    for (int i = 0; left > 0 && i < values.length; i++) {
      FlatColumn column = columns.get(i);
      ColumnMetaData metadata = metadata(column, rows);
      long dictionary = metadata.getDictionary_page_offset();
      long data = metadata.getData_page_offset();
      long from = dictionary > 0 && dictionary < data ? dictionary : data;
      byte[] chunk = footer.chunk(channel, from, metadata.getTotal_compressed_size());
      values[i] = new ColumnValues(column, new ChunkPages(column, chunk, metadata));
    }
  }

  private static ColumnMetaData metadata(FlatColumn column, RowGroup rows) throws FormatException {
    ColumnChunk chunk = rows.getColumns().get(column.chunk());
    if (chunk.isSetFile_path()) {
      throw new FormatException(
          "column \"%s\" is in another file, \"%s\". Write a single file with all columns"
              .formatted(column.name(), chunk.getFile_path()),
          null);
    }
    ColumnMetaData metadata = chunk.getMeta_data();
    if (metadata == null || !metadata.getPath_in_schema().equals(List.of(column.name()))) {
      throw Damage.in(column, "the schema and a row group have different columns", null);
    }
    if (metadata.getNum_values() != rows.getNum_rows()) {
      throw Damage.in(
          column,
          String.format(
              Locale.ROOT,
              "%d values in a row group of %d rows",
              metadata.getNum_values(),
              rows.getNum_rows()),
          null);
    }
    return metadata;
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
    channel.close();
  }
}
