package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.publish.Manifest;

/** Jobs whose output needs no symbolic links. */
class WithoutLinksTest {

  private static final String HEADER = "day,region,district,killed,injured\n";

  @TempDir private Path dir;

  private Path job(JobFolder folder, String current) throws IOException {
    Path job = folder.job("a.csv");
    String text = Files.readString(job);
    Files.writeString(
        job, text.replace("{path: out}", "{path: out, keep: 2, current: " + current + "}"));
    return job;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pointer", "copy"})
  void publishesComparesReportsAndRollsBack(String form) throws IOException {
    JobFolder folder = JobFolder.in(dir);
    Path job = job(folder, form);
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,1,Unknown\n".replace("Unknown", "0"));
    Command.good("run", job);
    String first = pointed(folder);
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,2,0\n");
    Command second = Command.good("run", job);
    String shown = pointed(folder);
    assertThat(second.out(), containsString("changes: 8 cells in 4 tables since run " + first));
    assertShown(folder, form, shown);
    assertThat(Command.good("run", job).out(), containsString("unchanged since run " + shown));

    Command.good("report", folder.output());
    Command.good("rollback", folder.output(), "previous");
    assertThat(pointed(folder), is(first));
    assertShown(folder, form, first);
    assertThat(Command.of("run", job).code(), is(ExitCode.PINNED));
    Command.good("unpin", folder.output());

    // Back to links, and to this form again.
    Command.good("run", job(folder, "link"));
    assertThat(Files.isSymbolicLink(folder.current()), is(true));
    assertThat(Files.exists(folder.output().resolve("current.json")), is(false));
    Command.good("run", job(folder, form));
    assertShown(folder, form, pointed(folder));
  }

  private static void assertShown(JobFolder folder, String form, String runId) throws IOException {
    assertThat(Files.isSymbolicLink(folder.current()), is(false));
    assertThat(Files.exists(folder.current()), is(form.equals("copy")));
    if (form.equals("copy")) {
      Manifest manifest = Manifest.read(folder.current());
      assertThat(manifest.runId(), is(runId));
      assertThat(manifest.isWhole(folder.current()), is(true));
    }
  }

  private static String pointed(JobFolder folder) throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(folder.output().resolve("current.json").toFile())
        .get("run_id")
        .asText();
  }

  @Test
  void repairsCopyEvenIfNothingHasChanged() throws IOException {
    JobFolder folder = JobFolder.in(dir);
    Path job = job(folder, "copy");
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,1,0\n");
    Command.good("run", job);
    String shown = pointed(folder);
    Files.delete(folder.current().resolve("quality.json"));
    assertThat(Command.good("run", job).out(), containsString("unchanged since run " + shown));
    assertShown(folder, "copy", shown);
  }

  @Test
  void refusesOtherWordsAndLinksInStores() throws IOException {
    JobFolder folder = JobFolder.in(dir);
    folder.write("a.csv", HEADER + "2021-03-01,North,Alder,1,0\n");
    Command unknown = Command.of("validate", job(folder, "shortcut"));
    assertThat(unknown.code(), is(ExitCode.USAGE));
    assertThat(unknown.err(), containsString("shortcut"));
    Path job = job(folder, "copy");
    String text = Files.readString(job);
    Files.writeString(job, text.replace("path: out", "path: \"memory://bucket/out\""));
    Command store = Command.of("validate", job);
    assertThat(store.code(), is(ExitCode.USAGE));
    assertThat(store.err(), containsString("a store has no links and no copies"));
    assertThat(store.err(), not(containsString("\tat ")));
  }
}
