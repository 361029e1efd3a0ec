package org.minetally.format.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.minetally.format.internal.FormatException;

/** Reads the lines of a JSON Lines file. */
final class JsonLinesRecords implements JsonRecords {

  /** The length of the longest line, in bytes. */
  private static final int LONGEST_LINE = 16 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[64 << 10];
  private int position;
  private int limit;
  private int lineStart;
  private int lineEnd;
  private long lines;

  JsonLinesRecords(InputStream in) {
    this.in = in;
  }

  @Override
  public boolean next(Flattener.Fields fields) throws IOException {
    do {
      if (!nextLine()) {
        return false;
      }
      lines++;
      if (lines == 1) {
        skipByteOrderMark();
      }
    } while (isBlank());
    try (JsonParser parser = Flattener.JSON.createParser(buffer, lineStart, lineEnd - lineStart)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new FormatException("this line is not a JSON object; expected {…}", lines, null);
      }
      Flattener.read(parser, "", fields);
      if (parser.nextToken() != null) {
        throw new FormatException("unexpected content after the object on this line", lines, null);
      }
    } catch (JsonProcessingException e) {
      throw new FormatException(
          "this line is not valid JSON: " + JsonTableFormat.plain(e), lines, e);
    } catch (FormatException e) {
      throw new FormatException(e.getMessage(), lines, e);
    }
    return true;
  }

  /** Finds the next line; returns false if there is none. */
  private boolean nextLine() throws IOException {
    lineStart = position;
    int from = position;
    while (true) {
      for (int i = from; i < limit; i++) {
        if (buffer[i] == '\n') {
          lineEnd = i;
          position = i + 1;
          return true;
        }
      }
      from = limit - lineStart;
      if (!fill()) {
        lineEnd = limit;
        position = limit;
        return lineEnd > lineStart;
      }
    }
  }

  /** Moves the current line to the front of the buffer and reads more after it. */
  private boolean fill() throws IOException {
    int kept = limit - lineStart;
    if (kept > LONGEST_LINE) {
      throw new FormatException(
          "this line is longer than " + (LONGEST_LINE >> 20) + " MiB", lines + 1, null);
    }
    byte[] target = kept > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
    System.arraycopy(buffer, lineStart, target, 0, kept);
    buffer = target;
    lineStart = 0;
    limit = kept;
    int read = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, read);
    return read >= 0;
  }

  private boolean isBlank() {
    for (int i = lineStart; i < lineEnd; i++) {
      if (buffer[i] < 0 || buffer[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  private void skipByteOrderMark() {
    byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    if (lineEnd - lineStart >= 3
        && Arrays.equals(buffer, lineStart, lineStart + 3, mark, 0, mark.length)) {
      lineStart += mark.length;
    }
  }

  @Override
  public long linesBefore() {
    return lines - 1;
  }

  @Override
  public long linesRead() {
    return lines;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
