package org.minetally.golden;

import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.cli.CommandLineRunner;
import org.minetally.cli.DuckDb;

/**
 * Executes the examples of the README, docs/counting.md and docs/how-to/rates.md. Each names a job
 * of testdata, a query over its tables and the answer. {@code -Dminetally.golden.update=true}
 * rewrites the answers.
 */
@Execution(ExecutionMode.SAME_THREAD)
class CountingDocumentTest {

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "<!-- example: (?<job>\\S+) -->\n+```sql\n(?<query>.*?)\n```\n+```text\n(?<answer>.*?)```",
          Pattern.DOTALL);

  private static final Pattern INPUT =
      Pattern.compile("<!-- file: (?<file>\\S+) -->\n```csv\n(?<content>.*?)```", Pattern.DOTALL);

  @TempDir Path temp;

  private final Map<String, Path> snapshots = new HashMap<>();

  @ParameterizedTest
  @CsvSource({"README.md, 1", "docs/counting.md, 9", "docs/how-to/rates.md, 3"})
  void reproducesEveryExample(String name, int atLeast) throws IOException, SQLException {
    Path file = Repository.root().resolve(name);
    String document = Files.readString(file);
    Repository.copy(Repository.root().resolve("testdata"), temp);
    Matcher example = EXAMPLE.matcher(document);
    StringBuilder updated = new StringBuilder();
    int examples = 0;
    while (example.find()) {
      examples++;
      String answer = answer(example.group("job"), example.group("query"));
      if (Boolean.getBoolean("minetally.golden.update")) {
        String whole = example.group();
        String stale = example.group("answer");
        example.appendReplacement(
            updated,
            Matcher.quoteReplacement(
                whole.substring(0, whole.length() - stale.length() - 3) + answer + "```"));
      } else {
        assertThat(example.group("query"), example.group("answer"), is(answer));
      }
    }
    assertThat(examples, is(greaterThanOrEqualTo(atLeast)));
    assertThat(
        "an example is not written as the test expects it",
        (long) examples,
        is(document.lines().filter(line -> line.startsWith("<!-- example:")).count()));
    if (Boolean.getBoolean("minetally.golden.update")) {
      Files.writeString(file, example.appendTail(updated).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/counting.md", "docs/how-to/rates.md"})
  void quotesEveryInputExactly(String name) throws IOException {
    Path file = Repository.root().resolve(name);
    String document = Files.readString(file);
    StringBuilder updated = new StringBuilder();
    Matcher input = INPUT.matcher(document);
    while (input.find()) {
      String content = Files.readString(Repository.root().resolve(input.group("file")));
      if (Boolean.getBoolean("minetally.golden.update")) {
        String whole = input.group();
        String stale = input.group("content");
        input.appendReplacement(
            updated,
            Matcher.quoteReplacement(
                whole.substring(0, whole.length() - stale.length() - 3) + content + "```"));
      } else {
        assertThat(input.group("file"), input.group("content"), is(content));
      }
    }
    if (Boolean.getBoolean("minetally.golden.update")) {
      Files.writeString(file, input.appendTail(updated).toString());
    }
  }

  private String answer(String job, String query) throws IOException, SQLException {
    Path snapshot = snapshots.get(job);
    if (snapshot == null) {
      snapshot = run(job);
      snapshots.put(job, snapshot);
    }
    try (DuckDb sql = new DuckDb();
        Stream<Path> tables = Files.list(snapshot)) {
      sql.open(
          snapshot,
          tables.filter(Files::isDirectory).map(table -> table.getFileName().toString()).toList());
      List<List<String>> rows = new ArrayList<>();
      rows.add(sql.columns(query));
      rows.addAll(sql.rows(query));
      return aligned(rows);
    }
  }

  /** Runs a job and returns its snapshot. */
  private Path run(String job) throws IOException {
    CommandLineRunner.Answer answer = CommandLineRunner.run("run", temp.resolve(job).toString());
    assertThat(job + "\n" + answer.err(), answer.exitCode(), is(0));
    String published =
        answer
            .out()
            .lines()
            .filter(line -> line.startsWith("Open "))
            .findFirst()
            .orElseThrow()
            .replaceFirst("^Open ", "")
            .replaceFirst(",.*$", "");
    return Path.of(published).toRealPath();
  }

  private static String aligned(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], shown(row.get(i)).length());
      }
    }
    return rows.stream()
        .map(
            row -> {
              StringBuilder line = new StringBuilder();
              for (int i = 0; i < widths.length; i++) {
                line.append(i == 0 ? "" : "  ").append(shown(row.get(i)));
                line.append(" ".repeat(widths[i] - shown(row.get(i)).length()));
              }
              return line.toString().stripTrailing() + "\n";
            })
        .collect(joining());
  }

  private static String shown(String value) {
    return value == null ? "NULL" : value;
  }
}
