package org.minetally.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.minetally.format.Dialect;
import org.minetally.format.TextEncoding;
import org.minetally.format.internal.delimited.CarriageReturns;
import org.minetally.format.internal.delimited.LineEnds;

/**
 * What a delimited file itself shows of how it is written.
 *
 * @param encoding how its bytes encode the text
 * @param carriageReturns whether its records end at carriage returns
 */
record TextForm(TextEncoding encoding, boolean carriageReturns) implements Serializable {

  /** UTF-8 with line feeds. */
  static final TextForm PLAIN = new TextForm(TextEncoding.UTF_8, false);

  /**
   * Detects the form of a file.
   *
   * @param file the unpacked file from its first byte on, which supports {@link InputStream#mark}
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
   * A text.
   *
   * @param form its form
   * @param bytes its bytes after a byte order mark, with line feeds after its records
   */
  record Text(TextForm form, InputStream bytes) {}

  /** Opens a file of this form, from its first byte on, as {@link Text#bytes()}. */
  InputStream open(InputStream file, Dialect dialect) throws IOException {
    return filter(encoding.open(file), dialect);
  }

  private InputStream filter(InputStream text, Dialect dialect) {
    return carriageReturns ? new CarriageReturns(text, dialect) : text;
  }

  /** Whether the file's own bytes can be read as they are, from any record on. */
  boolean isPlain() {
    return !encoding.isTranscoded() && !carriageReturns;
  }
}
