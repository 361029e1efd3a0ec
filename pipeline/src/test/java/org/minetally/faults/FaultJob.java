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
 * A small job whose data come in rounds. The people killed in a round's data are {@link #FIRST} and
 * the round's number, so that a reader can tell a snapshot of one round from a mixture.
 *
 * @param folder with the job, its gazetteer and its data
 * @param output where it publishes to
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

  /** A job that publishes beside itself and keeps some snapshots, or all if 0. */
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

  /** Puts a round's data in place, in one step. */
  FaultJob round(int round) throws IOException {
    Path next = Files.writeString(folder.resolve("next.csv"), text(round));
    Files.move(next, data(), StandardCopyOption.ATOMIC_MOVE);
    return this;
  }

  /** A round's data. */
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

  /** Runs the job in a process of its own. */
  RunProcess start() throws IOException {
    return RunProcess.start(folder, List.of(), "run", job().toString());
  }

  /** The work folder of a run that lasts, or was interrupted. */
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

  /** What lies in a folder, sorted; nothing if it is not there, or goes away meanwhile. */
  static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }
}
