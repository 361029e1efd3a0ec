package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner;

/** Runs the commands of docs/how-to/rates.md, and reads its parts of job files. */
class RatesDocumentTest {

  private static final Path PAGE = Repository.root().resolve("docs/how-to/rates.md");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final String POPULATION = "  population: {file: population.csv}\n";

  @TempDir Path root;

  @Test
  void commandsWorkInTheirOrder() throws IOException {
    Repository.copy(Repository.root().resolve("testdata/rates"), root);
    ShownCommands commands = new ShownCommands(root);
    List<String> shown = ShownCommands.of(PAGE);
    assertThat(shown.size(), is(3));
    for (String command : shown) {
      commands.run(command);
    }
  }

  @Test
  void acceptsThePartsOfJobFiles() throws IOException {
    Repository.copy(Repository.root().resolve("testdata/rates"), root);
    Path file = root.resolve("testdata/rates/job.yaml");
    String job = Files.readString(file);
    List<String> parts =
        YAML.matcher(Files.readString(PAGE)).results().map(part -> part.group(1)).toList();
    assertThat(parts.size(), is(3));
    assertThat("the first part has the line of the job", parts.get(0), containsString(POPULATION));
    assertThat("the last part is in the job", job, containsString(parts.get(2)));
    Files.writeString(
        file, job.replaceFirst(Pattern.quote(POPULATION), Matcher.quoteReplacement(parts.get(1))));
    CommandLineRunner.Answer answer = CommandLineRunner.run("explain", file.toString());
    assertThat(answer.err(), answer.exitCode(), is(0));
    assertThat(answer.out(), containsString("admpop_adm2_2020.csv: known for 7 of 7 regions"));
  }
}
