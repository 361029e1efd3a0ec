package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The status line, on a device that shows both output streams. */
class TerminalTest {

  private static final String ERASE = "\r\u001b[K";

  private final StringWriter device = new StringWriter();
  private final Terminal err = Terminal.of(new PrintWriter(device));
  private final Terminal out = Terminal.of(new PrintWriter(device), false, err);

  @Test
  void replacesStatusByTheNext() {
    err.status("1 % read");
    err.status("2 % read");
    assertThat(device.toString(), is("1 % read" + ERASE + "2 % read"));
  }

  @Test
  void erasesStatusBeforeALine() {
    err.status("Starting ...");
    err.println("warning");
    err.println("another");
    assertThat(device.toString(), is("Starting ..." + ERASE + "warning\nanother\n"));
  }

  @Test
  void erasesStatusBeforeALineOnTheOtherStream() {
    err.status("Starting ...");
    out.println("Published");
    out.document("a\nb\n");
    assertThat(device.toString(), is("Starting ..." + ERASE + "Published\na\nb\n"));
  }

  @Test
  void erasesStatusOnce() {
    err.eraseStatus();
    err.status("50 % read");
    err.eraseStatus();
    err.eraseStatus();
    assertThat(device.toString(), is("50 % read" + ERASE));
  }

  @Test
  void readsTheWidthFromAnAnswerOfStty() {
    assertThat(TerminalWidth.of("24 132\n"), is(132));
    assertThat(TerminalWidth.of("0 0\n"), is(TerminalWidth.DEFAULT));
    assertThat(TerminalWidth.of(""), is(TerminalWidth.DEFAULT));
  }

  @Test
  void coloursNeverHideOrAddText() {
    Terminal coloured = Terminal.of(new PrintWriter(device), true);
    coloured.println(Style.WARNING, "a\u001b[31mb");
    coloured.print(Style.PLAIN, "c");
    coloured.println(Style.GOOD, "");
    assertThat(device.toString(), is("\u001b[33ma\\u001b[31mb\u001b[m\nc\n"));
  }

  @Test
  void withoutColoursAStyleChangesNothing() {
    err.println(Style.BAD, "Nothing was published:");
    assertThat(device.toString(), is("Nothing was published:\n"));
  }

  @Test
  void coloursAreForTerminalsThatHaveThem() {
    Map<String, String> xterm = Map.of("TERM", "xterm");
    assertThat(Style.isWanted(true, xterm), is(true));
    assertThat(Style.isWanted(false, xterm), is(false));
    assertThat(Style.isWanted(true, Map.of("TERM", "dumb")), is(false));
    assertThat(Style.isWanted(true, Map.of()), is(false));
    assertThat(Style.isWanted(true, Map.of("TERM", "xterm", "NO_COLOR", "1")), is(false));
    // no-color.org: an empty value does not count.
    assertThat(Style.isWanted(true, Map.of("TERM", "xterm", "NO_COLOR", "")), is(true));
  }
}
