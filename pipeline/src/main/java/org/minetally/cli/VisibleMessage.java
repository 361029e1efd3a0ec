package org.minetally.cli;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.minetally.internal.text.Excerpt;
import org.minetally.internal.text.VisibleText;

/** Formats the message of a log event on one line. Created by Logback; see {@code logback.xml}. */
public final class VisibleMessage extends ClassicConverter {

  private static final int LONGEST = 4_000;

  @Override
  public String convert(ILoggingEvent event) {
    return VisibleText.of(Excerpt.of(String.valueOf(event.getFormattedMessage()), LONGEST));
  }
}
