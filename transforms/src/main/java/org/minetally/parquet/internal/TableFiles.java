package org.minetally.parquet.internal;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.beam.sdk.values.KV;
import org.minetally.table.TableRows;

/**
 * Which rows of a table are in which file. Every file but the last has the same number of rows, so
 * the files depend on the rows alone, however the table was divided while it was made.
 *
 * @param rowsPerFile the number of rows in every file but the last
 */
public record TableFiles(int rowsPerFile) implements Serializable {

  /** One file for all tables but the largest. */
  public static final TableFiles STANDARD = new TableFiles(1_000_000);

  private static final String PART = "%s/part-%05d-of-%05d.parquet";

  public TableFiles {
    if (rowsPerFile < 1) {
      throw new IllegalArgumentException("a file must have at least one row, not " + rowsPerFile);
    }
  }

  /** Returns the path of the file of a table that has only one. */
  public static String only(String table) {
    return PART.formatted(table, 0, 1);
  }

  /**
   * Returns the files of a table, in the order of their rows.
   *
   * @param folder the folder of the table, on the local disk
   * @throws IOException if it cannot be read, or has no file or not all files
   */
  public static List<Path> in(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> isPart(file.getFileName().toString())).sorted().toList();
    }
    String table = folder.getFileName().toString();
    int count = Math.max(1, files.size());
    for (int file = 0; file < count; file++) {
      Path expected = folder.resolveSibling(PART.formatted(table, file, count));
      if (file >= files.size() || !files.get(file).equals(expected)) {
        throw new NoSuchFileException(expected.toString());
      }
    }
    return files;
  }

  private static boolean isPart(String name) {
    return name.startsWith("part-") && name.endsWith(".parquet");
  }

  /** Passes on the rows of a whole table, by the path of their file. */
  void assign(TableRows table, BiConsumer<String, TableRows> files) {
    assign(table, 0, table.size(), files);
  }

  /**
   * Passes on the rows of a part of a table, by the path of their file.
   *
   * @param sizes the number of rows of each part of the table, by its position
   */
  void assign(
      TableRows part, SortedMap<Integer, Integer> sizes, BiConsumer<String, TableRows> files) {
    assign(part, rows(sizes.headMap(part.part())), rows(sizes), files);
  }

  private static long rows(SortedMap<Integer, Integer> sizes) {
    return sizes.values().stream().mapToLong(Integer::longValue).sum();
  }

  /**
   * Passes on rows by the path of their file. A table without rows has one file, without rows.
   *
   * @param before the number of rows of the table before these
   * @param total the number of rows of the table
   */
  private void assign(
      TableRows rows, long before, long total, BiConsumer<String, TableRows> files) {
    long count = Math.max(1, (total + rowsPerFile - 1) / rowsPerFile);
    if (total == 0) {
      files.accept(path(rows, 0, count), rows);
    }
    int first = 0;
    while (first < rows.size()) {
      long file = (before + first) / rowsPerFile;
      int last = (int) Math.min(rows.size(), (file + 1) * rowsPerFile - before);
      files.accept(path(rows, file, count), rows.slice(first, last));
      first = last;
    }
  }

  private static String path(TableRows rows, long file, long count) {
    return PART.formatted(rows.schema().name(), file, count);
  }

  /**
   * Returns the number of rows of each part of a table by its position.
   *
   * @param table the name of the table
   * @param parts the position and the number of rows of each part that has rows
   * @throws IllegalArgumentException if a part occurs twice
   */
  static SortedMap<Integer, Integer> sizes(String table, Iterable<KV<Integer, Integer>> parts) {
    SortedMap<Integer, Integer> sizes = new TreeMap<>();
    for (KV<Integer, Integer> part : parts) {
      if (sizes.put(part.getKey(), part.getValue()) != null) {
        throw new IllegalArgumentException(
            "WriteTables: part %d of the table %s occurs twice; pass each part as one element"
                .formatted(part.getKey(), table));
      }
    }
    return sizes;
  }
}
