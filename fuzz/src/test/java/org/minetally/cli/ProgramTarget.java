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
 * The whole program, as its command line runs it: any file of a job is changed. The exit code is
 * one of those documented, nobody sees a stack trace, and the counts add up.
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
    String told = err.toString();
    Promise.that(code >= ExitCode.OK && code <= ExitCode.LOCKED, "exit code " + code);
    Promise.that(
        !told.contains("This is a bug")
            && !told.contains("\tat ")
            && !out.toString().contains("\tat "),
        command + " " + job + ": " + told);
    Promise.that(code == ExitCode.OK || !told.isBlank(), "exit code " + code + " without a word");
    if (code == ExitCode.QUALITY_GATE) {
      String failures = told.substring(told.indexOf("Nothing was published:"));
      failures.lines().skip(1).forEach(line -> Promise.that(line.contains("the job allows"), line));
    }
    Promise.that(code != ExitCode.FAILURE, "a failure that nothing explains: " + told);
    return code == ExitCode.OK;
  }

  /** A changed job may publish anywhere; here it may not. */
  private boolean staysInside(Path job) {
    try {
      Path output = JobFile.read(job).output().path().toAbsolutePath().normalize();
      boolean beside =
          output.startsWith(jobs.folder()) && !output.startsWith(jobs.folder().resolve("testdata"));
      return beside || output.startsWith(job.getParent().resolve("out"));
    } catch (JobFileException e) {
      return true; // The program says so, too.
    }
  }
}
