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
import org.minetally.mapping.RecordMapper;
import org.minetally.model.Dataset;
import org.minetally.run.Preparation;
import org.minetally.run.engine.EngineOptions;
import org.minetally.source.SourceFile;
import org.minetally.storage.Location;

/**
 * A first job for a file: a job file and a gazetteer, which run as they are.
 *
 * @param file the data
 * @param folder where both are written
 */
public record Draft(Path file, Path folder) {

  private static final String JOB = "job.yaml";
  private static final String GAZETTEER = "gazetteer.csv";

  /** The job file that is written. */
  public Path job() {
    return folder.resolve(JOB);
  }

  /**
   * Looks at the file and writes both.
   *
   * @param dataset what the file is about, if that is known
   * @return what was found and written, line by line
   * @throws FileAlreadyExistsException if one of them is there already; nothing is written then
   * @throws org.minetally.source.UnreadableInputException if the file is no table
   * @throws IOException if the files cannot be written
   */
  public List<String> write(Optional<Dataset> dataset) throws IOException {
    for (Path there : List.of(job(), folder.resolve(GAZETTEER))) {
      if (Files.exists(there)) {
        throw new FileAlreadyExistsException(there.toString());
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
    return told(sample, guess, places, text, counts);
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

  /** The data file as seen from the job file. */
  private String fromFolder() {
    Path from = folder.toAbsolutePath().normalize();
    Path to = file.toAbsolutePath().normalize();
    boolean near = from.getRoot().equals(to.getRoot());
    return (near ? from.relativize(to) : to).toString().replace('\\', '/');
  }

  private record Counts(long read, long rejected) {}

  /** Maps every record once as a run would. */
  private Counts counts() {
    Preparation preparation = Preparation.of(job(), new EngineOptions(List.of()));
    var spec = preparation.plan().sources().get(0);
    SourceFile source = new SourceFile(spec.files().get(0), spec.format());
    SourceFile.Header header = source.header();
    RecordMapper mapper =
        new RecordMapper(
            0,
            spec.profile(),
            header.headings(),
            source.charset(header),
            preparation.plan().gazetteer(),
            preparation.plan().layouts().of(0),
            preparation.plan().points());
    long read = 0;
    long rejected = 0;
    try (SourceFile.Records records = source.records(header)) {
      while (records.cursor().next()) {
        read++;
        rejected += mapper.map(records.cursor()) == RecordMapper.Outcome.REJECTED ? 1 : 0;
        if (read % 10_000 == 0) {
          mapper.takeBatch(0); // What is mapped is not needed; it must not fill the memory.
        }
      }
    } catch (IOException e) {
      throw source.unreadable(e);
    }
    return new Counts(read, rejected);
  }

  private List<String> told(
      Sample sample, Guess guess, GazetteerDraft places, JobYaml text, Counts counts) {
    List<String> told = new ArrayList<>();
    told.add(
        String.format(
            Locale.ROOT,
            "%s: %,d records%s, taken for %s",
            file,
            sample.rows(),
            sample.whole() ? "" : " looked at, not all",
            guess.dataset().label()));
    told.addAll(text.summary());
    told.add("");
    for (String level : places.levels()) {
      told.add(String.format(Locale.ROOT, "  level %s: %,d places", level, places.count(level)));
    }
    told.add(
        String.format(
            Locale.ROOT,
            "  %,d of %,d records can be read so%s",
            counts.read() - counts.rejected(),
            counts.read(),
            counts.rejected() == 0 ? "" : "; the run lists the others in the table rejects"));
    told.add("");
    told.add("Wrote " + job() + " and " + folder.resolve(GAZETTEER) + ".");
    told.add("Check the job file: every guess stands there with its reason. Then");
    told.add("  minetally explain " + job());
    told.add("  minetally run " + job());
    return told;
  }
}
