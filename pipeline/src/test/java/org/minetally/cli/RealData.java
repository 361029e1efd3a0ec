package org.minetally.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/** The real data outside the project, which may be absent, and the jobs that read it. */
public final class RealData {

  private static final Path ROOT = Path.of(System.getProperty("minetally.root", ".."));
  private static final Path DATA = ROOT.resolve("../shared/data").normalize().toAbsolutePath();

  private RealData() {}

  /** Skips the test if the data are absent. */
  public static void assumePresent() {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "real data not present at " + DATA);
  }

  static Path file(String name) {
    return DATA.resolve(name);
  }

  /** Copies a job on Colombia; the copy publishes to {@code folder/out}. */
  public static Path job(String name, Path folder) throws IOException {
    Path jobs = ROOT.resolve("examples/colombia").toAbsolutePath().normalize();
    String text =
        Files.readString(jobs.resolve(name))
            .replace("data/", DATA + "/colombia/")
            .replace("profiles/", jobs + "/profiles/")
            .replace("aliases: aliases", "aliases: " + jobs + "/aliases")
            .replaceFirst("(?m)^output:.*$", "output: {path: out}");
    return Files.writeString(folder.resolve(name), text);
  }

  /**
   * Copies a job on Colombia and every eighth of its records, or all of them in {@code mvn verify
   * -Pnightly}. It is for tests of what holds for any records.
   */
  public static Path sampledJob(String name, Path folder) throws IOException {
    Path job = job(name, folder);
    if (!isSampled()) {
      return job;
    }
    String text = Files.readString(job);
    for (String file : List.of("victims_2021.csv", "events_1990_2019.csv")) {
      Path all = file("colombia/" + file);
      if (text.contains(all.toString())) {
        text = text.replace(all.toString(), sample(all, folder).toString());
      }
    }
    return Files.writeString(job, text);
  }

  /** Whether tests read a sample of the records, as in all builds but the nightly one. */
  static boolean isSampled() {
    return Integer.getInteger("minetally.tests.rounds", 1) == 1;
  }

  /** Returns a file or, unless in {@code mvn verify -Pnightly}, every eighth of its records. */
  static Path sampledFile(String name, Path folder) throws IOException {
    return isSampled() ? sample(file(name), folder) : file(name);
  }

  private static Path sample(Path all, Path folder) throws IOException {
    List<String> lines = Files.readAllLines(all);
    return Files.write(
        folder.resolve(all.getFileName()),
        IntStream.range(0, lines.size()).filter(i -> i % 8 == 0).mapToObj(lines::get).toList());
  }

  /** Copies a job on Azerbaijan's published reports; the copy publishes to a folder. */
  static Path reports(String name, Path folder, Path output) throws IOException {
    Path constructed = ROOT.resolve("testdata/azerbaijan").toAbsolutePath().normalize();
    Path published = ROOT.resolve("examples/azerbaijan").toAbsolutePath().normalize();
    Path job = (name.startsWith("constructed") ? constructed : published).resolve(name);
    String text =
        Files.readString(job)
            .replace("../../testdata/azerbaijan/", "")
            .replace("data/", DATA + "/azerbaijan/")
            .replace("profiles/", published + "/profiles/")
            .replace("gazetteer.csv", constructed + "/gazetteer.csv")
            .replace("claims: claims", "claims: " + constructed + "/claims")
            .replace("files: [constructed", "files: [" + constructed + "/constructed")
            .replace("country.csv", published + "/country.csv")
            .replaceFirst("(?m)^output:.*$", "output: {path: " + output + "}");
    return Files.writeString(folder.resolve(name), text);
  }
}
