package org.minetally.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The section of a suite in {@code docs/evidence/conformance.md}: a line {@code **Score: …**}, and
 * a table with one row for each deviation; each row begins with {@code | `name` |}.
 *
 * @param text the text of the section, without its heading
 */
record ConformancePage(String text) {

  private static final Pattern HEADING = Pattern.compile("(?m)^## ");
  private static final Pattern SCORE = Pattern.compile("(?m)^\\*\\*Score: (.+)\\*\\*$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(.+?)` \\|");

  /** Reads the section below {@code ## suite}. */
  static ConformancePage section(String suite) {
    Path page = Path.of(System.getProperty("minetally.root", ".."), "docs/evidence/conformance.md");
    try {
      for (String section : HEADING.splitAsStream(Files.readString(page)).toList()) {
        if (section.startsWith(suite + "\n")) {
          return new ConformancePage(section.substring(suite.length() + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("docs/evidence/conformance.md has no section \"## " + suite + "\"");
  }

  /** Asserts the score in the section. */
  void assertScore(String score) {
    assertThat(
        "docs/evidence/conformance.md",
        SCORE.matcher(text).results().map(match -> match.group(1)).toList(),
        equalTo(List.of(score)));
  }

  /** Asserts that the section lists exactly these deviations. */
  void assertDeviations(Collection<String> names) {
    Set<String> explained =
        ROW.matcher(text)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat("docs/evidence/conformance.md", explained, equalTo(new TreeSet<>(names)));
  }
}
