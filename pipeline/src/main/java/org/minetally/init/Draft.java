package org.minetally.init;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
   * @param profile what its columns mean
   * @param lookups the files of the profile's lookups, by name
   */
  public record Options(
      Optional<Dataset> dataset,
      Optional<String> charset,
      Optional<Path> gazetteer,
      Optional<ShippedProfile> profile,
      Map<String, Path> lookups) {

    /** Nothing is declared. */
    public static final Options NONE =
        new Options(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public Options {
      lookups = Map.copyOf(lookups);
    }
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
    return options.profile().isPresent()
        ? write(form, options.profile().get(), lexicon)
        : write(Study.of(form, options.dataset(), lexicon), lexicon);
  }

  private Written write(Study study, Lexicon lexicon) throws IOException {
    List<GazetteerDraft.Source> sources =
        study.guesses().stream()
            .map(guess -> new GazetteerDraft.Source(guess.sample(), guess.places()))
            .toList();
    PlacesFile places = places(sources, lexicon);
    create(job(), new JobYaml(study, places).of(title(), fromFolder(file), List.of()));
    List<Trial> trials = Trial.of(job());
    JobYaml tried = new JobYaml(study, places);
    Files.writeString(job(), tried.of(title(), fromFolder(file), doubts(trials)));
    List<String> summary = new DraftSummary(this, study).lines(tried.checks(), trials);
    return new Written(summary, study.sample().rows(), trials);
  }

  private Written write(FileGuess form, ShippedProfile profile, Lexicon lexicon)
      throws IOException {
    Sample sample = Sample.of(form.path(), form.format());
    List<ProfiledJob.LookupFile> lookups = lookups(profile, lexicon);
    List<GazetteerDraft.Source> sources = new ArrayList<>();
    sources.add(new GazetteerDraft.Source(sample, profile.places(sample, "")));
    for (ProfiledJob.LookupFile each : lookups) {
      Places named = profile.places(each.sample(), each.lookup().name() + ".");
      sources.add(new GazetteerDraft.Source(each.sample(), named));
    }
    if (sources.stream().anyMatch(source -> !source.places().levels().isEmpty())) {
      sources.removeIf(source -> source.places().levels().isEmpty());
    }
    PlacesFile places = places(sources, lexicon);
    ProfiledJob text = new ProfiledJob(profile, form, lookups, places, new Notes());
    create(folder.resolve(text.copy()), profile.text());
    create(job(), text.of(title(), fromFolder(file), List.of()));
    List<Trial> trials = Trial.of(job());
    ProfiledJob tried = new ProfiledJob(profile, form, lookups, places, new Notes());
    Files.writeString(job(), tried.of(title(), fromFolder(file), doubts(trials)));
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s; profile: %s"
            .formatted(file, Words.counted(sample.rows(), "record"), profile.name()));
    lines.addAll(DraftSummary.end(this, tried.notes().checks(), trials));
    return new Written(lines, sample.rows(), trials);
  }

  private List<ProfiledJob.LookupFile> lookups(ShippedProfile profile, Lexicon lexicon) {
    List<ProfiledJob.LookupFile> files = new ArrayList<>();
    for (ShippedProfile.Lookup lookup : profile.lookups()) {
      Path path = options.lookups().get(lookup.name());
      FileGuess form = FileGuess.of(Location.of(path).toString(), options.charset(), lexicon);
      files.add(
          new ProfiledJob.LookupFile(
              lookup, fromFolder(path), form, Sample.of(form.path(), form.format())));
    }
    return files;
  }

  /** Returns the given gazetteer, or drafts one. */
  private PlacesFile places(List<GazetteerDraft.Source> sources, Lexicon lexicon)
      throws IOException {
    Files.createDirectories(folder);
    if (options.gazetteer().isPresent()) {
      Path given = options.gazetteer().get();
      return GivenGazetteer.of(given, fromFolder(given), sources, lexicon);
    }
    GazetteerDraft draft = GazetteerDraft.of(sources, lexicon);
    create(folder.resolve(GazetteerDraft.FILE), draft.csv());
    return draft;
  }

  private static List<String> doubts(List<Trial> trials) {
    return trials.stream().flatMap(trial -> trial.doubts().stream()).toList();
  }

  private String title() {
    return file.getFileName().toString();
  }

  private static void create(Path path, String text) throws IOException {
    Files.write(
        path,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE);
  }

  /** Returns the path of a file relative to the job file. */
  private String fromFolder(Path path) {
    Path from = folder.toAbsolutePath().normalize();
    Path to = path.toAbsolutePath().normalize();
    boolean near = from.getRoot().equals(to.getRoot());
    return (near ? from.relativize(to) : to).toString().replace('\\', '/');
  }
}
