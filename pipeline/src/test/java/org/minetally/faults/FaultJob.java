package org.minetally.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.minetally.cli.CommandLineRunner;
import org.minetally.publish.OutputLayout;

/**
 * A small job with data in rounds. The number of people killed is {@link #FIRST} plus the number of
 * the round, so that a reader can distinguish a snapshot of one round from a mixture.
 *
 * @param folder the folder of the job, its gazetteer and its data
 * @param output the output of the job
 */
record FaultJob(Path folder, Path output) {

  static final int FIRST = 1000;

  private static final String GAZETTEER =
      """
      code,name,level,parent
      N,North,region,
      S,South,region,
      N1,Alder,district,N
      N2,Birch,district,N
      S1,Cedar,district,S
      """;

  private static final String JOB =
      """
      minetally: 1
      name: Faults
      gazetteer: {file: gazetteer.csv, levels: [region, district]}
      periods: [month, year]
      levels: [region, district]
      output: {path: '%s'%s}
      sources:
        - id: reports
          dataset: casualties
          files: [reports.csv]
          profile:
            date: {column: day, form: yyyy-MM-dd}
            region: [{level: region, name: region}, {level: district, name: district}]
            measures: {counts: {killed: {column: killed}}}
      """;

  /** Creates a job with its output in the same folder; keeps all snapshots if {@code keep} is 0. */
  static FaultJob in(Path folder, int keep) throws IOException {
    return in(folder, folder.resolve("out"), keep);
  }

  static FaultJob in(Path folder, Path output, int keep) throws IOException {
    Files.writeString(folder.resolve("gazetteer.csv"), GAZETTEER);
    Files.writeString(
        folder.resolve("job.yaml"), JOB.formatted(output, keep == 0 ? "" : ", keep: " + keep));
    return new FaultJob(folder, output);
  }

  Path job() {
    return folder.resolve("job.yaml");
  }

  Path data() {
    return folder.resolve("reports.csv");
  }

  OutputLayout layout() {
    return new OutputLayout(output);
  }

  /** Replaces the data with those of a round, atomically. */
  FaultJob round(int round) throws IOException {
    Path next = Files.writeString(folder.resolve("next.csv"), text(round));
    Files.move(next, data(), StandardCopyOption.ATOMIC_MOVE);
    return this;
  }

  /** Returns the data of a round. */
  static String text(int round) {
    return """
        day,region,district,killed
        2021-01-05,North,Alder,%d
        2021-02-06,North,Birch,600
        2021-03-07,South,Cedar,400
        2022-03-07,South,,0
        """
        .formatted(FIRST - 1000 + round);
  }

  /** Runs the job in this process. */
  CommandLineRunner.Answer run() {
    return CommandLineRunner.run("run", job().toString());
  }

  /** Runs the job in a separate process. */
  RunProcess start() throws IOException {
    return RunProcess.start(folder, List.of(), "run", job().toString());
  }

  /** Returns the work folder of a running or interrupted run. */
  Optional<Path> work() {
    return entries(output.resolve("_work")).stream()
        .filter(path -> !path.getFileName().toString().startsWith("_"))
        .findFirst();
  }

  List<Path> snapshots() {
    return entries(output.resolve("snapshots"));
  }

  List<Path> privateFolders() {
    return entries(output.resolve("_private"));
  }

  /** Returns the entries of a folder, sorted; empty if it does not exist or disappears. */
  static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }
}
