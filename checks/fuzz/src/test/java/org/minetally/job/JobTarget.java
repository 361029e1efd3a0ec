package org.minetally.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.minetally.format.UnreadableInputException;
import org.minetally.fuzz.JobFiles;
import org.minetally.fuzz.JobWords;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Target;
import org.minetally.region.GazetteerException;
import org.minetally.run.Preparation;

/**
 * Reads job files, profiles and claim files. Either every mistake is reported with an existing line
 * of the file, or the job is prepared up to its headers and gazetteer.
 */
public final class JobTarget implements Target {

  private final JobFiles jobs = new JobFiles(name -> name.endsWith(".yaml"));

  @Override
  public String name() {
    return "job";
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
    return 16 << 10;
  }

  @Override
  public int inShortRun() {
    return 60;
  }

  @Override
  public boolean check(byte[] input) throws IOException {
    JobFiles.Given given = jobs.given(input);
    if (given.pair() == null) {
      return false;
    }
    Files.write(given.pair().file(), given.content());
    String text = new String(given.content(), UTF_8) + new String(given.content(), ISO_8859_1);
    try {
      Preparation.of(given.pair().job());
      return true;
    } catch (JobFileException e) {
      Promise.that(!e.problems().isEmpty(), "no problem is reported");
      for (Problem problem : e.problems()) {
        Promise.isUserMessage(problem.message(), text + " null");
        Promise.that(problem.line() >= 1 && problem.column() >= 1, "no place: " + problem);
        Promise.that(
            !problem.file().equals(given.pair().file().toString())
                || problem.line()
                    <= 1 + text.chars().filter(c -> c == '\n' || c == '\r' || c > 0x7f).count(),
            "no such line: " + problem);
      }
      return false;
    } catch (GazetteerException | UnreadableInputException e) {
      Promise.isUserMessage(e.getMessage(), text + " null");
      return false;
    } finally {
      Files.write(given.pair().file(), given.pair().original());
    }
  }
}
