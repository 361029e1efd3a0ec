package org.minetally.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes items and the tasks in which they were found, in two tables: two tasks for five items. A
 * task has the date and the place, an item the device and the quantity.
 *
 * @param items the number of items
 * @param seed the seed of the random rows
 */
record RelatedRows(long items, long seed) {

  private static final long ROWS_PER_FILE = 5_000_000;
  private static final LocalDate FIRST_DAY = LocalDate.of(2014, 1, 1);
  private static final int DAYS = 3652;
  private static final int MOST_QUANTITY = 20;

  /** The job's declaration of the tasks, indented by four. */
  static final String LOOKUPS =
      """
          lookups:
            - {name: task, files: ["tasks-*.csv"], key: [task_id]}
      """;

  /** Returns the number of tasks. */
  long tasks() {
    return Math.max(1, items * 2 / 5);
  }

  /** Writes both tables into a folder. */
  void write(Path folder) throws IOException {
    List<GeneratedPlaces.District> districts = GeneratedPlaces.invented().districts();
    SplittableRandom random = new SplittableRandom(seed);
    write(
        folder,
        "tasks",
        "task_id,event_date,district_code,district,office\n",
        tasks(),
        (row, line) -> {
          GeneratedPlaces.District district = districts.get(random.nextInt(districts.size()));
          line.append('T').append(row).append(',');
          line.append(FIRST_DAY.plusDays(random.nextInt(DAYS))).append(',');
          line.append(district.code()).append(',').append(district.name());
          line.append(",office ").append(random.nextInt(12)).append('\n');
        });
    Device[] devices = Device.values();
    write(
        folder,
        "rows",
        "item_id,task_id,device,quantity,area_m2,notes\n",
        items,
        (row, line) -> {
          line.append('I').append(row).append(",T").append(random.nextLong(tasks())).append(',');
          line.append(devices[random.nextInt(devices.length)].word()).append(',');
          line.append(1 + random.nextInt(MOST_QUANTITY)).append(',');
          line.append(random.nextInt(1000)).append('.').append(random.nextInt(10));
          line.append(",not marked\n");
        });
  }

  /** Appends a row. */
  private interface Row {
    void append(long row, StringBuilder line);
  }

  private static void write(Path folder, String name, String header, long rows, Row row)
      throws IOException {
    int file = 0;
    for (long first = 0; first < rows; first += ROWS_PER_FILE) {
      file++;
      Path path = folder.resolve(String.format(Locale.ROOT, "%s-%03d.csv", name, file));
      StringBuilder line = new StringBuilder();
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 20)) {
        out.write(header.getBytes(UTF_8));
        for (long n = first; n < Math.min(rows, first + ROWS_PER_FILE); n++) {
          line.setLength(0);
          row.append(n, line);
          out.write(line.toString().getBytes(UTF_8));
        }
      }
    }
  }
}
