package org.minetally.cli;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;
import org.minetally.internal.text.VisibleText;

/**
 * Writes log events as JSON, one a line, without characters that change how the line is displayed.
 * They become JSON's own escapes, so that a program reads what was logged.
 */
public final class VisibleJsonEncoder extends JsonEncoder {

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line = new String(super.encode(event), StandardCharsets.UTF_8).stripTrailing();
    return (VisibleText.of(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
