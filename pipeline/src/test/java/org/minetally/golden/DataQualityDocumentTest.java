package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.DuckDb;

/** Runs the commands and queries of docs/how-to/data-quality.md, and compares what they print. */
class DataQualityDocumentTest {

  private static final Path PAGE = Repository.root().resolve("docs/how-to/data-quality.md");
  private static final Pattern QUERY =
      Pattern.compile("```sql\n(.+?)```\n\n```\n(.+?)```\n", Pattern.DOTALL);

  @TempDir private Path root;

  @Test
  void queriesReturnWhatThePageShows() throws Exception {
    Repository.copy(Repository.root().resolve("testdata/demo"), root);
    List<String> commands = ShownCommands.of(PAGE);
    assertThat(commands, hasSize(1));
    for (String command : commands) {
      new ShownCommands(root).run(command);
    }
    String page = Files.readString(PAGE);
    StringBuilder executed = new StringBuilder(page);
    try (DuckDb sql = new DuckDb()) {
      sql.open(root.resolve("out/quality/current"), List.of("field_completeness", "reporting_lag"));
      Matcher shown = QUERY.matcher(page);
      int moved = 0;
      while (shown.find()) {
        List<List<String>> rows = new ArrayList<>(List.of(sql.columns(shown.group(1))));
        rows.addAll(sql.rows(shown.group(1)));
        String result = table(rows);
        executed.replace(shown.start(2) + moved, shown.end(2) + moved, result);
        moved += result.length() - (shown.end(2) - shown.start(2));
      }
    }
    if (Boolean.getBoolean("minetally.golden.update")) {
      Files.writeString(PAGE, executed);
    }
    assertThat(page, is(executed.toString()));
  }

  /** Returns rows in aligned columns. */
  private static String table(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      int position = column;
      widths.add(rows.stream().mapToInt(row -> row.get(position).length()).max().orElse(0));
    }
    StringBuilder lines = new StringBuilder();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < row.size(); column++) {
        cells.add(row.get(column) + " ".repeat(widths.get(column) - row.get(column).length()));
      }
      lines.append(cells.stream().collect(Collectors.joining("  ")).stripTrailing()).append('\n');
    }
    return lines.toString();
  }
}
