package org.minetally.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes a data set: rows, gazetteer and job file. The same arguments produce the same bytes for
 * any number of threads.
 *
 * @param rows the number of rows in all files, including repeated ones
 * @param rowsPerFile the number of rows in each file except the last
 * @param seed the seed of the random rows
 * @param shape the distribution of their values
 */
record Generator(long rows, long rowsPerFile, long seed, Shape shape) {

  /** Must be raised whenever the bytes change, so that old data sets are replaced. */
  static final int VERSION = 2;

  static final long DEFAULT_ROWS_PER_FILE = 5_000_000;
  static final long DEFAULT_SEED = 20_250_704;

  private static final int ROWS_PER_CHUNK = 20_000;

  /** Returns a generator with the defaults. */
  static Generator of(long rows, Shape shape) {
    return new Generator(rows, DEFAULT_ROWS_PER_FILE, DEFAULT_SEED, shape);
  }

  /** Usage: {@code Generator <folder> <rows> [<rows per file>]}. */
  public static void main(String[] args) throws IOException {
    long rowsPerFile = args.length > 2 ? Long.parseLong(args[2]) : DEFAULT_ROWS_PER_FILE;
    Generator generator =
        new Generator(Long.parseLong(args[1]), rowsPerFile, DEFAULT_SEED, Shape.USUAL);
    generator.generate(new DataSet(Path.of(args[0])), Runtime.getRuntime().availableProcessors());
  }

  /** Describes a folder made by this generator in one line. */
  String description() {
    return String.format(
        Locale.ROOT,
        "generator version %d, seed %d, %d rows, %d rows a file%n",
        VERSION,
        seed,
        rows,
        rowsPerFile);
  }

  /** Generates the files of {@code data}, unless they are complete. */
  void generate(DataSet data, int threads) throws IOException {
    if (data.isComplete(description())) {
      return;
    }
    data.clear();
    GeneratedPlaces places = GeneratedPlaces.invented();
    Files.writeString(data.gazetteer(), places.toCsv());
    Files.writeString(data.job(), jobFile());
    if (shape == Shape.RELATED) {
      new RelatedRows(rows, seed).write(data.folder());
      data.markComplete(description());
      return;
    }
    RowFormat format = new RowFormat(places, seed, shape);
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      int file = 0;
      for (long first = 0; first < rows; first += rowsPerFile) {
        file++;
        Path path = data.folder().resolve(String.format(Locale.ROOT, "rows-%03d.csv", file));
        writeFile(path, format, first, Math.min(rows, first + rowsPerFile), workers, 2 * threads);
      }
    } finally {
      workers.shutdownNow();
    }
    data.markComplete(description());
  }

  /** Renders chunks on all threads, at most {@code ahead} at a time, and writes them in order. */
  private static void writeFile(
      Path path, RowFormat format, long first, long end, ExecutorService workers, int ahead)
      throws IOException {
    Queue<Future<byte[]>> rendering = new ArrayDeque<>();
    try (OutputStream out = Files.newOutputStream(path)) {
      out.write(RowFormat.HEADER.getBytes(StandardCharsets.UTF_8));
      for (long from = first; from < end; from += ROWS_PER_CHUNK) {
        long start = from;
        long stop = Math.min(end, from + ROWS_PER_CHUNK);
        rendering.add(workers.submit(() -> chunk(format, start, stop)));
        if (rendering.size() >= ahead) {
          out.write(rendered(rendering.remove()));
        }
      }
      while (!rendering.isEmpty()) {
        out.write(rendered(rendering.remove()));
      }
    }
  }

  private static byte[] chunk(RowFormat format, long start, long stop) {
    byte[] buffer = new byte[(int) (stop - start) * RowFormat.MAX_BYTES];
    int to = 0;
    for (long row = start; row < stop; row++) {
      to = format.write(row, buffer, to);
    }
    return Arrays.copyOf(buffer, to);
  }

  private static byte[] rendered(Future<byte[]> chunk) {
    try {
      return chunk.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while generating", e));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a row could not be written", e.getCause());
    }
  }

  private String jobFile() {
    StringBuilder devices = new StringBuilder();
    for (Device device : Device.values()) {
      devices.append("            ").append(device.word()).append(": ");
      devices.append(device.category()).append('\n');
    }
    boolean related = shape == Shape.RELATED;
    return """
    # Generated: the same result that DuckDB computes for the benchmark.
    minetally: 1
    gazetteer: {file: gazetteer.csv, levels: [region, district]}
    sources:
      - id: generated
        dataset: detections
        files: ["%s"]
    %s    profile:
          record_key: [%s]
          date: {column: %sevent_date, form: yyyy-MM-dd}
          region:
            - {level: district, code: %sdistrict_code}
          dimensions:
            device_category:
              column: device
              values:
    %s%s      measures:
            counts:
              items: {column: quantity}
              area_cleared_m2: {column: area_m2, unit: m2}
    tables:
    %soutput: {path: out%s}
    """
        .formatted(
            DataSet.ROWS_PATTERN,
            related ? RelatedRows.LOOKUPS : "",
            related ? "item_id" : "record_id",
            related ? "task." : "",
            related ? "task." : "",
            devices.toString().indent(0),
            shape.furtherDimensions(),
            shape.tablesOfJob(),
            shape.furtherOutput());
  }
}
