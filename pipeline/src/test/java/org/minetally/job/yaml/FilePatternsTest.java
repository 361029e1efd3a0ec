package org.minetally.job.yaml;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.job.JobFileFolder;

class FilePatternsTest {

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir);
    for (String name :
        List.of(
            "d/b.csv",
            "d/B.csv",
            "d/a1.csv",
            "d/.hidden.csv",
            "d/x/c.csv",
            "d/x/y/e.csv",
            "d/{1}[2].csv",
            "d/.h/f.csv")) {
      folder.write(name, name);
    }
  }

  private List<String> files(String list) {
    folder.with("[finds.csv]", list);
    return folder.read().sources().get(1).files().stream()
        .map(file -> dir.relativize(file.path()).toString())
        .toList();
  }

  @Test
  void starMatchesWithinName() {
    assertThat(files("['d/*.csv']"), contains("d/B.csv", "d/a1.csv", "d/b.csv", "d/{1}[2].csv"));
    assertThat(files("['d/*/*.csv']"), contains("d/x/c.csv"));
    assertThat(files("['*/x/c.csv']"), contains("d/x/c.csv"));
  }

  @Test
  void severalStarsMatchAsOne() {
    assertThat(files("['d/a" + "*".repeat(60) + ".csv']"), contains("d/a1.csv"));
  }

  @Test
  void doubleStarMatchesAnyNumberOfFolders() {
    assertThat(files("['d/**/b.csv']"), contains("d/b.csv"));
    assertThat(files("['d/**/*e*.csv']"), contains("d/x/y/e.csv"));
    assertThat(files("['d/x/**']"), contains("d/x/c.csv", "d/x/y/e.csv"));
    assertThat(files("['**/c.csv']"), contains("d/x/c.csv"));
  }

  @Test
  void questionMarkMatchesOneCharacter() {
    assertThat(files("['d/?.csv']"), contains("d/B.csv", "d/b.csv"));
    assertThat(files("['d/a?.csv']"), contains("d/a1.csv"));
  }

  @Test
  void bracketsAndBracesMatchLiterally() {
    assertThat(files("['d/{1}[2].csv']"), contains("d/{1}[2].csv"));
    assertThat(files("['d/{1}*.csv']"), contains("d/{1}[2].csv"));
  }

  @Test
  void wildcardsDoNotMatchHiddenFiles() {
    assertThat(files("['d/.h*.csv']"), contains("d/.hidden.csv"));
    assertThat(files("['d/.h/*']"), contains("d/.h/f.csv"));
  }

  @Test
  void returnsFileOnceForAllItsNames() throws IOException {
    Files.createSymbolicLink(dir.resolve("d/latest.csv"), dir.resolve("d/b.csv"));
    Files.createSymbolicLink(dir.resolve("d/x/loop"), dir.resolve("d"));
    assertThat(files("['d/[ab]*.csv', 'd/b.csv']".replace("[ab]", "b")), contains("d/b.csv"));
    assertThat(files("['d/x/../b.csv', 'd/b.csv', 'd/l*.csv']"), contains("d/b.csv"));
    assertThat(files("['d/**/c.csv']"), contains("d/x/c.csv"));
  }

  @Test
  void sortsByBytesOfPathRelativeToJobFile() {
    folder.write("a.csv", "");
    folder.write("\uff5e.csv", "");
    folder.write("\ud83d\ude00.csv", "");
    folder.write("job/job.yaml", JobFileFolder.GOOD);
    assertThat(
        files("[\"\ud83d\ude00.csv\", a.csv, d/b.csv, \"\uff5e.csv\"]"),
        contains("a.csv", "d/b.csv", "\uff5e.csv", "\ud83d\ude00.csv"));
    assertThat(
        files("[d/b.csv, ../" + dir.getFileName() + "/a.csv, a.csv]"),
        contains("a.csv", "d/b.csv"));
  }

  @Test
  void reportsPatternsWithoutMatch() {
    folder.with("[finds.csv]", "['d/*.tsv', 'nowhere/*.csv', finds.cvs, '*.tsv']");
    assertThat(
        folder.mistakes(),
        contains(
            "job.yaml:26:13: no file in d matches *.tsv.",
            "job.yaml:26:24: no file in nowhere matches *.csv.",
            "job.yaml:26:41: file not found: finds.cvs. Did you mean \"finds.csv\"?",
            "job.yaml:26:52: no file in DIR matches *.tsv."));
  }

  @Test
  void reportsItemsThatAreNotTexts() {
    folder.with("[finds.csv]", "[[finds.csv], {a: b}, '']");
    assertThat(
        folder.mistakes(),
        contains(
            "job.yaml:26:13: expected text, but found a list.",
            "job.yaml:26:26: expected text, but found a mapping.",
            "job.yaml:26:34: the value is empty; expected text."));
  }

  @Test
  void ignoresBrokenLinks() throws IOException {
    Files.createSymbolicLink(dir.resolve("d/broken.csv"), dir.resolve("nothing"));
    assertThat(files("['d/b*.csv']").size(), is(1));
  }
}
