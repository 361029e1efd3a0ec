package org.minetally.source.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.LongConsumer;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.RecordCursor;
import org.minetally.format.internal.SourceTable;
import org.minetally.format.internal.TableFormat;
import org.minetally.format.internal.delimited.ByteRange;
import org.minetally.format.internal.delimited.QuoteState;
import org.minetally.format.internal.delimited.RangePlan;
import org.minetally.format.internal.delimited.RecordReader;
import org.minetally.format.internal.json.GeoJsonFormat;
import org.minetally.format.internal.json.JsonFormat;
import org.minetally.format.internal.json.JsonLinesFormat;
import org.minetally.format.internal.parquet.ParquetFormat;
import org.minetally.format.internal.xlsx.XlsxFormat;
import org.minetally.internal.store.StoreStalledException;

/** One file of a source: its format, how it can be split, and access to its records. */
public final class SourceFile {

  private static final int MOST_COLUMNS = 4096;
  private static final ByteRange ALL = new ByteRange(0, Long.MAX_VALUE, QuoteState.RECORD_START);

  private final String path;
  private final FileFormat format;
  private final FileFormat.Type type;
  private final Dialect dialect;
  private final PackedFile file;

  /**
   * Creates a file; nothing is read yet.
   *
   * @param path any path that Beam's file systems know
   * @param format the format of the file
   */
  public SourceFile(String path, FileFormat format) {
    this(path, format, bytes -> {});
  }

  /**
   * Creates a file that reports the bytes that are read, before decompression.
   *
   * @param path any path that Beam's file systems know
   * @param format the format of the file
   * @param observer receives the number of bytes of each read
   */
  public SourceFile(String path, FileFormat format, LongConsumer observer) {
    this.path = path;
    this.format = format;
    this.type = format.typeOf(path);
    this.dialect = format.dialect();
    this.file = new PackedFile(path, format, observer);
  }

  /** Creates a file whose name gives its format; otherwise it is delimited text. */
  public SourceFile(String path, Dialect dialect) {
    this(path, FileFormat.of(dialect));
  }

  /**
   * The part of a file before its first record.
   *
   * @param headings the columns, with their names in composed form and trimmed
   * @param end for delimited text, the offset of the byte after the header and a row of hashtags
   * @param lines for delimited text, the number of lines before that byte, including blank ones; 0
   *     for other formats, whose readers count from the beginning of the file
   * @param form for delimited text, the encoding and line ends of the file
   * @param footer the rows after the last record, if {@link SourceFile#withFooter} found them
   */
  public record Header(Headings headings, long end, long lines, TextForm form, Footer footer)
      implements Serializable {

    /** Creates a header of a file whose footer is not known. */
    public Header(Headings headings, long end, long lines, TextForm form) {
      this(headings, end, lines, form, Footer.NONE);
    }

    /** Creates a header for a format other than delimited text. */
    public Header(Headings headings) {
      this(headings, 0, 0, TextForm.PLAIN);
    }

    private Header with(Footer found) {
      return new Header(headings, end, lines, form, found);
    }

    /** Returns the names of the columns. */
    public List<String> names() {
      return headings.names();
    }
  }

  /**
   * The records of the file. The caller closes them.
   *
   * @param cursor a cursor over the records
   * @param file the open file, which is closed with them
   */
  public record Records(RecordCursor cursor, Closeable file) implements Closeable {

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Returns the file's format; never {@link FileFormat.Type#BY_NAME}. */
  public FileFormat.Type type() {
    return type;
  }

  /** Returns the charset of the bytes in its records. */
  public Charset charset(Header header) {
    return header.form().encoding().charset();
  }

