package org.minetally.cli;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.util.CachingDateFormatter;
import org.minetally.internal.text.Excerpt;
import org.minetally.internal.text.VisibleText;

/**
 * Formats a log event as one line: time, level, the abbreviated name of the logger, and the
 * message, without a stack trace. On a terminal, it takes the place of the progress bar, which is
 * drawn again afterwards.
 */
final class LogLines extends LayoutBase<ILoggingEvent> {

  private static final int LONGEST_NAME = 20;
  private static final int LONGEST_MESSAGE = 4_000;

  /** What is printed before an event. */
  private final String start;

  private final CachingDateFormatter time = new CachingDateFormatter("HH:mm:ss");
  private final TargetLengthBasedClassNameAbbreviator names =
      new TargetLengthBasedClassNameAbbreviator(LONGEST_NAME);

  /** Creates a layout for a terminal that can redraw a line, or for a file. */
  LogLines(boolean terminal) {
    start = terminal ? Terminal.ERASE_LINE : "";
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    String level = event.getLevel().toString();
    return start
        + time.format(event.getTimeStamp())
        + " "
        + level
        + " ".repeat(Math.max(1, "ERROR ".length() - level.length()))
        + names.abbreviate(event.getLoggerName())
        + " "
        + VisibleText.of(Excerpt.of(String.valueOf(event.getFormattedMessage()), LONGEST_MESSAGE))
        + "\n";
  }
}
