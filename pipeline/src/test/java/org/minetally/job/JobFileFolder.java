package org.minetally.job;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.minetally.job.yaml.JobFile;
import org.minetally.storage.Stores;

/** A folder with a small valid job, which tests break in various ways. */
public final class JobFileFolder {

  /** The valid job file. */
  public static final String GOOD =
      """
      minetally: 1
      name: Small
      gazetteer:
        file: places.csv
        levels: [region, district]
      sources:
        - id: victims
          dataset: casualties
          files: [victims.csv]
          profile:
            record_key: [id]
            filters:
              - {column: kind, keep: [accident]}
            date: {column: day, form: yyyy-MM-dd}
            region:
              - {level: district, code: dcode, pad: 5, name: dname}
              - {level: region, code: rcode, pad: 2, name: rname}
            dimensions:
              sex: {column: sex, values: {F: female, M: male}}
              activity: {column: activity, otherwise: keep}
            measures:
              outcome: {column: outcome, values: {dead: killed, hurt: injured}}
            personal: [surname]
        - id: finds
          dataset: detections
          files: [finds.csv]
          profile: profiles/finds.yaml
      periods: [month, year]
      levels: [region, district]
      dimensions:
        casualties: [sex]
      output: {path: out}
      """;

  public static final String PROFILE =
      """
      date: {year: y}
      measures:
        counts:
          items: {column: n}
          area_cleared_m2: {column: area, unit: ha}
      """;

  private final Path dir;

  public JobFileFolder(Path dir) {
    this.dir = dir;
    for (String name : List.of("places.csv", "victims.csv", "finds.csv")) {
      write(name, "a\n");
    }
    write("job.yaml", GOOD);
    write("profiles/finds.yaml", PROFILE);
  }

  Path path(String name) {
    return dir.resolve(name);
  }

  public void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public void write(String name, byte[] bytes) {
    try {
      Files.createDirectories(path(name).getParent());
      Files.write(path(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the valid job with one piece of it replaced. */
  public JobFileFolder with(String piece, String other) {
    write("job.yaml", replaced(GOOD, piece, other));
    return this;
  }

  /** Writes the profile of the second source with one piece of it replaced. */
  public JobFileFolder withProfile(String piece, String other) {
    write("profiles/finds.yaml", replaced(PROFILE, piece, other));
    return this;
  }

  private static String replaced(String text, String piece, String other) {
    if (!text.contains(piece)) {
      throw new IllegalArgumentException("not in the file: " + piece);
    }
    return text.replace(piece, other);
  }

  public Job read() {
    return read(Overrides.NONE);
  }

  public Job read(Overrides overrides) {
    return JobFile.read(path("job.yaml"), Stores.withDefaultOptions(), overrides);
  }

  /** Reads the job and returns its problems as printed, without the path of the folder. */
  public List<String> mistakes() {
    return mistakes(Overrides.NONE);
  }

  public List<String> mistakes(Overrides overrides) {
    return assertThrows(JobFileException.class, () -> read(overrides)).problems().stream()
        .map(problem -> problem.toString().replace(dir + "/", "").replace(dir.toString(), "DIR"))
        .toList();
  }
}
