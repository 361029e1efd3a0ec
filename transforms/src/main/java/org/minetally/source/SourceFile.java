package org.minetally.source;

import com.github.luben.zstd.ZstdIOException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import org.minetally.columnar.ParquetFormat;
import org.minetally.delimited.ByteRange;
import org.minetally.delimited.DelimitedException;
import org.minetally.delimited.Dialect;
import org.minetally.delimited.QuoteState;
import org.minetally.delimited.RangePlan;
import org.minetally.delimited.RecordReader;
import org.minetally.format.FileFormat;
import org.minetally.format.FormatException;
import org.minetally.format.GeoJsonFormat;
import org.minetally.format.JsonArrayFormat;
import org.minetally.format.JsonLinesFormat;
import org.minetally.format.Table;
import org.minetally.format.TableFormat;
import org.minetally.format.XlsxFormat;
import org.minetally.record.ComposedText;
import org.minetally.record.Headings;
import org.minetally.record.RecordCursor;
import org.minetally.store.StoreStalledException;

/** One file of a source: what it is, how it can be cut, and how its bytes are reached. */
public final class SourceFile {

  private static final int MOST_COLUMNS = 4096;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final ByteRange ALL = new ByteRange(0, Long.MAX_VALUE, QuoteState.RECORD_START);

  private final String path;
  private final FileFormat format;
  private final FileFormat.Type type;
  private final Dialect dialect;
  private final PackedFile file;

  /**
   * A file.
   *
   * @param path any path that Beam's file systems know
   * @param format how it is written
   */
  public SourceFile(String path, FileFormat format) {
    this.path = path;
    this.format = format;
    this.type = format.typeOf(path);
    this.dialect = format.dialect();
    this.file = new PackedFile(path, format);
  }

  /** A file whose name tells its format, or of delimited text. */
  public SourceFile(String path, Dialect dialect) {
    this(path, FileFormat.of(dialect));
  }

  /**
   * What stands before the first record.
   *
   * @param headings the columns, their names composed and without white space around them
   * @param end delimited text: the offset of the byte after the header and a row of hashtags
   * @param lines delimited text: the lines before that byte, blank ones included; of other formats
   *     0, since their readers count from the file's beginning
   */
  public record Header(Headings headings, long end, long lines) implements Serializable {

    /** The names of the columns. */
    public List<String> names() {
      return headings.names();
    }
  }

  /**
   * Records of the file, until they are closed.
   *
   * @param cursor goes through them
   * @param file what is closed with them
   */
  public record Records(RecordCursor cursor, Closeable file) implements Closeable {

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** How the file is written; never {@link FileFormat.Type#BY_NAME}. */
  public FileFormat.Type type() {
    return type;
  }

  /** The charset of its records' bytes. */
  public Charset charset() {
    return isDelimited() ? dialect.charset() : StandardCharsets.UTF_8;
  }

  /** What the file is packed with, in a word; empty if it is plain. */
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
      case XLSX -> new XlsxFormat(format.sheet(), format.headerRow());
      case PARQUET -> new ParquetFormat();
      case JSON -> new JsonArrayFormat(format.records());
      case JSON_LINES -> new JsonLinesFormat();
      case GEOJSON -> new GeoJsonFormat();
      default -> throw new IllegalStateException(type.toString());
    };
  }

