package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the mistakes in a job some of whose sources are rows of a pipeline. */
class RowMistakesTest {

  private static final String FILES = "    files: [victims.csv]\n";

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir);
  }

  private static Overrides rows(String... sources) {
    return new Overrides(
        Optional.empty(), Map.of(), Map.of(), List.of(), Map.of(), Set.of(sources));
  }

  @Test
  void sourceOfRowsNeedsNoFiles() {
    folder.with(FILES, "");
    Job job = folder.read(rows("victims"));
    assertThat(job.sources().get(0).files(), is(empty()));
    assertThat(job.sources().get(0).spec().isRows(), is(true));
    assertThat(job.sources().get(1).spec().isRows(), is(false));
  }

  @Test
  void rowsTakeThePlaceOfFiles() {
    assertThat(folder.read(rows("victims")).sources().get(0).files(), is(empty()));
  }

  @Test
  void singleInputIsTheOnlySourceWithoutFiles() {
    folder.with(FILES, "");
    Job job = folder.read(rows(Overrides.ONLY_ROWS));
    assertThat(job.sources().get(0).spec().isRows(), is(true));
    assertThat(job.sources().get(1).spec().isRows(), is(false));
  }

  @Test
  void rejectsSingleInputThatCouldBeSeveralSources() {
    assertThat(
        folder.mistakes(rows(Overrides.ONLY_ROWS)),
        contains("input input: unknown source \"input\"; expected one of victims, finds."));
  }

  @Test
  void rejectsUnknownSource() {
    assertThat(
        folder.mistakes(rows("victms")),
        contains(
            "input victms: unknown source \"victms\"; expected one of victims, finds. Did you mean"
                + " \"victims\"?"));
  }

  @Test
  void rejectsDeletionsAndLookupsOfRows() {
    folder.write("withdrawn.csv", "id\n");
    folder.with(
        FILES,
        FILES
            + "    deletions: {files: [withdrawn.csv]}\n"
            + "    lookups:\n      - {name: more, files: [withdrawn.csv], key: [id]}\n");
    assertThat(
        folder.mistakes(rows("victims")),
        contains(
            "job.yaml:10:5: source \"victims\" is an input of rows, which cannot have deletions;"
                + " remove the key.",
            "job.yaml:11:5: source \"victims\" is an input of rows, which cannot have lookups;"
                + " remove the key."));
  }

  @Test
  void otherSourceStillNeedsFiles() {
    folder.with("    files: [finds.csv]\n", "");
    assertThat(
        folder.mistakes(rows("victims")),
        contains("job.yaml:24:5: missing key \"files\"; add it, or use --input."));
  }
}
