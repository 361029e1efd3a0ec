package org.minetally.parquet.internal;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
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

  /** A row has about a hundred bytes, and Flink cannot shuffle elements of more than a few MiB. */
  private static final int MOST_IN_PIECE = 1 << 14;

  public TableFiles {
    if (rowsPerFile < 1) {
      throw new IllegalArgumentException("a file must have at least one row, not " + rowsPerFile);
    }
  }

  /** Returns the path of the file of a table that has only one. */
  public static String only(String table) {
    return path(table, 0, 1);
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
      Path expected = folder.resolveSibling(path(table, file, count));
      if (file >= files.size() || !files.get(file).equals(expected)) {
        throw new NoSuchFileException(expected.toString());
      }
    }
    return files;
  }

  private static boolean isPart(String name) {
    return name.startsWith("part-") && name.endsWith(".parquet");
  }

  /** Receives rows of a file. */
  @FunctionalInterface
  interface Receiver {

    /**
     * Receives rows.
     *
     * @param path the path of the file
     * @param first the number of the first of these rows in the table
     */
    void receive(String path, long first, TableRows rows);
  }

  /** Passes on the rows of a whole table, those of each file at once. */
  void assign(TableRows table, Receiver files) {
    assign(table, 0, table.size(), rowsPerFile, files);
  }

  /**
   * Passes on the rows of a part of a table, in pieces that are small enough to be shuffled.
   *
   * @param sizes the number of rows of each part of the table, by its position
   */
  void assign(TableRows part, SortedMap<Integer, Integer> sizes, Receiver files) {
    assign(part, rows(sizes.headMap(part.part())), rows(sizes), MOST_IN_PIECE, files);
  }

  private static long rows(SortedMap<Integer, Integer> sizes) {
    return sizes.values().stream().mapToLong(Integer::longValue).sum();
  }

  /**
   * Passes on rows. A table without rows has one file, without rows.
   *
   * @param before the number of rows of the table before these
   * @param total the number of rows of the table
   * @param most the largest number of rows that are passed on at once
   */
  private void assign(TableRows rows, long before, long total, int most, Receiver files) {
    long count = Math.max(1, (total + rowsPerFile - 1) / rowsPerFile);
    if (total == 0) {
      files.receive(path(rows, 0, count), 0, rows);
    }
    int first = 0;
    while (first < rows.size()) {
      long file = (before + first) / rowsPerFile;
      long end = Math.min((file + 1) * rowsPerFile - before, (long) first + most);
      int last = (int) Math.min(rows.size(), end);
      files.receive(path(rows, file, count), before + first, rows.slice(first, last));
      first = last;
    }
  }

  private static String path(TableRows rows, long file, long count) {
    return path(rows.schema().name(), file, count);
  }

  /**
   * Returns the path of a file, below the folder of the tables. It has the same digits whatever the
   * locale of the machine.
   */
  public static String path(String table, long file, long count) {
    return String.format(Locale.ROOT, "%s/part-%05d-of-%05d.parquet", table, file, count);
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
            String.format(
                Locale.ROOT,
                "WriteTables: part %d of the table %s occurs twice; pass each part as one element",
                part.getKey(),
                table));
      }
    }
    return sizes;
  }
}
