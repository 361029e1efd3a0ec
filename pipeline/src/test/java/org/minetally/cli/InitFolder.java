package org.minetally.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder with files that {@code init} examines.
 *
 * @param folder the folder; jobs are written to its folder {@code made}
 */
record InitFolder(Path folder) {

  /** The terminal output of init, and the job file that it wrote. */
  record Drafted(String output, Path job) {
    String text() throws Exception {
      return Files.readString(job);
    }

    /** Runs the job and returns the first row of a table. */
    List<String> totals(String table, String columns) throws Exception {
      Command.good("run", job);
      Path current = job.resolveSibling("out/current");
      try (DuckDb tables = new DuckDb().open(current, List.of(table))) {
        return tables.rows("SELECT " + columns + " FROM " + table).get(0);
      }
    }
  }

  Path file(String name, String text) throws Exception {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  Drafted draft(Path file, Object... more) {
    Path to = folder.resolve("made");
    List<Object> words = new ArrayList<>(List.of("init", file, "--to", to));
    words.addAll(List.of(more));
    String output = Command.good(words.toArray()).out();
    return new Drafted(output, to.resolve("job.yaml"));
  }
}
