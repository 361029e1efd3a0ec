package org.minetally.contract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every reader answers every question of every snapshot as DuckDB does in this process, and once
 * more after the first job was published anew.
 */
class ReadersTest {

  private static final Path ROOT = Path.of(System.getProperty("minetally.root", ".."));
  private static final Path MODULE = ROOT.resolve("checks/readers").toAbsolutePath().normalize();
  private static final Path DATA = ROOT.resolve("../shared/data").toAbsolutePath().normalize();

  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic");

  @TempDir static Path temp;
  private static final List<Path> JOBS = new ArrayList<>();

  @BeforeAll
  static void publish() throws IOException, InterruptedException {
    for (String job :
        List.of(
            "sample/job.yaml",
            "azerbaijan/job-at-event.yaml",
            "azerbaijan/job-as-of.yaml",
            "coordinates/job.yaml")) {
      JOBS.add(copy(ROOT.resolve("testdata").resolve(job).toAbsolutePath().normalize()));
    }
    if (Files.isDirectory(DATA)) {
      JOBS.add(copy(ROOT.resolve("examples/colombia/victims.yaml").toAbsolutePath().normalize()));
    }
    for (Path job : JOBS) {
      run(job);
    }
  }

  @Test
  void duckDb2ReadsWhatIsWritten() throws Exception {
    readerGivesTheSame(
        "duckdb 2.0", javaReader("duckdb", currentJava(), List.of(), DuckDbReader.class.getName()));
  }

  @Test
  void sparkReadsWhatIsWritten() throws Exception {
    List<String> options = new ArrayList<>();
    OPENED.forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    options.add("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
    options.add("--add-opens=java.base/sun.util.calendar=ALL-UNNAMED");
    readerGivesTheSame(
        "spark", javaReader("spark", currentJava(), options, source("SparkReader.java")));
  }

  @Test
  void trinoReadsWhatIsWritten() throws Exception {
    readerGivesTheSame(
        "trino", javaReader("trino", newJava(), List.of(), source("TrinoReader.java")));
  }

  @Test
  void duckDbForNodeReadsWhatIsWritten() throws Exception {
    readerGivesTheSame("node-api", nodeReader("duckdb.mjs"));
  }

  @Test
  void hyparquetReadsWhatIsWritten() throws Exception {
    readerGivesTheSame("hyparquet", nodeReader("hyparquet.mjs"));
  }

  private static void readerGivesTheSame(String name, List<String> command) throws Exception {
    Path log = MODULE.resolve("target/" + name.replace(' ', '-') + ".log");
    Files.createDirectories(log.getParent());
    try (ReaderProcess reader = new ReaderProcess(command, temp, log);
        DuckDbReader duckDb = new DuckDbReader()) {
      System.out.println(name + ": version " + reader.version());
      List<String> before = compare(reader, duckDb, current(JOBS.get(0)), false);
      publishAnew(JOBS.get(0));
      assertThat(compare(reader, duckDb, current(JOBS.get(0)), true), is(not(before)));
      for (Path job : JOBS.subList(1, JOBS.size())) {
        compare(reader, duckDb, current(job), false);
      }
    }
  }

  private static List<String> compare(
      ReaderProcess reader, DuckDbReader duckDb, Path current, boolean again) throws Exception {
    List<String> questions = new Questions(current).all();
    Path file = Files.write(Files.createTempFile(temp, "questions", ".txt"), questions);
    List<String> expected = ReaderLoop.answers(duckDb, current, questions, again);
    assertThat(expected.size(), greaterThan(questions.size()));
    assertThat(
        expected.stream().filter(line -> line.split("\t", 0)[1].equals("is")).toList(),
        is(new Questions(current).declaredTypes()));
    List<String> answered = reader.ask(current, file);
    for (int i = 0; i < Math.min(answered.size(), expected.size()); i++) {
      assertThat("question of " + current, answered.get(i), is(expected.get(i)));
    }
    assertThat(answered.size(), is(expected.size()));
    return expected;
  }

  /** Another record in one of its files: the sums change. */
  private static void publishAnew(Path job) throws IOException, InterruptedException {
    Path data = job.resolveSibling("data/dates-imprecise.csv");
    List<String> lines = Files.readAllLines(data);
    lines.add(lines.get(lines.size() - 1));
    Files.write(data, lines);
    Path before = current(job).toRealPath();
    run(job);
    assertThat(current(job).toRealPath(), is(not(before)));
  }

  private static Path current(Path job) {
    return job.resolveSibling("out-" + job.getFileName()).resolve("current");
  }

  private static void run(Path job) throws IOException, InterruptedException {
    Path log = Files.createTempFile(temp, "run", ".log");
    Path jar = ROOT.resolve("pipeline/target/minetally.jar").toAbsolutePath().normalize();
    Process process =
        new ProcessBuilder(currentJava(), "-jar", jar.toString(), "run", job.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(Files.readString(log), process.waitFor(), is(0));
  }

  /** A copy of a job's folder, whose job publishes into that folder. */
  private static Path copy(Path job) throws IOException {
    Path from = job.getParent();
    Path to = temp.resolve(from.getFileName());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (!Files.exists(target)) {
          Files.copy(file, target);
        }
      }
    }
    Path copy = to.resolve(job.getFileName());
    Files.writeString(
        copy,
        Files.readString(copy)
            .replace("data/", from.endsWith("colombia") ? DATA + "/colombia/" : "data/")
            .replaceFirst("(?m)^output:.*$", "output: {path: out-" + copy.getFileName() + "}"));
    return copy;
  }

  private static List<String> javaReader(
      String name, String java, List<String> options, String main) throws IOException {
    Path classPath = MODULE.resolve(name + "/target/class-path.txt");
    List<String> command = new ArrayList<>(List.of(java, "-Xmx1g"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            MODULE.resolve("target/test-classes")
                + File.pathSeparator
                + Files.readString(classPath).strip(),
            main));
    return command;
  }

  private static List<String> nodeReader(String script) throws IOException, InterruptedException {
    Path folder = MODULE.resolve("target/node");
    Assumptions.assumeTrue(works(List.of("node", "--version")), "Node is not installed");
    Files.createDirectories(folder);
    for (String file : List.of("package.json", "answers.mjs", "duckdb.mjs", "hyparquet.mjs")) {
      Files.copy(Path.of(source(file)), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.isDirectory(folder.resolve("node_modules"))) {
      assertThat(
          "npm install in " + folder,
          works(
              List.of("npm", "install", "--no-audit", "--no-fund", "--prefix", folder.toString())),
          is(true));
    }
    return List.of("node", folder.resolve(script).toString());
  }

  private static boolean works(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String source(String name) {
    return MODULE.resolve("src/readers").resolve(name).toString();
  }

  private static String currentJava() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The newest JDK next to this one, or that of -Dcontract.java; Trino needs it. */
  private static String newJava() throws IOException {
    String given = System.getProperty("contract.java", "");
    if (!given.isEmpty()) {
      return given;
    }
    try (Stream<Path> beside = Files.list(Path.of(System.getProperty("java.home")).getParent())) {
      List<Path> found =
          beside
              .filter(home -> home.getFileName().toString().matches(".*\\b(2[4-9]|3\\d)\\b.*"))
              .map(home -> home.resolve("bin/java"))
              .filter(Files::isExecutable)
              .sorted()
              .toList();
      Assumptions.assumeTrue(!found.isEmpty(), "no JDK 24 or newer beside this one");
      return found.get(found.size() - 1).toString();
    }
  }
}
