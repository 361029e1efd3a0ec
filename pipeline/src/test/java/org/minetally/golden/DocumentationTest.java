package org.minetally.golden;

import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.cli.CommandLineRunner;
import org.minetally.job.yaml.JobFile;
import org.minetally.mapping.internal.Reason;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.reconcile.internal.Finding;

/**
 * Compares the documentation with the program. Generated lists are between markers; {@code
 * -Dminetally.golden.update=true} rewrites them.
 */
class DocumentationTest {

  private static final String JAR = "java -jar pipeline/target/minetally.jar ";
  private static final String JOB = "testdata/sample/job.yaml";

  @TempDir Path temp;

  @Test
  void listsEveryKindOfFinding() throws IOException {
    assertSection(
        "outputs.md",
        "findings",
        "\n| finding_code | what it says |\n| --- | --- |\n"
            + Arrays.stream(Finding.Kind.values())
                .map(kind -> "| `" + kind.name() + "` | " + kind.sentence() + " |\n")
                .collect(joining())
            + "\n");
  }

  @Test
  void listsEveryReason() throws IOException {
    assertSection(
        "outputs.md",
        "reasons",
        "\n| reason_code | what it says |\n| --- | --- |\n"
            + Arrays.stream(Reason.values())
                .map(reason -> "| `" + reason.name() + "` | " + reason.sentence() + " |\n")
                .collect(joining())
            + "\n");
  }

  @Test
  void listsEveryVocabulary() throws IOException {
    StringBuilder lines =
        new StringBuilder("\n| dimension | of | members | unknown |\n| --- | --- | --- | --- |\n");
    for (Dimension dimension : Dimension.values()) {
      lines.append(
          "| `%s` | %s | %s | `%s` |\n"
              .formatted(
                  dimension.column(),
                  dimension.datasets().stream().sorted().map(Dataset::label).collect(joining(", ")),
                  dimension.isOpen()
                      ? "open"
                      : dimension.members().stream().map(m -> "`" + m + "`").collect(joining(", ")),
                  dimension.unknown()));
    }
    assertSection("job-file.md", "vocabularies", lines.append('\n').toString());
  }

  @Test
  void explainsEveryKeyOfSchema() throws IOException {
    String document = document("job-file.md");
    Set<String> keys = new TreeSet<>();
    collectKeys(new JsonMapper().readTree(JobFile.schema()), keys);
    assertThat(keys.size(), greaterThan(50));
    for (String key : keys) {
      assertThat(document, containsString("`" + key + "`"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"job-file.md", "outputs.md"})
  void runsEveryCommandInDocuments(String name) throws IOException {
    Path job = Repository.copySample(temp);
    List<String> commands = new ArrayList<>();
    for (String line : document(name).lines().map(String::strip).toList()) {
      if (line.startsWith("java -jar")) {
        assertThat(line, line.startsWith(JAR), is(true));
        commands.add(line.substring(JAR.length()));
      }
    }
    assertThat(commands.size(), greaterThan(0));
    for (String command : commands) {
      assertThat(command, containsString(JOB));
      CommandLineRunner.Answer answer =
          CommandLineRunner.run(command.replace(JOB, job.toString()).split(" "));
      assertThat(command + "\n" + answer.err(), answer.exitCode(), is(0));
    }
  }

  @Test
  void hasValidTablesInCommentOfSample() throws IOException {
    Path job = Repository.copySample(temp);
    String text = Files.readString(job);
    int tables = text.indexOf("# tables:");
    int end = text.indexOf("\n\n", tables);
    String uncommented = text.substring(tables, end).replaceAll("(?m)^# ", "");
    Files.writeString(
        job,
        text.substring(0, text.indexOf("\nperiods:")) + "\n" + uncommented + text.substring(end));

    CommandLineRunner.Answer answer = CommandLineRunner.run("explain", job.toString());

    assertThat(answer.err(), answer.exitCode(), is(0));
    assertThat(answer.out(), containsString("casualties_by_month_district by [sex, age_group]"));
    assertThat(answer.out(), containsString("casualties_by_year_country by []"));
    assertThat(answer.out(), containsString("detections_by_quarter_province by [device_category]"));
  }

  private static void collectKeys(JsonNode schema, Set<String> keys) {
    schema.path("properties").fieldNames().forEachRemaining(keys::add);
    schema.forEach(part -> collectKeys(part, keys));
  }

  private static void assertSection(String name, String section, String content)
      throws IOException {
    String document = document(name);
    int from = document.indexOf('\n', document.indexOf("<!-- " + section + ": begin")) + 1;
    int to = document.indexOf("<!-- " + section + ": end -->");
    if (Boolean.getBoolean("minetally.golden.update")) {
      Files.writeString(path(name), document.substring(0, from) + content + document.substring(to));
      return;
    }
    assertThat(document.substring(from, to), is(content));
  }

  private static String document(String name) throws IOException {
    return Files.readString(path(name));
  }

  private static Path path(String name) {
    return Repository.root().resolve("docs").resolve(name);
  }
}
