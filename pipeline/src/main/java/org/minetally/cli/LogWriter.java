package org.minetally.cli;

import java.io.Writer;
import org.slf4j.Logger;

/** Turns each written line into a log event, for log collectors that read standard error. */
final class LogWriter extends Writer {

  private final Logger log;
  private final StringBuilder line = new StringBuilder();

  LogWriter(Logger log) {
    this.log = log;
  }

  @Override
  public void write(char[] text, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (text[i] == '\n') {
        end();
      } else {
        line.append(text[i]);
      }
    }
  }

  @Override
  public void flush() {
    // Only the end of a line produces an event.
  }

  @Override
  public void close() {
    if (!line.isEmpty()) {
      end();
    }
  }

  private void end() {
    String text = line.toString().stripTrailing();
    line.setLength(0);
    if (text.startsWith("Warning:")) {
      log.warn(text);
    } else if (!text.isEmpty()) {
      log.info(text);
    }
  }
}
