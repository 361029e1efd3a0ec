package org.minetally.format.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Converts text from another charset to UTF-8. Invalid bytes fail; they are never replaced. */
public final class Utf8Stream extends InputStream {

  private static final int CHARACTERS = 8 << 10;

  /** The maximum number of bytes that UTF-8 needs for a Java char. */
  private static final int BYTES_OF_CHARACTER = 3;

  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(16 << 10).limit(0);
  private final CharBuffer characters = CharBuffer.allocate(CHARACTERS);
  private final ByteBuffer text = ByteBuffer.allocate(BYTES_OF_CHARACTER * CHARACTERS).limit(0);
  private long offset;
  private long newlines;
  private long carriageReturns;
  private boolean bytesEnded;
  private boolean ended;
  private FormatException failure;

  /**
   * Transcodes a stream.
   *
   * @param in the text; closed with this stream
   * @param offset the offset in the file of the first byte of {@code in}
   */
  public Utf8Stream(InputStream in, Charset charset, long offset) {
    this.in = in;
    this.charset = charset;
    this.offset = offset;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    this.encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    return fill() ? text.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int start, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int number = Math.min(length, text.remaining());
    text.get(target, start, number);
    return number;
  }

  /** Ensures that text is available; returns false at the end. */
  private boolean fill() throws IOException {
    boolean needsBytes = !bytes.hasRemaining();
    while (!text.hasRemaining()) {
      if (failure != null) {
        throw failure;
      }
      if (ended) {
        return false;
      }
      if (needsBytes && !bytesEnded) {
        readBytes();
      }
      needsBytes = transcode();
    }
    return true;
  }

  private void readBytes() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      bytesEnded = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  /** Transcodes the available bytes; returns whether more bytes are needed to continue. */
  private boolean transcode() {
    characters.clear();
    int before = bytes.position();
    CoderResult decoded = decoder.decode(bytes, characters, bytesEnded);
    offset += bytes.position() - before;
    characters.flip();
    text.clear();
    CoderResult encoded = encoder.reset().encode(characters, text, true);
    text.flip();
    countLines();
    if (encoded.isError()) {
      // Some decoders let an unpaired surrogate pass.
      failure = failure("U+" + HexFormat.of().toHexDigits(characters.get()), "before");
    } else if (decoded.isError()) {
      failure = failure("0x" + hex(decoded.length()), "at");
    }
    ended = bytesEnded && decoded.isUnderflow();
    return decoded.isUnderflow();
  }

  private void countLines() {
    for (int i = 0; i < text.limit(); i++) {
      byte b = text.get(i);
      newlines += b == '\n' ? 1 : 0;
      carriageReturns += b == '\r' ? 1 : 0;
    }
  }

  private String hex(int length) {
    int from = bytes.position();
    return HexFormat.of().formatHex(bytes.array(), from, from + length);
  }

  private FormatException failure(String what, String where) {
    return new FormatException(
        String.format(
            Locale.ROOT,
            "%s %s byte %d is not valid %s; save the file as UTF-8",
            what,
            where,
            offset,
            charset.name()),
        1 + (newlines > 0 ? newlines : carriageReturns),
        null);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
