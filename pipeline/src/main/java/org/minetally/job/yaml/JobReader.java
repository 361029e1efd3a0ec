package org.minetally.job.yaml;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.job.ClaimSpec;
import org.minetally.job.GazetteerSpec;
import org.minetally.job.Job;
import org.minetally.job.Problem;
import org.minetally.job.RunSettings;
import org.minetally.model.Dataset;
import org.minetally.profile.Profile;
import org.minetally.publish.CurrentForm;
import org.minetally.report.ReportLanguage;
import org.minetally.storage.Location;
import org.minetally.summary.Suppression;
import org.minetally.table.FactTable;

/**
 * Converts a job file into a typed job, after the schema check, and checks what the schema cannot
 * express. After a problem, reading continues with a placeholder so that all problems are found; a
 * job with a problem is never returned to a caller of {@link JobFile}.
 */
final class JobReader {

  private final Path file;
  private final Yaml root;
  private final JobFile reading;
  private final List<Problem> problems;
  private final Path folder;
  private final RunSettings settings;
  private final FilePatterns files;
  private final OverriddenInputs inputs;
  private final RowInputs rows;
  private final Set<Dataset> datasets = EnumSet.noneOf(Dataset.class);

  JobReader(Path file, Yaml root, RunSettings settings, JobFile reading) {
    this.file = file;
    this.root = root;
    this.settings = settings;
    this.reading = reading;
    this.problems = reading.problems();
    this.folder = folder(file);
    this.files = new FilePatterns(folder, reading.stores(), reading.recorded(), problems);
    this.inputs =
        new OverriddenInputs(settings.overrides(), files.fromWorkingDirectory(), problems);
    this.rows = new RowInputs(settings.overrides(), root.items("sources"), problems);
  }

  /** Returns the folder of the job file, relative to the working directory if it is inside it. */
  static Path folder(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    Path here = Path.of("").toAbsolutePath();
    return parent.startsWith(here) ? here.relativize(parent) : parent;
  }

  Job read() {
    GazetteerSpec gazetteer = new GazetteerSpecReader(root, files, problems).read();
    Levels levels = new Levels(gazetteer.levels());
    PointsReader points = new PointsReader(root, gazetteer, levels, files, problems);
    List<Job.Source> sources = sources(levels, points);
    points.checkUsed(sources);
    new BoundsCheck(root, sources, problems).check();
    Suppression suppression = new SuppressionReader(root, sources, problems).read();
    SelectedTables tables = tables(levels, sources);
    tables.check(suppression, problems);
    // Read before the hash is taken, which covers claim files too.
    List<ClaimSpec> claims = new ClaimsReader(files, reading, datasets, problems).read(root);
    Location output = output();
    return new Job.Builder()
        .file(file)
        .name(root.text("name", defaultName()))
        .about(new AboutReader(root, problems).read())
        .sha256(reading.sha256())
        .texts(reading.texts())
        .settings(settings)
        .gazetteer(gazetteer)
        .points(points.read())
        .sources(sources)
        .tables(tables.selectedFacts())
        .summaries(tables.selectedSummaries())
        .claims(claims)
        .suppression(suppression)
        .thresholds(new ThresholdsReader(root, sources, tables, problems).read())
        .output(output)
        .current(current(output))
        .keep(keep())
        .formats(new OutputFormatsReader(root, problems).read())
        .records(records(suppression))
        .report(report())
        .build();
  }

  private SelectedTables tables(Levels levels, List<Job.Source> sources) {
    List<FactTable> all = new TablesReader(root, levels, datasets, problems).read();
    return new SelectedTables(
        all,
        new SummariesReader(root, levels, all, problems).read(),
        SelectedTables.incidents(all, sources),
        settings.tables());
  }

  private String defaultName() {
    return file.equals(JobFile.STANDARD_INPUT)
        ? "Job from standard input"
        : file.getFileName().toString();
  }

  private Location output() {
    Optional<Yaml> given =
        settings.overrides().output().map(path -> CommandLineValue.of("--output ", path));
    Optional<Yaml> place = given.or(() -> root.get("output").flatMap(o -> o.get("path")));
    if (place.isEmpty()) {
      missing(root.get("output").orElse(root), root.get("output").isEmpty() ? "output" : "path");
    }
    String text = place.flatMap(Yaml::text).orElse("");
    if (!Location.isUri(text)) {
      return folder(place, given.isPresent() ? Path.of("") : folder, text);
    }
    String uri = text.replaceAll("/+$", "");
    new StoredPatterns(reading.stores(), problems).isUsable(place.get(), uri + "/current.json");
    return new Location(uri);
  }

  private Location folder(Optional<Yaml> place, Path base, String text) {
    try {
      if (text.isEmpty() && place.filter(CommandLineValue::is).isPresent()) {
        problems.add(place.get().problem("the path is empty; expected a folder or a URI"));
      }
      return Location.of(base.resolve(text).normalize());
    } catch (InvalidPathException e) {
      place.ifPresent(p -> problems.add(p.problem("\"%s\" is not a valid path".formatted(text))));
      return Location.of(base);
    }
  }