  /** Returns the name of the file's compression; empty if it is not compressed. */
  public String packing() {
    try {
      return file.packing().label();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private boolean isDelimited() {
    return type == FileFormat.Type.DELIMITED;
  }

  private TableFormat tables() {
    return switch (type) {
      case XLSX -> new XlsxFormat(format.sheet(), format.headerRow(), format.headerRows());
      case PARQUET -> new ParquetFormat();
      case JSON -> new JsonFormat(format.records());
      case JSON_LINES -> new JsonLinesFormat();
      case GEOJSON -> new GeoJsonFormat(format.geometry());
      default -> throw new IllegalStateException(type.toString());
    };
  }

  /**
   * Reads the header.
   *
   * @throws UnreadableInputException if there is no header or the file cannot be read
   */
  public Header header() {
    try {
      return isDelimited() ? delimitedHeader() : new Header(tables().headings(file));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Returns the line of the header, or the row of the sheet, for messages. */
  public int headerLine() {
    return Math.max(1, format.headerRow());
  }

  /**
   * Returns a header with the footer of the file. Reads the whole file if the format has a footer.
   *
   * @throws UnreadableInputException if the file has no such footer or cannot be read
   */
  public Header withFooter(Header header) {
    if (format.footerRows() == 0) {
      return header;
    }
    try (Records all = records(header)) {
      return header.with(Footer.find(path, header, all.cursor(), format.footerRows()));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Header delimitedHeader() throws IOException {
    try (InputStream in = file.stream()) {
      TextForm.Text text = TextForm.detect(in, dialect);
      TextForm form = text.form();
      RecordReader reader = reader(text.bytes(), form.encoding().offset(), MOST_COLUMNS, form);
      return new DelimitedHeader(path, form, reader, MOST_COLUMNS)
          .find(format.headerRow(), format.headerRows());
    }
  }

  private RecordReader reader(InputStream text, long offset, int fieldsKept, TextForm form) {
    RecordReader reader = new RecordReader(dialect, text, offset, fieldsKept);
    if (form.carriageReturns()) {
      reader.countCarriageReturns();
    }
    return reader;
  }

  /**
   * Returns the ranges after the header, in order. A file is a single range if it is compressed, is
   * in UTF-16 or UTF-32, ends its records with carriage returns, or cannot be read from the middle.
   *
   * @param rangeSize the maximum size of a range in bytes
   * @param groups the number of groups that the ranges are distributed to
   */
  public List<ByteRange> ranges(Header header, long rangeSize, int groups) {
    if (!isDelimited()) {
      return List.of(ALL);
    }
    try (ReadableByteChannel channel = file.open()) {
      if (header.form().isPlain()
          && channel instanceof SeekableByteChannel plain
          && file.packing(channel) == Packing.NONE) {
        long size = RangePlan.evenSize(plain.size() - header.end(), rangeSize, groups);
        return RangePlan.of(plain, dialect, header.end(), size);
      }
      return List.of(new ByteRange(header.end(), Long.MAX_VALUE, QuoteState.RECORD_START));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Opens all records of the file. */
  public Records records(Header header) throws IOException {
    return records(new ByteRange(header.end(), Long.MAX_VALUE, QuoteState.RECORD_START), header);
  }

  /** Opens the records of a range. */
  public Records records(ByteRange range, Header header) throws IOException {
    if (!isDelimited()) {
      SourceTable all = tables().open(file, header.headings());
      SourceTable table =
          header.footer().any() ? new FirstRecords(all, header.footer().start()) : all;
      return new Records(table, table);
    }
    InputStream in = bytesFrom(range, header.form());
    RecordReader reader = reader(in, range.start(), header.names().size(), header.form());
    reader.stopAt(Math.min(range.end(), header.footer().start()));
    reader.skipToRecordStart(range.state());
    return new Records(reader, in);
  }

  /** Opens the bytes from the first byte of a range on. */
  private InputStream bytesFrom(ByteRange range, TextForm form) throws IOException {
    ReadableByteChannel channel = file.open();
    if (form.isPlain()
        && channel instanceof SeekableByteChannel plain
        && file.packing(channel) == Packing.NONE) {
      plain.position(range.start());
      return Channels.newInputStream(channel);
    }
    channel.close();
    InputStream in = form.open(file.stream(), dialect);
    in.skipNBytes(range.start() - form.encoding().offset());
    return in;
  }

  /**
   * Returns an exception that explains a failure to read this file to the operator.
   *
   * @throws StoreStalledException if the file's store did not answer
   */
  public UnreadableInputException unreadable(IOException e) {
    return new ReadFailure(path, e).explained(this::lineAt);
  }

  private long lineAt(long offset) {
    try (InputStream in = file.stream()) {
      TextForm.Text text = TextForm.detect(in, dialect);
      boolean returns = text.form().carriageReturns();
      long line = 1;
      int before = 0;
      for (long i = text.form().encoding().offset(); i < offset; i++) {
        int read = text.bytes().read();
        if (read == '\n' ? !returns || before != '\r' : returns && read == '\r') {
          line++;
        }
        before = read;
      }
      return line;
    } catch (IOException e) {
      throw new UnreadableInputException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return path;
  }
}
