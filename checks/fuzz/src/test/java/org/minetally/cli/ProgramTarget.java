package org.minetally.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.minetally.fuzz.JobFiles;
import org.minetally.fuzz.JobWords;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Target;
import org.minetally.job.JobFileException;
import org.minetally.job.yaml.JobFile;

/**
 * Runs the whole program from its command line with a changed file of a job. The exit code is a
 * documented one, no stack trace appears, and the counts reconcile.
 */
public final class ProgramTarget implements Target {

  private final JobFiles jobs = new JobFiles(name -> true);

  @Override
  public String name() {
    return "program";
  }

  @Override
  public List<byte[]> seeds() {
    return jobs.seeds();
  }

  @Override
  public List<String> words() {
    return JobWords.ALL;
  }

  @Override
  public int longest() {
    return 32 << 10;
  }

  @Override
  public int inShortRun() {
    return 5;
  }

  @Override
  public boolean check(byte[] input) throws IOException {
    JobFiles.Given given = jobs.given(input);
    if (given.pair() == null) {
      return false;
    }
    Files.write(given.pair().file(), given.content());
    try {
      return run(given.pair().job(), input);
    } finally {
      Files.write(given.pair().file(), given.pair().original());
    }
  }

  private boolean run(Path job, byte[] input) {
    if (!staysInside(job)) {
      return false;
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String command = List.of("run", "validate", "explain").get(input.length % 3);
    int code =
        Main.run(new PrintWriter(out, true), new PrintWriter(err, true), command, job.toString());
    String stderr = err.toString();
    Promise.that(code >= ExitCode.OK && code <= ExitCode.LOCKED, "exit code " + code);
    Promise.that(
        !stderr.contains("This is a bug")
            && !stderr.contains("\tat ")
            && !out.toString().contains("\tat "),
        command + " " + job + ": " + stderr);
    Promise.that(
        code == ExitCode.OK || !stderr.isBlank(), "exit code " + code + " without a message");
    if (code == ExitCode.QUALITY_GATE) {
      String failures = stderr.substring(stderr.indexOf("Nothing was published:"));
      // The record counts follow an empty line.
      failures
          .lines()
          .skip(1)
          .takeWhile(line -> !line.isEmpty())
          .forEach(line -> Promise.that(line.contains("the job allows"), line));
    }
    Promise.that(code != ExitCode.FAILURE, "an unexplained failure: " + stderr);
    return code == ExitCode.OK;
  }

  /** Returns whether the job publishes inside its folder. A changed job could publish anywhere. */
  private boolean staysInside(Path job) {
    try {
      Path output = JobFile.read(job).output().path().toAbsolutePath().normalize();
      boolean insideFolder =
          output.startsWith(jobs.folder()) && !output.startsWith(jobs.folder().resolve("testdata"));
      return insideFolder || output.startsWith(job.getParent().resolve("out"));
    } catch (JobFileException e) {
      return true; // The program reports the mistake, too.
    }
  }
}
