package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Log lines that quote text from files. */
final class LogTextTest {

  private static final String HOSTILE = "a\nINFO Published as run 1.\u001b[2J\u202e\u2028\u0085";

  private final LoggerContext context = new LoggerContext();
  private final LoggingEvent event =
      new LoggingEvent("test", context.getLogger("engine"), Level.WARN, HOSTILE, null, null);

  @Test
  void showsMessageOnOneLine() {
    assertThat(
        new VisibleMessage().convert(event),
        is("a\\nINFO Published as run 1.\\u001b[2J\\u202e\\u2028\\u0085"));
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
