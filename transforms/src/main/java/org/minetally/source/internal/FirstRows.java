package org.minetally.source.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.FirstRow;
import org.minetally.format.internal.delimited.RecordReader;
import org.minetally.format.internal.xlsx.SheetPreview;

/** Reads the first rows of delimited text or a sheet whose header is not known yet. */
public final class FirstRows {

  private static final int MOST_COLUMNS = 4096;

  private FirstRows() {}

  /**
   * The first rows of a file.
   *
   * @param rows the rows with a value
   * @param encoding for delimited text, the charset of the file, after a byte order mark
   * @param marked whether the text has a byte order mark
   */
  public record Found(List<FirstRow> rows, String encoding, boolean marked) {

    public Found {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Reads the first rows of a delimited file or a sheet.
   *
   * @param most the maximum number of rows
   * @throws UnreadableInputException if the file cannot be read in this format
   */
  public static Found of(String path, FileFormat format, int most) {
    PackedFile file = new PackedFile(path, format, bytes -> {});
    try {
      if (format.typeOf(path) == FileFormat.Type.XLSX) {
        return new Found(SheetPreview.rows(file, format.sheet(), most), "", false);
      }
      return delimited(file, format, most);
    } catch (IOException e) {
      throw new SourceFile(path, format).unreadable(e);
    }
  }

  /** Returns the names of a workbook's sheets, in its order. */
  public static List<String> sheets(String path, FileFormat format) {
    try {
      return SheetPreview.sheets(new PackedFile(path, format, bytes -> {}));
    } catch (IOException e) {
      throw new SourceFile(path, format).unreadable(e);
    }
  }

  /** Opens the decompressed bytes of a file. */
  public static InputStream bytes(String path, FileFormat format) throws IOException {
    return new PackedFile(path, format, bytes -> {}).stream();
  }

  private static Found delimited(PackedFile file, FileFormat format, int most) throws IOException {
    List<FirstRow> rows = new ArrayList<>();
    try (InputStream in = file.stream()) {
      TextForm.Text text = TextForm.detect(in, format.dialect());
      TextForm form = text.form();
      RecordReader reader =
          new RecordReader(format.dialect(), text.bytes(), form.encoding().offset(), MOST_COLUMNS);
      if (form.carriageReturns()) {
        reader.countCarriageReturns();
      }
      while (rows.size() < most && reader.next()) {
        rows.add(FirstRow.of(reader.linesBefore() + 1, fields(reader, form.encoding().charset())));
      }
      return new Found(rows, form.encoding().charsetName(), form.encoding().markLength() > 0);
    }
  }

  private static List<String> fields(RecordReader reader, Charset charset) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < Math.min(reader.fields(), MOST_COLUMNS); i++) {
      int from = reader.start(i);
      fields.add(new String(reader.bytes(), from, reader.end(i) - from, charset));
    }
    return fields;
  }
}
