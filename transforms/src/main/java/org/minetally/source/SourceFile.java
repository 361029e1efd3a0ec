package org.minetally.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.beam.sdk.io.FileSystems;
import org.minetally.delimited.ByteRange;
import org.minetally.delimited.DelimitedException;
import org.minetally.delimited.Dialect;
import org.minetally.delimited.QuoteState;
import org.minetally.delimited.RangePlan;
import org.minetally.delimited.RecordReader;

/** One file of a source: what it is, how it can be cut, and how its bytes are reached. */
public final class SourceFile {

  private static final int MOST_COLUMNS = 4096;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int GZIP_BUFFER = 64 << 10;

  private final String path;
  private final Dialect dialect;

  public SourceFile(String path, Dialect dialect) {
    this.path = path;
    this.dialect = dialect;
  }

  /**
   * The first record of the file.
   *
   * @param names the column names, composed and without white space around them
   * @param end the offset of the byte after it
   * @param lines the lines it takes, blank ones before it included
   */
  public record Header(List<String> names, long end, long lines) implements Serializable {
    public Header {
      names = List.copyOf(names);
    }
  }

  /**
   * Reads the header.
   *
   * @throws UnreadableInputException if there is none
   */
  public Header header() {
    try (InputStream in = plainBytes()) {
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
      List<String> names = new ArrayList<>();
      for (int i = 0; i < reader.fields(); i++) {
        names.add(name(reader, i));
      }
      return new Header(names, reader.nextOffset(), reader.linesRead());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * The ranges after the header, in order. A compressed file, or one that cannot be read from the
   * middle, is one range.
   */
  List<ByteRange> ranges(Header header, long rangeSize) {
    try (ReadableByteChannel channel = open()) {
      if (channel instanceof SeekableByteChannel file && !isGzip(channel)) {
        return RangePlan.of(file, dialect, header.end(), rangeSize);
      }
      return List.of(new ByteRange(header.end(), Long.MAX_VALUE, QuoteState.RECORD_START));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The bytes after the header. */
  public InputStream bytesAfter(Header header) throws IOException {
    return bytesFrom(new ByteRange(header.end(), Long.MAX_VALUE, QuoteState.RECORD_START));
  }

  /** The bytes from a range's first on. */
  InputStream bytesFrom(ByteRange range) throws IOException {
    ReadableByteChannel channel = open();
    if (channel instanceof SeekableByteChannel file && !isGzip(channel)) {
      file.position(range.start());
      return Channels.newInputStream(channel);
    }
    channel.close();
    InputStream in = plainBytes();
    in.skipNBytes(range.start());
    return in;
  }

  /** What to tell a person of a failure to read this file. */
  public UnreadableInputException unreadable(IOException e) {
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
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return new UnreadableInputException(
          path + ": there is no such file, or it may not be read", e);
    }
    if (e instanceof EOFException || e instanceof ZipException) {
      return new UnreadableInputException(
          path
              + ": the compressed data is damaged or ends too early ("
              + e.getMessage()
              + "). Fetch the file again.",
          e);
    }
    return new UnreadableInputException(path + ": cannot be read: " + e.getMessage(), e);
  }

  private long lineAt(long offset) {
    try (InputStream in = plainBytes()) {
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

  private String name(RecordReader reader, int field) {
    int from = reader.start(field);
    String name = new String(reader.bytes(), from, reader.end(field) - from, dialect.charset());
    return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
  }

  /** The file's bytes, unpacked, from the first on. */
  private InputStream plainBytes() throws IOException {
    boolean gzip;
    try (ReadableByteChannel channel = open()) {
      gzip = isGzip(channel);
    }
    InputStream raw = Channels.newInputStream(open());
    return new BufferedInputStream(gzip ? new GZIPInputStream(raw, GZIP_BUFFER) : raw);
  }

  private static int skipByteOrderMark(InputStream in) throws IOException {
    in.mark(BYTE_ORDER_MARK.length);
    if (Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
      return BYTE_ORDER_MARK.length;
    }
    in.reset();
    return 0;
  }

  private boolean isGzip(ReadableByteChannel channel) throws IOException {
    InputStream in = Channels.newInputStream(channel);
    byte[] magic = in.readNBytes(2);
    return magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
  }

  private ReadableByteChannel open() throws IOException {
    return FileSystems.open(FileSystems.matchNewResource(path, false));
  }

  @Override
  public String toString() {
    return path;
  }
}