  /** Adds a problem for a key that the command line could have replaced. */
  private void missing(Yaml mapping, String key) {
    if (mapping.isMapping()) {
      String option = key.equals("files") ? "--input" : "--output";
      problems.add(mapping.problem("missing key \"%s\"; add it, or use %s".formatted(key, option)));
    }
  }

  /** Returns how the output shows the published snapshot. The schema check reports other words. */
  private CurrentForm current(Location output) {
    Optional<Yaml> given = root.get("output").flatMap(o -> o.get("current"));
    CurrentForm form =
        Arrays.stream(CurrentForm.values())
            .filter(of -> given.flatMap(Yaml::text).filter(of.key()::equals).isPresent())
            .findFirst()
            .orElse(CurrentForm.LINK);
    if (given.isPresent() && form != CurrentForm.POINTER && output.isUri()) {
      problems.add(
          given
              .get()
              .problem(
                  "a store has no links and no copies; remove \"current\", or write current:"
                      + " pointer"));
    }
    return form;
  }

  private int keep() {
    Optional<String> given = root.get("output").flatMap(o -> o.get("keep")).flatMap(Yaml::text);
    try {
      return given.map(Integer::valueOf).orElse(Job.KEEP_ALL);
    } catch (NumberFormatException e) {
      return Job.KEEP_ALL; // The schema check has reported it.
    }
  }

  private boolean records(Suppression suppression) {
    Optional<Yaml> given = root.get("output").flatMap(output -> output.get("records"));
    boolean records = given.flatMap(Yaml::text).filter("true"::equals).isPresent();
    if (records && suppression.isEnabled()) {
      problems.add(
          given
              .get()
              .problem(
                  "tables of records would show what suppression hides; remove output.records or"
                      + " suppression"));
    }
    return records;
  }

  private Optional<ReportLanguage> report() {
    String given = root.text("report", "false");
    return given.equals("true")
        ? Optional.of(ReportLanguage.ENGLISH)
        : Arrays.stream(ReportLanguage.values())
            .filter(language -> language.code().equals(given))
            .findFirst();
  }

  private List<Job.Source> sources(Levels levels, PointsReader points) {
    List<Job.Source> sources = new ArrayList<>();
    Map<String, Yaml> ids = new LinkedHashMap<>();
    for (Yaml source : root.items("sources")) {
      source.get("id").ifPresent(id -> checkUnique(id, ids));
      ColumnNames columns = new ColumnNames();
      Set<Dataset> possible = datasets(source);
      Optional<Yaml> profile = profile(source);
      profile.ifPresent(points::checkNeeded);
      List<Location> recordFiles = files(source);
      var format = new FormatReader(source, problems).read(recordFiles);
      profile.ifPresent(
          yaml -> {
            Profile mapping = new ProfileReader(yaml, possible, levels, columns, problems).read();
            LookupsReader.Result joined =
                new LookupsReader(source, files, inputs, problems).read(mapping, yaml, columns);
            sources.add(
                new Job.Source(
                    source.text("id", ""),
                    recordFiles,
                    mapping.coordinates().hasGeometry() ? format.withGeometry() : format,
                    source.get("deletions").isEmpty()
                        ? joined.profile()
                        : joined.profile().toBuilder()
                            .revisions(mapping.revisions().withDeletionFiles())
                            .build(),
                    joined.columns(),
                    new Job.Related(
                        new DeletionsReader(source, files, problems).read(mapping, recordFiles),
                        joined.lookups())));
          });
    }
    inputs.checkKnown(
        root.items("sources").stream()
            .flatMap(source -> LookupsReader.inputsOf(source).stream())
            .toList());
    rows.checkKnown(ids.keySet());
    return sources;
  }

  /** Returns the record files of a source; none if its records are rows. */
  private List<Location> files(Yaml source) {
    if (rows.include(source)) {
      return List.of();
    }
    Optional<List<Location>> given = inputs.of(source.text("id", ""));
    if (given.isEmpty() && source.get("files").isEmpty()) {
      missing(source, "files");
    }
    return given.orElseGet(() -> files.files(source.items("files")));
  }

  private void checkUnique(Yaml id, Map<String, Yaml> ids) {
    Yaml first = ids.putIfAbsent(id.text().orElse(""), id);
    if (first != null) {
      problems.add(
          id.problem(
              String.format(
                  Locale.ROOT,
                  "duplicate source id \"%s\"; first used on line %d",
                  id.text().orElse(""),
                  first.line())));
    }
  }

  /**
   * Returns the dataset of a source; all datasets if it names no valid one, so that the profile is
   * still checked.
   */
  private Set<Dataset> datasets(Yaml source) {
    Optional<Dataset> named = TablesReader.dataset(source.text("dataset", ""));
    named.ifPresent(datasets::add);
    return named.map(EnumSet::of).orElse(EnumSet.allOf(Dataset.class));
  }

  /** Returns the inline profile, or the profile in the file that the source names. */
  private Optional<Yaml> profile(Yaml source) {
    Optional<Yaml> given = source.get("profile");
    if (given.isEmpty() || given.get().isMapping()) {
      return given;
    }
    return given.flatMap(files::file).flatMap(reading::profile);
  }
}
