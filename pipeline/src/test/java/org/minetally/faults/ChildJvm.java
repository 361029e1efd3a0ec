package org.minetally.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * How tests start the program in a JVM of its own: with the classes of the tests in an archive,
 * which the JVM maps instead of loading them one by one. That saves a third of the time of a run.
 * The classes and what they do are the same.
 */
final class ChildJvm {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final String MAIN = "org.minetally.cli.Main";

  private static final List<String> SMALL =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote", // It takes a sixth of the time.
          "-Xmx256m");

  private ChildJvm() {}

  /** Returns the words that start the program; its arguments follow. */
  static List<String> command() {
    return Command.WORDS;
  }

  /** Writes the archive when it is first needed. */
  private static final class Command {
    static final List<String> WORDS = create();

    private static List<String> create() {
      try {
        Path folder = Files.createTempDirectory("minetally-classes");
        folder.toFile().deleteOnExit();
        List<String> words = new ArrayList<>(List.of(JAVA));
        words.addAll(options(folder));
        words.add(MAIN);
        return List.copyOf(words);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns the options of the JVM; without the archive if it cannot be written. */
  private static List<String> options(Path folder) throws IOException {
    List<String> options = new ArrayList<>(SMALL);
    options.addAll(List.of("-cp", classPath(folder)));
    Path archive = folder.resolve("classes.jsa");
    archive.toFile().deleteOnExit();
    run(folder, options, archive);
    if (Files.exists(archive)) {
      // A JVM that cannot use it must not print that between the lines of the program.
      options.addAll(0, List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
    }
    return options;
  }

  /** Runs a job once, in a JVM that writes the archive of the classes that it has loaded. */
  private static void run(Path folder, List<String> options, Path archive) throws IOException {
    Path jobs = Files.createDirectory(folder.resolve("job"));
    FaultJob job = FaultJob.in(jobs, 0).round(0);
    List<String> words = new ArrayList<>(List.of(JAVA));
    words.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
    words.addAll(options);
    words.addAll(List.of(MAIN, "run", job.job().toString(), "--no-progress"));
    new ProcessBuilder(words)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .onExit()
        .join();
    try (var files = Files.walk(jobs)) {
      files.forEach(file -> file.toFile().deleteOnExit());
    }
  }

  /** Returns the class path with a jar instead of each folder, since an archive needs jars. */
  private static String classPath(Path folder) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.isEmpty() && Files.isDirectory(Path.of(entry))) {
        Path jar = folder.resolve("classes-" + entries.size() + ".jar");
        jar.toFile().deleteOnExit();
        int failed =
            ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                    new PrintStream(OutputStream.nullOutputStream(), false, UTF_8),
                    System.err,
                    "--create",
                    "--no-compress",
                    "--file=" + jar,
                    "-C",
                    entry,
                    ".");
        if (failed != 0) {
          throw new IOException(entry + " cannot be packed");
        }
        entries.add(jar.toString());
      } else {
        entries.add(entry);
      }
    }
    return String.join(File.pathSeparator, entries);
  }
}
