package org.minetally.init;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.minetally.mapping.internal.RecordMapper;
import org.minetally.model.Dataset;
import org.minetally.plan.Plan;
import org.minetally.profile.SourceSpec;
import org.minetally.run.Preparation;
import org.minetally.run.engine.EngineOptions;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.SourceReader;
import org.minetally.storage.Location;

/**
 * A draft job for a data file: a job file and a gazetteer, which run without further editing.
 *
 * @param file the data file
 * @param folder the folder to write both to
 */
public record Draft(Path file, Path folder) {

  private static final String JOB = "job.yaml";
  private static final String GAZETTEER = "gazetteer.csv";

  /** Returns the path of the job file. */
  public Path job() {
    return folder.resolve(JOB);
  }

  /**
   * Examines the data file and writes the job file and the gazetteer.
   *
   * @param dataset the dataset of the file, if known
   * @return the lines of the summary for the terminal
   * @throws FileAlreadyExistsException if one of them exists already; nothing is written in that
   *     case
   * @throws org.minetally.format.UnreadableInputException if the file is not a table
   * @throws IOException if the files cannot be written
   */
  public List<String> write(Optional<Dataset> dataset) throws IOException {
    for (Path target : List.of(job(), folder.resolve(GAZETTEER))) {
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
    }
    Lexicon lexicon = Lexicon.read();
    Sample sample = Sample.of(Location.of(file).toString());
    Guess guess = Guess.of(sample, lexicon, dataset);
    GazetteerDraft places = GazetteerDraft.of(guess);
    JobYaml text = new JobYaml(guess, lexicon);
    Files.createDirectories(folder);
    create(folder.resolve(GAZETTEER), places.csv());
    create(job(), text(text, places, 0));
    Counts counts = counts();
    if (counts.rejected() > 0) {
      Files.writeString(job(), text(text, places, counts.rejected()));
    }
    return summary(sample, guess, places, text, counts);
  }

  private static void create(Path path, String text) throws IOException {
    Files.write(
        path,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE);
  }

  private String text(JobYaml text, GazetteerDraft places, long rejected) {
    return text.of(
        file.getFileName().toString(), fromFolder(), GAZETTEER, places.levels(), rejected);
  }

  /** Returns the path of the data file relative to the job file. */
  private String fromFolder() {
    Path from = folder.toAbsolutePath().normalize();
    Path to = file.toAbsolutePath().normalize();
    boolean near = from.getRoot().equals(to.getRoot());
    return (near ? from.relativize(to) : to).toString().replace('\\', '/');
  }

  private record Counts(long read, long rejected) {}

  /** Maps every record once, as a run would, and counts those that would be rejected. */
  private Counts counts() {
    Preparation preparation = Preparation.of(job(), new EngineOptions(List.of()));
    Plan plan = preparation.plan();
    SourceSpec spec = plan.sources().get(0);
    long read = 0;
    long rejected = 0;
    try (SourceReader records = SourceReader.open(spec.files().get(0), spec.format())) {
      RecordMapper mapper =
          new RecordSources(plan.sources(), plan.gazetteer(), plan.layouts(), plan.points())
              .mapper(0, records, plan.layouts().of(0));
      while (records.next()) {
        read++;
        rejected += mapper.map(records.cursor()) == RecordMapper.Outcome.REJECTED ? 1 : 0;
        if (read % 10_000 == 0) {
          mapper.takeBatch(0); // Discarded, so that mapped records do not fill the memory.
        }
      }
    }
    return new Counts(read, rejected);
  }

  private List<String> summary(
      Sample sample, Guess guess, GazetteerDraft places, JobYaml text, Counts counts) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %,d records%s; dataset: %s",
            file,
            sample.rows(),
            sample.whole() ? "" : " examined, not all",
            guess.dataset().label()));
    lines.addAll(text.summary());
    lines.add("");
    for (String level : places.levels()) {
      lines.add(String.format(Locale.ROOT, "  level %s: %,d regions", level, places.count(level)));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "  %,d of %,d records can be read this way%s",
            counts.read() - counts.rejected(),
            counts.read(),
            counts.rejected() == 0 ? "" : "; a run lists the others in the rejects table"));
    lines.add("");
    lines.add("Wrote " + job() + " and " + folder.resolve(GAZETTEER) + ".");
    lines.add("Check the job file: it gives the reason for every guess. Then run");
    lines.add("  minetally explain " + job());
    lines.add("  minetally run " + job());
    return lines;
  }
}
