package org.minetally.source.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.minetally.format.Dialect;
import org.minetally.format.internal.TextEncoding;
import org.minetally.format.internal.delimited.CarriageReturns;
import org.minetally.format.internal.delimited.LineEnds;

/**
 * The encoding and line ends of a delimited file, as detected from the file.
 *
 * @param encoding the encoding of the text
 * @param carriageReturns whether its records end with carriage returns
 */
public record TextForm(TextEncoding encoding, boolean carriageReturns) implements Serializable {

  /** UTF-8 with line feeds. */
  static final TextForm PLAIN = new TextForm(TextEncoding.UTF_8, false);

  /**
   * Detects the form of a file.
   *
   * @param file the decompressed file from its first byte on; must support {@link InputStream#mark}
   * @return the form and the text
   */
  static Text detect(InputStream file, Dialect dialect) throws IOException {
    TextEncoding encoding = TextEncoding.detect(file, dialect.charset());
    InputStream text = new BufferedInputStream(encoding.open(file), LineEnds.SAMPLE);
    text.mark(LineEnds.SAMPLE);
    byte[] sample = text.readNBytes(LineEnds.SAMPLE);
    text.reset();
    TextForm form = new TextForm(encoding, LineEnds.areCarriageReturns(sample, dialect));
    return new Text(form, form.filter(text, dialect));
  }

  /**
   * An open text.
   *
   * @param form its form
   * @param bytes its bytes without a byte order mark; its records end with line feeds
   */
  record Text(TextForm form, InputStream bytes) {}

  /** Opens a file of this form, from its first byte on, as {@link Text#bytes()}. */
  InputStream open(InputStream file, Dialect dialect) throws IOException {
    return filter(encoding.open(file), dialect);
  }

  private InputStream filter(InputStream text, Dialect dialect) {
    return carriageReturns ? new CarriageReturns(text, dialect) : text;
  }

  /** Returns whether the file's bytes can be read unchanged from any record on. */
  boolean isPlain() {
    return !encoding.isTranscoded() && !carriageReturns;
  }
}
