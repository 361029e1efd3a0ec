package org.minetally.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The layout of a folder with generated data and the outputs of the engines.
 *
 * @param folder the folder, which may not exist yet
 */
record DataSet(Path folder) {

  /** Returns the pattern of the input file names. */
  static final String ROWS_PATTERN = "rows-*.csv";

  /** The pattern of the names of the tasks of {@link Shape#RELATED}. */
  static final String TASKS_PATTERN = "tasks-*.csv";

  /** What the job of {@link Shape#RECORDS} says about its output. */
  static final String RECORDS = ", records: true";

  private static final String MARK = "complete.txt";
  private static final Pattern ROWS_PER_FILE = Pattern.compile("(\\d+) rows a file");

  /** Returns the generated files by name, the order that decides which record is first. */
  List<Path> rowFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(rows|tasks)-\\d+\\.csv"))
          .sorted()
          .toList();
    }
  }

  /** Returns whether the rows have tasks in another table. */
  boolean hasTasks() throws IOException {
    return rowFiles().stream().anyMatch(file -> file.getFileName().toString().startsWith("tasks"));
  }

  /** Returns whether the engines also write the records. */
  boolean hasRecords() throws IOException {
    return Files.readString(job()).contains(RECORDS);
  }

  Path gazetteer() {
    return folder.resolve("gazetteer.csv");
  }

  Path job() {
    return folder.resolve("job.yaml");
  }

  /** Returns the output folder of an engine. */
  Path output(Engine engine) {
    return folder.resolve(engine.folder());
  }

  /** Returns the folder with the tables of an engine. */
  Path tables(Engine engine) {
    return output(engine).resolve(engine.tables());
  }

  /** Returns the folder where an engine may spill. */
  Path scratch(Engine engine) {
    return folder.resolve(engine.label() + "-scratch");
  }

  /** Returns whether the folder is complete for a description. */
  boolean isComplete(String description) throws IOException {
    Path mark = folder.resolve(MARK);
    return Files.exists(mark) && Files.readString(mark).equals(description);
  }

  /** Returns the number of rows of each file but the last, from the description of the folder. */
  long rowsPerFile() throws IOException {
    Matcher matcher = ROWS_PER_FILE.matcher(Files.readString(folder.resolve(MARK)));
    if (!matcher.find()) {
      throw new BenchmarkException(
          folder.resolve(MARK) + " does not give the rows of a file. Generate the data again.");
    }
    return Long.parseLong(matcher.group(1));
  }

  /** Marks the folder as complete for a description; called last. */
  void markComplete(String description) throws IOException {
    Files.writeString(folder.resolve(MARK), description);
  }

  /** Removes files of an earlier generator, so that two data sets never mix. */
  void clear() throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(MARK));
    for (Path file : rowFiles()) {
      Files.delete(file);
    }
  }
}
