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
 * A folder with a small gazetteer for the data and jobs of a test.
 *
 * @param folder the folder
 */
public record JobFolder(Path folder) {

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

  /** The common part of every job, up to its sources. */
  private static final String JOB =
      """
      minetally: 1
      gazetteer: {file: gazetteer.csv, levels: [region, district]}
      periods: [month, year]
      levels: [region, district]
      output: {path: out}
      sources:
      """;

  private static final String SOURCE =
      """
        - id: %s
          dataset: casualties
          files: [%s]
          profile:
            date: {column: day, form: yyyy-MM-dd}
            region: [{level: region, name: region}, {level: district, name: district}]
            measures: {counts: {killed: {column: killed}, injured: {column: injured}}}
      """;

  /** Writes the gazetteer into a folder. */
  public static JobFolder in(Path folder) throws IOException {
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
   * Writes a job for casualties in the columns day, region, district, killed and injured.
   *
   * @param more lines to add after the source's profile
   */
  public Path job(String file, String... more) throws IOException {
    return write(
        file.replaceAll("[^a-z0-9]", "_") + ".yaml",
        JOB + source("reports", file) + "\n" + String.join("\n", more) + "\n");
  }

  /** Returns a source of casualties in the same columns, to be added to a job. */
  public static String source(String id, String file) {
    return SOURCE.formatted(id, file).stripTrailing();
  }

  /** Returns the published snapshot. */
  Path output() {
    return folder.resolve("out");
  }

  Path current() {
    return output().resolve("current");
  }

  /**
   * Returns every path in the output with its content: the target of a link, the hash of a file.
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
