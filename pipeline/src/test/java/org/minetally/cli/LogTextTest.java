package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Log lines that quote text from files. */
final class LogTextTest {

  private static final String HOSTILE = "a\nINFO Published as run 1.\u001b[2J\u202e\u2028\u0085";

  private final LoggerContext context = new LoggerContext();
  private final LoggingEvent event =
      new LoggingEvent("test", context.getLogger("engine"), Level.WARN, HOSTILE, null, null);

  @Test
  void showsMessageOnOneLine() {
    event.setTimeStamp(0);
    assertThat(
        new LogLines(false).doLayout(event),
        matchesPattern(
            "..:..:00 WARN  engine a\\Q\\nINFO Published as run 1.\\u001b[2J\\u202e\\u2028\\u0085\\E\n"));
  }

  @Test
  void abbreviatesNamesOfLoggers() {
    LoggingEvent failed =
        new LoggingEvent(
            "test",
            context.getLogger("org.apache.beam.runners.direct.DirectRunner"),
            Level.ERROR,
            "failed",
            new IllegalStateException("with a stack trace"),
            null);
    assertThat(
        new LogLines(false).doLayout(failed),
        matchesPattern("..:..:.. ERROR o.a.b.r.d.DirectRunner failed\n"));
  }

  @Test
  void takesThePlaceOfTheProgressBarOnATerminal() {
    event.setTimeStamp(0);
    assertThat(
        new LogLines(true).doLayout(event), is("\r\u001b[K" + new LogLines(false).doLayout(event)));
  }

  @Test
  void logsWarningsAndAsJsonAlsoMessagesOfTheCommand() {
    LogConfiguration.configure(context, false);
    assertThat(context.getLogger("org.minetally.cli").getEffectiveLevel(), is(Level.WARN));
    assertThat(context.getLogger("org.apache.beam").getEffectiveLevel(), is(Level.WARN));
    assertThat(context.getLogger("org.apache.spark.rdd").getEffectiveLevel(), is(Level.ERROR));
    LoggerContext asJson = new LoggerContext();
    LogConfiguration.configure(asJson, true);
    assertThat(asJson.getLogger("org.minetally.cli").getEffectiveLevel(), is(Level.INFO));
    assertThat(asJson.getLogger("org.apache.beam").getEffectiveLevel(), is(Level.WARN));
  }

  @Test
  void isTheConfigurationThatLogbackFinds() {
    LoggerContext found = (LoggerContext) LoggerFactory.getILoggerFactory();
    assertThat(found.getLogger("org.apache.spark.executor.Executor").getLevel(), is(Level.OFF));
  }

  @Test
  void writesOriginalTextAsOneLineOfJson() throws Exception {
    context.setMDCAdapter(new LogbackMDCAdapter());
    VisibleJsonEncoder encoder = new VisibleJsonEncoder();
    encoder.setContext(context);
    encoder.start();
    String line = new String(encoder.encode(event), StandardCharsets.UTF_8);
    assertThat(line.indexOf('\n'), is(line.length() - 1));
    assertThat(line, not(containsString("\u202e")));
    assertThat(new ObjectMapper().readTree(line).get("message").textValue(), is(HOSTILE));
  }
}
