package org.minetally.cli;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;
import org.minetally.internal.text.VisibleText;

/**
 * Writes one log event per line as JSON. Characters that change how the line is displayed are
 * written as JSON escapes, so that a program still reads the logged text.
 */
final class VisibleJsonEncoder extends JsonEncoder {

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line = new String(super.encode(event), StandardCharsets.UTF_8).stripTrailing();
    return (VisibleText.of(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