  /**
   * Reads the header.
   *
   * @throws UnreadableInputException if there is none
   */
  public Header header() {
    try {
      return isDelimited() ? delimitedHeader() : new Header(tables().headings(file), 0, 0);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Header delimitedHeader() throws IOException {
    try (InputStream in = file.stream()) {
      RecordReader reader = new RecordReader(dialect, in, skipByteOrderMark(in), MOST_COLUMNS);
      if (!reader.next()) {
        throw new UnreadableInputException(
            path + ": the file is empty; expected a header line with the column names");
      }
      if (reader.fields() > MOST_COLUMNS) {
        throw new UnreadableInputException(
            path
                + ":1: the header has "
                + reader.fields()
                + " columns; at most "
                + MOST_COLUMNS
                + " are read");
      }
      Headings plain = Headings.of(fields(reader));
      Header header = new Header(plain.withOwnTags(), reader.nextOffset(), reader.linesRead());
      if (!reader.next() || reader.fields() > MOST_COLUMNS) {
        return header;
      }
      Headings tagged = plain.withTags(fields(reader));
      return tagged.equals(header.headings())
          ? header
          : new Header(tagged, reader.nextOffset(), reader.linesRead());
    }
  }

  /**
   * The ranges after the header, in order. A compressed file, or one that cannot be read from the
   * middle, is one range.
   */
  List<ByteRange> ranges(Header header, long rangeSize) {
    if (!isDelimited()) {
      return List.of(ALL);
    }
    try (ReadableByteChannel channel = file.open()) {
      if (channel instanceof SeekableByteChannel plain && file.packing(channel) == Packing.NONE) {
        return RangePlan.of(plain, dialect, header.end(), rangeSize);
      }
      return List.of(new ByteRange(header.end(), Long.MAX_VALUE, QuoteState.RECORD_START));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** All records of the file. */
  public Records records(Header header) throws IOException {
    return records(new ByteRange(header.end(), Long.MAX_VALUE, QuoteState.RECORD_START), header);
  }

  /** The records of a range. */
  Records records(ByteRange range, Header header) throws IOException {
    if (!isDelimited()) {
      Table table = tables().open(file, header.headings());
      return new Records(table, table);
    }
    InputStream in = bytesFrom(range);
    RecordReader reader = new RecordReader(dialect, in, range.start(), header.names().size());
    reader.stopAt(range.end());
    reader.skipToRecordStart(range.state());
    return new Records(reader, in);
  }

  /** The bytes from a range's first on. */
  private InputStream bytesFrom(ByteRange range) throws IOException {
    ReadableByteChannel channel = file.open();
    if (channel instanceof SeekableByteChannel plain && file.packing(channel) == Packing.NONE) {
      plain.position(range.start());
      return Channels.newInputStream(channel);
    }
    channel.close();
    InputStream in = file.stream();
    in.skipNBytes(range.start());
    return in;
  }

  /** What to tell a person of a failure to read this file. */
  public UnreadableInputException unreadable(IOException e) {
    rethrowStall(e);
    if (e instanceof DelimitedException delimited) {
      return new UnreadableInputException(
          path
              + ":"
              + lineAt(delimited.offset())
              + ": "
              + e.getMessage()
              + ". Look at the quotes near this line, or set format.quote to none if the file uses none.",
          e);
    }
    if (e instanceof FormatException refused) {
      String line = refused.line() > 0 ? ":" + refused.line() : "";
      return new UnreadableInputException(path + line + ": " + e.getMessage() + ".", e);
    }
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return new UnreadableInputException(
          path + ": there is no such file, or it may not be read", e);
    }
    if (e instanceof FileSystemException refused && refused.getReason() != null) {
      return new UnreadableInputException(path + ": cannot be read: " + refused.getReason(), e);
    }
    if (e instanceof EOFException || e instanceof ZipException || e instanceof ZstdIOException) {
      return new UnreadableInputException(
          path
              + ": the compressed data is damaged or ends too early"
              + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")")
              + ". Fetch the file again.",
          e);
    }
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new UnreadableInputException(path + ": cannot be read: " + reason, e);
  }

  /** Readers of a format may take a store's silence for damage. */
  private static void rethrowStall(IOException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreStalledException stalled) {
        throw stalled;
      }
    }
  }

  private long lineAt(long offset) {
    try (InputStream in = file.stream()) {
      long line = 1;
      for (long i = 0; i < offset; i++) {
        if (in.read() == '\n') {
          line++;
        }
      }
      return line;
    } catch (IOException e) {
      throw new UnreadableInputException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private List<String> fields(RecordReader reader) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < reader.fields(); i++) {
      int from = reader.start(i);
      String text = new String(reader.bytes(), from, reader.end(i) - from, dialect.charset());
      fields.add(ComposedText.of(text).strip());
    }
    return fields;
  }

  private static int skipByteOrderMark(InputStream in) throws IOException {
    in.mark(BYTE_ORDER_MARK.length);
    if (Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
      return BYTE_ORDER_MARK.length;
    }
    in.reset();
    return 0;
  }

  @Override
  public String toString() {
    return path;
  }
}
