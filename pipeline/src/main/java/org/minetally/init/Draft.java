package org.minetally.init;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.minetally.model.Dataset;
import org.minetally.storage.Location;

/**
 * A draft job for a data file: a job file and, unless one is given, a gazetteer.
 *
 * @param file the data file
 * @param folder the folder to write to
 * @param options what the operator declares
 */
public record Draft(Path file, Path folder, Options options) {

  private static final String JOB = "job.yaml";

  /**
   * What the operator declares about a file, instead of a guess.
   *
   * @param dataset the dataset of all its records
   * @param charset the charset of its text
   * @param gazetteer the file of its regions
   */
  public record Options(
      Optional<Dataset> dataset, Optional<String> charset, Optional<Path> gazetteer) {

    /** Nothing is declared. */
    public static final Options NONE =
        new Options(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * What was written.
   *
   * @param lines the summary for the terminal
   * @param records the number of records in the file, without totals and notes
   * @param trials what a run would do with the records of each source
   */
  public record Written(List<String> lines, long records, List<Trial> trials) {
    public Written {
      lines = List.copyOf(lines);
      trials = List.copyOf(trials);
    }
  }

  /** Returns the path of the job file. */
  public Path job() {
    return folder.resolve(JOB);
  }

  /**
   * Examines the data file and writes the job file and the gazetteer.
   *
   * @throws FileAlreadyExistsException if one of them exists already; nothing is written in that
   *     case
   * @throws NoRecordsException if the file has no records of either dataset
   * @throws org.minetally.format.UnreadableInputException if the file is not a table
   * @throws IOException if the files cannot be written
   */
  public Written write() throws IOException {
    Path drafted = folder.resolve(GazetteerDraft.FILE);
    for (Path target : List.of(job(), drafted)) {
      if (Files.exists(target) && (options.gazetteer().isEmpty() || target.equals(job()))) {
        throw new FileAlreadyExistsException(target.toString());
      }
    }
    Lexicon lexicon = Lexicon.read();
    FileGuess form = FileGuess.of(Location.of(file).toString(), options.charset(), lexicon);
    Study study = Study.of(form, options.dataset(), lexicon);
    PlacesFile places;
    Files.createDirectories(folder);
    if (options.gazetteer().isPresent()) {
      Path given = options.gazetteer().get();
      places = GivenGazetteer.of(given, fromFolder(given), study, lexicon);
    } else {
      GazetteerDraft draft = GazetteerDraft.of(study, lexicon);
      create(drafted, draft.csv());
      places = draft;
    }
    JobYaml text = new JobYaml(study, places);
    create(job(), text(text, List.of()));
    List<Trial> trials = Trial.of(job());
    List<String> doubts = trials.stream().flatMap(trial -> trial.doubts().stream()).toList();
    JobYaml tried = new JobYaml(study, places);
    Files.writeString(job(), text(tried, doubts));
    List<String> summary = new DraftSummary(this, study, places).lines(tried.checks(), trials);
    return new Written(summary, study.sample().rows(), trials);
  }

  private static void create(Path path, String text) throws IOException {
    Files.write(
        path,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE);
  }

  private String text(JobYaml text, List<String> trial) {
    return text.of(file.getFileName().toString(), fromFolder(file), trial);
  }

  /** Returns the path of a file relative to the job file. */
  private String fromFolder(Path path) {
    Path from = folder.toAbsolutePath().normalize();
    Path to = path.toAbsolutePath().normalize();
    boolean near = from.getRoot().equals(to.getRoot());
    return (near ? from.relativize(to) : to).toString().replace('\\', '/');
  }
}
