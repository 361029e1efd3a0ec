package org.minetally.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.minetally.publish.Fingerprint;

/**
 * A folder with a small gazetteer, in which a test writes its data and jobs.
 *
 * @param folder the folder
 */
record JobFolder(Path folder) {

  private static final String GAZETTEER =
      """
      code,name,level,parent,aliases
      N,North,region,,
      S,South,region,,
      N1,Alder,district,N,
      N2,Birch,district,N,Birch Town|Betula
      S1,Cedar,district,S,
      S2,Birch,district,S,
      """;

  /** What every job of this folder has, up to the profile's keys, which follow it. */
  private static final String JOB =
      """
      minetally: 1
      gazetteer: {file: gazetteer.csv, levels: [region, district]}
      periods: [month, year]
      levels: [region, district]
      output: {path: out}
      sources:
        - id: reports
          dataset: casualties
          files: [%s]
          profile:
            date: {column: day, form: yyyy-MM-dd}
            region: [{level: region, name: region}, {level: district, name: district}]
            measures: {counts: {killed: {column: killed}, injured: {column: injured}}}
      """;

  /** A folder with the gazetteer in it. */
  static JobFolder in(Path folder) throws IOException {
    JobFolder made = new JobFolder(folder);
    made.write("gazetteer.csv", GAZETTEER);
    return made;
  }

  public Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  /**
   * A job of casualties in the columns day, region, district, killed and injured.
   *
   * @param more lines that are added after the source's profile
   */
  Path job(String file, String... more) throws IOException {
    return write(
        file.replaceAll("[^a-z0-9]", "_") + ".yaml",
        JOB.formatted(file) + String.join("\n", more) + "\n");
  }

  /** Where the jobs publish to. */
  Path output() {
    return folder.resolve("out");
  }

  Path current() {
    return output().resolve("current");
  }

  /**
   * Every path under the output, with what identifies its content: a link's target, a file's hash.
   */
  Map<String, String> published() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(output())) {
      all.forEach(path -> contents.put(output().relativize(path).toString(), content(path)));
    }
    return contents;
  }

  private static String content(Path path) {
    try {
      if (Files.isSymbolicLink(path)) {
        return "to " + Files.readSymbolicLink(path);
      }
      return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
          ? "folder"
          : Fingerprint.of(path).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
