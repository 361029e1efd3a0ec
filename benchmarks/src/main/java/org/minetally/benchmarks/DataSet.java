package org.minetally.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The layout of one folder of generated data, with the outputs of the engines in it.
 *
 * @param folder the folder, which may not exist yet
 */
record DataSet(Path folder) {

  /** What the input files are called, as a pattern. */
  static final String ROWS_PATTERN = "rows-*.csv";

  private static final String MARK = "complete.txt";

  /** The generated files in the order in which the job counts "first": by name. */
  List<Path> rowFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("rows-\\d+\\.csv"))
          .sorted()
          .toList();
    }
  }

  Path gazetteer() {
    return folder.resolve("gazetteer.csv");
  }

  Path job() {
    return folder.resolve("job.yaml");
  }

  /** Where an engine writes to. */
  Path output(Engine engine) {
    return folder.resolve(engine.folder());
  }

  /** The tables a reader of an engine's output opens. */
  Path tables(Engine engine) {
    return output(engine).resolve(engine.tables());
  }

  /** Where an engine may put what does not fit in memory. */
  Path scratch(Engine engine) {
    return folder.resolve(engine.label() + "-scratch");
  }

  /** Whether the folder holds all that {@code description} says. */
  boolean isComplete(String description) throws IOException {
    Path mark = folder.resolve(MARK);
    return Files.exists(mark) && Files.readString(mark).equals(description);
  }

  /** Says that the folder holds all that {@code description} says; written last. */
  void markComplete(String description) throws IOException {
    Files.writeString(folder.resolve(MARK), description);
  }

  /** Removes what an earlier generator left, so that two data sets never mix. */
  void clear() throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(MARK));
    for (Path file : rowFiles()) {
      Files.delete(file);
    }
  }
}
