package org.minetally.expansion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small job in a folder: victims by year and province. */
final class SmallJob {

  private static final String JOB =
      """
      minetally: 1
      name: Small
      gazetteer: {file: places.csv, levels: [country, province]}
      sources:
        - id: victims
          dataset: casualties
          files: [victims.csv]
          profile:
            record_key: [id]
            date: {column: day, form: yyyy-MM-dd}
            region:
              - {level: province, name: province}
            measures:
              outcome: {column: outcome, values: {killed: killed, injured: injured}}
      tables:
        - {dataset: casualties, period: year, level: province, dimensions: []}
        - {dataset: casualties, period: year, level: country, dimensions: []}
      output: {path: out}
      """;

  private final Path folder;
  private final List<String> victims = new ArrayList<>();

  SmallJob(Path folder) {
    this.folder = folder;
    write(
        "places.csv",
        "code,name,level,parent\nAA,Land,country,\n1,North,province,AA\n2,South,province,AA\n3,East,province,AA\n");
    with("");
    add(12, "2019", "North");
    add(9, "2019", "South");
  }

  /** Adds keys at the end of the job file. */
  SmallJob with(String keys) {
    write("job.yaml", JOB + keys);
    return this;
  }

  /** Adds this many victims. */
  SmallJob add(int number, String year, String province) {
    for (int i = 0; i < number; i++) {
      victims.add(
          "V%d,%s-02-03,%s,%s"
              .formatted(victims.size(), year, province, i % 3 == 0 ? "killed" : "injured"));
    }
    write("victims.csv", "id,day,province,outcome\n" + String.join("\n", victims) + "\n");
    return this;
  }

  List<String> victims() {
    return List.copyOf(victims);
  }

  Path path() {
    return folder.resolve("job.yaml");
  }

  Path output() {
    return folder.resolve("out");
  }

  JobConfiguration configuration() {
    return new JobConfiguration(path().toString(), null, null, null);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
