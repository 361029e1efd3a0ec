package org.minetally.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.minetally.init.Draft;
import org.minetally.init.NoRecordsException;
import org.minetally.init.ShippedProfile;
import org.minetally.model.Dataset;
import org.minetally.publish.Reasons;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drafts a job file for a data file. */
@Command(
    name = "init",
    description =
        "Inspects a data file, guesses what its columns mean, and writes a job file and a gazetteer"
            + " that are ready to run, with a reason for each guess.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  minetally init victims.csv --to out/victims",
      "  minetally init incidents.xlsx --gazetteer districts.geojson",
      "  minetally init --profile list"
    })
final class InitCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The data file: CSV or any other format that a job can read.")
  private Path file;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "The folder for job.yaml and gazetteer.csv (default: named after the file).")
  private Path to;

  @Option(
      names = "--charset",
      paramLabel = "NAME",
      description = "The charset of the text, such as windows-1251 (default: detected).")
  private String charset;

  @Option(
      names = "--gazetteer",
      paramLabel = "FILE",
      description =
          "The regions, as CSV or GeoJSON (default: a draft with the places that the file names).")
  private Path gazetteer;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "A built-in profile, instead of guesses; list shows their names.")
  private String profile;

  @Option(
      names = "--lookup",
      paramLabel = "NAME=FILE",
      description = "Another table that the profile needs, such as accident=accidents.csv.")
  private Map<String, Path> lookups = Map.of();

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "The dataset in the file: casualties or detections (default: guessed).")
  private String dataset;

  @Override
  public Integer call() {
    if ("list".equals(profile)) {
      ShippedProfile.all()
          .forEach((name, use) -> command.commandLine().getOut().println(name + ": " + use));
      return ExitCode.OK;
    }
    if (file == null) {
      throw mistake("Missing required parameter: FILE.");
    }
    if (!Files.isRegularFile(file)) {
      throw mistake(file + ": no such file.");
    }
    Draft.Options options =
        new Draft.Options(
            dataset(),
            charset(),
            Optional.ofNullable(gazetteer()),
            shippedProfile(),
            lookupFiles());
    Draft draft = new Draft(file, to == null ? Path.of(stem()) : to, options);
    try {
      draft.write().lines().forEach(command.commandLine().getOut()::println);
    } catch (NoRecordsException e) {
      command.commandLine().getErr().println(e.getMessage());
      return ExitCode.USAGE;
    } catch (FileAlreadyExistsException e) {
      throw mistake(
          e.getMessage()
              + ": already exists and is not overwritten. Choose another folder with --to.");
    } catch (IOException e) {
      command
          .commandLine()
          .getErr()
          .println("Cannot write the job to " + draft.job() + " (" + Reasons.of(e) + ").");
      return ExitCode.FAILURE;
    }
    return ExitCode.OK;
  }

  private ParameterException mistake(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  /** Returns the file's name up to its first dot, with "-job" appended if it has no dot. */
  private String stem() {
    String name = file.getFileName().toString();
    int point = name.indexOf('.');
    String stem = point > 0 ? name.substring(0, point) : name;
    return stem.equals(name) ? stem + "-job" : stem;
  }

  private Optional<ShippedProfile> shippedProfile() {
    if (profile == null) {
      return Optional.empty();
    }
    Optional<ShippedProfile> shipped = ShippedProfile.named(profile);
    if (shipped.isEmpty()) {
      throw mistake(
          "--profile: there is no profile \"%s\"; the profiles are %s%s"
              .formatted(
                  profile,
                  String.join(", ", ShippedProfile.all().keySet()),
                  UsageMistakes.suggestion(profile, ShippedProfile.all().keySet())));
    }
    return shipped;
  }

  /** Returns the files of the lookups; the profile must need them, and no others. */
  private Map<String, Path> lookupFiles() {
    List<String> needed =
        shippedProfile().stream()
            .flatMap(known -> known.lookups().stream())
            .map(ShippedProfile.Lookup::name)
            .toList();
    for (String name : needed) {
      if (!lookups.containsKey(name)) {
        throw mistake(
            "--profile: %s needs another table; give it with --lookup %s=FILE."
                .formatted(profile, name));
      }
    }
    lookups.forEach(
        (name, table) -> {
          if (!needed.contains(name)) {
            throw mistake(
                "--lookup: %s has no lookup %s."
                    .formatted(profile == null ? "a job without --profile" : profile, name));
          }
          if (!Files.isRegularFile(table)) {
            throw mistake(table + ": no such file.");
          }
        });
    return lookups;
  }

  private Path gazetteer() {
    if (gazetteer != null && !Files.isRegularFile(gazetteer)) {
      throw mistake(gazetteer + ": no such file.");
    }
    return gazetteer;
  }

  private Optional<String> charset() {
    try {
      return Optional.ofNullable(charset).map(name -> Charset.forName(name).name());
    } catch (IllegalArgumentException e) {
      throw mistake("--charset: " + charset + " is not the name of a charset.");
    }
  }

  private Optional<Dataset> dataset() {
    if (dataset == null) {
      return Optional.empty();
    }
    for (Dataset known : Dataset.values()) {
      if (known.label().equals(dataset)) {
        return Optional.of(known);
      }
    }
    List<String> labels = Stream.of(Dataset.values()).map(Dataset::label).toList();
    throw mistake(
        "--dataset must be casualties or detections, not \"%s\"%s"
            .formatted(dataset, UsageMistakes.suggestion(dataset, labels)));
  }
}
